import { sql } from "kysely";
import type { Transaction } from "./database.ts";
import type { PageOutcomeKind } from "./schema.ts";

// Which addresses an article's last public act reached, and what the press has made of them since.

/** So many addresses of one article are watched. */
const most = 500;

/** For how long exits are remembered after an act, in milliseconds; after that those are shown that show the article. */
const rememberedFor = 30 * 86_400_000;

export interface PublicAct {
  readonly seq: number;
  readonly at: Date;
  readonly act: string;
  readonly account: number | null;
}

/**
 * Notes what a change reached, by article: pages that had read one of its keys, addresses that it brought, and those that
 * have not confirmed the act before it yet (they will show both at once). In the change's own transaction.
 */
export async function recordExits(
  trx: Transaction,
  act: PublicAct,
  reached: readonly {
    readonly article: number;
    readonly keys: readonly string[];
    readonly addresses: readonly string[];
  }[],
): Promise<void> {
  if (reached.length === 0) return;
  const asked = sql`jsonb_to_recordset(${JSON.stringify(reached)}::jsonb) as a(article int, keys text[], addresses text[])`;
  await sql`
    with acts as (
      insert into public_act (article, seq, at, act, account)
      select article, ${act.seq}::bigint, ${act.at}::timestamptz, ${act.act}, ${act.account}::int from ${asked}
      on conflict (article) do update set seq = excluded.seq, at = excluded.at, act = excluded.act, account = excluded.account)
    insert into exit (article, address, seq)
    select a.article, r.address, ${act.seq}::bigint from ${asked} cross join lateral (
      select address from page where address = any(a.addresses) and wanted_seq >= ${act.seq}
      union select address from page_read where key = any(a.keys) and (until is null or until > ${act.at})
      union select e.address from exit e join page p on p.address = e.address
        where e.article = a.article and p.written_seq < e.seq limit ${most}) r
    on conflict (article, address) do update set seq = excluded.seq`.execute(trx);
}

export interface PublicActRow extends Omit<PublicAct, "account"> {
  /** Of the publication that the act made, if it made one. */
  readonly kind: string | null;
  readonly by: string | null;
}

/** The last act that changed what readers see of the article; once forgotten, its last publication; null: there was none. */
export async function lastPublicAct(trx: Transaction, article: number): Promise<PublicActRow | null> {
  const { rows } = await sql<PublicActRow>`
    select p.seq, p.at, p.act, c.name as by,
      (select kind from publication u where u.article = p.article and u.at = p.at order by id desc limit 1) as kind
    from public_act p left join account c on c.id = p.account where p.article = ${article}
    union all
    (select 0::bigint, u.at, u.kind, c.name, u.kind from publication u left join account c on c.id = u.account
      where u.article = ${article} and not exists (select from public_act where article = ${article}) order by u.id desc limit 1)`.execute(
    trx,
  );
  return rows[0] ?? null;
}

/** A page that the act reached, and what stands there. */
export interface ExitRow {
  readonly address: string;
  readonly target: unknown;
  readonly outcome: PageOutcomeKind | null;
  readonly written: boolean;
  readonly failed: string | null;
  readonly finished_at: Date | null;
  /** The page as it stands had looked at the article. */
  readonly reads: boolean;
}

/** The pages that the article's act `seq` reached, at most 500: those recorded, or once they are forgotten those that read it. */
export async function exitRows(
  trx: Transaction,
  article: number,
  seq: number,
  keys: readonly string[],
): Promise<readonly ExitRow[]> {
  const { rows } = await sql<ExitRow>`
    with recorded as (select address from exit where article = ${article} and seq = ${seq}),
    reached as (
      select address from recorded
      union
      select address from page_read where key = any(${keys}::text[]) and not exists (select from recorded)
      limit ${most})
    select p.address, p.target, p.outcome, p.written_seq >= ${seq} or p.wanted_seq <= p.written_seq as written, p.failed,
      p.finished_at, exists (select from page_read r where r.address = p.address and r.key = any(${keys}::text[])) as reads
    from reached join page p on p.address = reached.address
    order by p.priority, p.address`.execute(trx);
  return rows;
}

/** What the gate lets out of an article, and where its story's line leads, for those who ask what an exit shows. */
export async function standingOf(
  trx: Transaction,
  article: number,
): Promise<{
  readonly edition: string;
  readonly public: "shown" | "retracted" | "removed" | null;
  readonly line: boolean;
} | null> {
  const { rows } = await sql<{ edition: string; public: "shown" | "retracted" | "removed" | null; line: boolean }>`
    select edition, public, exists (select from breaking_line b where b.article = a.id and b.state = 'live') as line
    from article a where id = ${article}`.execute(trx);
  return rows[0] ?? null;
}

/** Forgets the exits of acts that are long confirmed. */
export async function forgetExits(trx: Transaction, now: Date): Promise<void> {
  const before = new Date(now.getTime() - rememberedFor);
  await sql`delete from public_act where at < ${before}`.execute(trx); // and with them their exits
}
