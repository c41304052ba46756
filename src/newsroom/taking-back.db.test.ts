import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NewsroomUnderTest, openNewsroomUnderTest } from "../../tests/newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import { listReach, removeArticle, restoreArticle, retractArticle } from "../newsroom-api/articles.ts";
import { publishArticles, scheduleArticle } from "../newsroom-api/publishing.ts";

let test: TestDatabase;
let news: NewsroomUnderTest;

beforeAll(async () => {
  test = await openTestDatabase();
  news = await openNewsroomUnderTest(test.database);
  for (const edition of ["en", "fr", "ha"]) await news.edition(edition);
});

afterAll(async () => {
  expect(news.failures).toEqual([]);
  await news.close();
  await test.close();
});

const states = async (...ids: readonly number[]) => Promise.all(ids.map(async (id) => (await news.read(id)).state));
const publicOf = async (article: number) =>
  (await test.database.queries.selectFrom("article").select("public").where("id", "=", article).executeTakeFirst())
    ?.public;
const newestChange = () =>
  test.database.queries.selectFrom("change").selectAll().orderBy("seq", "desc").limit(1).executeTakeFirstOrThrow();

/** An English article, a French one made from it, a Hausa one made from the French, and an English one of its own. */
async function chain() {
  const english = await news.article("en", "Source");
  const french = await news.translation(english, "fr", "Traduction");
  const hausa = await news.translation(french, "ha", "Fassara");
  const independent = await news.article("en", "Independent", { story: english.story });
  return { english, french, hausa, independent };
}

describe("taking back", () => {
  it("retracts one article with a public note, before everything else", async () => {
    const { english, french } = await chain();
    const answer = await news.call(retractArticle, {
      params: { article: english.id },
      body: { scope: "article", note: "The report was forged." },
    });
    expect(answer.articles).toMatchObject([{ id: english.id, state: "retracted", pubStatus: "canceled" }]);
    expect(await publicOf(english.id)).toBe("retracted");
    expect(await states(french.id)).toEqual(["published"]);
    const change = await newestChange();
    expect(change.takedown).toBe(true);
    expect(change.keys).toEqual(
      expect.arrayContaining([`article:${english.id}`, `card:${english.id}`, `story:${english.story}`]),
    );
    expect((await news.read(english.id)).publications.at(-1)).toMatchObject({
      kind: "retraction",
      note: "The report was forged.",
    });
  });

  it("says before an act which articles each scope reaches, and afterwards which it took together", async () => {
    const { english, french, hausa, independent } = await chain();
    const reach = async () => (await news.call(listReach, { params: { article: english.id } })).items;
    const reached = async () => (await reach()).map(({ article, scopes }) => [article.id, scopes]);
    expect(await reached()).toEqual([
      [english.id, ["article", "made-from", "story"]],
      [independent.id, ["story"]],
      [french.id, ["made-from", "story"]],
      [hausa.id, ["made-from", "story"]],
    ]);
    await news.call(removeArticle, { params: { article: independent.id }, body: { scope: "article" } });
    news.pass(1_000);
    await news.call(removeArticle, { params: { article: english.id }, body: { scope: "made-from" } });
    const together = (await reach()).filter(({ takenTogether }) => takenTogether).map(({ article }) => article.id);
    expect(together).toEqual([english.id, french.id, hausa.id]);
  });

  it("reaches what was made from it, and from that, but not what is independent", async () => {
    const { english, french, hausa, independent } = await chain();
    await news.call(retractArticle, {
      params: { article: english.id },
      body: { scope: "made-from", note: "Wrong.", notes: { fr: "Faux." } },
    });
    expect(await states(english.id, french.id, hausa.id, independent.id)).toEqual([
      "retracted",
      "retracted",
      "retracted",
      "published",
    ]);
    expect((await news.read(french.id)).publications.at(-1)?.note).toBe("Faux.");
  });

  it("reaches the whole story, and takes its scheduled articles out of the schedule", async () => {
    const { english, french, hausa, independent } = await chain();
    const waiting = await news.draft("fr", "Suite", { story: english.story });
    const at = new Date(news.now() + 3_600_000).toISOString();
    await news.call(scheduleArticle, { params: { article: waiting.id }, body: { at } });
    const answer = await news.call(removeArticle, { params: { article: english.id }, body: { scope: "story" } });
    expect(answer.unscheduled).toEqual([waiting.id]);
    expect(await states(english.id, french.id, hausa.id, independent.id, waiting.id)).toEqual([
      "removed",
      "removed",
      "removed",
      "removed",
      "draft",
    ]);
    expect(await publicOf(hausa.id)).toBe("removed");
  });

  it("refuses as a whole a scope beyond the token's editions, naming them", async () => {
    const { english, french, hausa } = await chain();
    const limited = await news.as("en");
    const tried = await limited.try(retractArticle, {
      params: { article: english.id },
      body: { scope: "made-from", note: "Wrong." },
    });
    expect(tried).toMatchObject({
      status: 403,
      error: { message: expect.stringContaining("this needs an editor of fr, ha; nothing was done") },
    });
    expect(await states(english.id, french.id, hausa.id)).toEqual(["published", "published", "published"]);
    const own = await limited.try(retractArticle, {
      params: { article: english.id },
      body: { scope: "article", note: "Wrong." },
    });
    expect(own.ok).toBe(true);
  });

  it("undoes a retraction for exactly those that it took back", async () => {
    const { english, french, hausa } = await chain();
    await news.call(retractArticle, { params: { article: hausa.id }, body: { scope: "article", note: "On its own." } });
    news.pass(1000);
    await news.call(retractArticle, { params: { article: english.id }, body: { scope: "made-from", note: "Wrong." } });
    const answer = await news.call(restoreArticle, { params: { article: english.id }, body: { scope: "story" } });
    expect(new Set(answer.articles.map((one) => one.id))).toEqual(new Set([english.id, french.id]));
    expect(await states(english.id, french.id, hausa.id)).toEqual(["published", "published", "retracted"]);
    expect(await publicOf(english.id)).toBe("shown");
    const { publications } = await news.read(english.id);
    expect(publications.map((row) => [row.kind, row.undone])).toEqual([
      ["publish", false],
      ["retraction", true],
      ["restore", false],
    ]);
  });

  it("brings a retraction back when the removal after it is undone", async () => {
    const { id } = await news.article("en", "Twice");
    await news.call(retractArticle, { params: { article: id }, body: { scope: "article", note: "Wrong." } });
    news.pass(1000);
    await news.call(removeArticle, { params: { article: id }, body: { scope: "article" } });
    await news.call(restoreArticle, { params: { article: id }, body: { scope: "article" } });
    expect(await states(id)).toEqual(["retracted"]);
    await news.call(restoreArticle, { params: { article: id }, body: { scope: "article" } });
    expect(await states(id)).toEqual(["published"]);
  });

  it("lets a removed article be published again at its address", async () => {
    const first = await news.article("en", "Gone and back");
    await news.call(removeArticle, { params: { article: first.id }, body: { scope: "article" } });
    news.pass(1000);
    const again = await news.publish(first.id);
    expect(again).toMatchObject({ state: "published", address: first.address, publishedAt: first.publishedAt });
    expect(again.updatedAt).toBe(new Date(news.now()).toISOString());
    expect(await publicOf(first.id)).toBe("shown");
  });

  it("refuses what is not there to be taken back or undone", async () => {
    const draft = await news.draft("en", "Draft");
    const retracted = await news.try(retractArticle, {
      params: { article: draft.id },
      body: { scope: "article", note: "Wrong." },
    });
    expect(retracted).toMatchObject({ status: 409, error: { message: expect.stringContaining("is draft") } });
    const { id } = await news.article("en", "Fine");
    const restored = await news.try(restoreArticle, { params: { article: id }, body: { scope: "article" } });
    expect(restored).toMatchObject({ status: 409, error: { message: expect.stringContaining("not taken back") } });
    const silent = await news.try(retractArticle, { params: { article: id }, body: { scope: "article", note: "  " } });
    expect(silent).toMatchObject({ status: 400, error: { details: [{ subject: "body.note" }] } });
    await news.call(retractArticle, { params: { article: id }, body: { scope: "article", note: "Wrong." } });
    const updated = await news.try(publishArticles, { body: { articles: [{ article: id }], kind: "edit" } });
    expect(updated).toMatchObject({ status: 422, error: { message: expect.stringContaining("restore it first") } });
  });
});
