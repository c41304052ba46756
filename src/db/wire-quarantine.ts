import { type Selectable, sql } from "kysely";
import type { Transaction } from "./database.ts";
import type { Schema } from "./schema.ts";

export type QuarantineRow = Selectable<Schema["wire_quarantine"]>;

/** Bytes that could not be read. `raw` null: too many to keep. */
export interface Broken {
  readonly source: number;
  readonly place: string;
  readonly reason: string;
  /** Hex; tells the same bytes when they come again. */
  readonly sha256: string;
  readonly byteLength: number;
  readonly beginning: string;
  readonly raw: Uint8Array | null;
}

/** Stores what is broken; the same bytes of a source again leave the row as it is. Tells whether they are new. */
export async function quarantine(trx: Transaction, broken: Broken, at: Date): Promise<boolean> {
  const { byteLength, raw, ...rest } = broken;
  const row = await trx
    .insertInto("wire_quarantine")
    .values({
      ...rest,
      byte_length: byteLength,
      raw: raw === null ? null : Buffer.from(raw),
      received_at: at,
      state: "waiting",
    })
    .onConflict((conflict) => conflict.columns(["source", "sha256"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps the newest rows of a source, and those that are to be read again. */
export async function dropOldestQuarantined(trx: Transaction, source: number, kept: number): Promise<void> {
  await sql`delete from wire_quarantine where source = ${source} and state <> 'asked' and id <= (
    select id from wire_quarantine where source = ${source} order by id desc offset ${kept} limit 1)`.execute(trx);
}

/** Rows that somebody asked to be read again, oldest first. */
export async function askedQuarantine(trx: Transaction, limit: number): Promise<readonly QuarantineRow[]> {
  return trx
    .selectFrom("wire_quarantine")
    .selectAll()
    .where("state", "=", "asked")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** How reading again ended: it could be read (`item`: the first that came of it, if any), or a reason why not. */
export async function finishReplay(
  trx: Transaction,
  id: number,
  end: { readonly item: number | null } | { readonly reason: string },
): Promise<void> {
  await trx
    .updateTable("wire_quarantine")
    .set("item" in end ? { state: "replayed", item: end.item } : { state: "waiting", reason: end.reason })
    .where("id", "=", id)
    .where("state", "=", "asked")
    .execute();
}
