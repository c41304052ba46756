import { sql } from "kysely";
import type { Transaction } from "./database.ts";

/** Drops raw bytes whose source keeps them no longer, a batch at a time; tells how many rows lost theirs. */
export async function dropRawBytes(trx: Transaction, now: Date, batch: number): Promise<number> {
  const { rows: versions } = await sql`
    update wire_version set raw = null where id in (
      select v.id from wire_version v join wire_item i on i.id = v.item join wire_source s on s.id = i.source
      where v.raw is not null and v.received_at < ${now}::timestamptz - s.keep_days * interval '24 hours'
      order by v.received_at limit ${batch})
    returning id`.execute(trx);
  const { rows: broken } = await sql`
    update wire_quarantine set raw = null where id in (
      select q.id from wire_quarantine q join wire_source s on s.id = q.source
      where q.raw is not null and q.received_at < ${now}::timestamptz - s.keep_days * interval '24 hours'
      order by q.received_at limit ${batch})
    returning id`.execute(trx);
  return versions.length + broken.length;
}
