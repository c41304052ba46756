import { type Kysely, sql } from "kysely";

// Who signs in, and what they may do. A token keeps its account; people have one with an email beside it.
const statements = [
  `create table person (
    account int primary key references account,
    email text not null unique,
    password text,
    administrator boolean not null default false,
    interface_language text,
    off_at timestamptz,
    last_seen_at timestamptz)`,
  `create table person_grant (
    account int not null references person on delete cascade,
    edition text,
    role text not null check (role in ('reporter', 'editor')))`,
  // Before PostgreSQL 15 two nulls are never the same.
  `create unique index on person_grant (account, coalesce(edition, ''))`,
  `create table session (
    id text primary key,
    account int not null references person on delete cascade,
    hash text not null unique,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    address text,
    device text)`,
  `create index on session (account)`,
  `create table invitation (
    account int primary key references person on delete cascade,
    hash text not null unique,
    created_at timestamptz not null,
    expires_at timestamptz not null)`,
  `create table sign_in_attempt (
    key text primary key,
    failures int not null default 0,
    last_at timestamptz not null,
    locked_until timestamptz)`,
  `alter table token add column made_by int references account`,
  `alter table installation add column set_up_code text`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
