import { sql } from "kysely";
import type { Transaction } from "./database.ts";
import type { QuarantineRow } from "./wire-quarantine.ts";
import type { WireSourceRow } from "./wire-sources.ts";

export type WireSourceView = WireSourceRow & { readonly items: number; readonly quarantined: number };

const columns = sql`s.*, (select count(*)::int from wire_item where source = s.id) as items,
  (select count(*)::int from wire_quarantine where source = s.id and state in ('waiting', 'asked')) as quarantined
  from wire_source s`;

export async function wireSourceViews(trx: Transaction): Promise<readonly WireSourceView[]> {
  const { rows } = await sql<WireSourceView>`select ${columns} order by s.id`.execute(trx);
  return rows;
}

export async function wireSourceView(trx: Transaction, id: number): Promise<WireSourceView | null> {
  const { rows } = await sql<WireSourceView>`select ${columns} where s.id = ${id}`.execute(trx);
  return rows[0] ?? null;
}

export async function lockWireSource(trx: Transaction, id: number): Promise<WireSourceRow | null> {
  const row = await trx.selectFrom("wire_source").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  return row ?? null;
}

/** Another source that takes files from the folder. */
export async function folderSourceAt(
  trx: Transaction,
  place: string,
  except: number | null,
): Promise<{ readonly id: number; readonly name: string } | null> {
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from wire_source where kind = 'folder' and place = ${place} and id is distinct from ${except}::int`.execute(
    trx,
  );
  return rows[0] ?? null;
}

/** What people decide about a source. */
export type WireSourceFields = Pick<
  WireSourceRow,
  | "name"
  | "place"
  | "switched_on"
  | "every_seconds"
  | "credit"
  | "language"
  | "redistributable"
  | "usage_terms"
  | "keep_days"
>;

export async function insertWireSource(
  trx: Transaction,
  source: WireSourceFields & { readonly kind: "http" | "folder"; readonly created_at: Date },
): Promise<number> {
  const { id } = await trx.insertInto("wire_source").values(source).returning("id").executeTakeFirstOrThrow();
  return id;
}

/** Changes a source. `again`: it is asked at once and from the beginning, its failures forgotten. */
export async function updateWireSource(
  trx: Transaction,
  id: number,
  change: Partial<WireSourceFields>,
  again: boolean,
): Promise<void> {
  const afresh = { next_at: null, failures: 0, failure: null, note: null, etag: null, last_modified: null };
  const all = { ...change, ...(again ? afresh : {}) };
  if (Object.values(all).every((value) => value === undefined)) return;
  await trx.updateTable("wire_source").set(all).where("id", "=", id).execute();
}

export async function wantWireSource(trx: Transaction, id: number, at: Date): Promise<void> {
  await trx.updateTable("wire_source").set({ wanted_at: at }).where("id", "=", id).execute();
}

export type QuarantineView = Omit<QuarantineRow, "raw" | "sha256"> & {
  readonly source_name: string;
  readonly raw_kept: boolean;
};

const broken = sql`q.id, q.source, s.name as source_name, q.place, q.reason, q.byte_length, q.beginning, q.received_at, q.state, q.item,
  q.raw is not null as raw_kept from wire_quarantine q join wire_source s on s.id = q.source`;

/** Newest first; without a state, those that are not discarded. */
export async function quarantinePage(
  trx: Transaction,
  wanted: { readonly state: QuarantineRow["state"] | null; readonly before: number | null; readonly limit: number },
): Promise<readonly QuarantineView[]> {
  const { state, before, limit } = wanted;
  const { rows } = await sql<QuarantineView>`select ${broken}
    where (case when ${state}::text is null then q.state <> 'discarded' else q.state = ${state} end)
      and (${before}::int is null or q.id < ${before})
    order by q.id desc limit ${limit}`.execute(trx);
  return rows;
}

export async function quarantineView(trx: Transaction, id: number): Promise<QuarantineView | null> {
  const { rows } = await sql<QuarantineView>`select ${broken} where q.id = ${id}`.execute(trx);
  return rows[0] ?? null;
}

/** The row, locked until the transaction ends. */
export async function lockQuarantined(trx: Transaction, id: number): Promise<QuarantineView | null> {
  await sql`select id from wire_quarantine where id = ${id} for update`.execute(trx);
  return quarantineView(trx, id);
}

export async function setQuarantineState(trx: Transaction, id: number, state: QuarantineRow["state"]): Promise<void> {
  await trx.updateTable("wire_quarantine").set({ state }).where("id", "=", id).execute();
}
