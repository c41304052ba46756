import type { ContentToSave } from "../newsroom-api/content.ts";
import type { Genre } from "../story/revision.ts";
import { cut, fittingBody } from "./fitting-body.ts";
import { readHtml } from "./import-ninjs-html.ts";
import type { NinjsItem } from "../story/ninjs.ts";

export type SentBlock = ContentToSave["body"][number];

/** What an item says as an article's content, with what could not be brought along, in sentences' parts. */
export interface ImportedContent {
  readonly content: ContentToSave;
  readonly notes: readonly string[];
}

/** `topicOf` finds the newsroom's topic of a Media Topic's code. */
export function contentOf(item: NinjsItem, topicOf: (code: string) => number | null): ImportedContent {
  const { blocks, pictures } = bodyBlocks(item);
  const topics = item.mediaTopics.map((code) => ({ code, topic: topicOf(code) }));
  const unknown = topics.filter((one) => one.topic === null).map((one) => one.code);
  const content: ContentToSave = {
    headline: cut(item.headline, 500),
    shortHeadline: cutOrNull(item.shortHeadline, 200),
    summary: cut(item.summary, 2_000),
    dateline: cutOrNull(item.located, 200),
    genre: genreOf(item.genres),
    section: null,
    topics: topics.flatMap(({ topic }) => topic ?? []).slice(0, 50),
    bylines: [],
    body: fittingBody(blocks),
    leadAsset: null,
    related: [],
    wireSources: sourcesOf(item),
    machineDraft: false,
    rights: {
      copyrightHolder: cutOrNull(item.copyrightHolder, 300),
      usageTerms: cutOrNull(item.usageTerms, 5_000),
      // What an agency allows its customers is in a contract, not in the item: only a person can open it up.
      redistributable: false,
    },
  };
  const notes = [
    item.by === null ? null : `its byline is "${item.by}" (choose the contributors)`,
    unknown.length === 0 ? null : `the newsroom has no topic for ${unknown.join(", ")}`,
    pictures === 0 ? null : `${pictures} of its pictures stand in the text and were left out`,
    item.body === null ? "it has no body" : null,
  ];
  return { content, notes: notes.filter((note) => note !== null) };
}

function cutOrNull(text: string | null, most: number): string | null {
  return text === null ? null : cut(text, most);
}

/** An item's body in blocks. */
export function bodyBlocks(item: Pick<NinjsItem, "body">): ReturnType<typeof readHtml> {
  if (item.body === null) return { blocks: [], pictures: 0 };
  if (item.body.kind === "html") return readHtml(item.body.value);
  const paragraphs = item.body.value
    .split(/\r?\n[\t ]*(?:\r?\n)+/)
    .map((one) => one.replace(/[\s\p{Cc}]+/gu, " ").trim());
  const blocks = paragraphs.flatMap((text): SentBlock[] =>
    text === "" ? [] : [{ kind: "paragraph", runs: [{ text }] }],
  );
  return { blocks, pictures: 0 };
}

/** Who readers are told the words came from. */
function sourcesOf(item: NinjsItem): string[] {
  const named = item.sources.length > 0 ? item.sources : [item.copyrightHolder ?? item.by ?? ""];
  return [...new Set(named.map((name) => cut(name, 200).trim()).filter((name) => name !== ""))].slice(0, 20);
}

// IPTC genre NewsCodes by name or code; all else is news.
const genreWords: readonly (readonly [Genre, RegExp])[] = [
  ["fact-check", /fact.?check/],
  ["opinion", /opinion|editorial|column|letter/],
  ["analysis", /analysis|background|explainer/],
  ["feature", /feature|profile|interview|reportage/],
];

function genreOf(genres: readonly string[]): Genre {
  return genreWords.find(([, words]) => genres.some((genre) => words.test(genre)))?.[0] ?? "news";
}
