import { type Kysely, sql } from "kysely";

// Channels with their streams and schedules, and programmes with their episodes. Days of a schedule are local to the
// edition, so they are text ("2026-03-29"); an episode's ordinal is given when it is first published, and never again.
const statements = [
  `create table channel (
    id int generated always as identity primary key,
    edition text not null references edition,
    kind text not null check (kind in ('radio', 'television')),
    slug text not null,
    name text not null,
    description text,
    position int not null,
    streams jsonb not null,
    unique (edition, slug))`,
  `create table programme (
    id int generated always as identity primary key,
    edition text not null references edition,
    slug text not null,
    name text not null,
    description text not null,
    kind text not null check (kind in ('audio', 'video')),
    picture int references asset,
    author text,
    owner_email text,
    copyright text,
    category text not null,
    explicit boolean not null,
    position int not null,
    state text not null default 'shown' check (state in ('shown', 'withdrawn')),
    unique (edition, slug))`,
  `create index on programme (picture)`,
  `create table episode (
    id int generated always as identity primary key,
    programme int not null references programme,
    number int,
    title text not null,
    summary text not null,
    notes jsonb not null,
    asset int not null references asset,
    guid text,
    state text not null default 'draft' check (state in ('draft', 'scheduled', 'published', 'withdrawn')),
    published_at timestamptz,
    ordinal int,
    created_at timestamptz not null,
    account int references account,
    unique (programme, ordinal),
    unique (programme, guid))`,
  `create index on episode (asset)`,
  `create index on episode (published_at) where state = 'scheduled'`,
  `create table schedule_slot (
    channel int not null references channel on delete cascade,
    position int not null,
    weekdays int[] not null,
    day text,
    start_minute int not null,
    minutes int not null,
    programme int references programme,
    title text,
    changes jsonb not null,
    primary key (channel, position))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
