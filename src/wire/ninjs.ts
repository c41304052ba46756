import { type NinjsItem, type NinjsPicture, readNinjs } from "../story/ninjs.ts";
import { type Draft, emptyDraft } from "./draft.ts";
import type { DraftOrReason } from "./json-feed.ts";
import { readLink } from "./links.ts";
import type { WirePicture } from "./wire-item.ts";
import { beginningOf, cleanLine, lineOfHtml, paragraphsOf, readLanguage } from "./words.ts";

/** Reads an item of ninjs 1, 2 or 3. */
export function ninjsDraft(json: unknown): DraftOrReason {
  const read = readNinjs(json);
  return read.ok ? { ok: true, draft: draftOf(read.item) } : { ok: false, reason: `It ${read.message}.` };
}

function draftOf(item: NinjsItem): Draft {
  const bodyHtml =
    item.body === null ? null : item.body.kind === "html" ? item.body.value : paragraphsOf(item.body.value);
  const summary = cleanLine(item.summary) || beginningOf(bodyHtml === null ? "" : lineOfHtml(bodyHtml));
  return {
    ...emptyDraft,
    id: item.guid,
    statedVersion: item.statedVersion,
    versionCreated: item.versionCreated,
    firstCreated: item.firstCreated,
    pubStatus: item.pubStatus,
    language: readLanguage(item.language),
    urgency: item.urgency === null ? null : Math.min(9, Math.max(1, Math.round(item.urgency))),
    headline: cleanLine(item.headline) || beginningOf(summary, 100),
    summary,
    bodyHtml,
    slugline: lineOrNull(item.slugline),
    by: lineOrNull(item.by),
    located: lineOrNull(item.located),
    edNote: lineOrNull(item.edNote),
    subjects: item.subjects.map(({ name, code }) => ({ name: cleanLine(name), code })).slice(0, 50),
    embargoedUntil: item.embargoedUntil,
    expires: item.expires,
    copyrightHolder: lineOrNull(item.copyrightHolder),
    usageTerms: lineOrNull(item.usageTerms),
    infoSources: item.sources.map(cleanLine),
    link: readLink(item.link, null),
    pictures: item.pictures.flatMap(pictureOf).slice(0, 20),
  };
}

function pictureOf(picture: NinjsPicture): readonly WirePicture[] {
  const [largest] = picture.renditions;
  if (largest === undefined || !isPlace(largest.href)) return [];
  return [
    {
      href: largest.href,
      width: pixels(largest.width),
      height: pixels(largest.height),
      mediaType: largest.mediaType,
      caption: lineOrNull(picture.caption),
      credit: lineOrNull(picture.credit),
      copyrightHolder: lineOrNull(picture.copyrightHolder),
      usageTerms: lineOrNull(picture.usageTerms),
    },
  ];
}

/** An address of the web, or the name of a file beside the item; no scheme that a browser would run. */
function isPlace(href: string): boolean {
  const url = URL.parse(href);
  return url === null || url.protocol === "http:" || url.protocol === "https:";
}

function pixels(said: number | null): number | null {
  return said === null || said < 1 ? null : Math.round(said);
}

function lineOrNull(text: string | null): string | null {
  return cleanLine(text) || null;
}
