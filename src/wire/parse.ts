import { parseJsonDocument } from "./json-document.ts";
import type { ParsedItem, ParsedWire } from "./parsed.ts";
import { recognise, recogniseBytes } from "./recognise.ts";
import { sourceOf } from "./source-text.ts";
import { readLanguage } from "./words.ts";
import { parseXmlFeed } from "./xml-feed.ts";

export type { ParsedItem, ParsedWire, WireFormat } from "./parsed.ts";

export interface WireHint {
  /** As HTTP says it; only its charset counts, the format is told from the content. */
  readonly mediaType?: string | null;
  /** BCP 47, for items that name no language. */
  readonly language?: string | null;
}

/** Of a whole document, in bytes. */
const mostBytes = 32_000_000;

/** Reads RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom, JSON Feed and ninjs 1 to 3, told apart by their content. */
export function parseWire(bytes: Uint8Array, hint: WireHint = {}): ParsedWire {
  const parsed = parse(bytes, hint);
  return parsed.ok ? { ...parsed, items: withAlternateIds(parsed.items) } : parsed;
}

function parse(bytes: Uint8Array, { mediaType = null, language = null }: WireHint): ParsedWire {
  if (bytes.byteLength > mostBytes)
    return unreadable(
      `It is ${(bytes.byteLength / 1e6).toFixed(1)} MB long, and a document may have ${mostBytes / 1e6} MB at most; ask the source to send less at once.`,
    );
  const file = recogniseBytes(bytes);
  if (file !== null) return unreadable(`It looks like ${file}.`);
  const read = sourceOf(bytes, mediaType);
  if (!read.ok) return unreadable(read.message);
  const recognised = recognise(read.source.text);
  switch (recognised.kind) {
    case "xml":
      return parseXmlFeed(read.source, recognised.format, readLanguage(language));
    case "json":
      return parseJsonDocument(read.source, readLanguage(language));
    case "other":
      return unreadable(`It looks like ${recognised.what}.`);
  }
}

/** A link that several items have is that of a page about all of them, and names none. */
function withAlternateIds(items: readonly ParsedItem[]): readonly ParsedItem[] {
  const guids = new Map<string, Set<string>>();
  for (const one of items) {
    const link = one.ok ? one.item.link : null;
    if (one.ok && link !== null) guids.set(link, (guids.get(link) ?? new Set()).add(one.item.guid));
  }
  return items.map((one) => {
    const isShared = one.ok && one.item.link !== null && (guids.get(one.item.link)?.size ?? 0) > 1;
    return one.ok && isShared ? { ...one, item: { ...one.item, alternateId: null } } : one;
  });
}

function unreadable(message: string): ParsedWire {
  return { ok: false, kind: "unreadable", message };
}
