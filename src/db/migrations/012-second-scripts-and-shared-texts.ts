import { type Kysely, sql } from "kysely";

/** Editions in the second script of another, with their glossary; articles that stand in place of a converted one, or share a text. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table edition
    add column script_of text references edition (code) check (script_of <> code),
    add column glossary jsonb not null default '[]'`.execute(db);
  await sql`alter table article
    add column replaces int references article (id),
    add column shares int references article (id) check (shares <> id),
    add column shared_section int references section (id) on delete set null`.execute(db);
  await sql`create index article_replaces on article (replaces) where replaces is not null`.execute(db);
  await sql`create index article_shares on article (shares) where shares is not null`.execute(db);
}
