import { sql } from "kysely";
import type { Transaction } from "./database.ts";
import type { PageOutcomeKind } from "./schema.ts";

// The pages' queue: stale means wanted_seq > written_seq, and nothing else. Raised by changes, claimed by leases, finished under the press lock.

/** Advisory lock that orders changes and finishes: sequence order is commit order. */
const pressLock = 7_310_001;

export interface NewPage {
  readonly address: string;
  readonly target: unknown;
  readonly priority: number;
}

export interface Raise {
  readonly at: Date;
  readonly reason: string;
  readonly keys: readonly string[];
  /** Something must disappear: every page that it reaches goes first. */
  readonly takedown: boolean;
  /** Addresses that may be new. */
  readonly addresses: readonly NewPage[];
  /** Every page, whatever it read. */
  readonly all?: boolean;
  /** An edition gets a page for every page of another, at the same place under its own path, but for these kinds. */
  readonly alike?:
    | {
        readonly edition: string;
        readonly path: string;
        readonly of: { readonly edition: string; readonly path: string };
        readonly without: readonly string[];
      }
    | undefined;
}

/** Takes the press lock until the transaction ends: in a statement of its own, so that what follows sees all that was committed before. */
export async function takePressLock(trx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${pressLock}::bigint)`.execute(trx);
}

/** Raises what a change reaches. The last thing before commit; the press lock is taken here. Returns the change's number. */
export async function raise(trx: Transaction, change: Raise): Promise<number> {
  await takePressLock(trx);
  const { rows } = await sql<{ seq: number }>`
    insert into change (seq, at, reason, keys, takedown)
    values (nextval('change_seq'), ${change.at}, ${change.reason}, ${change.keys}::text[], ${change.takedown}) returning seq`.execute(
    trx,
  );
  const seq = rows[0]?.seq ?? 0;
  const added = await insertPages(trx, change.addresses, seq);
  if (change.alike !== undefined) await insertAlike(trx, change.alike, seq);
  const reached = change.all
    ? sql`select address from page`
    : sql`select distinct address from page_read where key = any(${change.keys}::text[]) and (until is null or until > ${change.at})
          union select unnest(${added}::text[])
          union select address from page where ${change.alike !== undefined} and wanted_seq = ${seq}`;
  await raisePages(trx, seq, change.takedown, reached);
  await sql`select pg_notify('press', '')`.execute(trx);
  return seq;
}

/** Known addresses stay as they are, unless something else stands there from now on (a new section under a deleted one's slug). */
async function insertPages(trx: Transaction, pages: readonly NewPage[], seq: number): Promise<readonly string[]> {
  if (pages.length === 0) return [];
  const { rows } = await sql<{ address: string }>`
    insert into page (address, target, priority, wanted_seq)
    select distinct on (address) address, target, priority + ${behind}, ${seq}
    from jsonb_to_recordset(${JSON.stringify(pages)}::jsonb) as p(address text, target jsonb, priority smallint)
    on conflict (address) do update set target = excluded.target, priority = excluded.priority
      where page.target <> excluded.target
    returning address`.execute(trx);
  return rows.map((row) => row.address);
}

/** Inside the database: an archive of millions goes nowhere. */
async function insertAlike(trx: Transaction, { edition, path, of, without }: NonNullable<Raise["alike"]>, seq: number) {
  await sql`
    insert into page (address, target, priority, wanted_seq)
    select ${path}::text || substr(address, length(${of.path}::text) + 1), jsonb_set(target, '{edition}', to_jsonb(${edition}::text)),
      priority % ${behind} + ${behind}, ${seq}
    from page
    where target->>'edition' = ${of.edition} and target->>'kind' <> all(${without}::text[]) and starts_with(address, ${`${of.path}/`})
    on conflict (address) do update set target = excluded.target, priority = excluded.priority
      where page.target <> excluded.target`.execute(trx);
}

/** A change that reaches this many pages is written after narrower ones: its pages' priority is so much higher. */
const wide = 300;
const behind = 10;

export async function raisePages(
  trx: Transaction,
  seq: number,
  takedown: boolean,
  reached: ReturnType<typeof sql>,
): Promise<void> {
  await sql`
    with reached as (${reached}),
    raised as (
      update page p set
        wanted_seq = greatest(p.wanted_seq, ${seq}), failed = null, retry_at = null,
        rank = least(case when p.wanted_seq > p.written_seq then p.rank else 4 end, case
          when ${takedown}::boolean then 0
          when p.target->>'kind' = 'rendition' then 1
          when p.target->>'kind' in ('partners', 'share') then 4
          when p.outcome is null or p.outcome = 'nothing' then 2
          else 3 end),
        priority = least(case when p.wanted_seq > p.written_seq then p.priority else ${2 * behind} end,
          p.priority % ${behind} + case when (select count(*) from reached) > ${wide} then ${behind} else 0 end)
      from reached where p.address = reached.address
      returning p.address, p.rank)
    insert into page_raise (address, seq, rank) select address, ${seq}, rank from raised
    on conflict (address, seq) do nothing`.execute(trx);
  await sql`
    update page_raise r set rank = p.rank, failed = false from page p
    where p.address = r.address and r.seq <> ${seq} and (r.rank <> p.rank or r.failed)
      and r.address in (select address from page_raise where seq = ${seq})`.execute(trx);
}

export interface Claimed {
  readonly address: string;
  readonly target: unknown;
  readonly rank: number;
  readonly priority: number;
  readonly outcome: PageOutcomeKind | null;
  /** As stored before the claim; null: write and purge whatever comes out. */
  readonly hash: string | null;
  readonly data_hash: string | null;
  readonly reads_hash: string | null;
  /** The highest change when the page was claimed. */
  readonly seen: number;
}

/** So many pages are looked at for a claim: what they wait for, if they wait, stands before them or is being written. */
const reach = 1_000;

/** Leases up to `limit` stale pages whose turn it is: lowest rank first, none before lower ranks of its own changes are written. */
export async function claim(
  trx: Transaction,
  lease: string,
  now: Date,
  until: Date,
  limit: number,
): Promise<readonly Claimed[]> {
  const free = sql`p.wanted_seq > p.written_seq
    and (p.lease is null or p.leased_until < ${now}) and (p.retry_at is null or p.retry_at <= ${now})`;
  const { rows } = await sql<Claimed>`
    with recursive pending(seq) as (
      (select seq from page_raise order by seq limit 1)
      union all
      select (select r.seq from page_raise r where r.seq > p.seq order by r.seq limit 1) from pending p where p.seq is not null),
    gate as materialized (
      select seq, (select rank from page_raise r where r.seq = p.seq and not r.failed order by rank limit 1) as low
      from pending p where seq is not null),
    near as materialized (select address from page p where ${free} order by p.rank, p.priority, p.address limit ${reach}),
    chosen as materialized (
      select p.address, p.hash from page p
      where p.address = any(array(select address from near)) and ${free}
        and not exists (select from page_raise r join gate g on g.seq = r.seq where r.address = p.address and g.low < p.rank)
      order by p.rank, p.priority, p.address limit ${limit} for update skip locked)
    update page p set lease = ${lease}, leased_until = ${until}, hash = null
    from chosen where p.address = chosen.address
    returning p.address, p.target, p.rank, p.priority, p.outcome, chosen.hash, p.data_hash, p.reads_hash,
      (select coalesce(max(seq), 0) from change) as seen`.execute(trx);
  return [...rows].sort((a, b) => a.rank - b.rank || a.priority - b.priority);
}

/** Which of these claimed pages would show a change whose lower ranks are not written: it came between the claim and this snapshot. */
export async function tooEarly(trx: Transaction, addresses: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ address: string }>`
    select p.address from page p
    where p.address = any(${addresses}::text[]) and exists (
      select from page_raise r where r.address = p.address
        and exists (select from page_raise l where l.seq = r.seq and not l.failed and l.rank < p.rank))`.execute(trx);
  return new Set(rows.map((row) => row.address));
}

/** The highest change that this snapshot sees. */
export async function highestSeq(trx: Transaction): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select coalesce(max(seq), 0) as seq from change`.execute(trx);
  return rows[0]?.seq ?? 0;
}

export interface Finished {
  readonly address: string;
  readonly outcome: PageOutcomeKind;
  readonly hash: string;
  readonly data_hash: string;
  readonly reads_hash: string;
  /** Null: what is stored still holds. */
  readonly reads: readonly { readonly key: string; readonly until: Date | null }[] | null;
  readonly due: Date | null;
}

/**
 * Stores what pages became, as of change `seq`. Pages whose lease is gone are left alone and returned in `lost`. A page whose
 * new reads meet a change after `seq` is stale again. `at` never counts as earlier than the last sync: clocks go backwards.
 */
export async function finish(
  trx: Transaction,
  lease: string,
  seq: number,
  at: Date,
  pages: readonly Finished[],
): Promise<{ readonly lost: readonly string[] }> {
  await takePressLock(trx);
  const stored = await sql<{ address: string }>`
    update page p set written_seq = ${seq}, outcome = f.outcome, hash = f.hash, data_hash = f.data_hash, reads_hash = f.reads_hash, due = f.due,
      lease = null, leased_until = null, finished_at = greatest(${at}, (select synced_at from press)), failed = null, attempts = 0, retry_at = null,
      rank = case when p.wanted_seq > ${seq} then p.rank else 3 end
    from jsonb_to_recordset(${JSON.stringify(pages)}::jsonb) as f(address text, outcome text, hash text, data_hash text, reads_hash text, due timestamptz)
    where p.address = f.address and p.lease = ${lease}
    returning p.address`.execute(trx);
  const held = stored.rows.map((row) => row.address);
  const kept = new Set(held);
  const changed = pages.filter((page) => kept.has(page.address) && page.reads !== null);
  await storeReads(trx, changed);
  await sql`delete from page_raise where address = any(${held}::text[]) and seq <= ${seq}`.execute(trx);
  await raiseAgain(trx, seq, held);
  return { lost: pages.map((page) => page.address).filter((address) => !kept.has(address)) };
}

async function storeReads(trx: Transaction, pages: readonly Finished[]): Promise<void> {
  if (pages.length === 0) return;
  const addresses = pages.map((page) => page.address);
  const rows = pages.flatMap((page) =>
    (page.reads ?? []).map((read) => ({ address: page.address, key: read.key, until: read.until })),
  );
  await sql`delete from page_read where address = any(${addresses}::text[])`.execute(trx);
  await sql`insert into page_read (address, key, until)
    select address, key, until from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(address text, key text, until timestamptz)`.execute(
    trx,
  );
}

/** Changes committed after the pages' data was read, where they meet what the pages read. */
async function raiseAgain(trx: Transaction, seq: number, addresses: readonly string[]): Promise<void> {
  const { rows } = await sql<{ seq: number; takedown: boolean; keys: string[] }>`
    select seq, takedown, keys from change where seq > ${seq} order by seq`.execute(trx);
  for (const change of rows) {
    await raisePages(
      trx,
      change.seq,
      change.takedown,
      sql`select distinct address from page_read where address = any(${addresses}::text[]) and key = any(${change.keys}::text[])`,
    );
  }
}
