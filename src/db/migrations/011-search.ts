import { type Kysely, sql } from "kysely";

// Readers' search. Lexemes are the newsroom's own folded words, put in as they are: no parser and no locale of PostgreSQL
// decides what a word is. `words` is what is searched, `head` what ranks: small enough to stand in the row.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table search_document (
      article int primary key,
      edition text not null,
      published_at timestamptz not null,
      head tsvector not null,
      spelled text[] not null,
      words tsvector not null
    )`.execute(db);
  // Without a list of pending entries, which every search would have to read through.
  await sql`create index on search_document using gin (words) with (fastupdate = off)`.execute(db);
  await sql`
    create table search_word (
      edition text collate "C" not null,
      word text collate "C" not null,
      reversed text collate "C" not null,
      documents int not null,
      primary key (edition, word)
    )`.execute(db);
  await sql`create index on search_word (edition, reversed)`.execute(db);
  await sql`
    create table search_name (
      edition text collate "C" not null,
      word text collate "C" not null,
      kind text not null check (kind in ('topic', 'contributor')),
      id int not null,
      name text not null,
      primary key (edition, word, kind, id)
    )`.execute(db);
  await sql`create index on search_name (edition, kind, id)`.execute(db);
  // Only ever added to and taken from: an act of publishing never waits here for the station that reads it.
  await sql`
    create table search_queue (
      id bigint generated always as identity primary key,
      article int not null
    )`.execute(db);
  await sql`
    create table search_state (
      single boolean primary key default true check (single),
      rules int not null
    )`.execute(db);
}
