import { z } from "zod";
import { readInstant } from "./dates.ts";
import { type Draft, emptyDraft } from "./draft.ts";
import { distinctSubjects, subjectOf } from "./feed-subjects.ts";
import { readAddress, readLink, withAbsoluteLinks } from "./links.ts";
import { beginningOf, lineOfHtml, lineOfText, paragraphsOf, readLanguage } from "./words.ts";

const text = z.string().nullish();
const author = z.looseObject({ name: text }).nullish();
const item = z.looseObject({
  id: z.union([z.string(), z.number().transform(String)]).nullish(), // version 1 asks readers to take numbers too
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  image: text,
  banner_image: text,
  date_published: text,
  date_modified: text,
  author,
  authors: z.array(author).nullish(),
  tags: z.array(z.string()).nullish(),
  language: text,
  attachments: z.array(z.looseObject({ url: text, mime_type: text, title: text })).nullish(),
});
type Item = z.output<typeof item>;

const feed = z.looseObject({
  home_page_url: text.catch(null),
  feed_url: text.catch(null),
  language: text.catch(null),
  author: author.catch(null),
  authors: z.array(author).nullish().catch(null),
});
type Feed = z.output<typeof feed>;

export type DraftOrReason =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly reason: string };

/** Reads an item of JSON Feed 1.0 or 1.1; `around`: the feed, of which `inheritedOfFeed` is enough. */
export function jsonFeedDraft(json: unknown, around: unknown): DraftOrReason {
  const read = item.safeParse(json);
  if (!read.success) return { ok: false, reason: `It is not an item of a JSON Feed: ${faultsIn(read.error)}.` };
  const context = feed.safeParse(around);
  return { ok: true, draft: draftOf(read.data, context.success ? context.data : {}) };
}

/** What items inherit from their feed, and nothing that changes from poll to poll. */
export function inheritedOfFeed(json: object): Readonly<Record<string, unknown>> {
  const names = new Set(["version", "title", "home_page_url", "feed_url", "language", "author", "authors"]);
  return Object.fromEntries(Object.entries(json).filter(([name]) => names.has(name)));
}

export function faultsIn(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join(".") || "it"}: ${issue.message.replace(/\.$/, "")}`)
    .join("; ");
}

function draftOf(said: Item, around: Partial<Feed>): Draft {
  const base = readLink(around.home_page_url ?? null, null) ?? readLink(around.feed_url ?? null, null);
  const html = said.content_html ?? (said.content_text ? paragraphsOf(said.content_text) : null);
  const words = html === null ? "" : lineOfHtml(html);
  const summary = lineOfText(said.summary ?? null) || beginningOf(words);
  return {
    ...emptyDraft,
    id: said.id ?? null,
    link: readLink(said.url ?? null, base) ?? readLink(said.external_url ?? null, base),
    headline: lineOfText(said.title ?? null) || beginningOf(summary, 100),
    summary,
    bodyHtml: words === "" || html === null ? null : withAbsoluteLinks(html, base),
    versionCreated: readInstant(said.date_modified ?? null),
    firstCreated: readInstant(said.date_published ?? null),
    language: readLanguage(said.language ?? around.language),
    by: bylineOf(said) ?? bylineOf(around),
    subjects: distinctSubjects((said.tags ?? []).flatMap((tag) => subjectOf(tag, null, null))),
    pictures: picturesOf(said, base),
  };
}

function bylineOf({ author, authors }: Pick<Partial<Feed>, "author" | "authors">): string | null {
  const names = (authors ?? [author]).map((one) => lineOfText(one?.name ?? null));
  return [...new Set(names.filter((one) => one !== ""))].join(", ") || null;
}

function picturesOf(said: Item, base: string | null): Draft["pictures"] {
  const attached = (said.attachments ?? []).filter((one) => one.mime_type?.startsWith("image/"));
  const written = [
    { url: said.image ?? said.banner_image, mime_type: null, title: null },
    ...attached.map(({ url, mime_type = null, title = null }) => ({ url, mime_type, title })),
  ];
  const found = written.flatMap(({ url, mime_type, title }) => {
    const href = readAddress(url ?? null, base);
    const caption = lineOfText(title) || null;
    const rest = { width: null, height: null, credit: null, copyrightHolder: null, usageTerms: null };
    return href === null ? [] : [{ href, mediaType: mime_type, caption, ...rest }];
  });
  return [...new Map(found.map((picture) => [picture.href, picture])).values()].slice(0, 20);
}
