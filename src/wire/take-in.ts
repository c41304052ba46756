import type { WireSourceRow } from "../db/wire-sources.ts";
import { hasItsEnd } from "./document-end.ts";
import { parseWire } from "./parse.ts";
import { setAside, type Unread } from "./set-aside.ts";
import { storeItems, type Storing } from "./store-items.ts";

export type TakenIn =
  | { readonly ok: true; readonly fresh: number; readonly quarantined: number }
  | { readonly ok: false; readonly kind: "unreadable"; readonly message: string };

/** What is read, and how much of it must be readable. */
export interface Document {
  readonly bytes: Uint8Array;
  /** For the places of what is broken: an address or a file. */
  readonly name: string;
  readonly mediaType?: string | null;
  /** Nothing is stored if any item is broken or the end is missing: more of the document may be on its way. */
  readonly wholeOnly?: boolean;
}

/**
 * Reads a document and stores what it holds: items in the inbox, what is broken in quarantine. When it resolves,
 * everything is in the database. A document that is unreadable as a whole is left to the caller.
 */
export async function takeIn(
  storing: Storing,
  source: WireSourceRow,
  { bytes, name, mediaType = null, wholeOnly = false }: Document,
): Promise<TakenIn> {
  const parsed = parseWire(bytes, { language: source.language, mediaType });
  if (!parsed.ok) return parsed;
  if (wholeOnly && !hasItsEnd(bytes)) return { ok: false, kind: "unreadable", message: "Its end is missing." };
  const broken = parsed.items.flatMap((one): readonly Unread[] => (one.ok ? [] : [one]));
  if (wholeOnly && broken[0] !== undefined) return { ok: false, kind: "unreadable", message: broken[0].reason };
  const whole = parsed.items.flatMap((one) => (one.ok ? [one] : []));
  const { fresh, refused } = await storeItems(storing, source, whole);
  const refusedNow = refused.map(({ received, reason }): Unread => ({ place: "an item", reason, raw: received.raw }));
  const named = [...broken, ...refusedNow].map((one) => ({ ...one, place: `${name}, ${one.place}` }));
  const quarantined = await setAside(storing, source.id, named);
  return { ok: true, fresh, quarantined };
}
