import type { WireSourceRow } from "../db/wire-sources.ts";
import { parseWire, type WireHint } from "./parse.ts";
import { setAside, type Unread } from "./set-aside.ts";
import { storeItems, type Storing } from "./store-items.ts";

export type TakenIn =
  | { readonly ok: true; readonly fresh: number; readonly quarantined: number }
  | { readonly ok: false; readonly kind: "unreadable"; readonly message: string };

/**
 * Reads a document and stores what it holds: items in the inbox, what is broken in quarantine. When it resolves,
 * everything is in the database. A document that is unreadable as a whole is left to the caller.
 */
export async function takeIn(
  storing: Storing,
  source: WireSourceRow,
  bytes: Uint8Array,
  hint: WireHint & { readonly name: string },
): Promise<TakenIn> {
  const parsed = parseWire(bytes, { language: source.language, ...hint });
  if (!parsed.ok) return parsed;
  const whole = parsed.items.flatMap((one) => (one.ok ? [one] : []));
  const { fresh, refused } = await storeItems(storing, source, whole);
  const broken = parsed.items.flatMap((one): readonly Unread[] => (one.ok ? [] : [one]));
  const refusedNow = refused.map(({ received, reason }): Unread => ({ place: "an item", reason, raw: received.raw }));
  const named = [...broken, ...refusedNow].map((one) => ({ ...one, place: `${hint.name}, ${one.place}` }));
  const quarantined = await setAside(storing, source.id, named);
  return { ok: true, fresh, quarantined };
}
