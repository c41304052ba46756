import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openPressesUnderTest, type PressesUnderTest } from "./press-builder.ts";
import { openTestDatabase, type TestDatabase } from "./test-database.ts";
import { removeArticle, restoreArticle, retractArticle } from "../src/newsroom-api/articles.ts";
import { asset, setAssetText } from "../src/newsroom-api/assets.ts";
import { endBreakingLine, raiseBreakingLine } from "../src/newsroom-api/breaking.ts";
import { addPracticeEdition, listEditions, switchEditionOn } from "../src/newsroom-api/editions.ts";
import { setFront } from "../src/newsroom-api/fronts.ts";
import { previewArticle } from "../src/newsroom-api/preview.ts";

let test: TestDatabase;
let presses: PressesUnderTest;
const practice = "en-x-practice";

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

const add = (edition: string) => presses.news.call(addPracticeEdition, { params: { edition } });

describe("a practice edition", () => {
  it("speaks the language of its base, has its sections, and says what it is", async () => {
    const base = (await presses.news.call(listEditions, {})).items.find(({ code }) => code === "en");
    const added = await add("en");
    expect(added).toMatchObject({
      code: practice,
      name: "English – practice",
      wordmark: `${base?.wordmark} – practice`,
      path: "en-practice",
      practice: true,
      live: false,
      own: true,
      timeZone: base?.timeZone,
    });
    expect(added.sections.map(({ name, slug }) => [name, slug])).toEqual(
      base?.sections.map(({ name, slug }) => [name, slug]),
    );
    expect(await add("fa")).toMatchObject({ code: "fa-x-practice", dir: "rtl", script: "Arab" });
    expect(await add("zh-Hant")).toMatchObject({ code: "zh-Hant-x-practice", practice: true });
  });

  it("is one for each edition, and never goes on", async () => {
    const { news } = presses;
    await add("en");
    expect(await news.try(addPracticeEdition, { params: { edition: "en" } })).toMatchObject({ status: 409 });
    expect(await news.try(addPracticeEdition, { params: { edition: practice } })).toMatchObject({ status: 422 });
    expect(await news.try(switchEditionOn, { params: { edition: practice }, body: {} })).toMatchObject({
      status: 422,
      error: {
        message: `Edition "${practice}" is for practice and has no readers; switch another on, or add one of your own.`,
      },
    });
    const editor = await news.as("en");
    expect(await editor.try(addPracticeEdition, { params: { edition: "fa" } })).toMatchObject({ status: 403 });
  });

  it("lets everything be done in it, and nothing of it into the tree", { timeout: 180_000 }, async () => {
    const { news, start, files } = presses;
    const press = await start();
    const real = await news.article("en", "In earnest");
    const { sections } = await add("en");
    await press.settled();
    const before = files();
    presses.rendered();
    const nothingLeft = async (act: string) => {
      await press.settled();
      expect(files(), act).toEqual(before);
      expect(presses.rendered(), act).toEqual([]);
      expect(await presses.compare(), act).toEqual([]);
    };
    const picture = await upload();
    const params = { asset: picture.id, edition: practice };
    await news.call(setAssetText, { params, body: { alt: "A field", caption: null } });
    const { id } = await news.article(practice, "Only practice", {
      story: real.story,
      leadAsset: picture.id,
      section: sections[0]?.id,
    });
    expect(await news.read(id)).toMatchObject({ state: "published", pubStatus: "withheld", address: null });
    await nothingLeft("publish");
    await news.revise(id, { headline: "Practised better" });
    await news.publish(id, "correction", "It was practised badly.");
    await nothingLeft("correct");
    await news.call(setFront, { params: { edition: practice }, body: { articles: [id] } });
    await nothingLeft("front");
    const body = { editions: [practice], text: "Breaking practice", article: id };
    const { items } = await news.call(raiseBreakingLine, { body });
    await nothingLeft("breaking line");
    expect((await news.call(previewArticle, { params: { article: id }, query: {} })).html).toContain(
      "Breaking practice",
    );
    await news.call(endBreakingLine, { params: { line: items[0]?.id ?? 0 } });
    await news.call(retractArticle, { params: { article: id }, body: { scope: "article", note: "Practised." } });
    await nothingLeft("retract");
    await news.call(restoreArticle, { params: { article: id }, body: { scope: "article" } });
    await nothingLeft("restore");
    await news.call(removeArticle, { params: { article: id }, body: { scope: "article" } });
    await nothingLeft("remove");
    const { queries } = test.database;
    for (const table of ["published_asset", "published_topic", "published_contributor"] as const)
      expect(await queries.selectFrom(table).selectAll().where("article", "=", id).execute()).toEqual([]);
    expect(await queries.selectFrom("partners_item").select("article").execute()).toEqual([{ article: real.id }]);
  });

  it("is in no switch of a story that real editions tell, and in no line for all editions", async () => {
    const { news, start, files, file } = presses;
    const press = await start();
    await add("en");
    const english = await news.article("en", "Water");
    await news.translation(english, practice, "Water practised");
    const persian = await news.translation(english, "fa", "Water again");
    const { items } = await news.call(raiseBreakingLine, { body: { editions: "all", text: "Now" } });
    expect(items.map(({ edition }) => edition)).toEqual(["en", "fa"]);
    await press.settled();
    for (const { address } of [english, persian]) {
      const page = file(`${address}index.html`) ?? "";
      expect(page).toContain("hreflang");
      expect(page).not.toContain("practi");
    }
    for (const path of files()) if (path.endsWith("ml")) expect(file(path), path).not.toContain("practi");
    expect(files().filter((path) => path.includes("practice"))).toEqual([]);
    expect(await presses.compare()).toEqual([]);
  });
});

async function upload() {
  const { news } = presses;
  const bytes = await sharp({ create: { width: 640, height: 360, channels: 3, background: "#283" } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(bytes)], { type: "image/png" }), "field.png");
  const headers = { authorization: `Bearer ${await news.token()}` };
  return asset.parse(await (await fetch(`${news.origin}/api/assets`, { method: "POST", headers, body: form })).json());
}
