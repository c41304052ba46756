import type { Database, Transaction } from "../db/database.ts";
import {
  addWireVersion,
  currentHead,
  hasVersion,
  insertWireItem,
  lockArrivals,
  lockWireItem,
  notifyInbox,
  storedVersions,
  versionKey,
  type WireItemRow,
  type WireVersionToStore,
} from "../db/wire-items.ts";
import type { WireHead } from "../db/schema.ts";
import type { WireSourceRow } from "../db/wire-sources.ts";
import { isNewer } from "./version-order.ts";
import { ninjsOf, type WireItem } from "./wire-item.ts";

/** A wire item with the bytes that it was read from. */
export interface Received {
  readonly item: WireItem;
  readonly raw: Uint8Array;
}

export interface Storing {
  readonly database: Database;
  /** UTC milliseconds. */
  readonly clock: () => number;
  /** The key by which the inbox is searched, without knowing the language. */
  readonly fold: (text: string) => string;
}

/** With embedded data a transaction holds everybody up, so it stays short. */
const together = 20;

/** What became of items that were to be stored. */
export interface Stored {
  /** Versions that were not there before. */
  readonly fresh: number;
  /** Those that the database refused, each with its reason. */
  readonly refused: readonly { readonly received: Received; readonly reason: string }[];
}

/**
 * Stores what is not stored yet, each batch in a transaction of its own, the newest last. What is there already costs
 * one query for all. An item that the database refuses stops none of the others.
 */
export async function storeItems(
  storing: Storing,
  source: WireSourceRow,
  received: readonly Received[],
): Promise<Stored> {
  const waiting = inOrderOfTime(await notStored(storing.database, source.id, received));
  let fresh = 0;
  const refused: { received: Received; reason: string }[] = [];
  const store = (batch: readonly Received[]) =>
    storing.database.transaction((trx) => storeBatch(storing, trx, source, batch));
  for (let from = 0; from < waiting.length; from += together) {
    const batch = waiting.slice(from, from + together);
    try {
      fresh += await store(batch);
    } catch (error) {
      if (!isAboutData(error)) throw error;
      for (const one of batch) {
        try {
          fresh += await store([one]);
        } catch (reason) {
          if (!isAboutData(reason)) throw reason;
          refused.push({ received: one, reason: `The database does not take it (${reason.message}).` });
        }
      }
    }
  }
  return { fresh, refused };
}

/** PostgreSQL's classes for data that it cannot hold: exceptions, broken constraints, limits. */
export function isAboutData(error: unknown): error is Error {
  return error instanceof Error && "code" in error && /^(22|23|54)/.test(String(error.code));
}

async function notStored(database: Database, source: number, received: readonly Received[]) {
  const guids = [...new Set(received.map(({ item }) => item.guid))];
  const stored = guids.length === 0 ? new Set() : await storedVersions(database.queries, source, guids);
  return received.filter(({ item }) => !stored.has(versionKey(item.guid, item.version)));
}

/** Feeds name the newest first; the inbox shows what came last first. */
function inOrderOfTime(received: readonly Received[]): readonly Received[] {
  const oldestFirst = [...received].reverse();
  const times = oldestFirst.map(({ item }) => item.versionCreated);
  if (times.includes(null)) return oldestFirst;
  return oldestFirst.sort((one, other) => (one.item.versionCreated ?? 0) - (other.item.versionCreated ?? 0));
}

async function storeBatch(
  storing: Storing,
  trx: Transaction,
  source: WireSourceRow,
  batch: readonly Received[],
): Promise<number> {
  const at = new Date(storing.clock());
  await lockArrivals(trx);
  let stored = 0;
  for (const one of batch) if ((await storeOne(storing, trx, source, one, at)).fresh) stored += 1;
  if (stored > 0) await notifyInbox(trx);
  return stored;
}

/** Stores one item, or finds it stored. The arrivals must be locked. */
export async function storeOne(
  { fold }: Storing,
  trx: Transaction,
  source: WireSourceRow,
  { item, raw }: Received,
  at: Date,
): Promise<{ readonly id: number; readonly fresh: boolean }> {
  const there = await lockWireItem(trx, source.id, item);
  const head = there === null ? null : await currentHead(trx, there);
  if (there === null || head === null || !isSame(there, head, item))
    return {
      id: await insertWireItem(trx, source.id, toStore(source, item, raw, headOf(item), fold), at),
      fresh: true,
    };
  const { id } = there;
  if (there.fingerprint === item.fingerprint || (await hasVersion(trx, id, item.version))) return { id, fresh: false };
  const newer = isNewer(item, { version: there.version, versionCreated: there.version_created?.getTime() ?? null });
  const sent = toStore(source, item, raw, headOf(item, head), fold);
  await addWireVersion(trx, id, sent, at, newer);
  return { id, fresh: true };
}

/** An item that was found by its link alone is the same only if it still says the same, or is headed the same. */
function isSame(there: WireItemRow, head: WireHead, item: WireItem): boolean {
  return there.guid === item.guid || there.fingerprint === item.fingerprint || head.headline === item.headline;
}

/** What lists show. Who takes an item back may not name it again: then lists show what it was. */
function headOf(item: WireItem, before?: WireHead): WireHead {
  if (item.headline === "" && before !== undefined) return { ...before, edNote: item.edNote ?? before.edNote };
  return {
    headline: item.headline,
    summary: item.summary,
    slugline: item.slugline,
    by: item.by,
    located: item.located,
    edNote: item.edNote,
    subjects: item.subjects.map(({ name }) => name),
    embargoedUntil: item.embargoedUntil === null ? null : new Date(item.embargoedUntil).toISOString(),
  };
}

function toStore(
  source: WireSourceRow,
  item: WireItem,
  raw: Uint8Array,
  head: WireHead,
  fold: (text: string) => string,
): WireVersionToStore {
  const { guid, version, fingerprint, alternateId, pubStatus, urgency } = item;
  return {
    guid,
    version,
    versionCreated: item.versionCreated === null ? null : new Date(item.versionCreated),
    fingerprint,
    alternateId,
    language: item.language ?? source.language,
    pubStatus,
    urgency,
    head,
    content: ninjsOf(item),
    raw,
    search: fold([head.headline, head.summary.slice(0, 1_000), head.slugline ?? ""].join(" ")),
  };
}
