import { type Block, blockAssets } from "./block.ts";
import type { AssetKind } from "./media.ts";

/** What kind of journalism a reader is looking at (IPTC genre NewsCodes, the five that readers are shown). */
export const genres = ["news", "analysis", "opinion", "fact-check", "feature"] as const;
export type Genre = (typeof genres)[number];

export const bylineRoles = ["reporter", "translator", "photographer", "additional-reporting"] as const;
export type BylineRole = (typeof bylineRoles)[number];

/** One name in the line as published; the name itself is the contributor's, per edition. */
export interface Byline {
  readonly contributor: number;
  readonly role: BylineRole;
}

/** What may be done with the text, after ninjs 3 (`copyrightHolder`, `usageTerms`). */
export interface TextRights {
  readonly copyrightHolder: string | null;
  readonly usageTerms: string | null;
  /** False for wire copy that may not be passed on to partners. */
  readonly redistributable: boolean;
}

/** Everything that one revision says: immutable once stored. Ids are those of the database. */
export interface RevisionContent {
  readonly headline: string;
  /** For lists and the breaking line; null: the headline serves. */
  readonly shortHeadline: string | null;
  readonly summary: string;
  /** Where the report was written, as printed ("DHAKA"). */
  readonly dateline: string | null;
  readonly genre: Genre;
  readonly section: number | null;
  /** First the one that the related box follows. */
  readonly topics: readonly number[];
  readonly bylines: readonly Byline[];
  readonly body: readonly Block[];
  readonly leadAsset: number | null;
  /** Articles of the same edition picked by hand for the related box. */
  readonly related: readonly number[];
  /** Agencies whose wire items were used; shown to readers. */
  readonly wireSources: readonly string[];
  /** Drafted by a machine and read by no editor; shown to readers. */
  readonly machineDraft: boolean;
  readonly rights: TextRights;
}

/** A revision that names its source asks its newsroom to look again when the source moves on. */
export interface MadeFrom {
  readonly article: number;
  readonly revision: number;
}

/** A flash is an article of one line, without body or picture. */
export function isFlash(content: Pick<RevisionContent, "body" | "leadAsset">): boolean {
  return content.body.length === 0 && content.leadAsset === null;
}

/** Every asset that a page of this revision shows, lead picture first, each once. */
export function assetsOf(content: Pick<RevisionContent, "body" | "leadAsset">): readonly number[] {
  return [...new Set(assetUses(content).map(({ asset }) => asset))];
}

/** Every place in which the page shows an asset, and as what. */
export function assetUses(
  content: Pick<RevisionContent, "body" | "leadAsset">,
): readonly { readonly asset: number; readonly kind: AssetKind }[] {
  const inBody = content.body.flatMap(blockAssets);
  return content.leadAsset === null ? inBody : [{ asset: content.leadAsset, kind: "picture" }, ...inBody];
}
