import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import type { Database } from "./database.ts";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations.ts";

let opened: TestDatabase;
let database: Database;

beforeAll(async () => {
  opened = await openTestDatabase();
  database = opened.database;
});
beforeEach(async () => {
  await sql`drop table if exists trial`.execute(database.queries);
  await sql`delete from kysely_migration where name > '900'`.execute(database.queries);
});
afterAll(() => opened.close());

const runs = (statement: string) => ({
  up: async (db: Kysely<unknown>) => void (await sql.raw(statement).execute(db)),
});
const trialRows = async () => (await sql`select * from trial`.execute(database.queries)).rows;

test("each migration runs once, in the order of their names", async () => {
  const more = {
    ...migrations,
    "902-b": runs("insert into trial values (2)"),
    "901-a": runs("create table trial (n int)"),
  };
  await migrate(database, more);
  await migrate(database, more);
  expect(await trialRows()).toEqual([{ n: 2 }]);
});

test("two processes that start together migrate once", async () => {
  const more = {
    ...migrations,
    "901-a": runs("create table trial (n int)"),
    "902-b": runs("insert into trial values (1)"),
  };
  await Promise.all([migrate(database, more), migrate(database, more)]);
  expect(await trialRows()).toEqual([{ n: 1 }]);
});

test("a migration that fails leaves the database as it was", async () => {
  const more = {
    ...migrations,
    "901-a": runs("create table trial (n int)"),
    "902-b": runs("insert into nowhere values (1)"),
  };
  await expect(migrate(database, more)).rejects.toThrow("nowhere");
  const { rows } = await sql`select to_regclass('trial') as trial`.execute(database.queries);
  expect(rows).toEqual([{ trial: null }]);
  await migrate(database, migrations);
});

test("a newsroom of version 0.1.0 keeps what it has, and partners are told of nothing that they never had", async () => {
  const { queries } = database;
  const run = (statement: string) => sql.raw(statement).execute(queries);
  await run("drop schema public cascade");
  await run("create schema public");
  await migrate(database, Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "004")));
  await run(`insert into account (name, created_at) values ('desk', now())`);
  await run(`insert into token (account, name, hash, created_at) values (1, 'desk', 'h', now())`);
  await run(`insert into edition (code, path, live, position) values ('en', 'en', true, 1)`);
  await run(`insert into story (slugline, created_at) values ('WATER', now())`);
  const states = [
    ["published", "shown", true],
    ["published", "shown", false],
    ["retracted", "retracted", true],
    ["removed", "removed", true],
    ["draft", null, true],
  ] as const;
  for (const [index, [state, visible, redistributable]] of states.entries()) {
    const id = index + 1;
    const content = JSON.stringify({ headline: `${id}`, rights: { redistributable } });
    await sql`insert into article (story, edition, state, public, created_at) values (1, 'en', ${state}, ${visible}, now())`.execute(
      queries,
    );
    await sql`insert into revision (article, number, content, minor, created_at)
      values (${id}, 1, ${content}::jsonb, false, now())`.execute(queries);
    await sql`insert into working_copy (article, content, updated_at) values (${id}, ${content}::jsonb, now())`.execute(
      queries,
    );
    if (visible === null) continue;
    await sql`update article set live_revision = ${id} where id = ${id}`.execute(queries);
    await sql`insert into publication (article, kind, revision, at) values (${id}, 'publish', ${id}, now())`.execute(
      queries,
    );
  }
  await migrate(database, migrations);
  const partners = await sql`select article, usable, version from partners_item order by article`.execute(queries);
  expect(partners.rows).toEqual([{ article: 1, usable: true, version: 1 }]);
  const kept =
    await sql`select count(*)::int as articles, (select count(*)::int from token where made_by is null) as tokens,
    (select bool_or(practice) from edition) as practice from article`.execute(queries);
  expect(kept.rows).toEqual([{ articles: 5, tokens: 1, practice: false }]);
});

test("a database newer than the code is refused in one sentence that names the migration", async () => {
  await migrate(database, { ...migrations, "901-future": runs("create table trial (n int)") });
  await expect(migrate(database, migrations)).rejects.toThrow(
    /^The database has had the migration "901-future", which this Skywave does not know; start the newer Skywave/,
  );
});
