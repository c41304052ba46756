import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { newsroomItself } from "../src/newsroom/actor.ts";
import { loadLanguages } from "../src/language/language.ts";
import { readDemonstration } from "../src/newsroom/demonstration-data.ts";
import { isEmpty, loadDemonstration } from "../src/newsroom/demonstration.ts";
import { removeDemonstration } from "../src/newsroom/demonstration-removal.ts";
import { listFiles } from "../src/press/tree.ts";
import { openTestDatabase, type TestDatabase } from "./test-database.ts";
import { openWorld, type World } from "./world.ts";

const whole = join(import.meta.dirname, "../demonstration");

let db: TestDatabase;
let world: World | undefined;
let small: string;

beforeAll(async () => {
  db = await openTestDatabase();
  small = await smallDemonstration();
});
afterEach(async () => {
  await world?.close();
  world = undefined;
  await db.reset();
});
afterAll(async () => {
  await rm(small, { recursive: true });
  await db.close();
});

async function open(): Promise<World> {
  world = await openWorld({ database: db.database, editions: [], begin: Date.UTC(2026, 10, 23, 9) });
  return world;
}

// Filling editions takes its time: a few scripts, and all editions when everything is tested.
const some = "am ar bo fa km ru th ur zh-Hant".split(" ");
const filled = process.env.TEST_EVERYTHING === "1" ? [...loadLanguages().keys()].filter((code) => code !== "en") : some;
const embedded = process.env.TEST_DATABASE !== "postgres";

describe("the demonstration", () => {
  test("has stories in every edition that comes with the software", async () => {
    const { editions } = await readDemonstration(whole);
    expect([...editions.keys()].sort()).toEqual([...loadLanguages().keys()].sort());
  });

  test.skipIf(!embedded)(
    "fills editions in several scripts, is published byte for byte as a clean build, and leaves nothing when it goes",
    {
      timeout: 300_000,
    },
    async () => {
      const { newsroom, settled, compare, tree } = await open();
      expect(await isEmpty(db.database)).toBe(true);
      await loadDemonstration(newsroom, { directory: whole, editions: filled });
      expect(await isEmpty(db.database)).toBe(false);
      await settled();
      expect(await compare()).toEqual([]);
      const shown = await db.database.queries
        .selectFrom("article")
        .select(["edition", ({ fn }) => fn.countAll<number>().as("articles")])
        .where("public", "=", "shown")
        .groupBy("edition")
        .execute();
      expect(shown).toHaveLength(filled.length + 1);
      expect(shown.filter((row) => row.articles !== 2).map((row) => row.edition)).toEqual(["en"]);
      const english = await readFile(join(tree, "en/index.html"), "utf8");
      expect(english).toContain("The thread at the bottom of the sea");
      const there = await made();
      expect(there).toMatchObject({ front_block: 6, live_post: 8, audio: 3 });
      expect(there.standing_page).toBeGreaterThan(20);

      const removed = await removeDemonstration(newsroom, newsroomItself);
      expect(removed).toMatchObject({ ok: true, value: { removed: [], kept: [], editions: [] } });
      await settled();
      expect(await compare()).toEqual([]);
      const left = listFiles(tree).filter((path) => !/\.(br|gz)$/.test(path));
      // The mark and the fonts come with the software, whatever is published.
      expect(left.filter((path) => path.includes("/") && !/^media\/(icon-|fonts\/)/.test(path))).toEqual([]);
      expect(await isEmpty(db.database)).toBe(true);
      expect(await made()).toEqual({ standing_page: 0, front_block: 0, live_post: 0, audio: 0 });
    },
  );

  test("spreads its stories over the days before, tells of what it changed, and says that a machine wrote it", async () => {
    const { newsroom, now } = await open();
    await loadDemonstration(newsroom, { directory: small });
    const { queries } = db.database;
    const times = await queries.selectFrom("article").select(["published_at", "updated_at"]).execute();
    for (const { published_at: at } of times) expect(at?.getTime()).toBeLessThan(now());
    expect(Math.min(...times.map((row) => row.published_at?.getTime() ?? 0))).toBeLessThan(now() - 6 * 86_400_000);
    const notes = await queries.selectFrom("publication").select("kind").where("note", "is not", null).execute();
    expect(notes.map((row) => row.kind).sort()).toEqual(["correction", "update"]);
    const contents = await queries.selectFrom("revision").select("content").execute();
    expect(contents.every(({ content }) => content.machineDraft)).toBe(true);
    const genres = new Set(contents.map(({ content }) => content.genre));
    expect([...genres].sort()).toEqual(["analysis", "fact-check", "feature", "news", "opinion"]);
  });

  test("whose loading was cut short is loaded again from the beginning", async () => {
    const { newsroom, settled, compare } = await open();
    const broken = await smallDemonstration();
    const early = JSON.parse(await readFile(join(broken, "english/great-wall.json"), "utf8"));
    await writeFile(join(broken, "english/great-wall.json"), JSON.stringify({ ...early, headline: " " }));
    await expect(loadDemonstration(newsroom, { directory: broken })).rejects.toThrow("has no headline");
    await rm(broken, { recursive: true });
    expect(await isEmpty(db.database)).toBe(true);
    await loadDemonstration(newsroom, { directory: small });
    expect(await isEmpty(db.database)).toBe(false);
    await settled();
    expect(await compare()).toEqual([]);
  });

  test("is shown in the editions that were asked for, English among them, with every kind of block but video", async () => {
    const { newsroom, settled, compare, tree } = await open();
    await loadDemonstration(newsroom, { directory: small, editions: ["fa"] });
    const shown = await db.database.queries.selectFrom("article").select("edition").distinct().execute();
    expect(shown.map((row) => row.edition).sort()).toEqual(["en", "fa"]);
    await settled();
    expect(await compare()).toEqual([]);
    await expect(loadDemonstration(newsroom, { directory: small, editions: ["xx"] })).rejects.toThrow(
      'no edition "xx"; it has en, fa, km',
    );
    const { queries } = db.database;
    const contents = await queries.selectFrom("revision").select("content").execute();
    const kinds = new Set(contents.flatMap(({ content }) => content.body.map((block) => block.kind)));
    for (const kind of ["gallery", "audio", "table", "factBox", "timeline", "postCard", "list", "quotation"] as const)
      expect(kinds).toContain(kind);
    const coverage = await queries
      .selectFrom("live_coverage")
      .select(["article", "ended_at"])
      .executeTakeFirstOrThrow();
    expect(coverage.ended_at).not.toBeNull();
    const pages = listFiles(tree);
    const told = pages.filter((path) => path.startsWith("fa/") && path.endsWith("/index.html"));
    const texts = await Promise.all(told.map((path) => readFile(join(tree, path), "utf8")));
    expect(texts.some((text) => text.includes('<time datetime="1980-05-08">۱۸ اردیبهشت ۱۳۵۹</time>'))).toBe(true);
    expect(await readFile(join(tree, "fa/contact/index.html"), "utf8")).toContain("mailto:tips@example.org");
  });

  test("is refused by a newsroom that holds something", async () => {
    const { newsroom } = await open();
    await newsroom.stories.create(newsroomItself, {
      params: {},
      query: {},
      body: { slugline: "own", urgency: 5, topics: [] },
    });
    expect(await isEmpty(db.database)).toBe(false);
    await expect(loadDemonstration(newsroom, { directory: small })).rejects.toThrow("only for an empty newsroom");
    expect(await removeDemonstration(newsroom, newsroomItself)).toMatchObject({ ok: false, kind: "not-found" });
  });
});

describe("what people made since", () => {
  test("stays when the demonstration goes, with all that it needs", async () => {
    const { newsroom, call, settled, compare, tree } = await open();
    await loadDemonstration(newsroom, { directory: small });
    const { queries } = db.database;
    const english = await queries.selectFrom("article").selectAll().where("edition", "=", "en").orderBy("id").execute();
    const [source, edited] = english;
    const asset = await queries.selectFrom("asset").selectAll().orderBy("id").executeTakeFirstOrThrow();
    const topic = await queries.selectFrom("topic").selectAll().orderBy("id").executeTakeFirstOrThrow();
    const made = await call("POST", "/api/articles", {
      edition: "fa",
      story: source?.story,
      madeFrom: { article: source?.id, revision: source?.live_revision },
      content: { headline: "خبر خودمان", summary: "خلاصه", leadAsset: asset.id, topics: [topic.id] },
    });
    const own = idOf(made.json);
    await call("PUT", `/api/assets/${asset.id}/texts/fa`, { alt: "تصویر" });
    await call("POST", `/api/articles/${own}/revisions`, {});
    expect(await call("POST", "/api/publications", { articles: [{ article: own }] })).toMatchObject({ status: 201 });
    const copy = await newsroom.articles.read({ params: { article: edited?.id ?? 0 }, query: {}, body: undefined });
    if (!copy.ok) throw new Error(copy.message);
    const { content, updatedAt } = copy.value.workingCopy;
    const about = { body: [{ kind: "paragraph", runs: [{ text: "درباره ما" }] }] };
    expect(await call("PUT", "/api/editions/fa/standing/about", about)).toMatchObject({ status: 200 });
    const saved = { content: { ...content, headline: "An editor was here" }, updatedAt };
    expect(await call("PUT", `/api/articles/${edited?.id}/working-copy`, saved)).toMatchObject({ status: 200 });

    const removed = await removeDemonstration(newsroom, newsroomItself);
    expect(removed).toMatchObject({
      ok: true,
      value: { removed: [source?.id], kept: [edited?.id], editions: ["en", "fa"] },
    });
    await settled();
    expect(await compare()).toEqual([]);
    const pages = listFiles(tree);
    expect(pages.filter((path) => path.startsWith(`fa/${own}/`))).not.toEqual([]);
    expect(pages).toContain(`en/${source?.id}/_gone`);
    const standing = await queries.selectFrom("standing_page").select(["edition", "kind"]).execute();
    expect(standing).toEqual([{ edition: "fa", kind: "about" }]);
    expect(pages.filter((path) => path.startsWith("km/"))).toEqual([]);
    expect(await queries.selectFrom("topic").select("id").execute()).toContainEqual({ id: topic.id });
    const shown = pages.filter((path) => path.startsWith(`media/${asset.id}-`));
    expect(shown).not.toEqual([]);
    expect(await readdir(join(newsroom.desk.picturesDirectory, "renditions"))).toContain(
      `${asset.id}-${asset.version}`,
    );
  });
});

/** How much there is of what only a newsroom at work has. */
async function made() {
  const { queries } = db.database;
  const count = async (table: "standing_page" | "front_block" | "live_post") =>
    (await queries.selectFrom(table).selectAll().execute()).length;
  const audio = await queries.selectFrom("asset").select("id").where("kind", "=", "audio").execute();
  return {
    standing_page: await count("standing_page"),
    front_block: await count("front_block"),
    live_post: await count("live_post"),
    audio: audio.length,
  };
}

function idOf(json: unknown): number {
  const id: unknown = typeof json === "object" && json !== null ? Reflect.get(json, "id") : undefined;
  if (typeof id !== "number") throw new Error(`No article was made: ${JSON.stringify(json)}`);
  return id;
}

/** The demonstration with three editions and blank pictures: quick. */
async function smallDemonstration(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "skywave-demonstration-"));
  await cp(whole, directory, { recursive: true });
  for (const name of await readdir(join(directory, "stories")))
    if (!["en.json", "fa.json", "km.json"].includes(name)) await rm(join(directory, "stories", name));
  const about = JSON.parse(await readFile(join(directory, "newsroom.json"), "utf8"));
  about.breaking.texts = { en: about.breaking.texts.en };
  await writeFile(join(directory, "newsroom.json"), JSON.stringify(about));
  for (const [index, name] of (await readdir(join(directory, "pictures"))).entries())
    await writeFile(
      join(directory, "pictures", name),
      `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90"><rect width="${index}" height="9"/></svg>`,
    );
  return directory;
}
