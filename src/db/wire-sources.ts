import { type Selectable, sql } from "kysely";
import type { Transaction } from "./database.ts";
import type { Schema } from "./schema.ts";

export type WireSourceRow = Selectable<Schema["wire_source"]>;

/** Those that are switched on. */
export async function activeWireSources(trx: Transaction): Promise<readonly WireSourceRow[]> {
  return trx.selectFrom("wire_source").selectAll().where("switched_on", "=", true).orderBy("id").execute();
}

export async function wireSourceRow(trx: Transaction, id: number): Promise<WireSourceRow | null> {
  return (await trx.selectFrom("wire_source").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

/** How asking a source ended. `undefined`: as it was. */
export interface Asked {
  readonly at: Date;
  readonly next: Date;
  readonly failures: number;
  readonly failure: string | null;
  readonly note?: string | null;
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly lastItemAt?: Date;
  readonly switchedOn?: boolean;
}

/** Stores how asking ended, unless the source has another place by now. A wish that came meanwhile stays. */
export async function finishAsking(trx: Transaction, source: WireSourceRow, asked: Asked): Promise<void> {
  await trx
    .updateTable("wire_source")
    .set({
      last_asked_at: asked.at,
      next_at: asked.next,
      failures: asked.failures,
      failure: asked.failure,
      note: asked.note,
      etag: asked.etag,
      last_modified: asked.lastModified,
      last_item_at: asked.lastItemAt,
      switched_on: asked.switchedOn,
      wanted_at: sql<Date | null>`case when wanted_at is distinct from ${source.wanted_at} then wanted_at end`,
    })
    .where("id", "=", source.id)
    .where("place", "=", source.place)
    .execute();
}
