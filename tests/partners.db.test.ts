import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openPressesUnderTest, type PressesUnderTest } from "./press-builder.ts";
import { openTestDatabase, type TestDatabase } from "./test-database.ts";
import { removeArticle, restoreArticle, retractArticle } from "../src/newsroom-api/articles.ts";
import { createContributor, withholdContributor } from "../src/newsroom-api/contributors.ts";
import { holdArticle, liftHold } from "../src/newsroom-api/publishing.ts";

let test: TestDatabase;
let presses: PressesUnderTest;
const day = 86_400_000;

beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  presses = await openPressesUnderTest(test.database);
  await presses.news.edition("en");
});
afterEach(async () => {
  await presses.close();
  await test.reset();
});
afterAll(() => test.close());

interface Item {
  readonly uri: string;
  readonly version: string;
  readonly pubStatus: string;
}
function items(): readonly Item[] {
  return (JSON.parse(presses.file("en/partners.json") ?? "") as { items: readonly Item[] }).items;
}
const standing = () => items().map(({ uri, version, pubStatus }) => [uri.replace(/.*:/, ""), version, pubStatus]);
const closed = { copyrightHolder: "Agency", usageTerms: null, redistributable: false };

describe("the partners' feed", () => {
  it("holds the full text of what is published, in versions that rise", async () => {
    const { news, start } = presses;
    const press = await start();
    const { id } = await news.article("en", "Water");
    await press.settled();
    expect(standing()).toEqual([[`${id}`, "1", "usable"]]);
    expect(presses.file("en/partners.json")).toContain("Water, in full.");
    presses.rendered();
    await news.revise(id, { body: [{ kind: "paragraph", runs: [{ text: "Said better." }] }] });
    await news.publish(id, "edit");
    await press.settled();
    expect(presses.rendered()).toEqual([`en/${id}/water/`, "en/partners.json"]);
    expect(standing()).toEqual([[`${id}`, "2", "usable"]]);
    expect(presses.file("en/partners.json")).toContain("Said better.");
    expect(await presses.compare()).toEqual([]);
  });

  it("says canceled for thirty days, without a word of what was taken back", async () => {
    const { news, start } = presses;
    const press = await start();
    const one = await news.article("en", "Mistaken");
    const two = await news.article("en", "Harmful");
    await news.call(retractArticle, { params: { article: one.id }, body: { scope: "article", note: "It was wrong." } });
    await news.call(removeArticle, { params: { article: two.id }, body: { scope: "article" } });
    await press.settled();
    expect(standing()).toEqual([
      [`${two.id}`, "2", "canceled"],
      [`${one.id}`, "2", "canceled"],
    ]);
    expect(presses.file("en/partners.json")).not.toMatch(/Mistaken|Harmful|wrong/);
    news.pass(30 * day - 1);
    await press.settled();
    presses.rendered();
    news.pass(1);
    await press.settled();
    expect(presses.rendered()).toEqual(["en/partners.json"]);
    expect(standing()).toEqual([]);
    expect(await presses.compare()).toEqual([]);
  });

  it("has back what is restored, as a newer version", async () => {
    const { news, start } = presses;
    const press = await start();
    const { id } = await news.article("en", "Gone and back");
    await news.call(removeArticle, { params: { article: id }, body: { scope: "article" } });
    await news.call(restoreArticle, { params: { article: id }, body: { scope: "article" } });
    await press.settled();
    expect(standing()).toEqual([[`${id}`, "3", "usable"]]);
    await news.call(holdArticle, { params: { article: id } });
    await press.settled();
    expect(standing()).toEqual([[`${id}`, "4", "canceled"]]);
    await news.call(liftHold, { params: { article: id } });
    await press.settled();
    expect(standing()).toEqual([[`${id}`, "5", "usable"]]);
    expect(await presses.compare()).toEqual([]);
  });

  it("never names what may not be passed on, and cancels what ceases to be", async () => {
    const { news, start } = presses;
    const press = await start();
    const wire = await news.article("en", "Agency copy", { rights: closed });
    const own = await news.article("en", "Ours at first");
    await press.settled();
    expect(standing()).toEqual([[`${own.id}`, "1", "usable"]]);
    await news.call(removeArticle, { params: { article: wire.id }, body: { scope: "article" } });
    await news.revise(own.id, { rights: closed });
    await news.publish(own.id, "edit");
    await press.settled();
    expect(standing()).toEqual([[`${own.id}`, "2", "canceled"]]);
    expect(presses.file("en/partners.json")).not.toMatch(/Agency|Ours/);
    expect(presses.file("en/rss.xml")).toContain("Ours at first");
    expect(await presses.compare()).toEqual([]);
  });

  it("loses a killed text before fronts and lists are written", async () => {
    const { news, start } = presses;
    const seen: string[] = [];
    const press = await start({ onRendered: (address) => seen.push(address) });
    const { id } = await news.article("en", "Killed");
    await press.settled();
    seen.length = 0;
    await news.call(removeArticle, { params: { article: id }, body: { scope: "article" } });
    await press.settled();
    expect(seen.slice(0, 2).sort()).toEqual([`en/${id}/`, "en/partners.json"]);
  });

  it("loses a text that may no longer be passed on before anything else is written", async () => {
    const { news, start } = presses;
    const seen: string[] = [];
    const press = await start({ onRendered: (address) => seen.push(address) });
    const { id } = await news.article("en", "Narrowed");
    await press.settled();
    seen.length = 0;
    await news.revise(id, { headline: "Narrowed by contract", rights: closed });
    await news.publish(id, "edit");
    await press.settled();
    expect(seen[0]).toBe("en/partners.json");
    expect(seen.filter((address) => address === "en/partners.json")).toHaveLength(1);
    expect(presses.file("en/rss.xml")).toContain("Narrowed by contract");
    expect(await presses.compare()).toEqual([]);
  });

  it("is written after what readers wait for", async () => {
    const { news, start } = presses;
    const seen: string[] = [];
    const press = await start({ onRendered: (address) => seen.push(address) });
    await press.settled();
    seen.length = 0;
    await news.article("en", "First");
    await press.settled();
    expect(seen.at(-1)).toBe("en/partners.json");
  });

  it("loses a name that is taken off", async () => {
    const { news, start } = presses;
    const press = await start();
    const { id: contributor } = await news.call(createContributor, { body: { kind: "person", name: "A. Hidden" } });
    await news.article("en", "Named", { bylines: [{ contributor, role: "reporter" }] });
    await press.settled();
    expect(presses.file("en/partners.json")).toContain("A. Hidden");
    presses.rendered();
    await news.call(withholdContributor, { params: { contributor }, body: {} });
    await press.settled();
    expect(presses.file("en/partners.json")).not.toContain("A. Hidden");
    expect(await presses.compare()).toEqual([]);
  });

  it("holds the newest hundred, and a publish writes it once", { timeout: 180_000 }, async () => {
    const { news, start } = presses;
    const first = await news.article("en", "Oldest");
    for (let count = 0; count < 100; count += 1) {
      news.pass(1000);
      await news.article("en", `Number ${count}`);
    }
    const press = await start();
    await press.settled();
    expect(items()).toHaveLength(100);
    expect(items().map(({ uri }) => uri)).not.toContain(`urn:skywave:article:${first.id}`);
    presses.rendered();
    const { id } = await news.article("en", "One more");
    const begun = performance.now();
    await press.settled();
    console.log(`settled ${(performance.now() - begun).toFixed(0)} ms after a publish with a hundred for partners`);
    expect(presses.rendered().filter((address) => address.endsWith("partners.json"))).toEqual(["en/partners.json"]);
    expect(items()[0]?.uri).toBe(`urn:skywave:article:${id}`);
    expect(await presses.compare()).toEqual([]);
  });
});
