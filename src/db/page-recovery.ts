import { sql } from "kysely";
import type { Transaction } from "./database.ts";
import { raisePages, takePressLock } from "./page-queue.ts";

// What the press does about pages that did not go the usual way: postponed, failed, due, lost, or of an unclean stop.
// Whatever writes rows of pages takes the press lock first: publishing holds it while it raises pages, and two that
// wrote the same rows in another order would wait for each other for ever. Claims need none: they skip what is locked.

/** A page given back as it was claimed, since its turn has not come. */
export interface Unwritten {
  readonly address: string;
  readonly hash: string | null;
  /** Its file may go only after everything else of its changes is written: it waits for the last rank. */
  readonly vanishes: boolean;
}

export async function giveBack(trx: Transaction, lease: string, pages: readonly Unwritten[]): Promise<void> {
  await takePressLock(trx);
  await sql`
    with given as (
      update page p set lease = null, leased_until = null, hash = f.hash, rank = case when f.vanishes and p.rank > 0 then 4 else p.rank end
      from jsonb_to_recordset(${JSON.stringify(pages)}::jsonb) as f(address text, hash text, vanishes boolean)
      where p.address = f.address and p.lease = ${lease}
      returning p.address, p.rank)
    update page_raise r set rank = given.rank from given where r.address = given.address`.execute(trx);
}

/** A page that did not render. */
export interface FailedPage {
  readonly address: string;
  readonly message: string;
  readonly retryAt: Date;
  /** The change up to which its data was read. */
  readonly seq: number;
  /** What it read before it failed, so that the change that mends it reaches it. */
  readonly reads: readonly { readonly key: string; readonly until: Date | null }[];
}

/** The page stays stale and blocks nobody; it is tried again at `retryAt` or at its next change, at once if that has come meanwhile. */
export async function fail(trx: Transaction, lease: string, page: FailedPage): Promise<void> {
  await takePressLock(trx);
  const { numAffectedRows } = await sql`
    update page set lease = null, leased_until = null, reads_hash = null, failed = case when wanted_seq > ${page.seq} then null else ${page.message}::text end, attempts = attempts + 1,
      retry_at = case when wanted_seq > ${page.seq} then null else ${page.retryAt}::timestamptz end
    where address = ${page.address} and lease = ${lease}`.execute(trx);
  if (numAffectedRows !== 1n) return;
  await sql`update page_raise set failed = true where address = ${page.address} and seq <= ${page.seq}`.execute(trx);
  await sql`insert into page_read (address, key, until)
    select ${page.address}, key, until from jsonb_to_recordset(${JSON.stringify(page.reads)}::jsonb) as r(key text, until timestamptz)
    on conflict (address, key) do update set until = excluded.until`.execute(trx);
}

/** Which pages a raise without keys reaches. */
export type Reached =
  | { readonly kind: "due"; readonly now: Date }
  | { readonly kind: "addresses"; readonly addresses: readonly string[] }
  | { readonly kind: "finished-since"; readonly since: Date | null }
  | { readonly kind: "all" };

/** Raises pages for the press's own reasons; `forget` takes their hash away, so that they are written whatever they hold. Returns how many. */
export async function raiseReached(
  trx: Transaction,
  at: Date,
  reason: string,
  reached: Reached,
  forget: boolean,
): Promise<number> {
  await takePressLock(trx);
  const where = whereReached(reached);
  const found = await sql<{ address: string }>`select address from page where ${where}`.execute(trx);
  if (found.rows.length === 0) return 0;
  const { rows } = await sql<{ seq: number }>`
    insert into change (seq, at, reason, keys, takedown) values (nextval('change_seq'), ${at}, ${reason}, '{}', false) returning seq`.execute(
    trx,
  );
  const addresses = found.rows.map((row) => row.address);
  if (forget) await sql`update page set hash = null where address = any(${addresses}::text[])`.execute(trx);
  await raisePages(trx, rows[0]?.seq ?? 0, false, sql`select unnest(${addresses}::text[]) as address`);
  await sql`select pg_notify('press', '')`.execute(trx);
  return addresses.length;
}

function whereReached(reached: Reached): ReturnType<typeof sql<boolean>> {
  switch (reached.kind) {
    case "due":
      return sql<boolean>`due <= ${reached.now} and wanted_seq <= written_seq`;
    case "addresses":
      return sql<boolean>`address = any(${reached.addresses}::text[])`;
    case "finished-since":
      return reached.since === null ? sql<boolean>`true` : sql<boolean>`finished_at >= ${reached.since}`;
    case "all":
      return sql<boolean>`true`;
  }
}

/** Whoever takes the press's place voids every lease. Returns how many pages were under way; they are stale and without a hash. */
export async function voidLeases(trx: Transaction): Promise<number> {
  await takePressLock(trx);
  const { numAffectedRows } =
    await sql`update page set lease = null, leased_until = null where lease is not null`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/** The earliest instant at which something falls due, a retry too. */
export async function nextDue(trx: Transaction): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select least(
      (select min(due) from page where due is not null and wanted_seq <= written_seq),
      (select min(retry_at) from page where retry_at is not null)) as at`.execute(trx);
  return rows[0]?.at ?? null;
}

export interface PressState {
  readonly templates: string | null;
  readonly clean: boolean;
  readonly synced_at: Date | null;
}

export async function pressState(trx: Transaction): Promise<PressState> {
  return trx.selectFrom("press").select(["templates", "clean", "synced_at"]).executeTakeFirstOrThrow();
}

export async function setPressState(trx: Transaction, state: Partial<PressState>): Promise<void> {
  await trx.updateTable("press").set(state).execute();
}

/** Changes that no page and no press can still need. */
export async function forgetChanges(trx: Transaction, before: Date): Promise<void> {
  await sql`delete from change c where at < ${before}
    and not exists (select from page_raise r where r.seq = c.seq) and seq < (select max(seq) from change)`.execute(trx);
}

/** Whether nothing is stale, failures excepted, and nothing is due. Every stale page is in `page_raise`. */
export async function isSettled(trx: Transaction, now: Date, besides: readonly string[] = []): Promise<boolean> {
  const { rows } = await sql<{ settled: boolean }>`
    select not exists (select from page_raise r join page p on p.address = r.address
        where not r.failed and p.target->>'kind' <> all(${besides}::text[]))
      and not exists (select from page where due <= ${now} and wanted_seq <= written_seq) as settled`.execute(trx);
  return rows[0]?.settled ?? false;
}

export interface StalePage {
  readonly address: string;
  readonly wanted_seq: number;
  readonly written_seq: number;
  readonly rank: number;
  readonly failed: string | null;
  readonly leased: boolean;
  readonly reasons: readonly string[];
  readonly since: Date;
}

/** What is stale and why, the longest waiting first. */
export async function stalePages(trx: Transaction, limit: number): Promise<readonly StalePage[]> {
  const { rows } = await sql<StalePage>`
    select p.address, p.wanted_seq, p.written_seq, p.rank, p.failed, p.lease is not null as leased,
      coalesce(array_agg(distinct c.reason) filter (where c.reason is not null), '{}') as reasons, coalesce(min(c.at), now()) as since
    from page p left join page_raise r on r.address = p.address left join change c on c.seq = r.seq
    where p.wanted_seq > p.written_seq
    group by p.address order by since, p.rank, p.address limit ${limit}`.execute(trx);
  return rows;
}

export interface PageCounts {
  readonly pages: number;
  readonly stale: number;
  readonly failed: number;
  readonly due: number;
  readonly highest: number;
}

export async function pageCounts(trx: Transaction, now: Date): Promise<PageCounts> {
  const { rows } = await sql<PageCounts>`
    select (select count(*) from page where outcome is not null and outcome <> 'nothing')::int as pages,
      (select count(*) from page where wanted_seq > written_seq)::int as stale,
      (select count(*) from page where wanted_seq > written_seq and failed is not null)::int as failed,
      (select count(*) from page where due <= ${now} and wanted_seq <= written_seq)::int as due,
      (select coalesce(max(seq), 0) from change)::int as highest`.execute(trx);
  return rows[0] ?? { pages: 0, stale: 0, failed: 0, due: 0, highest: 0 };
}

/** `written_seq` and staleness of every page, to tell a real difference from one that is under way. */
export async function writtenSeqs(
  trx: Transaction,
  now: Date,
): Promise<ReadonlyMap<string, { readonly written: number; readonly settled: boolean }>> {
  const { rows } = await sql<{ address: string; written: number; settled: boolean }>`
    select address, written_seq as written, wanted_seq <= written_seq and (due is null or due > ${now}) as settled from page`.execute(
    trx,
  );
  return new Map(rows.map((row) => [row.address, row]));
}
