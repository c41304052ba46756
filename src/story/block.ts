import type { AssetKind } from "./media.ts";
import type { StoryDate } from "./story-date.ts";

/** A run of text with its marks. `language` is a BCP 47 tag where the run's language differs from the article's. */
export interface Run {
  readonly text: string;
  readonly strong?: boolean;
  readonly emphasis?: boolean;
  /** Absolute http(s) or mailto address. */
  readonly href?: string;
  readonly language?: string;
}

type Runs = readonly Run[];

/** A picture of a gallery; its caption in the library serves where it has none of its own here. */
export interface GalleryPicture {
  readonly asset: number;
  readonly caption: string | null;
}

/** A part of a fact box. */
export type FactPart =
  | { readonly kind: "paragraph"; readonly runs: Runs }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly Runs[] };

export interface TimelineEntry {
  readonly date: StoryDate;
  readonly runs: Runs;
}

interface BlockBase {
  /** Survives edits of the block, so that a translation can point at the block it was made from. */
  readonly id: string;
  /** The source block this one was translated from, as it then was. */
  readonly from?: { readonly block: string; readonly hash: string };
}

/** What a block says, without its id and where it came from. */
export type BlockContent =
  | { readonly kind: "paragraph"; readonly runs: Runs }
  | { readonly kind: "heading"; readonly runs: Runs }
  | {
      readonly kind: "quotation";
      readonly runs: Runs;
      readonly by: string | null;
      /** The speaker's own words, so that translations need not translate back. */
      readonly original: { readonly text: string; readonly language: string } | null;
    }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly Runs[] }
  | { readonly kind: "picture"; readonly asset: number }
  | { readonly kind: "gallery"; readonly pictures: readonly GalleryPicture[] }
  | { readonly kind: "audio"; readonly asset: number }
  | { readonly kind: "video"; readonly asset: number }
  | {
      readonly kind: "table";
      readonly caption: string | null;
      /** The first row, the first column say what the others hold. */
      readonly headerRow: boolean;
      readonly headerColumn: boolean;
      /** All of one length. */
      readonly rows: readonly (readonly Runs[])[];
    }
  | { readonly kind: "factBox"; readonly heading: string; readonly parts: readonly FactPart[] }
  | {
      readonly kind: "timeline";
      /** Null: "The story so far". */
      readonly heading: string | null;
      /** Oldest first. */
      readonly entries: readonly TimelineEntry[];
    }
  | {
      /** A post from elsewhere as text and picture; the post itself is loaded only by who follows its link. */
      readonly kind: "postCard";
      readonly platform: string;
      readonly author: string;
      /** "@name". */
      readonly handle: string | null;
      readonly text: string;
      /** BCP 47 tag of `text`. */
      readonly language: string;
      readonly date: StoryDate | null;
      /** Absolute, http(s). */
      readonly address: string;
      readonly asset: number | null;
    };

/** One paragraph-sized part of a revision's body. */
export type Block = BlockBase & BlockContent;

export type BlockKind = Block["kind"];

/** The block's words without marks; "" for what is only seen or heard. */
export function blockText(block: BlockContent): string {
  switch (block.kind) {
    case "paragraph":
    case "heading":
    case "quotation":
      return textOf(block.runs);
    case "list":
      return block.items.map(textOf).join("\n");
    case "gallery":
      return block.pictures.flatMap(({ caption }) => caption ?? []).join("\n");
    case "table":
      return lines(block.caption, ...block.rows.map((row) => row.map(textOf).join(" | ")));
    case "factBox":
      return lines(block.heading, ...block.parts.map(factPartText));
    case "timeline":
      return lines(block.heading, ...block.entries.map(({ runs }) => textOf(runs)));
    case "postCard":
      return block.text;
    case "picture":
    case "audio":
    case "video":
      return "";
  }
}

/** Nothing that a reader could see or hear. */
export function isEmptyBlock(block: BlockContent): boolean {
  switch (block.kind) {
    case "picture":
    case "audio":
    case "video":
      return false;
    case "gallery":
      return block.pictures.length === 0;
    case "table":
      return block.rows.every((row) => row.every((cell) => textOf(cell).trim() === ""));
    case "timeline":
      return block.entries.length === 0 || block.entries.some(({ runs }) => textOf(runs).trim() === "");
    case "factBox":
      return block.parts.every((part) => factPartText(part).trim() === "");
    default:
      return blockText(block).trim() === "";
  }
}

/** The assets that a block shows, and as what. */
export function blockAssets(block: BlockContent): readonly { readonly asset: number; readonly kind: AssetKind }[] {
  switch (block.kind) {
    case "picture":
    case "audio":
    case "video":
      return [{ asset: block.asset, kind: block.kind }];
    case "gallery":
      return block.pictures.map(({ asset }) => ({ asset, kind: "picture" }));
    case "postCard":
      return block.asset === null ? [] : [{ asset: block.asset, kind: "picture" }];
    default:
      return [];
  }
}

export function textOf(runs: Runs): string {
  return runs.map((run) => run.text).join("");
}

function factPartText(part: FactPart): string {
  return part.kind === "paragraph" ? textOf(part.runs) : part.items.map(textOf).join("\n");
}

function lines(...all: readonly (string | null)[]): string {
  return all.filter((one) => one !== null && one !== "").join("\n");
}
