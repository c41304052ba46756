import type { AssetKind } from "./media.ts";

/** A run of text with its marks. `language` is a BCP 47 tag where the run's language differs from the article's. */
export interface Run {
  readonly text: string;
  readonly strong?: boolean;
  readonly emphasis?: boolean;
  /** Absolute http(s) or mailto address. */
  readonly href?: string;
  readonly language?: string;
}

interface BlockBase {
  /** Survives edits of the block, so that a translation can point at the block it was made from. */
  readonly id: string;
  /** The source block this one was translated from, as it then was. */
  readonly from?: { readonly block: string; readonly hash: string };
}

/** One paragraph-sized part of a revision's body. */
export type Block =
  | (BlockBase & { readonly kind: "paragraph"; readonly runs: readonly Run[] })
  | (BlockBase & { readonly kind: "heading"; readonly runs: readonly Run[] })
  | (BlockBase & {
      readonly kind: "quotation";
      readonly runs: readonly Run[];
      readonly by: string | null;
      /** The speaker's own words, so that translations need not translate back. */
      readonly original: { readonly text: string; readonly language: string } | null;
    })
  | (BlockBase & { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Run[])[] })
  | (BlockBase & { readonly kind: "picture"; readonly asset: number });

export type BlockKind = Block["kind"];

/** The block's words without marks; "" for a picture. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case "paragraph":
    case "heading":
    case "quotation":
      return block.runs.map((run) => run.text).join("");
    case "list":
      return block.items.map((item) => item.map((run) => run.text).join("")).join("\n");
    case "picture":
      return "";
  }
}

/** The assets that a block shows, and as what. */
export function blockAssets(block: Block): readonly { readonly asset: number; readonly kind: AssetKind }[] {
  return block.kind === "picture" ? [{ asset: block.asset, kind: "picture" }] : [];
}
