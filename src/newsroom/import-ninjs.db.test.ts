import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import { loadLanguages } from "../language/language.ts";
import type { Actor } from "./actor.ts";
import { importNinjs } from "./import-ninjs.ts";
import { type Newsroom, openNewsroom } from "./newsroom.ts";

const fixtures = join(import.meta.dirname, "../../tests/fixtures/ninjs");
const editor: Actor = { account: null, name: "import", administrator: true, grants: [] };

let db: TestDatabase;
let newsroom: Newsroom;
let pictures: string;
let now = Date.parse("2026-06-01T12:00:00Z");

beforeAll(async () => {
  db = await openTestDatabase();
  pictures = await mkdtemp(join(tmpdir(), "skywave-import-"));
});
beforeEach(async () => {
  await db.reset();
  const { database } = db;
  newsroom = openNewsroom({
    database,
    clock: () => now++,
    languages: loadLanguages(),
    picturesDirectory: join(pictures, "kept"),
  });
  for (const edition of ["en", "fr", "fa"])
    await newsroom.editions.switchOn(editor, { params: { edition }, query: {}, body: {} });
});
afterAll(async () => {
  await rm(pictures, { recursive: true });
  await db.close();
});

async function importFile(name: string, directory: string | null = null) {
  return importNinjs(newsroom, editor, { name, bytes: await readFile(join(fixtures, name)), directory });
}

async function importJson(json: unknown, by = editor) {
  const bytes = typeof json === "string" ? Buffer.from(json) : Buffer.from(JSON.stringify(json));
  return importNinjs(newsroom, by, { name: "a.json", bytes, directory: null });
}

async function articleOf(id: number | null | undefined) {
  const found = await newsroom.articles.read({ params: { article: id ?? 0 }, query: {}, body: undefined });
  if (!found.ok) throw new Error(found.message);
  return found.value;
}

const minimal = {
  uri: "urn:a",
  type: "text",
  language: "en",
  version: "1",
  headline: "A headline",
  body_text: "Words.",
};

describe("an item", () => {
  test("of ninjs 1.4 becomes a draft in the edition of its language", async () => {
    const [result, ...none] = await importFile("ninjs-1.4.json");
    expect(none).toEqual([]);
    expect(result?.line).toBe(
      `ninjs-1.4.json: urn:example:wire:flood-1: is article ${result?.article}, a draft in "en"; its byline is "Ada Example" (choose the contributors); the newsroom has no topic for medtop:20000167, medtop:20000999.`,
    );
    const article = await articleOf(result?.article);
    expect(article).toMatchObject({ edition: "en", state: "draft", address: null });
    const { content } = article.workingCopy;
    expect(content).toMatchObject({
      headline: "River rises above its banks in three valleys",
      shortHeadline: "River leaves its banks",
      summary: "Thousands move to higher ground as the rain goes on.",
      dateline: "Examplestadt",
      genre: "analysis",
      wireSources: ["Example Wire"],
      rights: { copyrightHolder: "Example Wire", usageTerms: "For subscribers only.", redistributable: false },
    });
    expect(content.body.map((block) => block.kind)).toEqual(["paragraph", "heading", "paragraph", "list", "quotation"]);
    const story = await newsroom.stories.read({ params: { story: article.story }, query: {}, body: undefined });
    expect(story).toMatchObject({ ok: true, value: { slugline: "flood-valleys", urgency: 3 } });
  });

  test("of ninjs 2.1 keeps its embargo, its parts and its place", async () => {
    const [result] = await importFile("ninjs-2.1.json");
    const article = await articleOf(result?.article);
    expect(article).toMatchObject({ edition: "fr", embargoedUntil: "2099-01-01T06:00:00.000Z" });
    const { content } = article.workingCopy;
    expect(content).toMatchObject({
      headline: "Le vieux pont rouvre",
      shortHeadline: "Le pont rouvre",
      dateline: "Lyon",
      genre: "feature",
      wireSources: ["Agence Exemple"],
    });
    expect(content.body).toMatchObject([
      { kind: "paragraph", runs: [{ text: "Premier paragraphe." }] },
      { kind: "paragraph", runs: [{ text: "Deuxième paragraphe sur deux lignes." }] },
    ]);
  });

  test("of ninjs 3.1 that is withheld is held; one that is canceled is not begun", async () => {
    const results = await importFile("ninjs-3.1.json");
    expect(results.map((one) => one.kind)).toEqual(["created", "failed"]);
    expect(results[1]?.line).toBe("ninjs-3.1.json: tag:example.org,2026:gone: was canceled by its source.");
    expect(await articleOf(results[0]?.article)).toMatchObject({ edition: "fa", held: true, pubStatus: "withheld" });
  });

  test("finds the newsroom's topics by their Media Topic codes", async () => {
    const topic = await db.database.queries
      .insertInto("topic")
      .values({ kind: "media-topic", code: "medtop:20000167", slug: "planning" })
      .returning("id")
      .executeTakeFirstOrThrow();
    const [result] = await importFile("ninjs-1.4.json");
    expect((await articleOf(result?.article)).workingCopy.content.topics).toEqual([topic.id]);
  });
});

describe("a picture", () => {
  const blank = () =>
    sharp({ create: { width: 300, height: 200, channels: 3, background: "#888" } })
      .jpeg()
      .toBuffer();

  test("that lies beside the file leads, with its rights, once for all versions", async () => {
    const directory = join(pictures, "beside");
    await mkdir(directory, { recursive: true });
    await cp(join(fixtures, "ninjs-3.1.json"), join(directory, "ninjs-3.1.json"));
    await writeFile(join(directory, "market.jpg"), await blank());
    const [result] = await importFile("ninjs-3.1.json", directory);
    expect(result?.line).toContain("asset 1 leads; write its alt text");
    expect((await articleOf(result?.article)).workingCopy.content.leadAsset).toBe(1);
    const assets = () => newsroom.assets.list({ params: {}, query: { limit: 50 }, body: undefined });
    const rights = { credit: "Photographer Example", copyrightHolder: "Example Wire", fileName: "market.jpg" };
    expect(await assets()).toMatchObject({ ok: true, value: { items: [rights] } });
    const { items } = JSON.parse(await readFile(join(fixtures, "ninjs-3.1.json"), "utf8"));
    const bytes = Buffer.from(JSON.stringify({ ...items[0], version: "2" }));
    expect(await importNinjs(newsroom, editor, { name: "b.json", bytes, directory })).toMatchObject([
      { kind: "revised" },
    ]);
    expect(await assets()).toMatchObject({ ok: true, value: { items: [{ id: 1 }] } });
  });

  test.each([
    "https://example.org/a.jpg",
    "file:///etc/hostname",
    "../secret.jpg",
    "/etc/hostname",
    "%2e%2e/secret.jpg",
    "\0",
  ])("at %j is not looked at", async (href) => {
    const directory = join(pictures, "inside");
    await mkdir(directory, { recursive: true });
    await writeFile(join(pictures, "secret.jpg"), await blank());
    const item = { ...minimal, associations: { lead: { uri: "urn:p", type: "picture", renditions: { a: { href } } } } };
    const bytes = Buffer.from(JSON.stringify(item));
    const [result] = await importNinjs(newsroom, editor, { name: "a.json", bytes, directory });
    expect(result).toMatchObject({
      kind: "created",
      line: expect.stringContaining("its pictures (1) do not lie beside"),
    });
  });
});

describe("the same guid", () => {
  test("and version is imported once", async () => {
    const [first] = await importJson(minimal);
    const [again] = await importJson(minimal);
    expect(again).toMatchObject({ kind: "known", article: first?.article });
    expect(await db.database.queries.selectFrom("article").select("id").execute()).toHaveLength(1);
  });

  test("with a newer version revises the article, with an older one does nothing", async () => {
    const [first] = await importJson({ ...minimal, version: "9" });
    const [newer] = await importJson({ ...minimal, version: "10", headline: "A better headline" });
    const [older] = await importJson({ ...minimal, version: "8", headline: "Worse" });
    expect([newer, older]).toMatchObject([{ kind: "revised", article: first?.article }, { kind: "known" }]);
    expect((await articleOf(first?.article)).headline).toBe("A better headline");
  });

  test("leaves alone a working copy that somebody is typing in", async () => {
    const [first] = await importJson(minimal);
    const { workingCopy } = await articleOf(first?.article);
    const body = { content: { ...workingCopy.content, headline: "An editor's" }, updatedAt: workingCopy.updatedAt };
    const params = { article: first?.article ?? 0 };
    // What is stored is what is sent, ids and all.
    await newsroom.articles.saveWorkingCopy(editor, { params, query: {}, body: body as never });
    const [newer] = await importJson({ ...minimal, version: "2", headline: "The agency's" });
    expect(newer?.line).toContain("somebody is working on the article");
    expect((await articleOf(first?.article)).headline).toBe("An editor's");
    const revisions = await newsroom.revisions.list({ params, query: {}, body: undefined });
    expect(revisions).toMatchObject({ ok: true, value: { items: [{ headline: "The agency's" }, {}] } });
  });

  test("canceled by its source takes a published article from readers until somebody decides", async () => {
    const [first] = await importJson({ ...minimal, description_text: "Summary." });
    const article = first?.article ?? 0;
    const published = await newsroom.publishing.publish(editor, {
      params: {},
      query: {},
      body: { articles: [{ article }], kind: "publish" },
    });
    expect(published.ok).toBe(true);
    const [result] = await importJson({ uri: "urn:a", language: "en", version: "2", pubstatus: "canceled" });
    expect(result).toMatchObject({ kind: "held", article });
    const rows = await db.database.queries.selectFrom("article").select(["held", "public"]).execute();
    expect(rows).toEqual([{ held: true, public: null }]);
    const change = await db.database.queries.selectFrom("change").selectAll().orderBy("seq", "desc").executeTakeFirst();
    expect(change).toMatchObject({ takedown: true, keys: expect.arrayContaining([`article:${article}`]) });
  });
});

describe("a file", () => {
  test("may hold an array, whose bad items stop none of the good", async () => {
    const results = await importJson([
      { ...minimal, uri: 7 },
      null,
      "text",
      { ...minimal, uri: "urn:b", language: "xx" },
      { ...minimal, uri: "urn:c", language: undefined },
      { ...minimal, uri: "urn:d", type: "video" },
      { ...minimal, uri: "urn:e", headline: " " },
      { ...minimal, uri: "urn:f", versioncreated: "yesterday" },
      { ...minimal, uri: "urn:g", body_html: `${"<b>".repeat(50_000)}x`, headline: "&lt;b&gt;A <i>headline</i>" },
    ]);
    expect(results.map((one) => one.line)).toEqual([
      "a.json: item 1: is not a ninjs item (uri: Invalid input: expected string, received number).",
      "a.json: item 2: is not a ninjs item (it: Invalid input: expected object, received null).",
      "a.json: item 3: is not a ninjs item (it: Invalid input: expected object, received string).",
      'a.json: urn:b: is in "xx", and no live edition is; switch one on first.',
      "a.json: urn:c: names no language, so no edition is meant; set its `language`.",
      'a.json: urn:d: is of type "video"; only text is imported.',
      "a.json: urn:e: has no headline.",
      "a.json: item 8: is not a ninjs item (versioncreated: must be a date and time).",
      expect.stringMatching(/^a\.json: urn:g: is article \d+, a draft in "en"/),
    ]);
    expect((await articleOf(results.at(-1)?.article)).headline).toBe("<b>A headline");
  });

  test.each([
    ["not JSON", "{", "is not JSON in UTF-8"],
    ["nothing", "", "is not JSON in UTF-8"],
  ])("that is %s is one clear failure", async (_, bytes, message) => {
    const results = await importJson(bytes);
    expect(results).toMatchObject([{ kind: "failed", line: expect.stringContaining(`a.json: ${message}`) }]);
  });

  test("in another encoding than UTF-8 is refused rather than misread", async () => {
    const bytes = Buffer.from(JSON.stringify({ ...minimal, headline: "Déjà" }), "latin1");
    const results = await importNinjs(newsroom, editor, { name: "a.json", bytes, directory: null });
    expect(results).toMatchObject([{ kind: "failed" }]);
  });

  test("brings nothing into an edition beyond the actor's", async () => {
    const [result] = await importJson(minimal, {
      ...editor,
      administrator: false,
      grants: [{ edition: "fr", role: "editor" }],
    });
    expect(result).toMatchObject({ kind: "failed", line: expect.stringContaining("may edit in fr only") });
    expect(await db.database.queries.selectFrom("story").select("id").execute()).toEqual([]);
  });
});
