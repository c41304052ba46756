import { type Selectable, sql } from "kysely";
import type { PubStatus } from "../story/article.ts";
import type { Transaction } from "./database.ts";
import type { Schema, WireHead } from "./schema.ts";

/** Taken before a number of arrival is drawn, so that the order of numbers is the order of commits. */
const arrivalLock = 7_310_004;

export type WireItemRow = Selectable<Schema["wire_item"]>;

/** One version as the station stores it. Instants are UTC. */
export interface WireVersionToStore {
  readonly guid: string;
  readonly version: string;
  readonly versionCreated: Date | null;
  readonly fingerprint: string;
  readonly alternateId: string | null;
  readonly language: string | null;
  readonly pubStatus: PubStatus;
  readonly urgency: number | null;
  readonly head: WireHead;
  /** ninjs 3.1. */
  readonly content: unknown;
  readonly raw: Uint8Array;
  readonly search: string;
}

/** Which of these versions of the source are stored, as "guid\nversion". */
export async function storedVersions(
  trx: Transaction,
  source: number,
  guids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ guid: string; version: string }>`
    select i.guid, v.version from wire_item i join wire_version v on v.item = i.id
    where i.source = ${source} and i.guid = any(${[...guids]}::text[])`.execute(trx);
  return new Set(rows.map((row) => versionKey(row.guid, row.version)));
}

export function versionKey(guid: string, version: string): string {
  return `${guid}\n${version}`;
}

/** Until the transaction ends, nobody else gives out arrival numbers. */
export async function lockArrivals(trx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${arrivalLock})`.execute(trx);
}

/** The source's item of that guid, else the newest with that alternate id; locked against its use in an article until the transaction ends. */
export async function lockWireItem(
  trx: Transaction,
  source: number,
  { guid, alternateId }: Pick<WireVersionToStore, "guid" | "alternateId">,
): Promise<WireItemRow | null> {
  const { rows } = await sql<{ id: number }>`
    select id from wire_item where source = ${source} and guid = ${guid}
    union all
    (select id from wire_item where source = ${source} and alternate_id = ${alternateId} order by arrival desc limit 1)
    limit 1`.execute(trx);
  const [found] = rows;
  if (found === undefined) return null;
  return (
    (await trx.selectFrom("wire_item").selectAll().where("id", "=", found.id).forUpdate().executeTakeFirst()) ?? null
  );
}

/** Whether the item has the version already. */
export async function hasVersion(trx: Transaction, item: number, version: string): Promise<boolean> {
  const row = await trx
    .selectFrom("wire_version")
    .select("id")
    .where("item", "=", item)
    .where("version", "=", version)
    .executeTakeFirst();
  return row !== undefined;
}

/** What lists show of the item's current version. */
export async function currentHead(trx: Transaction, item: WireItemRow): Promise<WireHead> {
  const { head } = await trx
    .selectFrom("wire_version")
    .select("head")
    .where("item", "=", item.id)
    .where("version", "=", item.version)
    .executeTakeFirstOrThrow();
  return head;
}

export async function insertWireItem(
  trx: Transaction,
  source: number,
  sent: WireVersionToStore,
  at: Date,
): Promise<number> {
  const { id } = await trx
    .insertInto("wire_item")
    .values({
      source,
      guid: sent.guid,
      ...currentOf(sent, at),
      versions: 1,
      first_received_at: at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await insertVersion(trx, id, sent, at);
  return id;
}

/** Another version of the item; `newer`: it becomes the current one and is back in the open inbox. */
export async function addWireVersion(
  trx: Transaction,
  item: number,
  sent: WireVersionToStore,
  at: Date,
  newer: boolean,
): Promise<void> {
  await insertVersion(trx, item, sent, at);
  await trx
    .updateTable("wire_item")
    .set({ versions: sql<number>`versions + 1`, ...(newer ? { ...currentOf(sent, at), dismissed: false } : {}) })
    .where("id", "=", item)
    .execute();
  if (newer) await warnArticles(trx, item, sent.version, sent.pubStatus === "canceled" ? "canceled" : "newer", at);
}

function currentOf(sent: WireVersionToStore, at: Date) {
  return {
    version: sent.version,
    version_created: sent.versionCreated,
    fingerprint: sent.fingerprint,
    alternate_id: sent.alternateId,
    arrival: sql<number>`nextval('wire_arrival')`,
    language: sent.language,
    pub_status: sent.pubStatus,
    urgency: sent.urgency,
    received_at: at,
    search: sent.search,
  };
}

async function insertVersion(trx: Transaction, item: number, sent: WireVersionToStore, at: Date): Promise<void> {
  await trx
    .insertInto("wire_version")
    .values({
      item,
      version: sent.version,
      version_created: sent.versionCreated,
      pub_status: sent.pubStatus,
      head: JSON.stringify(sent.head),
      content: JSON.stringify(sent.content),
      raw: Buffer.from(sent.raw),
      received_at: at,
    })
    .execute();
}

/** Every article made from another version of the item is warned, whatever somebody saw to before. */
async function warnArticles(
  trx: Transaction,
  item: number,
  version: string,
  warning: "canceled" | "newer",
  at: Date,
): Promise<void> {
  await sql`update article_wire_item set warning = ${warning}, warned_at = ${at}, seen = false
    where item = ${item} and version <> ${version}`.execute(trx);
}

/** Wakes those who show the inbox, after the commit. */
export async function notifyInbox(trx: Transaction): Promise<void> {
  await sql`select pg_notify('wire-items', '')`.execute(trx);
}

/** Wakes the wire station, after the commit. */
export async function notifyWire(trx: Transaction): Promise<void> {
  await sql`select pg_notify('wire', '')`.execute(trx);
}
