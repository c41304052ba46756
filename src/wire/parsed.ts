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
