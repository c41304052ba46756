import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acts, openPressesUnderTest, type PressesUnderTest, withSlowSnapshots } from "../../tests/press-builder.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import { raise, takePressLock } from "../db/page-queue.ts";
import { giveBack, pressState, setPressState } from "../db/page-recovery.ts";
import { loadLanguages } from "../language/language.ts";

let test: TestDatabase;
let presses: PressesUnderTest;
const hour = 3_600_000;

beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  presses = await openPressesUnderTest(test.database);
});
afterEach(async () => {
  await presses.close();
  await test.reset();
});
afterAll(() => test.close());

/** Everything that one more article in November, with neither topic nor byline, touches in edition "en". */
const touched = (address: string | null) =>
  [
    address ?? "",
    "en/",
    "en/news.xml",
    "en/partners.json",
    "en/rss.xml",
    "en/sitemap-2026-11.xml",
    "en/world/",
    "en/world/2026-11/",
    "en/world/rss.xml",
  ].sort();

async function raiseKeys(keys: readonly string[], takedown = false) {
  const at = new Date(presses.news.now());
  await test.database.transaction((trx) => raise(trx, { at, reason: "test", keys, takedown, addresses: [] }));
}

it("gives pages back while a publishing act is under way, and neither waits for the other for ever", async () => {
  const { news, start } = presses;
  await news.edition("en");
  const press = await start();
  await press.settled();
  const rows = await test.database.queries.selectFrom("page").select(["address", "hash"]).execute();
  const locked = Promise.withResolvers<void>();
  const publishing = test.database.transaction(async (trx) => {
    await takePressLock(trx);
    locked.resolve();
    await new Promise((resolve) => setTimeout(resolve, 200)); // the other has time to take rows, if it takes any
    const at = new Date(news.now());
    await raise(trx, { at, reason: "test", keys: [], takedown: false, addresses: [], all: true });
  });
  await locked.promise;
  const settling = test.database.transaction(async (trx) => {
    const lease = "00000000-0000-0000-0000-000000000000";
    await giveBack(trx, lease, []);
    await sql`update page set lease = null`.execute(trx); // as if the lease had been theirs
    await takePressLock(trx);
  });
  await Promise.all([publishing, settling]);
  await press.settled();
  const after = await test.database.queries.selectFrom("page").select(["address", "hash"]).execute();
  expect(after).toHaveLength(rows.length);
});

describe("ranks", () => {
  it("put a new article on the tree before any page links to it", async () => {
    const { news, tree, start } = presses;
    await news.edition("en");
    const seen: string[] = [];
    let target = "";
    const press = await start({
      onRendered: (address) => seen.push(`${address} ${existsSync(join(tree, target, "index.html"))}`),
    });
    await press.settled();
    const { id } = await news.draft("en", "First");
    target = `en/${id}/first/`;
    seen.length = 0;
    await news.publish(id);
    await press.settled();
    // The article and its month appear, then what was there is written over.
    const appear = [target, "en/sitemap-2026-11.xml", "en/world/2026-11/"];
    expect(seen.slice(0, 3).sort()).toEqual(appear.map((address) => `${address} false`));
    const overwritten = ["en/", "en/news.xml", "en/rss.xml", "en/world/", "en/world/rss.xml", "sitemap.xml"];
    expect(seen.slice(3, -1).sort()).toEqual(overwritten.map((address) => `${address} true`));
    expect(seen.at(-1)).toBe("en/partners.json true");
  });

  it("hold when an article is published while the front is already claimed for something else", async () => {
    const { news, tree, start } = presses;
    await news.edition("en");
    const { id } = await news.draft("en", "Late");
    const article = join(tree, `en/${id}/late/index.html`);
    const meanwhile = { act: async () => {} };
    const seen: boolean[] = [];
    const press = await start({
      database: withSlowSnapshots(test.database, async () => {
        const { rows } = await sql`select from page where address = 'en/' and lease is not null`.execute(
          test.database.queries,
        );
        if (rows.length > 0) await meanwhile.act();
      }),
      onRendered: (address) => {
        if (address === "en/") seen.push(existsSync(article));
      },
    });
    await press.settled();
    seen.length = 0;
    meanwhile.act = async () => {
      meanwhile.act = async () => {};
      await news.publish(id);
    };
    await raiseKeys(["picks:en"]);
    await press.settled();
    expect(seen).toEqual([true]);
    expect(await presses.compare()).toEqual([]);
  });

  it("delete nothing before its notice stands, however many go at once", { timeout: 180_000 }, async () => {
    const { news, tree, start } = presses;
    const codes = ["en", ...[...loadLanguages().keys()].filter((code) => code !== "en").slice(0, 35)];
    for (const code of codes) await news.edition(code);
    const first = await news.article("en", "Gone");
    const addresses = [first.address ?? ""];
    for (const code of codes.slice(1)) addresses.push((await news.translation(first, code, "Gone")).address ?? "");
    const press = await start();
    await press.settled();
    presses.rendered();
    const naked: string[] = [];
    const look = setInterval(() => {
      for (const address of addresses)
        if (!existsSync(join(tree, address, "index.html")) && !existsSync(join(tree, address, "../_gone")))
          naked.push(address);
    }, 0);
    await news.call(acts.removeArticle, { params: { article: first.id }, body: { scope: "story" } });
    await press.settled();
    clearInterval(look);
    expect(naked).toEqual([]);
    expect(addresses.filter((address) => existsSync(join(tree, address)))).toEqual([]);
    const rendered = presses.rendered();
    expect(rendered.filter((address) => /^[^/]+\/\d+\/$/.test(address))).toHaveLength(36);
    // 36 notices, fronts, sections with their feeds, readers' and partners' feeds and news sitemaps, and the index of sitemaps; the months vanish.
    expect(rendered).toHaveLength(7 * 36 + 1);
    expect(await presses.compare()).toEqual([]);
  });
});

describe("a page that fails", () => {
  /** Points the article at a revision that no template can show, as a database edited by hand might hold. */
  async function breakArticle(id: number, broken: object, takedown = false) {
    const { database } = test;
    const { live } = await database.queries
      .selectFrom("article")
      .select("live_revision as live")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    await sql`insert into revision (article, number, content, minor, created_at)
      select article, 99, content || ${JSON.stringify(broken)}::jsonb, false, created_at from revision where id = ${live}`.execute(
      database.queries,
    );
    await sql`update article set live_revision = (select id from revision where article = ${id} and number = 99) where id = ${id}`.execute(
      database.queries,
    );
    await raiseKeys([`article:${id}`], takedown);
    return async () => {
      await sql`update article set live_revision = ${live} where id = ${id}`.execute(database.queries);
    };
  }
  const unshowable = { body: [{ kind: "paragraph", id: "x", runs: null }] };

  it("keeps its old bytes, is reported, and blocks nobody", async () => {
    const { news, start, file, reports } = presses;
    await news.edition("en");
    const one = await news.article("en", "One");
    const press = await start();
    await press.settled();
    const path = `${one.address}index.html`;
    const before = file(path);
    const mend = await breakArticle(one.id, unshowable);
    await press.settled();
    expect(file(path)).toBe(before);
    expect(reports).toMatchObject([{ address: one.address }]);
    presses.rendered();
    const two = await news.article("en", "Two");
    await press.settled();
    expect(presses.rendered()).toEqual(touched(two.address));
    await mend();
    await raiseKeys([`article:${one.id}`]);
    await press.settled();
    expect(presses.rendered()).toEqual([one.address, "en/partners.json"]);
    expect(await presses.compare()).toEqual([]);
  });

  it("is withdrawn when something must disappear from it", async () => {
    const { news, start, file } = presses;
    await news.edition("en");
    const one = await news.article("en", "One");
    const press = await start();
    await press.settled();
    const mend = await breakArticle(one.id, unshowable, true);
    await press.settled();
    expect(file(`${one.address}index.html`)).toBeNull();
    expect(file(`${one.address}index.html.br`)).toBeNull();
    expect(press.counts.failed).toBe(1);
    await mend();
    await raiseKeys(["partners:en"]); // its text was left out there, and that did not fail
    await press.settled();
    presses.rendered();
    news.pass(61_000);
    await test.database.notify("press");
    await expect.poll(() => file(`${one.address}index.html`), { timeout: 10_000 }).toContain("One");
    await press.settled();
    expect(presses.rendered()).toEqual([one.address]);
    expect(await presses.compare()).toEqual([]);
  });

  it("in its reading, alone in its batch, does not take the press along", async () => {
    const { news, start, reports } = presses;
    await news.edition("en");
    const one = await news.article("en", "One");
    const press = await start();
    await press.settled();
    presses.rendered();
    await breakArticle(one.id, { topics: null });
    await press.settled();
    news.pass(61_000); // the retry claims it alone
    await test.database.notify("press");
    while (press.counts.failed < 4) await new Promise((resolve) => setTimeout(resolve, 20));
    await press.settled();
    expect(press.working()).toBe(true);
    const failing = [one.address, "en/partners.json"];
    expect(reports.map((report) => report.address)).toEqual([...failing, ...failing]);
    expect(presses.rendered()).toEqual([]);
  });

  it("is tried again at once when a change came while it failed", async () => {
    const { news, start, file } = presses;
    await news.edition("en");
    const one = await news.article("en", "One");
    const meanwhile = { act: async () => {} };
    const address = one.address ?? "";
    const slow = withSlowSnapshots(test.database, () => meanwhile.act());
    const press = await start({
      database: {
        ...slow,
        async transaction(work) {
          if (press?.counts.failed === 1) {
            const act = meanwhile.act;
            meanwhile.act = async () => {};
            await act();
          }
          return test.database.transaction(work);
        },
      },
    });
    await press.settled();
    const mend = await breakArticle(one.id, unshowable);
    meanwhile.act = async () => {
      if (press.counts.failed === 0) return;
      await mend();
      await raiseKeys([`article:${one.id}`], true);
    };
    presses.rendered();
    await expect.poll(() => press.counts.failed, { timeout: 10_000 }).toBe(1);
    await press.settled();
    expect(presses.rendered()).toEqual([address]);
    expect(file(`${address}index.html`)).toContain("One");
    expect(await presses.compare()).toEqual([]);
  });
});

describe("recovery", () => {
  it("writes a page again whose lease was lost while it was being made", async () => {
    const { news, start } = presses;
    await news.edition("en");
    const meanwhile = { act: async () => {} };
    const press = await start({ database: withSlowSnapshots(test.database, () => meanwhile.act()) });
    await press.settled();
    presses.rendered();
    meanwhile.act = async () => {
      const { numAffectedRows } =
        await sql`update page set lease = null, leased_until = null where address = 'en/rss.xml' and lease is not null`.execute(
          test.database.queries,
        );
      if (numAffectedRows === 1n) meanwhile.act = async () => {};
    };
    const { address } = await news.article("en", "One");
    await press.settled();
    expect(presses.rendered().filter((one) => one === "en/rss.xml")).toHaveLength(2);
    const reasons = await test.database.queries.selectFrom("change").select("reason").execute();
    expect(reasons.map((row) => row.reason)).toContain("a lease was lost");
    expect(existsSync(join(presses.tree, address ?? "", "index.html"))).toBe(true);
    expect(await presses.compare()).toEqual([]);
  });

  it.each([
    ["", 1000],
    [", though the clock went back", -5000],
  ])("after an unclean stop renders exactly what was finished since the last sync%s", async (_, elapsed) => {
    const { news, start } = presses;
    await news.edition("en");
    const old = await news.article("en", "Old");
    const first = await start();
    await first.settled();
    news.pass(1);
    await first.stop();
    const second = await start();
    await second.settled();
    const before = await test.database.snapshot(pressState);
    expect(before).toMatchObject({ clean: false });
    news.pass(elapsed);
    presses.rendered();
    const young = await news.article("en", "Young");
    await second.settled();
    const finished = presses.rendered();
    expect(finished).toContain(young.address);
    expect(finished).not.toContain(old.address);
    await second.stop();
    await test.database.transaction((trx) => setPressState(trx, before)); // as if it had not come to its farewell
    writeFileSync(join(presses.tree, `${young.address}index.html`), "torn");
    const third = await start();
    await third.settled();
    expect(presses.rendered()).toEqual(finished);
    expect(await presses.compare()).toEqual([]);
  });

  it("after a clean stop renders nothing", async () => {
    const { news, start } = presses;
    await news.edition("en");
    await news.article("en", "One");
    const first = await start();
    await first.settled();
    await first.stop();
    presses.rendered();
    await (await start()).settled();
    expect(presses.rendered()).toEqual([]);
  });

  it.each(['{"database":"another"}', "{"])("takes over a tree that says %s", async (owner) => {
    const { news, start, tree, file } = presses;
    await news.edition("en");
    const { address } = await news.article("en", "One");
    const first = await start();
    await first.settled();
    await first.stop();
    const all = presses.rendered();
    writeFileSync(join(tree, ".skywave.json"), owner);
    mkdirSync(join(tree, "xx/9"), { recursive: true });
    writeFileSync(join(tree, "xx/9/index.html"), "another's");
    writeFileSync(join(tree, `${address}_gone`), "another's");
    writeFileSync(join(tree, "en/index.html"), "another's");
    await (await start()).settled();
    expect(presses.rendered()).toEqual(all);
    expect(existsSync(join(tree, "xx"))).toBe(false);
    expect(file(".skywave.json")).not.toBe(owner);
    expect(await presses.compare()).toEqual([]);
  });
});

describe("what needs no writing", () => {
  it("is rendered when its time comes and not before", async () => {
    const { news, start, file } = presses;
    await news.edition("en");
    await news.article("en", "One");
    const press = await start();
    await press.settled();
    presses.rendered();
    news.pass(48 * hour - 1);
    await press.settled();
    expect(presses.rendered()).toEqual([]);
    expect(file("en/news.xml")).toContain("One");
    news.pass(1);
    await press.settled();
    expect(presses.rendered()).toEqual(["en/news.xml"]);
    expect(file("en/news.xml")).not.toContain("One");
    expect(await presses.compare()).toEqual([]);
  });

  it("is not rendered when its data is what it was, nor written when its bytes are", async () => {
    const { news, start, tree } = presses;
    await news.edition("en");
    const { address } = await news.article("en", "One");
    const press = await start();
    await press.settled();
    presses.rendered();
    const path = join(tree, `${address}index.html`);
    const { ino } = statSync(path);
    await raiseKeys(["edition:en"]);
    await press.settled();
    expect(presses.rendered()).toEqual([]);
    expect(press.counts.unchanged).toBeGreaterThan(5);
    const { written } = press.counts;
    await sql`update page set data_hash = 'other' where address = ${address}`.execute(test.database.queries);
    await raiseKeys(["edition:en"]);
    await press.settled();
    expect(presses.rendered()).toEqual([address]);
    expect(press.counts).toMatchObject({ equal: 1, written });
    expect(statSync(path).ino).toBe(ino);
  });
});

describe("new templates", () => {
  it("render everything, after what was published more narrowly", async () => {
    const { news, start } = presses;
    for (const code of [...loadLanguages().keys()].slice(0, 20)) await news.edition(code);
    await news.edition("en");
    const first = await start();
    await first.settled();
    await first.stop();
    const all = presses.rendered();
    expect(all.length).toBeGreaterThan(400);
    const { address } = await news.article("en", "One");
    const order: string[] = [];
    const settings = { publicUrl: "https://example.org", languages: loadLanguages() };
    const second = await start({ settings, onRendered: (one) => order.push(one) });
    await second.settled();
    // Partners' feed comes after everything else.
    const narrow = [...touched(address), "sitemap.xml"].filter((one) => !one.endsWith(".json"));
    // While the first of them are written, batches of the others may go by.
    const early = new Set(order.slice(0, order.length / 2));
    expect(narrow.filter((one) => !early.has(one))).toEqual([]);
    expect(order[0]).toBe(address);
    expect(order).toHaveLength(all.length + 3);
    expect(await presses.compare("https://example.org")).toEqual([]);
  });
});

describe("an address", () => {
  it("of a deleted section serves the next section of that name", async () => {
    const { news, start, file } = presses;
    await news.edition("en");
    const press = await start();
    const add = (name: string) =>
      news.call(acts.addSection, { params: { edition: "en" }, body: { name, slug: "sport" } });
    const { id } = await add("Sport");
    await press.settled();
    expect(file("en/sport/index.html")).toContain("Sport");
    await news.call(acts.deleteSection, { params: { section: id } });
    await press.settled();
    expect(file("en/sport/index.html")).toBeNull();
    presses.rendered();
    await add("Games");
    await press.settled();
    expect(file("en/sport/index.html")).toContain("Games");
    expect(presses.rendered()).toContain("en/sport/");
    expect(await presses.compare()).toEqual([]);
  });

  it("of an edition of the newsroom's own speaks its language and keeps its time", async () => {
    const { news, start, file } = presses;
    const language = {
      code: "gsw",
      path: "gsw",
      name: "Schwyzerdütsch",
      englishName: "Swiss German",
      timeZone: "Europe/Zurich",
      terms: { serviceName: { text: "Radio Züri", read: true, source: "own" } },
    };
    await news.edition("en");
    await news.call(acts.addEdition, { body: { language } });
    await news.edition("gsw");
    const english = await news.article("en", "Hello");
    const swiss = await news.translation(english, "gsw", "Grüezi");
    const press = await start();
    await press.settled();
    expect(file(`${swiss.address}index.html`)).toContain("Radio Züri");
    expect(file(`${swiss.address}index.html`)).toContain("10:00"); // 9:00 in UTC
    expect(file(`${english.address}index.html`)).toContain("Schwyzerdütsch");
    presses.rendered();
    const renamed = { ...language, name: "Züridütsch" };
    await news.call(acts.replaceLanguage, { params: { edition: "gsw" }, body: { language: renamed } });
    await press.settled();
    expect(presses.rendered()).toEqual(expect.arrayContaining([english.address, swiss.address]));
    expect(file(`${english.address}index.html`)).toContain("Züridütsch");
    expect(await presses.compare()).toEqual([]);
  });
});
