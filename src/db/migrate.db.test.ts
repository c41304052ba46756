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

test("a database newer than the code is refused in one sentence that names the migration", async () => {
  await migrate(database, { ...migrations, "901-future": runs("create table trial (n int)") });
  await expect(migrate(database, migrations)).rejects.toThrow(
    /^The database has had the migration "901-future", which this Skywave does not know; start the newer Skywave/,
  );
});
