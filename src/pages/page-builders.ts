// Long because it is one list: a page of every kind, for tests.
import { readFileSync } from "node:fs";
import { type Language, loadLanguages } from "../language/language.ts";
import type { Run } from "../story/block.ts";
import type { MediaRendition } from "../story/media.ts";
import { renditionWidths } from "../story/picture.ts";
import { type StandingBlock, standingKinds, type StandingText } from "../story/standing.ts";
import type {
  Alternate,
  ArticlePage,
  Card,
  EditionFacts,
  Frame,
  FrontPage,
  LiveCoverage,
  LivePost,
  LivePostsPage,
  Media,
  Page,
  PageBlock,
  PageByline,
  PartnersBlock,
  PartnersFeed,
  Picture,
  RssFeed,
  SearchPage,
  SectionLink,
  Templates,
} from "./page.ts";
import { broadcastPages, type Material } from "./broadcast-builders.ts";
import { readSearchAsked } from "./search-asked.ts";

// For tests: page data in any edition, told in the words of the demonstration's stories, so that a case says only what
// is particular to it.

export const templates: Templates = { version: "1", publicUrl: "https://news.example", languages: loadLanguages() };

/** 9 March 2026, 06:35 UTC. */
export const morning = Date.UTC(2026, 2, 9, 6, 35);
export const hour = 3_600_000;

interface Story {
  readonly headline: string;
  readonly shortHeadline: string;
  readonly summary: string;
  readonly dateline: string;
  readonly body: readonly { readonly kind: string; readonly text: string; readonly by?: string }[];
  readonly caption: string;
  readonly alt: string;
  readonly topic: string;
}

interface Stories {
  readonly motherLanguageDay: Story;
  readonly smallpox: Story;
  readonly desk: { readonly name: string; readonly description: string };
}

/** The demonstration's stories in an edition's language. */
export function storiesIn(code: string): Stories {
  const file = new URL(`../../demonstration/stories/${code}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as Stories; // checked where the demonstration is loaded
}

export function language(code: string): Language {
  const found = templates.languages.get(code);
  if (!found) throw new Error(`No language "${code}".`);
  return found;
}

export function edition(code: string): EditionFacts {
  const { path, timeZone, terms } = language(code);
  return { code, path, wordmark: terms.serviceName.text, timeZone, languageVersion: null };
}

/** A section named by one of the edition's own interface texts. */
export function section(
  code: string,
  key: "world" | "health" | "politics" | "economy" | "culture" | "sport",
): SectionLink {
  const { path, terms } = language(code);
  return { name: terms[key].text, address: `${path}/${key}/` };
}

export function frame(code: string, more: Partial<Frame> = {}): Frame {
  const keys = ["world", "politics", "economy", "health", "culture", "sport"] as const;
  return {
    edition: edition(code),
    sections: keys.map((key) => section(code, key)),
    breaking: null,
    theme: null,
    standing: standingKinds,
    broadcasting: { term: null, programmes: false },
    ...more,
  };
}

export function picture(code: string, more: Partial<Picture> = {}): Picture {
  const { alt, caption } = storiesIn(code).motherLanguageDay;
  return { asset: 31, version: "9f2c1a", widths: renditionWidths, alt, caption, credit: "Skywave / Example", ...more };
}

export function card(code: string, more: Partial<Card> = {}): Card {
  const { headline, summary } = storiesIn(code).smallpox;
  const { path } = language(code);
  return {
    article: 14,
    address: `${path}/14/${headline.split(/\s/)[0] ?? ""}/`,
    headline,
    summary,
    genre: "news",
    publishedAt: morning,
    flash: false,
    live: false,
    picture: null,
    ...more,
  };
}

/** An edition's feed of these cards, in the section Health. */
export function feed(code: string, cards: readonly Card[], of: RssFeed["of"] = null): RssFeed {
  const changedAt = morning + hour;
  return {
    kind: "rss",
    edition: edition(code),
    address: `${of === null ? `${language(code).path}/` : of.address}rss.xml`,
    of,
    items: cards.map((one) => ({ card: one, section: section(code, "health").name, changedAt })),
    changedAt: cards.length === 0 ? null : changedAt,
  };
}

/** Two articles as partners have them: one with all that it can have, one canceled. */
export function partnersFeed(code: string): PartnersFeed {
  const story = storiesIn(code).motherLanguageDay;
  const shown = { ...picture(code), copyrightHolder: "Example", usageTerms: null };
  const runs = [{ text: story.body[0]?.text ?? "" }];
  return {
    kind: "partners",
    edition: edition(code),
    address: `${language(code).path}/partners.json`,
    entries: [
      {
        article: 12,
        version: 2,
        changedAt: morning + hour,
        usable: true,
        address: `${language(code).path}/12/story/`,
        publishedAt: morning,
        headline: story.headline,
        shortHeadline: story.shortHeadline,
        summary: story.summary,
        dateline: story.dateline,
        genre: "news",
        section: section(code, "world").name,
        topics: [{ topic: 5, name: story.topic }],
        bylines: [{ role: "reporter", kind: "desk", name: byline(code).name, address: byline(code).address }],
        lead: shown,
        body: [
          { kind: "paragraph", id: "a", runs },
          {
            kind: "quotation",
            id: "b",
            runs,
            by: story.body[0]?.by ?? "A",
            original: { text: "Wasser", language: "de" },
          },
          { kind: "list", id: "c", ordered: false, items: [runs, runs] },
          { kind: "picture", id: "d", picture: { ...shown, asset: 32 } },
          ...richForPartners(code),
        ],
        posts: [{ at: morning, headline: story.shortHeadline, body: [{ kind: "paragraph", id: "e", runs }] }],
        wireSources: ["Agency"],
        machineDraft: true,
        copyrightHolder: "Example",
        usageTerms: "Not before noon.",
        notice: { kind: "correction", at: morning + hour, text: story.summary },
      },
      { article: 11, version: 3, changedAt: morning, usable: false },
    ],
  };
}

/** Words of a standing page, in the edition's own language. */
export function standingText(code: string): StandingText {
  const { body } = storiesIn(code).smallpox;
  const said = (id: string, at: number): StandingBlock => ({
    kind: "paragraph",
    id,
    runs: [{ text: body[at]?.text ?? "" }],
  });
  return { body: [said("a", 0), said("b", 1)], tipLine: [said("c", 2)] };
}

function richForPartners(code: string): readonly PartnersBlock[] {
  const rights = { copyrightHolder: "Example", usageTerms: null };
  return richBlocks(code).map((block): PartnersBlock => {
    switch (block.kind) {
      case "picture":
        return { ...block, picture: { ...block.picture, ...rights } };
      case "gallery":
        return { ...block, pictures: block.pictures.map((one) => ({ ...one, ...rights })) };
      case "audio":
      case "video":
        return { ...block, media: { ...block.media, ...rights } };
      case "postCard":
        return { ...block, picture: block.picture === null ? null : { ...block.picture, ...rights } };
      default:
        return block;
    }
  });
}

export function alternates(codes: readonly string[], self: string): readonly Alternate[] {
  return codes.map((code) => ({ edition: code, address: `${language(code).path}/12/story/`, self: code === self }));
}

export function byline(code: string, more: Partial<PageByline> = {}): PageByline {
  const { name, description } = storiesIn(code).desk;
  return {
    role: "reporter",
    kind: "desk",
    name,
    description,
    address: `${language(code).path}/by/3/`,
    portrait: picture(code, { asset: 7 }),
    ...more,
  };
}

export function paragraph(...runs: readonly (Run | string)[]): PageBlock {
  return { id: "p", kind: "paragraph", runs: runs.map((run) => (typeof run === "string" ? { text: run } : run)) };
}

export function media(code: string, kind: "audio" | "video", more: Partial<Media> = {}): Media {
  const { caption, body } = storiesIn(code).motherLanguageDay;
  const file = (
    name: string,
    quality: MediaRendition["quality"],
    mediaType: string,
    bytes: number,
    lines?: number,
  ) => ({
    file: name,
    quality,
    mediaType,
    bytes,
    width: lines === undefined ? null : Math.round((lines * 16) / 9),
    height: lines ?? null,
  });
  const files =
    kind === "audio"
      ? [
          file("audio-standard.mp3", "standard", "audio/mpeg", 2_412_000),
          file("audio-low.ogg", "low", "audio/ogg", 612_000),
          file("audio-low.mp3", "low", "audio/mpeg", 804_000),
        ]
      : [
          file("video-standard.mp4", "standard", "video/mp4", 9_612_000, 360),
          file("video-small.mp4", "small", "video/mp4", 3_100_000, 240),
          file("video-sound.mp3", "sound", "audio/mpeg", 804_000),
        ];
  return {
    asset: kind === "audio" ? 41 : 42,
    version: "4c1d2e3f00",
    caption,
    credit: "Skywave / Example",
    transcript: `${body[0]?.text ?? ""}\n\n${body[1]?.text ?? ""}`,
    duration: 201,
    files,
    poster: kind === "audio" ? null : file("poster.jpg", "poster", "image/jpeg", 21_000, 360),
    ...more,
  };
}

/** A block of every kind that is more than running text. */
export function richBlocks(code: string): readonly PageBlock[] {
  const { headline, summary, caption, topic, dateline, body } = storiesIn(code).motherLanguageDay;
  const runs = (text = "") => [{ text }];
  const date = (year: number, month: number | null, day: number | null, time: string | null = null) => ({
    year,
    month,
    day,
    time,
  });
  return [
    { kind: "audio", id: "r1", media: media(code, "audio") },
    { kind: "video", id: "r2", media: media(code, "video") },
    { kind: "gallery", id: "r3", pictures: [33, 34, 35].map((asset) => picture(code, { asset })) },
    {
      kind: "table",
      id: "r4",
      caption: headline,
      headerRow: true,
      headerColumn: true,
      rows: [
        ["", dateline, topic, topic, topic].map(runs),
        [topic, "1999", "40", "100", "1.5"].map(runs),
        [dateline, "2000", "43", "-", ""].map(runs),
      ],
    },
    {
      kind: "factBox",
      id: "r5",
      heading: topic,
      parts: [
        { kind: "paragraph", runs: runs(body[0]?.text) },
        { kind: "list", ordered: false, items: [runs(topic), runs(dateline)] },
      ],
    },
    {
      kind: "timeline",
      id: "r6",
      heading: null,
      entries: [
        { date: date(1952, null, null), runs: runs(topic) },
        { date: date(1999, 11, null), runs: runs(summary) },
        { date: date(2000, 2, 21), runs: runs(caption) },
        { date: date(2026, 2, 21, "14:05"), runs: runs(headline) },
      ],
    },
    {
      kind: "postCard",
      id: "r7",
      platform: "Example Social",
      author: "A. Rahman",
      handle: "@arahman",
      text: "আমাদের ভাষা, আমাদের গর্ব।\n\nOur language, our pride.",
      language: "bn",
      date: date(2026, 2, 21),
      address: "https://social.example/@arahman/1",
      picture: picture(code, { asset: 36 }),
    },
  ];
}

export function article(code: string, more: Partial<ArticlePage> = {}): ArticlePage {
  const story = storiesIn(code).motherLanguageDay;
  return {
    kind: "article",
    frame: frame(code),
    address: `${language(code).path}/12/story/`,
    article: 12,
    headline: story.headline,
    shortHeadline: story.shortHeadline,
    summary: story.summary,
    dateline: story.dateline,
    genre: "news",
    flash: false,
    section: section(code, "world"),
    topics: [{ name: story.topic, address: `${language(code).path}/topic/languages/` }],
    lead: picture(code),
    body: story.body.map((block, index) => storyBlock(block, String(index))),
    bylines: [byline(code)],
    wireSources: [],
    machineDraft: false,
    copyrightHolder: null,
    publishedAt: morning,
    updatedAt: null,
    notices: [],
    retracted: false,
    alternates: alternates([...new Set(["en", "km", "ur", code])], code),
    related: [card(code)],
    live: null,
    firstPublished: null,
    shareCard: more.lead === null && more.retracted !== true,
    ...more,
  };
}

/** A post of live coverage: the story's paragraph of that number, after so many quarters of an hour. */
export function livePost(code: string, number: number, more: Partial<LivePost> = {}): LivePost {
  const { body, shortHeadline } = storiesIn(code).motherLanguageDay;
  const at = morning + number * (hour / 4);
  const { role, kind, name, address } = byline(code);
  return {
    number,
    at,
    changedAt: at,
    headline: number % 2 === 0 ? null : shortHeadline,
    body: [paragraph(body[number % body.length]?.text ?? "")],
    bylines: number % 3 === 0 ? [{ role, kind, name, address }] : [],
    keyPoint: false,
    notices: [],
    ...more,
  };
}

/** Live coverage that runs, of six posts and older ones: one pinned, one corrected, two key points. */
export function liveCoverage(code: string, more: Partial<LiveCoverage> = {}): LiveCoverage {
  const { headline, summary } = storiesIn(code).motherLanguageDay;
  const address = `${language(code).path}/12/story/`;
  const posts = [40, 39, 37, 36, 35].map((number) => livePost(code, number));
  return {
    startedAt: morning,
    endedAt: null,
    version: 44,
    newest: 40,
    keyPoints: [
      { number: 39, at: morning + 39 * (hour / 4), line: headline, address: null },
      { number: 2, at: morning + hour / 2, line: summary, address: `${address}posts/1/` },
    ],
    pinned: livePost(code, 38, {
      headline,
      body: [{ kind: "picture", id: "p", picture: picture(code, { asset: 32 }) }, paragraph(summary)],
      notices: [{ at: morning + 10 * hour, text: summary }],
    }),
    posts,
    older: `${address}posts/1/`,
    ...more,
  };
}

/** A page of older posts. */
export function livePosts(code: string): LivePostsPage {
  const address = `${language(code).path}/12/story/`;
  return {
    kind: "live-posts",
    frame: frame(code),
    address: `${address}posts/2/`,
    article: { headline: storiesIn(code).motherLanguageDay.headline, address },
    number: 2,
    previous: `${address}posts/1/`,
    next: address,
    posts: [31, 32, 33].map((number) => livePost(code, number)),
  };
}

function storyBlock(block: Story["body"][number], id: string): PageBlock {
  const runs = [{ text: block.text }];
  if (block.kind === "quotation") return { id, kind: "quotation", runs, by: block.by ?? null, original: null };
  return { id, kind: block.kind === "heading" ? "heading" : "paragraph", runs };
}

export function front(code: string, more: Partial<FrontPage> = {}): FrontPage {
  const { headline, summary } = storiesIn(code).motherLanguageDay;
  const cards = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) =>
      card(code, { article: from + index, address: `${language(code).path}/${from + index}/x/` }),
    );
  return {
    kind: "front",
    frame: frame(code),
    address: `${language(code).path}/`,
    lead: card(code, { headline, summary, picture: picture(code) }),
    seconds: cards(20, 2),
    sections: frame(code).sections.map((link, index) => ({ section: link, cards: cards(30 + index * 10, 4) })),
    alternates: [...new Set(["en", "km", "ur", code])].map((other) => ({
      edition: other,
      address: `${language(other).path}/`,
      self: other === code,
    })),
    ...more,
  };
}

/** Page data with every text that people write replaced by one and the same: names, headlines, captions, words. */
export function withText<Data>(data: Data, text: string): Data {
  const replaced = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return written.has(key) ? text : value;
    if (Array.isArray(value)) return value.map((item) => replaced(item, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, replaced(item, name)]));
  };
  return replaced(data, "") as Data; // the same shape with other strings
}

const written = new Set(
  "headline shortHeadline summary line dateline name section text by alt caption credit description wordmark wireSources copyrightHolder heading author handle platform transcript".split(
    " ",
  ),
);

/** The search's form, a page of what was found, other words than were asked for, and nothing found. */
export function searches(code: string): readonly SearchPage[] {
  const { path } = language(code);
  const { headline } = storiesIn(code).smallpox;
  const around = { kind: "search", frame: frame(code), address: `${path}/search/` } as const;
  const asked = readSearchAsked(new URLSearchParams({ q: headline, section: "health", sort: "newest", page: "2" }));
  const cards = [card(code), card(code, { picture: picture(code) })];
  const found = { cards, total: 62, pages: 4, instead: null, meant: null };
  return [
    { ...around, asked: null, found: null },
    { ...around, asked, found },
    { ...around, asked, found: { ...found, total: null, pages: 1, instead: headline, meant: headline } },
    { ...around, asked, found: { ...found, cards: [], total: 0, pages: 1 } },
  ];
}

/** What pages of channels and programmes are told with (`broadcast-builders.ts`). */
export function materialOf(code: string): Material {
  const { desk, motherLanguageDay: story } = storiesIn(code);
  const notes = standingText(code).body.filter((block) => block.kind !== "quotation");
  const [audio, video] = [media(code, "audio"), media(code, "video")];
  return { edition: edition(code), desk, story, picture: picture(code), audio, video, notes };
}

/** One page of every kind of an edition, and of the tree. */
export function everyKind(code: string): readonly Page[] {
  const { path } = language(code);
  const around = frame(code, { breaking: { text: storiesIn(code).smallpox.headline, address: `${path}/14/x/` } });
  const listed = {
    frame: around,
    name: section(code, "world").name,
    cards: [card(code), card(code, { picture: picture(code), live: true })],
  };
  const months = [{ month: "2026-03", address: `${path}/world/2026-03/` }];
  const world = `${path}/world/`;
  const person = byline(code, { kind: "person" });
  const entries = [{ address: `${path}/12/story/`, changedAt: morning }];
  return [
    article(code, { frame: around }),
    article(code, { frame: around, body: [...article(code).body, ...richBlocks(code)] }),
    article(code, { frame: around, flash: true, body: [], lead: null, summary: "", related: [] }),
    article(code, { retracted: true, body: [], lead: null, notices: [{ kind: "retraction", at: morning, text: "…" }] }),
    article(code, { frame: around, live: liveCoverage(code) }),
    article(code, { body: [], lead: null, flash: true, live: liveCoverage(code, { endedAt: morning + 12 * hour }) }),
    livePosts(code),
    { kind: "live-notice", version: 44, newest: 40, posts: 39, live: true },
    front(code, { frame: around }),
    { ...listed, kind: "section", address: world, months },
    { ...listed, kind: "topic", address: `${path}/topic/languages/`, description: person.description, months },
    {
      ...listed,
      kind: "month",
      address: `${world}2026-03/`,
      of: section(code, "world"),
      month: "2026-03",
      number: 2,
      previous: `${world}2026-03/1/`,
      next: `${world}2026-03/3/`,
    },
    { ...listed, ...person, kind: "contributor", contributorKind: "person", address: person.address },
    {
      kind: "standing",
      frame: around,
      address: `${path}/contact/`,
      page: "contact",
      text: standingText(code),
      updatedAt: morning,
      corrections: null,
    },
    {
      kind: "standing",
      frame: around,
      address: `${path}/corrections/`,
      page: "corrections",
      text: { ...standingText(code), tipLine: null },
      updatedAt: morning,
      corrections: [
        {
          kind: "correction",
          at: morning,
          text: storiesIn(code).smallpox.summary,
          headline: storiesIn(code).smallpox.headline,
          address: card(code).address,
        },
      ],
    },
    ...broadcastPages(materialOf(code), around),
    ...searches(code),
    { kind: "chooser", address: "", editions: [...templates.languages.keys()].map(edition) },
    { kind: "not-found", frame: around, editions: [] },
    { kind: "not-found", frame: null, editions: [edition("en"), edition(code)] },
    { kind: "gone", frame: around },
    { kind: "offline", frame: around },
    { kind: "script", edition: code, languageVersion: null },
    { kind: "worker" },
    {
      kind: "breaking",
      address: `${path}/breaking.json`,
      line: { text: storiesIn(code).smallpox.headline, address: `${path}/14/x/`, until: morning + hour },
    },
    { kind: "app-manifest", address: `${path}/app.webmanifest`, edition: edition(code), theme: null },
    feed(code, listed.cards),
    feed(code, listed.cards, { ...section(code, "world"), description: null }),
    partnersFeed(code),
    { kind: "sitemap-index", address: "sitemap.xml", sitemaps: [`${path}/sitemap.xml`, `${path}/sitemap-2026-03.xml`] },
    { kind: "sitemap", address: `${path}/sitemap-2026-03.xml`, edition: code, month: "2026-03", entries },
    { kind: "news-sitemap", address: `${path}/news.xml`, edition: edition(code), entries: [{ ...card(code) }] },
    { kind: "robots", address: "robots.txt", aiCrawlers: "refuse" },
    {
      kind: "security-txt",
      address: ".well-known/security.txt",
      contact: "mailto:security@news.example",
      expires: morning + 300 * 24 * hour,
    },
    {
      kind: "trust-txt",
      address: "trust.txt",
      lines: [{ relation: "belongto", value: "https://union.example/" }],
      aiCrawlers: "refuse",
    },
    { kind: "opensearch", address: `${path}/opensearch.xml`, edition: edition(code) },
  ];
}
