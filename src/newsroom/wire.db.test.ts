import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type NewsroomUnderTest, openNewsroomUnderTest } from "../../tests/newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import {
  type FeedItem,
  type FeedServer,
  ninjs,
  openFeedServer,
  openWireUnderTest,
  type WireUnderTest,
} from "../../tests/wire-builder.ts";
import * as articles from "../newsroom-api/articles.ts";
import * as audit from "../newsroom-api/audit.ts";
import type { ContentToSave } from "../newsroom-api/content.ts";
import * as stories from "../newsroom-api/stories.ts";
import * as api from "../newsroom-api/wire.ts";

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

/** Items in the inbox, the last first, from a source with these settings; returns their ids by guid. */
async function received(items: readonly FeedItem[], more: Parameters<typeof wire.source>[1] = {}) {
  feed.say(...[...items].reverse());
  await wire.source(feed.address, more);
  const ids = new Map((await wire.inbox({ limit: 200 })).map((item) => [item.guid, item.id]));
  return (guid: string) => ids.get(guid) ?? 0;
}

const guids = async (query: Record<string, string | number>) =>
  (await news.call(api.listWireItems, { query })).items.map((item) => item.guid);

describe("the wire inbox", () => {
  it("is asked for by source, language, status, urgency and whether it is open, used or dismissed", async () => {
    await news.edition("en");
    const id = await received([
      { guid: "urn:a", more: { urgency: 1 } },
      { guid: "urn:b", more: { urgency: 4, language: "fa" } },
      { guid: "urn:c", more: { urgency: 7, language: "en-GB" }, pubStatus: "withheld" },
    ]);
    await news.call(api.dismissWireItem, { params: { item: id("urn:a") } });
    await news.call(api.createArticleFromWire, { params: { item: id("urn:b") }, body: { edition: "en" } });
    expect(await guids({})).toEqual(["urn:c", "urn:b"]);
    expect(await guids({ show: "dismissed" })).toEqual(["urn:a"]);
    expect(await guids({ show: "used" })).toEqual(["urn:b"]);
    expect(await guids({ show: "all" })).toEqual(["urn:c", "urn:b", "urn:a"]);
    expect(await guids({ show: "all", language: "en" })).toEqual(["urn:c", "urn:a"]);
    expect(await guids({ show: "all", language: "fa" })).toEqual(["urn:b"]);
    expect(await guids({ show: "all", status: "withheld" })).toEqual(["urn:c"]);
    expect(await guids({ show: "all", urgency: 4 })).toEqual(["urn:b", "urn:a"]);
    expect(await guids({ show: "all", source: 1 })).toHaveLength(3);
    expect(await guids({ show: "all", source: 2 })).toEqual([]);
    await news.call(api.undismissWireItem, { params: { item: id("urn:a") } });
    expect(await guids({})).toEqual(["urn:c", "urn:b", "urn:a"]);
  });

  it("is walked both ways: backwards by next, and what came meanwhile by newest", async () => {
    const names = Array.from({ length: 7 }, (_, index) => ({ guid: `urn:${index}` }));
    await received(names);
    const first = await news.call(api.listWireItems, { query: { limit: 3 } });
    expect(first.items.map((item) => item.guid)).toEqual(["urn:6", "urn:5", "urn:4"]);
    const second = await news.call(api.listWireItems, { query: { limit: 3, before: first.next ?? "" } });
    expect(second.items.map((item) => item.guid)).toEqual(["urn:3", "urn:2", "urn:1"]);
    expect(second.newest).toBeNull();
    const last = await news.call(api.listWireItems, { query: { limit: 3, before: second.next ?? "" } });
    expect(last).toMatchObject({ items: [{ guid: "urn:0" }], next: null });
    expect(await guids({ since: first.newest ?? "" })).toEqual([]);
    feed.say({ guid: "urn:2", version: "2", headline: "Again" }, ...names.slice(3));
    await wire.ask(1);
    const since = await news.call(api.listWireItems, { query: { since: first.newest ?? "" } });
    expect(since.items.map((item) => item.headline)).toEqual(["Again"]);
    expect(since.newest).not.toBe(first.newest);
    const refused = await news.try(api.listWireItems, { query: { since: "yesterday" } });
    expect(refused).toMatchObject({ ok: false, status: 400 });
  });

  it.each([
    ["Café owners protest", "CAFE protest"],
    ["Überschwemmung in Köln", "koln"],
    ["أخبار من القاهرة", "اخبار القاهره"],
    ["اخبار کابل امروز", "كابل"],
    ["Ёлки в Киеве", "елки"],
    ["ภาวะน้ำท่วมในกรุงเทพ", "น้ำท่วม"],
    ["缅甸洪水消息", "洪水"],
    ["50% of wells_dry", "50% wells_dry"],
  ])("finds %s by %s", async (headline, search) => {
    await received([
      { guid: "urn:a", headline },
      { guid: "urn:b", headline: "Nothing of the kind 500 wellsXdry" },
    ]);
    expect(await guids({ search })).toEqual(["urn:a"]);
  });

  it("shows an item with its text, its pictures and the versions before", async () => {
    const body = "<h2>Wells</h2><p>One <b>well</b>.</p><ul><li>First</li><li>Second</li></ul><script>x</script>";
    const pictures = [
      {
        uri: "urn:p",
        type: "picture",
        by: "Ada",
        descriptions: [{ role: "caption", value: "A well" }],
        renditions: [{ name: "original", href: "https://agency.example/well.jpg", width: 1200 }],
      },
    ];
    const id = await received([{ guid: "urn:a", body, more: { associations: pictures, edNote: "Not for print." } }], {
      usageTerms: "Web only",
    });
    const item = await news.call(api.readWireItem, { params: { item: id("urn:a") } });
    expect(item).toMatchObject({
      paragraphs: ["Wells", "One well.", "First\nSecond"],
      pictures: [{ href: "https://agency.example/well.jpg", caption: "A well", credit: "Ada" }],
      usageTerms: "Web only",
      redistributable: false,
      edNote: "Not for print.",
      history: [{ version: "1", raw: true }],
      content: { uri: "urn:a", standard: { version: "3.1" } },
    });
  });
});

describe("a wire item whose text changes at every poll", () => {
  it("shows its newest fifty versions", async () => {
    feed.say(
      ...Array.from({ length: 60 }, (_, index) => ({
        guid: "urn:a",
        version: `${index + 1}`,
        body: `<p>${index} readers</p>`,
      })).reverse(),
    );
    await wire.source(feed.address);
    const [item] = await wire.inbox();
    const { history, versions } = await news.call(api.readWireItem, { params: { item: item?.id ?? 0 } });
    expect([versions, history.length, history[0]?.version]).toEqual([60, 50, "60"]);
  });
});

describe("an article from a wire item", () => {
  it("begins with its words, credit, terms, urgency and slugline, and says what it was made from", async () => {
    await news.edition("en");
    const id = await received(
      [
        {
          guid: "urn:a",
          headline: "Wells open",
          body: "<p>The wells were <b>opened</b>.</p><h2>Where</h2><p>In the north.</p>",
          more: {
            urgency: 2,
            slugline: "WATER-DHAKA",
            located: "DHAKA",
            copyrightHolder: "Agency Ltd",
            descriptions: [{ role: "summary", value: "Forty wells." }],
          },
        },
      ],
      { credit: "AGENCY", usageTerms: "Web only" },
    );
    const made = await news.call(api.createArticleFromWire, { params: { item: id("urn:a") }, body: { edition: "en" } });
    expect(made).toMatchObject({
      edition: "en",
      state: "draft",
      headline: "Wells open",
      embargoedUntil: null,
      held: false,
    });
    const { workingCopy } = await news.read(made.id);
    expect(workingCopy.content).toMatchObject({
      summary: "Forty wells.",
      dateline: "DHAKA",
      wireSources: ["AGENCY"],
      rights: { copyrightHolder: "Agency Ltd", usageTerms: "Web only", redistributable: false },
      body: [
        { kind: "paragraph", runs: [{ text: "The wells were " }, { text: "opened", strong: true }, { text: "." }] },
        { kind: "heading", runs: [{ text: "Where" }] },
        { kind: "paragraph", runs: [{ text: "In the north." }] },
      ],
    });
    const story = await news.call(stories.readStory, { params: { story: made.story } });
    expect(story).toMatchObject({ slugline: "WATER-DHAKA", urgency: 2 });
    const { items: uses } = await news.call(api.listWireUses, { params: { article: made.id } });
    expect(uses).toMatchObject([{ item: id("urn:a"), usedVersion: "1", warning: null, sourceName: "Agency" }]);
    const [item] = await wire.inbox();
    expect(item?.articles).toEqual([{ article: made.id, edition: "en", headline: "Wells open", version: "1" }]);
    const { items: acts } = await news.call(audit.readAuditLog, { query: { subject: `article ${made.id}` } });
    expect(acts[0]).toMatchObject({ act: "create article from wire", detail: { wireItem: id("urn:a"), version: "1" } });
  });

  it("joins a story, and may go to partners where the source says so", async () => {
    await news.edition("en");
    const draft = await news.draft("en", "Ours");
    const id = await received([{ guid: "urn:a" }], { redistributable: true });
    const made = await news.call(api.createArticleFromWire, {
      params: { item: id("urn:a") },
      body: { edition: "en", story: draft.story },
    });
    expect(made.story).toBe(draft.story);
    const { workingCopy } = await news.read(made.id);
    expect(workingCopy.content.rights.redistributable).toBe(true);
  });

  it("can be saved as it is, however long and strange the agency's text was", async () => {
    await news.edition("en");
    const sentence = "A sentence of an agency that never ends its paragraphs. ";
    const body = [
      `<p>${sentence.repeat(1_000)}</p>`,
      `<p>${"水".repeat(50_001)}</p>`,
      `<p>${"<b>a</b>b".repeat(600)}</p>`,
      `<h2>${"😀".repeat(15_000)}</h2>`,
      `<blockquote>${sentence.repeat(500)}<cite>${`a${"😀".repeat(200)}`}</cite></blockquote>`,
      `<ul>${"<li>One</li>".repeat(300)}<li>${sentence.repeat(500)}</li></ul>`,
      `<p><i lang="en-x${"-abcdefgh".repeat(6)}">Tagged</i></p>`,
    ].join("");
    const more = {
      headlines: [{ value: `a${"😀".repeat(300)}` }],
      descriptions: [{ role: "summary", value: `a${"😀".repeat(2_000)}` }],
      located: `a${"😀".repeat(200)}`,
      copyrightHolder: `a${"😀".repeat(200)}`,
      usageTerms: `a${"😀".repeat(3_000)}`,
    };
    const id = await received([
      { guid: "urn:long", body, more },
      { guid: "urn:heavy", body: "<p><b>a</b>b</p>".repeat(6_000) },
    ]);
    for (const guid of ["urn:long", "urn:heavy"]) {
      const params = { item: id(guid) };
      const made = await news.call(api.createArticleFromWire, { params, body: { edition: "en" } });
      const { workingCopy } = await news.read(made.id);
      const saved = await news.try(articles.saveWorkingCopy, {
        params: { article: made.id },
        body: { content: workingCopy.content as ContentToSave, updatedAt: workingCopy.updatedAt }, // as it came
      });
      expect(saved).toMatchObject({ ok: true });
      const words = JSON.stringify(workingCopy.content);
      expect(words).not.toContain("\ufffd"); // half an emoji
      if (guid === "urn:long") expect(words.split(sentence.trim())).toHaveLength(2_001);
    }
  });

  it("can be made of the longest text that any feed may send", async () => {
    await news.edition("en");
    const text = "Words without end. ".repeat(80_000);
    feed.sayText(
      `<rss version="2.0"><channel><title>A</title><item><guid>urn:a</guid><title>Long</title><description>&lt;p&gt;${text}&lt;/p&gt;</description></item></channel></rss>`,
    );
    await wire.source(feed.address);
    const [item] = await wire.inbox();
    const params = { item: item?.id ?? 0 };
    expect((await news.call(api.readWireItem, { params })).paragraphs.join(" ")).toContain("Words without end.");
    const made = await news.try(api.createArticleFromWire, { params, body: { edition: "en" } });
    expect(made).toMatchObject({ ok: true });
  });

  it("stays in the building as long as the agency says", async () => {
    await news.edition("en");
    const until = new Date(news.now() + 3_600_000).toISOString();
    const past = new Date(news.now() - 3_600_000).toISOString();
    const id = await received([
      { guid: "urn:soon", more: { embargoedUntil: until } },
      { guid: "urn:free", more: { embargoedUntil: past } },
      { guid: "urn:held", pubStatus: "withheld" },
    ]);
    const from = (guid: string) =>
      news.call(api.createArticleFromWire, { params: { item: id(guid) }, body: { edition: "en" } });
    expect(await from("urn:soon")).toMatchObject({ embargoedUntil: until, held: false, pubStatus: "withheld" });
    expect(await from("urn:free")).toMatchObject({ embargoedUntil: null, held: false });
    expect(await from("urn:held")).toMatchObject({ embargoedUntil: null, held: true });
  });

  it("is made by those who write in its edition, and by nobody else", async () => {
    await news.edition("en");
    await news.edition("fa");
    const id = await received([{ guid: "urn:a" }]);
    const english = await news.as("en");
    const params = { item: id("urn:a") };
    expect(await english.try(api.createArticleFromWire, { params, body: { edition: "en" } })).toMatchObject({
      ok: true,
    });
    const refused = await english.try(api.createArticleFromWire, { params, body: { edition: "fa" } });
    expect(refused).toMatchObject({ ok: false, status: 403 });
    const persian = await news.as("fa");
    const [item] = await wire.inbox();
    const article = item?.articles[0]?.article ?? 0;
    expect(await persian.try(api.addWireUse, { params: { article, ...params } })).toMatchObject({
      ok: false,
      status: 403,
    });
    expect(await news.try(api.createArticleFromWire, { params: { item: 999 }, body: { edition: "en" } })).toMatchObject(
      {
        ok: false,
        status: 404,
      },
    );
  });
});

describe("wire sources", () => {
  const add = (body: Record<string, unknown>) =>
    news.try(api.addWireSource, { body: { name: "Agency", kind: "http", ...body } as never });
  const message = async (body: Record<string, unknown>) => {
    const tried = await add(body);
    return tried.ok ? "" : tried.error.message;
  };

  it("belong to administrators", async () => {
    const english = await news.as("en");
    const body = { name: "Agency", kind: "http" as const, place: feed.address };
    expect(await english.try(api.addWireSource, { body })).toMatchObject({ ok: false, status: 403 });
    const { id } = await wire.source(feed.address);
    const params = { source: id };
    for (const tried of [
      await english.try(api.changeWireSource, { params, body: { on: false } }),
      await english.try(api.askWireSource, { params }),
      await english.try(api.replayQuarantined, { params: { quarantined: 1 } }),
      await english.try(api.discardQuarantined, { params: { quarantined: 1 } }),
    ])
      expect(tried).toMatchObject({ ok: false, status: 403 });
    expect((await english.call(api.listWireSources, {})).items).toHaveLength(1);
  });

  it("have an address that can be one", async () => {
    for (const place of ["agency", "ftp://agency.example/", "/srv/wires", "http://", "javascript:alert(1)"])
      expect(await message({ place })).toContain(`"${place}" is no address of a feed`);
    expect(await add({ place: "https://agency.example/feed#top", on: false })).toMatchObject({
      ok: true,
      value: { place: "https://agency.example/feed" },
    });
  });

  it("show nobody the password of an address, and keep it when the rest is changed", async () => {
    const place = feed.address.replace("http://", "http://desk:secret@");
    const source = await wire.source(place);
    expect(source.place).toBe(feed.address.replace("http://", "http://desk:***@"));
    const authorization = () => feed.asked.at(-1)?.headers.authorization;
    expect(authorization()).toBe(`Basic ${Buffer.from("desk:secret").toString("base64")}`);
    await news.call(api.changeWireSource, {
      params: { source: source.id },
      body: { name: "Renamed", place: source.place },
    });
    await wire.ask(source.id);
    expect(authorization()).toBe(`Basic ${Buffer.from("desk:secret").toString("base64")}`);
    const moved = `${source.place}/english`;
    await news.call(api.changeWireSource, { params: { source: source.id }, body: { place: moved } });
    await wire.ask(source.id);
    expect([feed.asked.at(-1)?.url, authorization()]).toEqual([
      "/feed/english",
      `Basic ${Buffer.from("desk:secret").toString("base64")}`,
    ]);
    const { items } = await news.call(audit.readAuditLog, {});
    expect(JSON.stringify(items)).not.toContain("secret");
  });

  it("show the keys that an address may hold to administrators alone", async () => {
    await wire.source(feed.address.replace("http://", "http://key-of-desk@") + "?apikey=12345");
    const reporter = await news.person("Reporter", [{ edition: null, role: "reporter" }]);
    const { items } = await reporter.call(api.listWireSources, {});
    expect(items[0]?.place).toBe(`${feed.address}?…`);
    expect((await news.call(api.listWireSources, {})).items[0]?.place).toContain("apikey=12345");
  });

  it("keep the newest of what cannot be read, however much of it comes", async () => {
    const broken = (from: number) => Array.from({ length: 300 }, (_, index) => ({ type: "text", n: from + index }));
    feed.sayText(JSON.stringify([ninjs({ guid: "urn:a" }), ...broken(0)]));
    const { id } = await wire.source(feed.address);
    feed.sayText(JSON.stringify([ninjs({ guid: "urn:a" }), ...broken(300)]));
    expect((await wire.ask(id)).quarantined).toBe(500);
    const { items } = await news.call(api.listQuarantine, { query: { limit: 1 } });
    expect(items[0]?.beginning).toContain("599");
  });

  it("take files from a folder only where that is meant, and never from Skywave's own data", async () => {
    const root = mkdtempSync(join(tmpdir(), "skywave-places-"));
    const data = join(root, "data");
    const folder = join(root, "wires");
    for (const made of [join(data, "taken"), join(data, "inner", "taken"), folder])
      mkdirSync(made, { recursive: true });
    writeFileSync(join(root, "file"), "");
    symlinkSync(join(data, "inner"), join(root, "link"));
    const own = await openNewsroomUnderTest(test.database, { dataDirectory: data });
    const tried = async (place: string) => {
      const body = { name: "Agency", kind: "folder" as const, place, on: false };
      const outcome = await own.try(api.addWireSource, { body });
      return outcome.ok ? outcome.value.place : outcome.error.message;
    };
    expect(await tried("wires")).toContain("is no absolute path");
    expect(await tried(join(root, "nowhere"))).toContain("(ENOENT)");
    expect(await tried(join(root, "file"))).toContain("is no folder");
    for (const place of [data, join(data, "inner"), join(root, "link"), join(folder, "..", "data")])
      expect(await tried(place)).toContain("is among Skywave's own data");
    expect(await tried(folder)).toContain('has no sub-folder "taken"; make it (mkdir');
    mkdirSync(join(folder, "taken"));
    expect(await tried(`${folder}/`)).toBe(folder);
    expect(await tried(folder)).toContain('Wire source 1, "Agency", takes the files of');
    await own.close();
    rmSync(root, { recursive: true });
  });
});
