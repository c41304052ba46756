import { createHash } from "node:crypto";
import { withoutControls } from "../language/input.ts";
import { lineOfHtml, lineOfText } from "./words.ts";
import type { WireItem } from "./wire-item.ts";

/** An item as its format says it, before it is known what names it and its version. Texts are clean lines but `bodyHtml`. */
export interface Draft extends Omit<WireItem, "guid" | "version" | "fingerprint" | "alternateId"> {
  /** The source's own name of the item. */
  readonly id: string | null;
  /** The source's own name of this version. */
  readonly statedVersion: string | null;
}

/** A draft that says nothing, for a format to fill in. */
export const emptyDraft: Draft = {
  id: null,
  statedVersion: null,
  versionCreated: null,
  firstCreated: null,
  pubStatus: "usable",
  language: null,
  urgency: null,
  headline: "",
  summary: "",
  bodyHtml: null,
  slugline: null,
  by: null,
  located: null,
  edNote: null,
  subjects: [],
  embargoedUntil: null,
  expires: null,
  copyrightHolder: null,
  usageTerms: null,
  infoSources: [],
  link: null,
  pictures: [],
};

export type Finished = { readonly ok: true; readonly item: WireItem } | { readonly ok: false; readonly reason: string };

/**
 * Names an item and its version. The guid is the source's own, else the link, else a hash of headline and time. The
 * version is the source's own, else the time of its last change with the fingerprint, else the fingerprint alone.
 */
export function finish(draft: Draft, language: string | null): Finished {
  const { id, statedVersion, ...said } = draft;
  const named = lineOfText(id) || said.link;
  if (named === null && said.headline === "")
    return { ok: false, reason: "It has no identifier, no link and no headline, so nobody could find it again." };
  const bodyHtml = said.bodyHtml === null ? null : withoutControls(said.bodyHtml).trim() || null;
  const print = fingerprintOf({ ...said, bodyHtml });
  const changed = said.versionCreated === null ? print : `${new Date(said.versionCreated).toISOString()}-${print}`;
  const item: WireItem = {
    ...said,
    bodyHtml,
    guid: named ?? `urn:skywave:wire:${hash(`${said.headline}\n${said.firstCreated ?? ""}`)}`,
    version: statedVersion ?? changed,
    fingerprint: print,
    alternateId: said.link,
    language: said.language ?? language,
  };
  return { ok: true, item };
}

/** Not in it: times of change, links, pictures and counts, which differ from one poll to the next without any news. */
function fingerprintOf(said: Omit<Draft, "id" | "statedVersion">): string {
  const body = said.bodyHtml === null ? "" : lineOfHtml(said.bodyHtml);
  const told = [said.headline, said.summary, body, said.pubStatus, said.edNote, said.embargoedUntil, said.expires];
  return `h${hash(JSON.stringify(told))}`; // the letter tells it from a number, which would be compared by size
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/** Finds the words of a copyright notice: "© 2026 Example Wire. All rights reserved." is Example Wire's. */
export function holderIn(notice: string | null): string | null {
  const found =
    /^\s*(?:(?:©|\(c\)|copyright|copr\.?)\s*)+(?:\d{4}(?:\s*[-–,]\s*\d{4})*)?[,\s]*(?:by\s+)?([^.;|]{2,120})/i.exec(
      notice ?? "",
    );
  const holder = found?.[1]?.replace(/,?\s*(?:\d{4}|all rights reserved)\s*$/i, "").trim() ?? "";
  return holder === "" ? null : holder;
}
