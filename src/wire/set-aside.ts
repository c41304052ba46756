import { createHash } from "node:crypto";
import { type Broken, dropOldestQuarantined, quarantine } from "../db/wire-quarantine.ts";
import type { Storing } from "./store-items.ts";

/** How many characters of what is broken the newsroom sees. */
const seen = 2_000;

/** How many of a source are kept, the newest: more of them is a source that sends something else. */
const kept = 500;

/** What could not be read: where it was, why, and its bytes. */
export interface Unread {
  readonly place: string;
  readonly reason: string;
  readonly raw: Uint8Array;
  /** Set for what is too large to keep: its size in bytes; `raw` is then its beginning only. */
  readonly tooLarge?: number;
}

/** Puts into quarantine what could not be read; the same bytes of a source only once. Returns how many were new. */
export async function setAside(
  { database, clock }: Storing,
  source: number,
  unread: readonly Unread[],
): Promise<number> {
  let fresh = 0;
  for (const one of unread.slice(0, kept)) {
    const broken = brokenOf(source, one);
    if (await database.transaction((trx) => quarantine(trx, broken, new Date(clock())))) fresh += 1;
  }
  if (fresh > 0) await database.transaction((trx) => dropOldestQuarantined(trx, source, kept));
  return fresh;
}

function brokenOf(source: number, { place, reason, raw, tooLarge }: Unread): Broken {
  const hash = createHash("sha256").update(raw);
  if (tooLarge !== undefined) hash.update(`${place} ${tooLarge}`);
  return {
    source,
    place: storable(place).slice(0, 2_000),
    reason: storable(reason).slice(0, 2_000),
    sha256: hash.digest("hex"),
    byteLength: tooLarge ?? raw.byteLength,
    beginning: beginningOf(raw),
    raw: tooLarge === undefined ? raw : null,
  };
}

/** As text, whatever it is: what is no UTF-8 shows as such, and PostgreSQL holds no null characters. */
function beginningOf(raw: Uint8Array): string {
  const text = new TextDecoder("utf-8").decode(raw.subarray(0, seen * 3));
  return storable(text.slice(0, seen));
}

function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd");
}
