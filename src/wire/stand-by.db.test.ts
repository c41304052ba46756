import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { type NewsroomUnderTest, openNewsroomUnderTest } from "../../tests/newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import {
  type FeedServer,
  openFeedServer,
  openWireUnderTest,
  until,
  type WireUnderTest,
} from "../../tests/wire-builder.ts";
import { type Database, openDatabase } from "../db/database.ts";

// Two stations on one database, of which one works.

let test: TestDatabase;
let news: NewsroomUnderTest;
let feed: FeedServer;
const stations: WireUnderTest[] = [];
const others: Database[] = [];

beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  news = await openNewsroomUnderTest(test.database);
  feed = await openFeedServer();
});
afterEach(async () => {
  for (const station of stations.splice(0)) await station.stop();
  for (const database of others.splice(0)) await database.close();
  await feed.close();
  await news.close();
  await test.reset();
});
afterAll(() => test.close());

async function start(database = test.database): Promise<WireUnderTest> {
  const station = await openWireUnderTest(database, news);
  stations.push(station);
  return station;
}

it("stand by for each other: each source is asked once, and the second goes on when the first stops", async () => {
  const first = await start();
  await until(async () => (first.wire.working() ? true : null));
  const second = await start();
  feed.say({ guid: "urn:a" });
  const { id } = await first.source(feed.address);
  expect(second.wire.working()).toBe(false);
  expect(feed.asked.length).toBe(1);
  await first.stop();
  await until(async () => (second.wire.working() ? true : null));
  feed.say({ guid: "urn:a" }, { guid: "urn:b" });
  await second.ask(id);
  expect((await second.inbox()).length).toBe(2);
  expect(feed.asked.length).toBe(2);
});

describe.runIf(process.env.TEST_DATABASE === "postgres")("a station whose connection dies", () => {
  /** The same database as another process would open it. */
  async function openAgain(): Promise<Database> {
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(test.database.queries);
    const url = new URL(inject("postgresUrl"));
    url.pathname = `/${rows[0]?.name}`;
    const opened = await openDatabase({ kind: "server", url: url.href });
    if (!opened.ok) throw new Error(opened.message);
    others.push(opened.database);
    return opened.database;
  }

  it("leaves its work to the other, and stands by after that", async () => {
    const first = await start(await openAgain());
    await until(async () => (first.wire.working() ? true : null));
    const second = await start(await openAgain());
    // The first may be the sooner to take its work up again, which is as good: then its new connection dies too.
    await until(async () => {
      if (second.wire.working()) return true;
      await sql`select pg_terminate_backend(pid) from pg_locks
        where locktype = 'advisory' and granted and objid = 7310003
          and database = (select oid from pg_database where datname = current_database())`.execute(
        test.database.queries,
      );
      await sleep(400);
      return null;
    });
    feed.say({ guid: "urn:a" });
    await second.source(feed.address);
    expect((await second.inbox()).length).toBe(1);
    await until(async () => (first.wire.working() ? null : true));
    expect(feed.asked.length).toBe(1);
  });
});
