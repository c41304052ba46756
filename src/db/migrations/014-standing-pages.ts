import { type Kysely, sql } from "kysely";

// Who the service is and how to reach it, per edition; and how a front goes on under its lead.
const statements = [
  `create table standing_page (
    edition text not null references edition,
    kind text not null check (kind in ('about', 'corrections', 'contact', 'privacy', 'support')),
    content jsonb not null,
    updated_at timestamptz not null,
    account int references account,
    primary key (edition, kind))`,
  `create table front_block (
    edition text not null references edition,
    position int not null,
    kind text not null check (kind in ('section', 'topic', 'picks')),
    section int references section,
    topic int references topic,
    title text,
    articles int[] not null default '{}',
    primary key (edition, position))`,
  `create index on publication (at) where kind in ('correction', 'clarification') and not undone`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
