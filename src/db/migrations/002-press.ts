import { type Kysely, sql } from "kysely";

// What the press works from: changes, the pages they make stale, what each page read.
const statements = [
  `create sequence change_seq`,
  `create table change (
    seq bigint primary key,
    at timestamptz not null,
    reason text not null,
    keys text[] not null,
    takedown boolean not null)`,
  `create table page (
    address text primary key,
    target jsonb not null,
    priority smallint not null,
    wanted_seq bigint not null,
    written_seq bigint not null default 0,
    rank smallint not null default 3,
    outcome text check (outcome in ('page', 'redirect', 'gone', 'file', 'nothing')),
    hash text,
    data_hash text,
    reads_hash text,
    due timestamptz,
    lease uuid,
    leased_until timestamptz,
    finished_at timestamptz,
    failed text,
    attempts int not null default 0,
    retry_at timestamptz)`,
  `create index page_stale on page (rank, priority, address) where wanted_seq > written_seq`,
  `create index page_due on page (due) where due is not null`,
  `create index page_finished on page (finished_at)`,
  `create table page_read (
    address text not null references page,
    key text not null,
    until timestamptz,
    primary key (address, key))`,
  `create index on page_read (key)`,
  `create table page_raise (
    address text not null references page,
    seq bigint not null,
    rank smallint not null,
    failed boolean not null default false,
    primary key (address, seq))`,
  `create index on page_raise (seq, failed, rank)`,
  `create table press (
    single boolean primary key default true check (single),
    templates text,
    clean boolean not null default true,
    synced_at timestamptz)`,
  `insert into press default values`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
