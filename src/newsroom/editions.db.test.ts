import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NewsroomUnderTest, openNewsroomUnderTest } from "../../tests/newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import * as api from "../newsroom-api/editions.ts";
import * as former from "../newsroom-api/former-addresses.ts";
import * as fronts from "../newsroom-api/fronts.ts";

let test: TestDatabase;
let news: NewsroomUnderTest;

beforeAll(async () => {
  test = await openTestDatabase();
  news = await openNewsroomUnderTest(test.database);
});

afterAll(async () => {
  expect(news.failures).toEqual([]);
  await news.close();
  await test.close();
});

const read = (edition: string) => news.call(api.readEdition, { params: { edition } });
async function newestChange() {
  const { queries } = test.database;
  const change = await queries
    .selectFrom("change")
    .selectAll()
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  const pages = await queries.selectFrom("page").select("address").where("wanted_seq", "=", change.seq).execute();
  return { keys: [...change.keys].sort(), addresses: pages.map((page) => page.address) };
}

describe("an edition", () => {
  it("is one of all that can be had, off until it is switched on", async () => {
    const { items } = await news.call(api.listEditions, {});
    expect(items.length).toBeGreaterThan(50);
    expect(items.find((one) => one.code === "fa")).toMatchObject({
      live: false,
      front: null,
      dir: "rtl",
      sections: [],
    });
  });

  it("gets the usual sections in its own language when it is switched on", async () => {
    const persian = await news.edition("fa");
    expect(persian).toMatchObject({
      live: true,
      timeZone: "Asia/Tehran",
      front: "http://localhost:8080/fa/",
    });
    expect(persian.sections.map((section) => section.name)).toContain("سیاست");
    const change = await newestChange();
    expect(change.keys).toEqual(["edition:fa", "editions", "sitemaps"]);
    expect(change.addresses).toEqual(expect.arrayContaining(["", "fa/", "fa/rss.xml", "fa/404.html", "robots.txt"]));
    expect(change.addresses).toContain(`fa/${persian.sections[0]?.slug}/`);
  });

  it("tells before it is switched on, and again then, that most of its texts were read by no native", async () => {
    const { items } = await news.call(api.listEditions, {});
    const sango = items.find((one) => one.code === "sg");
    expect(sango?.texts.warning).toMatch(/^Of the \d+ interface texts of Sango, a native speaker has read \d+; /);
    const { texts } = await news.edition("sg");
    expect(texts).toEqual(sango?.texts);
    expect(texts.read + texts.unread + texts.borrowed).toBe(texts.all);
  });

  it("gets the sections that are given, and keeps them when it is switched off and on", async () => {
    const body = { sections: [{ name: "World" }, { name: "The Americas", slug: "americas" }] };
    const on = await news.call(api.switchEditionOn, { params: { edition: "en" }, body });
    expect(on.sections.map((section) => section.slug)).toEqual(["world", "americas"]);
    expect((await news.call(api.switchEditionOff, { params: { edition: "en" } })).live).toBe(false);
    expect((await news.edition("en")).sections).toEqual(on.sections);
    const again = await news.try(api.switchEditionOn, { params: { edition: "en" }, body });
    expect(again).toMatchObject({ status: 409 });
  });

  it("changes its wordmark at any time, its time zone only before it publishes", async () => {
    const params = { edition: "en" };
    const changed = await news.call(api.changeEdition, {
      params,
      body: { wordmark: "The Service", timeZone: "Europe/Berlin" },
    });
    expect(changed).toMatchObject({ wordmark: "The Service", timeZone: "Europe/Berlin" });
    const wrong = await news.try(api.changeEdition, { params, body: { timeZone: "Mars/Olympus" } });
    expect(wrong).toMatchObject({ status: 400, error: { message: expect.stringContaining("Mars/Olympus") } });
    await news.article("en", "First");
    const late = await news.try(api.changeEdition, { params, body: { timeZone: "UTC" } });
    expect(late).toMatchObject({ status: 422, error: { message: expect.stringContaining("months in its addresses") } });
    expect((await news.call(api.changeEdition, { params, body: { wordmark: null } })).wordmark).not.toBe("The Service");
  });

  it("that nobody knows is refused", async () => {
    expect(await news.try(api.switchEditionOn, { params: { edition: "xx" }, body: {} })).toMatchObject({ status: 404 });
    expect(await news.try(api.readEdition, { params: { edition: "xx" } })).toMatchObject({ status: 404 });
  });
});

describe("an edition of one's own", () => {
  const language = {
    code: "gsw",
    path: "gsw",
    name: "Züritüütsch",
    englishName: "Zurich German",
    timeZone: "Europe/Zurich",
  };

  it("is added from language data, switched on and published in", async () => {
    const added = await news.call(api.addEdition, { body: { language } });
    expect(added).toMatchObject({ code: "gsw", own: true, live: false, timeZone: "Europe/Zurich" });
    await news.edition("gsw");
    expect((await news.article("gsw", "Grüezi")).address).toMatch(/^gsw\/\d+\/gruezi\/$/);
  });

  it("gets new language data, but keeps its code, path and, once it published, its zone", async () => {
    const params = { edition: "gsw" };
    const replaced = await news.call(api.replaceLanguage, {
      params,
      body: { language: { ...language, name: "Züridütsch" } },
    });
    expect(replaced.name).toBe("Züridütsch");
    expect((await newestChange()).keys).toEqual(["edition:gsw", "editions"]);
    const moved = await news.try(api.replaceLanguage, { params, body: { language: { ...language, path: "zh-tu" } } });
    expect(moved).toMatchObject({ status: 422, error: { message: expect.stringContaining("stay") } });
    const zoned = await news.try(api.replaceLanguage, { params, body: { language: { ...language, timeZone: "UTC" } } });
    expect(zoned).toMatchObject({ status: 422 });
    const shipped = await news.try(api.replaceLanguage, { params: { edition: "en" }, body: { language } });
    expect(shipped).toMatchObject({
      status: 422,
      error: { message: expect.stringContaining("comes with the software") },
    });
  });

  it.each([
    ["data that is not valid", { ...language, code: "frr", dir: "up" }, 400],
    ["a code that is taken", language, 409],
    ["a path that is taken", { ...language, code: "frr", path: "gsw" }, 409],
    ["a path that is reserved", { ...language, code: "frr", path: "media" }, 422],
  ])("is refused for %s", async (_, data, status) => {
    expect(await news.try(api.addEdition, { body: { language: data } })).toMatchObject({ status });
  });
});

describe("sections", () => {
  it("are added, renamed and put in order; their slugs stay", async () => {
    const added = await news.call(api.addSection, { params: { edition: "en" }, body: { name: "Press Freedom" } });
    expect(added.slug).toBe("press-freedom");
    expect((await newestChange()).addresses).toContain("en/press-freedom/");
    const renamed = await news.call(api.renameSection, { params: { section: added.id }, body: { name: "Media" } });
    expect(renamed).toMatchObject({ name: "Media", slug: "press-freedom" });
    const { sections } = await read("en");
    const order = sections.map((section) => section.id).reverse();
    const ordered = await news.call(api.orderSections, { params: { edition: "en" }, body: { sections: order } });
    expect(ordered.sections.map((section) => section.id)).toEqual(order);
    const partial = await news.try(api.orderSections, {
      params: { edition: "en" },
      body: { sections: order.slice(1) },
    });
    expect(partial).toMatchObject({ status: 400 });
  });

  it.each([
    ["a reserved address", { name: "Topic" }, 400],
    ["a number for an address", { name: "2026" }, 400],
    ["an address that is taken", { name: "world" }, 409],
  ])("are refused with %s", async (_, body, status) => {
    expect(await news.try(api.addSection, { params: { edition: "en" }, body })).toMatchObject({ status });
  });

  it("are deleted only when they hold nothing", async () => {
    const { id } = await news.call(api.addSection, { params: { edition: "en" }, body: { name: "Short-lived" } });
    await news.draft("en", "In the section", { section: id });
    const full = await news.try(api.deleteSection, { params: { section: id } });
    expect(full).toMatchObject({ status: 409, error: { message: expect.stringContaining("holds 1 articles") } });
    const empty = await news.call(api.addSection, { params: { edition: "en" }, body: { name: "Empty" } });
    expect(await news.call(api.deleteSection, { params: { section: empty.id } })).toEqual({ deleted: empty.id });
    expect((await read("en")).sections.map((section) => section.id)).not.toContain(empty.id);
  });
});

describe("a front", () => {
  it("shows what is picked, of its own edition", async () => {
    const [one, other] = [await news.article("en", "One"), await news.article("en", "Other")];
    const foreign = await news.article("fa", "دیگر");
    const params = { edition: "en" };
    await news.call(fronts.setFront, { params, body: { articles: [other.id, one.id] } });
    expect((await newestChange()).keys).toEqual(["picks:en"]);
    expect(await news.call(fronts.readFront, { params })).toEqual({
      edition: "en",
      articles: [other.id, one.id],
      blocks: [],
    });
    const tried = await news.try(fronts.setFront, { params, body: { articles: [foreign.id] } });
    expect(tried).toMatchObject({ status: 422, error: { message: expect.stringContaining(`Article ${foreign.id}`) } });
  });
});

describe("the blocks of a front", () => {
  it("are kept in order, and stay when only the articles are picked anew", async () => {
    const section = (await news.call(api.addSection, { params: { edition: "en" }, body: { name: "Rivers" } })).id;
    const one = await news.article("en", "One");
    const params = { edition: "en" };
    const blocks = [
      { kind: "picks" as const, title: "Worth reading", articles: [one.id] },
      { kind: "section" as const, section },
    ];
    await news.call(fronts.setFront, { params, body: { articles: [], blocks } });
    await news.call(fronts.setFront, { params, body: { articles: [one.id] } });
    expect(await news.call(fronts.readFront, { params })).toEqual({ edition: "en", articles: [one.id], blocks });
    await news.call(api.deleteSection, { params: { section } });
    expect((await news.call(fronts.readFront, { params })).blocks).toEqual([blocks[0]]);
  });

  it("are refused when they name what the edition does not have", async () => {
    const [foreign] = (await read("fa")).sections;
    const params = { edition: "en" };
    const blocks = [{ kind: "section" as const, section: foreign?.id ?? 0 }];
    const tried = await news.try(fronts.setFront, { params, body: { articles: [], blocks } });
    expect(tried).toMatchObject({
      status: 422,
      error: { message: expect.stringContaining(`Section ${foreign?.id} is not one of edition "en"`) },
    });
  });
});

describe("a former address", () => {
  it("leads to an article, and may be given to another", async () => {
    const [one, other] = [await news.article("en", "One"), await news.article("en", "Other")];
    const set = await news.call(former.setFormerAddress, {
      body: { address: "/news/2019/water.html", article: one.id },
    });
    expect(set.address).toBe("news/2019/water.html/");
    expect(await newestChange()).toMatchObject({
      keys: ["former:news/2019/water.html/"],
      addresses: ["news/2019/water.html/"],
    });
    await news.call(former.setFormerAddress, { body: { address: "news/2019/water.html", article: other.id } });
    const { items } = await news.call(former.listFormerAddresses, { query: { article: other.id } });
    expect(items).toEqual([{ address: "news/2019/water.html/", article: other.id }]);
  });

  it.each([
    ["../etc/passwd", 400],
    ["api/articles", 400],
    ["old/_redirect", 400],
    ["en/world", 409],
  ])("is refused at %s", async (address, status) => {
    const { id } = await news.article("en", "There");
    expect(await news.try(former.setFormerAddress, { body: { address, article: id } })).toMatchObject({ status });
  });
});

describe("an edition's own look", () => {
  it("reaches its pages and no others, and goes again", async () => {
    await news.edition("ht");
    const params = { edition: "ht" };
    const tokens = { light: { brand: "#5a1248" } };
    expect(await news.call(api.replaceLook, { params, body: { tokens } })).toEqual({ edition: "ht", tokens });
    expect((await newestChange()).keys).toEqual(["edition:ht"]);
    expect(await news.call(api.readLook, { params })).toEqual({ edition: "ht", tokens });
    await news.call(api.replaceLook, { params, body: { tokens: null } });
    expect(await news.call(api.readLook, { params })).toEqual({ edition: "ht", tokens: null });
  });

  it("is refused where readers could not read, and nothing changes", async () => {
    const params = { edition: "ht" };
    const refused = await news.try(api.replaceLook, { params, body: { tokens: { light: { ink: "#999999" } } } });
    expect(refused).toMatchObject({ error: { message: expect.stringContaining("light.ink (#999999)") } });
    expect(await news.call(api.readLook, { params })).toEqual({ edition: "ht", tokens: null });
  });
});
