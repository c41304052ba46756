import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { removeArticle, restoreArticle, retractArticle } from "../src/newsroom-api/articles.ts";
import { type Exit, listExits } from "../src/newsroom-api/exits.ts";
import { openPressesUnderTest, type PressesUnderTest } from "./press-builder.ts";
import { openTestDatabase, type TestDatabase } from "./test-database.ts";
import { besideAddress } from "../src/pages/addresses.ts";

let test: TestDatabase;
let presses: PressesUnderTest;

beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  presses = await openPressesUnderTest(test.database);
  await presses.news.edition("en");
  await presses.news.edition("fa");
});
afterEach(async () => {
  await presses.close();
  await test.reset();
});
afterAll(() => test.close());

const exits = (article: number) => presses.news.call(listExits, { params: { article } });
const shown = (items: readonly Exit[]) =>
  items
    .filter((item) => item.shows)
    .map((item) => item.address)
    .sort();

/** Addresses in which the tree's files have the words; an address is its folder, or the file. */
function carrying(words: string): readonly string[] {
  return presses
    .files()
    .filter((path) => !path.startsWith("media/") && readFileSync(join(presses.tree, path), "utf8").includes(words))
    .map(folderOf)
    .sort();
}

function folderOf(path: string): string {
  return path.replace(/(index\.html|_gone|_redirect)$/, "");
}

describe("exits", () => {
  it("wait until the press has written them, then confirm what they show", async () => {
    const { news, start } = presses;
    const first = await start();
    await first.settled();
    await first.stop();
    const { id, address } = await news.article("en", "Water again");
    const before = await exits(id);
    expect(before).toMatchObject({ act: { kind: "publish", by: "everything" }, confirmed: 0, failed: 0 });
    expect(before.waiting).toBe(before.items.length);
    expect(shown(before.items)).toEqual([]);
    const press = await start();
    await press.settled();
    const after = await exits(id);
    expect(after).toMatchObject({ confirmed: before.items.length, waiting: 0, failed: 0 });
    expect(after.items.every((item) => item.confirmedAt !== null)).toBe(true);
    const forms = shown(after.items).flatMap(besideAddress).map(folderOf); // they are written with their page
    const named = carrying("Water again").filter((one) => one !== address && !forms.includes(one));
    expect(forms).toEqual(expect.arrayContaining(["en/atom.xml", "en/world/feed.json", `${address}light/`]));
    for (const one of named) expect(shown(after.items), one).toContain(one);
    expect(new Set(after.items.map(({ kind }) => kind))).toEqual(
      new Set(["article", "front", "list", "feed", "partners", "picture", "sitemap"]),
    );
  });

  it("of a removal confirm the notice and that nothing shows it any more, partners' canceled item included", async () => {
    const { news, start } = presses;
    const { id, address } = await news.article("en", "Taken away");
    const other = await news.translation(await news.read(id), "fa", "Elsewhere");
    const press = await start();
    await press.settled();
    await news.call(removeArticle, { params: { article: id }, body: { scope: "article" } });
    const waiting = await exits(id);
    expect(waiting.act).toMatchObject({ kind: "removal" });
    expect(waiting.waiting).toBe(waiting.items.length);
    for (const one of [address, "en/", "en/rss.xml", "en/partners.json", other.address])
      expect(shown(waiting.items), String(one)).toContain(one);
    await press.settled();
    const gone = await exits(id);
    expect(gone).toMatchObject({ waiting: 0, failed: 0, confirmed: gone.items.length });
    expect(shown(gone.items)).toEqual([]);
    expect(gone.items.map((item) => item.address)).toContain(`en/${id}/`);
    expect(gone.items.find((item) => item.address === other.address)?.kind).toBe("other edition");
    expect(existsSync(join(presses.tree, `en/${id}/_gone`))).toBe(true);
    expect(await exits(other.id)).toMatchObject({ act: { kind: "publish" }, waiting: 0 });
    await news.call(restoreArticle, { params: { article: id }, body: { scope: "article" } });
    expect(shown((await exits(id)).items)).toEqual([]);
    await press.settled();
    const back = await exits(id);
    expect(back).toMatchObject({ act: { kind: "restore" }, waiting: 0 });
    for (const one of [address, "en/", "en/rss.xml", "en/partners.json", other.address])
      expect(shown(back.items), String(one)).toContain(one);
  });

  it("of a retraction leave the notice at the article's own address alone", async () => {
    const { news, start } = presses;
    const { id, address } = await news.article("en", "Taken back");
    const press = await start();
    await press.settled();
    await news.call(retractArticle, { params: { article: id }, body: { scope: "article", note: "It was wrong." } });
    await press.settled();
    const { act, items, waiting } = await exits(id);
    expect({ kind: act?.kind, waiting }).toEqual({ kind: "retraction", waiting: 0 });
    expect(shown(items)).toEqual([`en/${id}/`, address]);
  });

  it("of an edit are those that it reached, and no others", async () => {
    const { news, start } = presses;
    const { id, address } = await news.article("en", "Water");
    const press = await start();
    await press.settled();
    await news.revise(id, { body: [{ kind: "paragraph", runs: [{ text: "Said better." }] }] });
    await news.publish(id, "edit");
    await press.settled();
    const { act, items, waiting } = await exits(id);
    expect({ kind: act?.kind, waiting }).toEqual({ kind: "edit", waiting: 0 });
    expect(new Set(items.map((item) => item.address))).toEqual(new Set([`en/${id}/`, address, "en/partners.json"]));
  });

  it("of an act that follows at once are also those that have not confirmed the one before it", async () => {
    const { news, start } = presses;
    const first = await start();
    await first.settled();
    await first.stop();
    const { id } = await news.article("en", "Water at once");
    const published = await exits(id);
    await news.revise(id, { body: [{ kind: "paragraph", runs: [{ text: "Said better." }] }] });
    await news.publish(id, "edit");
    const edited = await exits(id);
    const named = (items: typeof edited.items) => items.map(({ address }) => address).sort();
    expect(named(edited.items)).toEqual(named(published.items));
    const press = await start();
    await press.settled();
    expect(await exits(id)).toMatchObject({ confirmed: published.items.length, waiting: 0, failed: 0 });
  });

  it("say which page failed and why", async () => {
    const { news, start } = presses;
    const press = await start();
    await press.settled();
    const { id } = await news.article("en", "Water");
    await press.settled();
    await test.database.transaction(async (trx) => {
      await trx
        .updateTable("page")
        .set({ written_seq: 0, failed: "the disk is full" })
        .where("address", "=", "en/")
        .execute();
    });
    const { items, failed } = await exits(id);
    expect(failed).toBe(1);
    expect(items.find((item) => item.address === "en/")).toMatchObject({ state: "failed", reason: "the disk is full" });
  });

  it("are none for a draft", async () => {
    const { id } = await presses.news.draft("en", "Not yet");
    expect(await exits(id)).toEqual({ act: null, confirmed: 0, waiting: 0, failed: 0, items: [] });
  });

  it("are counted per article when one act reaches several", async () => {
    const { news, start } = presses;
    const english = await news.article("en", "Everywhere");
    const persian = await news.translation(english, "fa", "Everywhere too");
    const press = await start();
    await press.settled();
    await news.call(removeArticle, { params: { article: english.id }, body: { scope: "story" } });
    await press.settled();
    for (const [article, path] of [
      [english.id, "en"],
      [persian.id, "fa"],
    ] as const) {
      const { items, waiting } = await exits(article);
      expect(waiting).toBe(0);
      expect(shown(items)).toEqual([]);
      expect(items.map((item) => item.address)).toContain(`${path}/partners.json`);
    }
  });
});
