import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ParsedItem, parseWire, type WireHint } from "./parse.ts";
import type { WireItem } from "./wire-item.ts";

const fixtures = join(import.meta.dirname, "../../tests/fixtures");

export function fixture(path: string): Uint8Array {
  return readFileSync(join(fixtures, path));
}

export function rss(items: string, channel = "<title>Example Wire</title>"): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>${channel}${items}</channel></rss>`;
}

export function atom(entries: string): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title><id>urn:feed</id>${entries}</feed>`;
}

export function parse(document: string | Uint8Array, hint?: WireHint) {
  return parseWire(typeof document === "string" ? Buffer.from(document) : document, hint);
}

/** The items of a document that can be read. */
export function parsed(document: string | Uint8Array, hint?: WireHint): readonly ParsedItem[] {
  const read = parse(document, hint);
  if (!read.ok) throw new Error(read.message);
  return read.items;
}

/** The items of a document in which none is broken. */
export function items(document: string | Uint8Array, hint?: WireHint): readonly WireItem[] {
  return parsed(document, hint).map((one) => {
    if (!one.ok) throw new Error(`${one.place}: ${one.reason}`);
    return one.item;
  });
}

export function item(document: string | Uint8Array, hint?: WireHint): WireItem {
  const [first] = items(document, hint);
  if (first === undefined) throw new Error("The document has no item.");
  return first;
}

/** The sentence of a document that is unreadable. */
export function refusal(document: string | Uint8Array): string {
  const read = parse(document);
  return read.ok ? `read as ${read.format}` : read.message;
}
