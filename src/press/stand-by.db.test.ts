import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { openPressesUnderTest, type PressesUnderTest, withSlowSnapshots } from "../../tests/press-builder.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import { changePublished } from "../content/changing.ts";
import { type Database, openDatabase, type Transaction } from "../db/database.ts";
import { loadLanguages } from "../language/language.ts";

// What only a server can bring about: two presses, two transactions at once.

let test: TestDatabase;
let presses: PressesUnderTest;
const others: Database[] = [];

beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  presses = await openPressesUnderTest(test.database);
});
afterEach(async () => {
  await presses.close();
  for (const database of others.splice(0)) await database.close();
  await test.reset();
});
afterAll(() => test.close());

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

async function pagesLeased(): Promise<number> {
  const { rows } = await sql`select from page where lease is not null`.execute(test.database.queries);
  return rows.length;
}

/** Ends the connection that holds the station's lock, as a dead process or line would. */
async function cutStation(): Promise<void> {
  await sql`select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and granted and objid = 7310002
      and database = (select oid from pg_database where datname = current_database())`.execute(test.database.queries);
}

describe.runIf(process.env.TEST_DATABASE === "postgres")("a press that stands by", () => {
  it("takes over when the first dies, and nothing is lost or rendered twice by both", async () => {
    const { news, start } = presses;
    await news.edition("en");
    const first = await start({ database: await openAgain() });
    await first.settled();
    const second = await start({ database: await openAgain() });
    expect([first.working(), second.working()]).toEqual([true, false]);
    presses.rendered();
    const one = await news.article("en", "One");
    await first.settled();
    expect(presses.rendered()).toContain(one.address);
    expect(second.counts.rendered).toBe(0);
    await first.stop();
    await expect.poll(() => second.working(), { timeout: 10_000 }).toBe(true);
    await second.settled();
    expect(presses.rendered()).toEqual([]);
    const two = await news.article("en", "Two");
    await second.settled();
    expect(presses.rendered()).toContain(two.address);
    expect(await presses.compare()).toEqual([]);
  });

  it("writes what the first wrote late: a press that lost its lock leaves nothing of its batch behind", async () => {
    const { news, start } = presses;
    await news.edition("en");
    const line = { hold: async () => {} };
    const slow = withSlowSnapshots(await openAgain(), () => line.hold());
    const first = await start({ database: slow });
    await first.settled();
    const { promise: opened, resolve: open } = Promise.withResolvers<void>();
    const { promise: claimed, resolve: claim } = Promise.withResolvers<void>();
    line.hold = async () => {
      if ((await pagesLeased()) === 0) return;
      claim();
      await opened;
    };
    const one = await news.article("en", "One");
    await claimed;
    const written = first.counts.written;
    const second = await start({ database: await openAgain() });
    await cutStation();
    await expect.poll(() => second.working(), { timeout: 10_000 }).toBe(true);
    await second.settled();
    expect(presses.rendered()).toContain(one.address);
    open();
    await expect.poll(() => first.working(), { timeout: 10_000 }).toBe(false);
    const { rows } = await sql<{ reason: string }>`select reason from change`.execute(test.database.queries);
    expect(rows.map((row) => row.reason)).not.toContain("a lease was lost");
    expect(first.counts.failed).toBe(0);
    expect(written).toBeLessThanOrEqual(first.counts.written);
    await second.settled();
    expect(await presses.compare()).toEqual([]);
  });

  it("hears of pages that the first wrote and could not finish, once that reaches the database again", async () => {
    const { news, start } = presses;
    await news.edition("en");
    const own = await openAgain();
    const line = { cut: false };
    const first = await start({
      database: {
        ...own,
        async transaction(work) {
          if (line.cut && (await pagesLeased()) > 0) throw new Error("The line is cut.");
          return own.transaction(work);
        },
      },
    });
    await first.settled();
    line.cut = true;
    const one = await news.article("en", "One");
    await expect.poll(() => presses.file(`${one.address}index.html`), { timeout: 10_000 }).not.toBeNull();
    await expect.poll(() => presses.reports.length, { timeout: 10_000 }).toBeGreaterThan(0);
    const second = await start({ database: await openAgain() });
    await expect.poll(() => second.working(), { timeout: 10_000 }).toBe(true);
    await second.settled();
    line.cut = false;
    const reasons = async () => {
      const { rows } = await sql<{ reason: string }>`select reason from change`.execute(test.database.queries);
      return rows.map((row) => row.reason);
    };
    await expect.poll(reasons, { timeout: 10_000 }).toContain("a lease was lost");
    await second.settled();
    expect(await presses.compare()).toEqual([]);
  });
});

describe.runIf(process.env.TEST_DATABASE === "postgres")("two publications at once", () => {
  const zoneOf = (edition: string) => loadLanguages().get(edition)?.timeZone ?? "UTC";

  /** `count` articles that have what they need, but are not public yet. */
  async function ready(count: number): Promise<readonly number[]> {
    const draft = await presses.news.article("en", "Model");
    const at = new Date(presses.news.now());
    const { rows } = await sql<{ id: number }>`
      insert into article (story, edition, slug, published_at, state, created_at)
      select story, edition, 'copy-' || n, ${at}::timestamptz + n * interval '1 second', 'draft', created_at
      from article, generate_series(1, ${count}) n where id = ${draft.id} returning id`.execute(test.database.queries);
    await sql`insert into revision (article, number, content, minor, created_at)
      select a.id, 1, r.content, false, a.created_at from article a, article m join revision r on r.id = m.live_revision
      where m.id = ${draft.id} and a.id <> m.id`.execute(test.database.queries);
    await sql`update article a set live_revision = r.id from revision r where r.article = a.id and a.live_revision is null`.execute(
      test.database.queries,
    );
    return rows.map((row) => row.id);
  }

  const publish = (trx: Transaction, ids: readonly number[]) =>
    changePublished(trx, zoneOf, { at: new Date(presses.news.now()), reason: "publish", articles: ids }, async () => {
      await sql`update article set state = 'published' where id = any(${ids}::int[])`.execute(trx);
    });

  it("see each other: the page of a month that both fill is there", async () => {
    const { news, start } = presses;
    await news.edition("en");
    const ids = await ready(100);
    await test.database.transaction((trx) => publish(trx, ids.slice(0, 98))); // 99 with the model
    const press = await start();
    await press.settled();
    const [one = 0, two = 0] = ids.slice(98);
    const { promise: committing, resolve: commit } = Promise.withResolvers<void>();
    const { promise: published, resolve: tell } = Promise.withResolvers<void>();
    const first = test.database.transaction(async (trx) => {
      await publish(trx, [one]);
      tell();
      await committing;
    });
    await published;
    const second = test.database.transaction((trx) => publish(trx, [two]));
    await sleep(300); // time enough for the second to look at what it can see
    commit();
    await Promise.all([first, second]);
    presses.rendered();
    await press.settled();
    expect(presses.rendered()).toEqual(expect.arrayContaining(["en/world/2026-11/", "en/world/2026-11/2/"]));
    expect(await presses.compare()).toEqual([]);
  });
});
