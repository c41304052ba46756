import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { type NewsroomUnderTest, openNewsroomUnderTest } from "./newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "./test-database.ts";
import {
  type FeedServer,
  ninjs,
  openFeedServer,
  openWireUnderTest,
  until,
  type WireUnderTest,
} from "./wire-builder.ts";
import * as api from "../src/newsroom-api/wire.ts";

let test: TestDatabase;
let news: NewsroomUnderTest;
let feed: FeedServer;
let wire: WireUnderTest;

beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  news = await openNewsroomUnderTest(test.database);
  feed = await openFeedServer();
  wire = await openWireUnderTest(test.database, news);
});
afterEach(async () => {
  await wire.stop();
  await feed.close();
  await news.close();
  expect(news.failures).toEqual([]);
  await test.reset();
});
afterAll(() => test.close());

const minute = 60_000;

async function versionsOf(item: number): Promise<readonly string[]> {
  const read = await news.call(api.readWireItem, { params: { item } });
  return read.history.map((one) => one.version);
}

describe("a source", () => {
  it("is asked at once when it is added, its items are stored once, and it is asked on condition afterwards", async () => {
    feed.say({ guid: "urn:a" }, { guid: "urn:b" });
    const source = await wire.source(feed.address);
    expect(source).toMatchObject({ failures: 0, failure: null, items: 2, quarantined: 0 });
    const items = await wire.inbox();
    expect(items.map((item) => item.headline).sort()).toEqual(["About urn:a", "About urn:b"]);
    await wire.ask(source.id);
    expect(feed.asked.at(-1)?.headers["if-none-match"]).toMatch(/^"/);
    expect((await wire.inbox()).length).toBe(2);
    expect(feed.asked.length).toBe(2);
    expect(wire.reports).toEqual([]);
  });

  it("is asked in its rhythm", async () => {
    const source = await wire.source(feed.address, { everySeconds: 60 });
    expect(Date.parse(source.nextAt ?? "")).toBe(news.now() + minute);
    feed.say({ guid: "urn:late" });
    news.pass(59_000);
    await wire.wake();
    news.pass(1_000);
    await wire.wake();
    await until(async () => (await wire.inbox())[0] ?? null);
    expect(feed.asked.length).toBe(2);
  });

  it("that has no ETag is read again only when it says something else", async () => {
    feed.answer((_request, response) => response.end(JSON.stringify([ninjs({ guid: "urn:a" })])));
    const source = await wire.source(feed.address);
    await wire.ask(source.id);
    expect(feed.asked.at(-1)?.headers["if-none-match"]).toBeUndefined();
    expect((await wire.inbox()).length).toBe(1);
  });

  it("that fails is asked less and less often, up to an hour, and in its rhythm once it answers", async () => {
    feed.answer((_request, response) => response.writeHead(503).end());
    const source = await wire.source(feed.address, { everySeconds: 60 });
    const waits = [Date.parse(source.nextAt ?? "") - news.now()];
    for (let count = 0; count < 6; count += 1) {
      const asked = await wire.ask(source.id);
      waits.push(Date.parse(asked.nextAt ?? "") - news.now());
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60].map((minutes) => minutes * minute));
    const failing = await wire.ask(source.id);
    expect(failing.failures).toBe(8);
    expect(failing.failure).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/feed answered 503 instead of a feed\.$/);
    feed.answer(null);
    const mended = await wire.ask(source.id);
    expect(mended).toMatchObject({ failures: 0, failure: null });
    expect(Date.parse(mended.nextAt ?? "")).toBe(news.now() + minute);
  });

  it("that asks for patience gets it", async () => {
    feed.answer((_request, response) => response.writeHead(429, { "Retry-After": "7200" }).end());
    const source = await wire.source(feed.address);
    expect(Date.parse(source.nextAt ?? "")).toBe(news.now() + 120 * minute);
  });

  it("that is gone for good is switched off, with the reason", async () => {
    feed.answer((_request, response) => response.writeHead(410).end());
    const source = await wire.source(feed.address);
    expect(source).toMatchObject({ on: false, nextAt: null });
    expect(source.failure).toContain("gone for good (410)");
    const refused = await news.try(api.askWireSource, { params: { source: source.id } });
    expect(refused).toMatchObject({ ok: false, status: 409 });
  });

  it("that moved for good says where to", async () => {
    feed.answer((request, response) => {
      if (request.url === "/new") return void response.end("[]");
      response.writeHead(301, { Location: "/new" }).end();
    });
    const source = await wire.source(feed.address);
    expect(source.note).toBe(`It has moved for good to ${feed.address.replace("/feed", "/new")}; change the address.`);
    expect(source.failures).toBe(0);
  });

  it("in a private network fails with a sentence for the operator", async () => {
    await wire.stop();
    wire = await openWireUnderTest(test.database, news, { allowed: [] });
    const source = await wire.source(feed.address);
    expect(source.failure).toMatch(/^127\.0\.0\.1 is not a public address \(loopback\).*WIRE_ALLOW\.$/);
    expect(feed.asked.length).toBe(0);
  });

  it("that never answers holds up no other", async () => {
    const silent = await openFeedServer();
    silent.answer(() => {});
    await news.call(api.addWireSource, { body: { name: "Silent", kind: "http", place: silent.address } });
    await until(async () => silent.asked[0] ?? null);
    feed.say({ guid: "urn:a" });
    await wire.source(feed.address);
    expect((await wire.inbox()).length).toBe(1);
    expect(silent.asked.length).toBe(1);
    await wire.stop(); // which waits for nobody
    await silent.close();
  });

  it("whose address changes is asked there at once, from the beginning", async () => {
    feed.answer((_request, response) => response.writeHead(404).end());
    const source = await wire.source(feed.address);
    expect(source.failures).toBe(1);
    feed.answer(null);
    feed.say({ guid: "urn:a" });
    const place = feed.address.replace("/feed", "/other");
    await news.call(api.changeWireSource, { params: { source: source.id }, body: { place } });
    await until(async () => (await wire.inbox())[0] ?? null);
    const { items } = await news.call(api.listWireSources, {});
    expect(items[0]).toMatchObject({ place, failures: 0, failure: null });
  });

  it("that is switched off is asked no more", async () => {
    const source = await wire.source(feed.address, { everySeconds: 5 });
    await news.call(api.changeWireSource, { params: { source: source.id }, body: { on: false } });
    const before = feed.asked.length;
    news.pass(minute);
    await wire.wake();
    const other = await wire.source(feed.address.replace("/feed", "/other")); // its end shows that the station looked
    expect(other.failures).toBe(0);
    expect(feed.asked.length).toBe(before + 1);
  });
});

describe("a wire item", () => {
  it("takes its newer version, keeps those before, and comes back to the open inbox", async () => {
    feed.say({ guid: "urn:a", headline: "First words" }, { guid: "urn:b" });
    const { id } = await wire.source(feed.address);
    const first = (await wire.inbox()).find((item) => item.guid === "urn:a");
    await news.call(api.dismissWireItem, { params: { item: first?.id ?? 0 } });
    expect((await wire.inbox({ show: "open" })).map((item) => item.guid)).toEqual(["urn:b"]);
    feed.say({ guid: "urn:a", headline: "Second words", version: "2" }, { guid: "urn:b" });
    await wire.ask(id);
    const [item] = await wire.inbox({ show: "open" });
    expect(item).toMatchObject({
      id: first?.id,
      headline: "Second words",
      version: "2",
      versions: 2,
      dismissed: false,
    });
    expect(await versionsOf(item?.id ?? 0)).toEqual(["2", "1"]);
  });

  it("does not go back when versions come out of order", async () => {
    feed.say({ guid: "urn:a", headline: "Third", version: "10" });
    const { id } = await wire.source(feed.address);
    feed.say({ guid: "urn:a", headline: "Second", version: "9" });
    await wire.ask(id);
    const [item] = await wire.inbox();
    expect(item).toMatchObject({ headline: "Third", version: "10", versions: 2 });
    expect(await versionsOf(item?.id ?? 0)).toEqual(["9", "10"]);
  });

  it("is another one in another source, whatever its guid", async () => {
    const other = await openFeedServer();
    feed.say({ guid: "urn:a", headline: "Ours" });
    other.say({ guid: "urn:a", headline: "Theirs" });
    await wire.source(feed.address, { name: "One" });
    await wire.source(other.address, { name: "Other" });
    const items = await wire.inbox();
    expect(items.map(({ headline, sourceName }) => `${sourceName}: ${headline}`).sort()).toEqual([
      "One: Ours",
      "Other: Theirs",
    ]);
    await other.close();
  });

  it("is found again by its link where its source gives new guids at each poll", async () => {
    const rss = (guid: string, title: string) => `<rss version="2.0"><channel><title>W</title><item>
      <guid isPermaLink="false">${guid}</guid><link>https://agency.example/water</link><title>${title}</title>
      <description>Wells in ${title}</description></item></channel></rss>`;
    feed.sayText(rss("x1", "Water"));
    const { id } = await wire.source(feed.address);
    feed.sayText(rss("x2", "Water"));
    await wire.ask(id);
    expect((await wire.inbox()).length).toBe(1);
    feed.sayText(rss("x3", "Something else at the same address"));
    await wire.ask(id);
    expect((await wire.inbox()).length).toBe(2);
  });

  it("that is taken back without its words is shown by those it had", async () => {
    feed.say({ guid: "urn:a", headline: "A claim" });
    const { id } = await wire.source(feed.address);
    feed.sayText(JSON.stringify([{ uri: "urn:a", version: "2", pubStatus: "canceled", type: "text" }]));
    await wire.ask(id);
    expect((await wire.inbox())[0]).toMatchObject({ headline: "A claim", pubStatus: "canceled", versions: 2 });
  });

  it("that the database cannot hold goes to quarantine, and its neighbours come through", async () => {
    const endless = Array.from({ length: 600 }, (_, index) => createHash("sha256").update(`${index}`).digest("hex"));
    feed.say({ guid: "urn:a" }, { guid: `urn:${endless.join("")}`, headline: "Endless name" }, { guid: "urn:c" });
    const source = await wire.source(feed.address);
    expect(source).toMatchObject({ items: 2, quarantined: 1, failures: 0 });
    expect((await wire.inbox()).map((item) => item.guid).sort()).toEqual(["urn:a", "urn:c"]);
    const { items } = await news.call(api.listQuarantine, {});
    expect(items[0]?.reason).toMatch(/^The database does not take it/);
  });
});

describe("an article made from a wire item", () => {
  async function articleFrom(item: number, edition = "en") {
    return news.call(api.createArticleFromWire, { params: { item }, body: { edition } });
  }
  const warnings = async () => {
    const { items } = await news.call(api.listWireWarnings, {});
    return items.map(({ article, use }) => ({ article: article.id, warning: use.warning, version: use.version }));
  };

  it("is warned of a newer version until somebody says that it uses it", async () => {
    await news.edition("en");
    feed.say({ guid: "urn:a" });
    const { id } = await wire.source(feed.address);
    const [item] = await wire.inbox();
    const article = await articleFrom(item?.id ?? 0);
    expect(await warnings()).toEqual([]);
    feed.say({ guid: "urn:a", headline: "Changed", version: "2" });
    await wire.ask(id);
    expect(await warnings()).toEqual([{ article: article.id, warning: "newer", version: "2" }]);
    const params = { article: article.id, item: item?.id ?? 0 };
    const { items: uses } = await news.call(api.addWireUse, { params });
    expect(uses).toMatchObject([{ usedVersion: "2", warning: null, seen: false }]);
    expect(await warnings()).toEqual([]);
  });

  it("is warned, each of them, when the agency takes the item back, and no other is made from it", async () => {
    await news.edition("en");
    await news.edition("fa");
    feed.say({ guid: "urn:a" }, { guid: "urn:b" });
    const { id } = await wire.source(feed.address);
    const items = await wire.inbox();
    const a = items.find((item) => item.guid === "urn:a")?.id ?? 0;
    const b = items.find((item) => item.guid === "urn:b")?.id ?? 0;
    const made = [await articleFrom(a), await articleFrom(a, "fa"), await articleFrom(b)];
    feed.say({ guid: "urn:a", version: "2", pubStatus: "canceled" }, { guid: "urn:b" });
    await wire.ask(id);
    expect((await warnings()).sort((one, other) => one.article - other.article)).toEqual([
      { article: made[0]?.id, warning: "canceled", version: "2" },
      { article: made[1]?.id, warning: "canceled", version: "2" },
    ]);
    const refused = await news.try(api.createArticleFromWire, { params: { item: a }, body: { edition: "en" } });
    expect(refused).toMatchObject({ ok: false, status: 409 });
    await news.call(api.addWireUse, { params: { article: made[0]?.id ?? 0, item: a } });
    const { items: uses } = await news.call(api.listWireUses, { params: { article: made[0]?.id ?? 0 } });
    expect(uses).toMatchObject([{ warning: "canceled", seen: true, usedVersion: "2" }]);
    const { items: left } = await news.call(api.listWireWarnings, { query: { edition: "fa" } });
    expect(left.length).toBe(1);
    expect((await warnings()).length).toBe(1);
  });

  it("is not warned by an old version that comes late", async () => {
    await news.edition("en");
    feed.say({ guid: "urn:a", version: "5" });
    const { id } = await wire.source(feed.address);
    const [item] = await wire.inbox();
    await articleFrom(item?.id ?? 0);
    feed.say({ guid: "urn:a", version: "4", pubStatus: "canceled" });
    await wire.ask(id);
    expect(await warnings()).toEqual([]);
  });
});

describe("quarantine", () => {
  const broken = '{ "uri": "urn:broken", "type": "text", "headline": 17 }';
  const around = (middle: string) =>
    `[${JSON.stringify(ninjs({ guid: "urn:a" }))}, ${middle}, ${JSON.stringify(ninjs({ guid: "urn:c" }))}]`;
  const rows = async () => (await news.call(api.listQuarantine, {})).items;

  it("takes a broken item with its bytes and the reason once, while its neighbours come through", async () => {
    feed.sayText(around(broken));
    const source = await wire.source(feed.address);
    expect(source).toMatchObject({ failures: 0, items: 2, quarantined: 1 });
    expect((await wire.inbox()).map((item) => item.guid).sort()).toEqual(["urn:a", "urn:c"]);
    const [row] = await rows();
    expect(row).toMatchObject({ source: source.id, sourceName: "Agency", state: "waiting", item: null });
    expect(row?.beginning).toContain("urn:broken");
    expect(row?.place).toContain(feed.address);
    expect(row?.reason).not.toBe("");
    feed.sayText(`${around(broken)} `);
    await wire.ask(source.id);
    expect((await rows()).length).toBe(1);
  });

  it("takes a document that is no feed, once in a row of such, and the source counts as failing", async () => {
    feed.sayText("<html><body>Come back later 1</body></html>");
    const source = await wire.source(feed.address);
    expect(source.failures).toBe(1);
    expect(source.failure).toContain("could not be read");
    feed.sayText("<html><body>Come back later 2</body></html>");
    await wire.ask(source.id);
    expect(await rows()).toMatchObject([{ place: feed.address }]);
  });

  it("reads again what it is asked to, and says what came of it", async () => {
    feed.sayText(around(broken));
    await wire.source(feed.address);
    const [row] = await rows();
    const params = { quarantined: row?.id ?? 0 };
    expect(await news.call(api.replayQuarantined, { params })).toMatchObject({ state: "asked" });
    const again = await until(async () => (await rows()).find((one) => one.state === "waiting") ?? null);
    expect(again.reason).toBe(row?.reason);
    // A newer Skywave reads what this one cannot: the same bytes stand for that, mended.
    const mended = Buffer.from(JSON.stringify(ninjs({ guid: "urn:broken", headline: "Mended" })));
    await sql`update wire_quarantine set raw = ${mended}`.execute(test.database.queries);
    await news.call(api.replayQuarantined, { params });
    const done = await until(async () => (await rows()).find((one) => one.state === "replayed") ?? null);
    const read = await news.call(api.readWireItem, { params: { item: done.item ?? 0 } });
    expect(read).toMatchObject({ headline: "Mended", paragraphs: ["All about urn:broken."] });
    expect(await news.try(api.replayQuarantined, { params })).toMatchObject({ ok: false, status: 409 });
  });

  it("lets go of what is discarded", async () => {
    feed.sayText(around(broken));
    const source = await wire.source(feed.address);
    const [row] = await rows();
    await news.call(api.discardQuarantined, { params: { quarantined: row?.id ?? 0 } });
    expect(await rows()).toEqual([]);
    feed.sayText(`${around(broken)} `);
    await wire.ask(source.id);
    expect(await rows()).toEqual([]);
    const { items } = await news.call(api.listQuarantine, { query: { state: "discarded" } });
    expect(items.length).toBe(1);
  });
});

describe("raw bytes", () => {
  it("are kept for the source's days, and what was read of them longer", async () => {
    feed.sayText(`[${JSON.stringify(ninjs({ guid: "urn:a" }))}, { "uri": 4 }]`);
    await wire.source(feed.address, { keepDays: 3 });
    const [item] = await wire.inbox();
    const params = { item: item?.id ?? 0 };
    expect((await news.call(api.readWireItem, { params })).history[0]?.raw).toBe(true);
    news.pass(3 * 24 * 60 * minute + minute);
    await wire.wake();
    const old = await until(async () => {
      const read = await news.call(api.readWireItem, { params });
      return read.history[0]?.raw === false ? read : null;
    });
    expect(old.paragraphs).toEqual(["All about urn:a."]);
    const row = await until(async () => {
      const { items } = await news.call(api.listQuarantine, {});
      return items[0] ?? null;
    });
    const replay = await until(async () => {
      const tried = await news.try(api.replayQuarantined, { params: { quarantined: row.id } });
      return tried.ok ? null : tried;
    });
    expect(replay.error.message).toContain("no longer kept");
  });
});
