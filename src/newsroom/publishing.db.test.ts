import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NewsroomUnderTest, openNewsroomUnderTest } from "../../tests/newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import { changeSlug, createArticle } from "../newsroom-api/articles.ts";
import { switchEditionOff } from "../newsroom-api/editions.ts";
import { checkPublication, publishArticles } from "../newsroom-api/publishing.ts";
import { makeRevision } from "../newsroom-api/revisions.ts";

let test: TestDatabase;
let news: NewsroomUnderTest;

beforeAll(async () => {
  test = await openTestDatabase();
  news = await openNewsroomUnderTest(test.database);
  for (const edition of ["en", "fa", "km"]) await news.edition(edition);
});

afterAll(async () => {
  expect(news.failures).toEqual([]);
  await news.close();
  await test.close();
});

/** The newest change: its keys, and the addresses that it made new. */
async function newestChange() {
  const { queries } = test.database;
  const change = await queries
    .selectFrom("change")
    .selectAll()
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  const pages = await queries.selectFrom("page").select("address").where("wanted_seq", "=", change.seq).execute();
  return { ...change, addresses: pages.map((page) => page.address).sort() };
}

describe("publishing", () => {
  it("puts an article at an address of its number and headline, and raises its pages", async () => {
    const article = await news.article("en", "Water returns to the north");
    expect(article).toMatchObject({ state: "published", pubStatus: "usable", updatedAt: null });
    expect(article.address).toBe(`en/${article.id}/water-returns-to-the-north/`);
    expect(article.publishedAt).toBe(new Date(news.now()).toISOString());
    const change = await newestChange();
    expect(change.takedown).toBe(false);
    expect(change.addresses).toContain(article.address);
    expect(change.addresses).toContain(`en/${article.id}/`);
    expect(change.keys).toEqual(
      expect.arrayContaining([
        `article:${article.id}`,
        `card:${article.id}`,
        `story:${article.story}`,
        "list:edition:en",
      ]),
    );
  });

  it("publishes several editions in one act", async () => {
    const english = await news.draft("en", "Talks begin");
    const persian = await news.draft("fa", "گفت‌وگوها آغاز شد", { story: english.story });
    const answer = await news.call(publishArticles, {
      body: { articles: [{ article: english.id }, { article: persian.id }] },
    });
    expect(answer.articles.map((one) => [one.edition, one.state])).toEqual([
      ["en", "published"],
      ["fa", "published"],
    ]);
    const change = await newestChange();
    expect(change.keys).toEqual(expect.arrayContaining([`article:${english.id}`, `article:${persian.id}`]));
  });

  it("publishes none of several when one is not ready, and says why for each", async () => {
    const ready = await news.draft("en", "Ready");
    const unready = await news.draft("km", "មិនទាន់រួច", { story: ready.story, summary: "" });
    const tried = await news.try(publishArticles, {
      body: { articles: [{ article: ready.id }, { article: unready.id }] },
    });
    expect(tried).toMatchObject({ ok: false, status: 422, error: { kind: "refused" } });
    expect(!tried.ok && tried.error.details).toEqual([
      { subject: `article ${unready.id}`, message: expect.stringContaining("has no summary") },
    ]);
    expect((await news.read(ready.id)).state).toBe("draft");
  });

  it("says before a publication what would stand in its way, and does nothing", async () => {
    const ready = await news.draft("en", "Ready");
    const bare = await news.draft("en", "Bare", { summary: "" });
    const check = async (...ids: readonly number[]) =>
      (await news.call(checkPublication, { body: { articles: ids.map((article) => ({ article })) } })).faults;
    expect(await check(ready.id)).toEqual([]);
    expect(await check(ready.id, bare.id)).toEqual([
      { article: bare.id, message: expect.stringContaining("it has no summary") },
    ]);
    expect((await news.read(ready.id)).state).toBe("draft");
  });

  it("lets a flash out with a headline alone", async () => {
    const flash = await news.article("en", "Earthquake near the coast", { summary: "", body: [] });
    expect(flash.state).toBe("published");
  });

  it("keeps the time and address of the first publication; an update changes only the time of update", async () => {
    const first = await news.article("en", "First headline");
    news.pass(60_000);
    await news.revise(first.id, { headline: "Second headline" });
    const edited = await news.publish(first.id, "edit");
    expect(edited).toMatchObject({ address: first.address, publishedAt: first.publishedAt, updatedAt: null });
    const updated = await news.publish(first.id, "update", "More is known.");
    expect(updated.updatedAt).toBe(new Date(news.now()).toISOString());
  });

  it.each(["update", "correction", "clarification"] as const)("asks for a note with every %s", async (kind) => {
    const { id } = await news.article("en", "Noted");
    const tried = await news.try(publishArticles, { body: { articles: [{ article: id }], kind } });
    expect(tried).toMatchObject({ status: 422, error: { message: expect.stringContaining("a note is missing") } });
  });

  it("refuses what its state does not allow", async () => {
    const published = await news.article("en", "Once");
    const again = await news.try(publishArticles, { body: { articles: [{ article: published.id }] } });
    expect(again).toMatchObject({ status: 422, error: { message: expect.stringContaining("published already") } });
    const draft = await news.draft("en", "Never");
    const corrected = await news.try(publishArticles, {
      body: { articles: [{ article: draft.id }], kind: "correction", note: "It was wrong." },
    });
    expect(corrected).toMatchObject({ status: 422, error: { message: expect.stringContaining("not published yet") } });
  });

  it("refuses an article without a revision, and a revision of another article", async () => {
    const other = await news.article("en", "Other");
    const bare = await news.call(createArticle, { body: { edition: "en", story: other.story } });
    const none = await news.try(publishArticles, { body: { articles: [{ article: bare.id }] } });
    expect(none).toMatchObject({ status: 422, error: { message: expect.stringContaining("has no revision yet") } });
    const revision = other.liveRevision ?? 0;
    const foreign = await news.try(publishArticles, { body: { articles: [{ article: bare.id, revision }] } });
    expect(foreign).toMatchObject({ status: 422, error: { message: expect.stringContaining("not one of its own") } });
  });

  it("refuses a revision that names what does not exist", async () => {
    const { id } = await news.draft("en", "Names");
    await news.revise(id, {
      topics: [900],
      bylines: [{ contributor: 901, role: "reporter" }],
      leadAsset: 902,
      section: 903,
      related: [904],
    });
    const tried = await news.try(publishArticles, { body: { articles: [{ article: id }] } });
    expect(!tried.ok && tried.error.details?.map((detail) => detail.message.split(" ").slice(0, 2).join(" "))).toEqual([
      "section 903",
      "topic 900",
      "contributor 901",
      "related article",
      "asset 902",
    ]);
  });

  it("publishes the revision that is named, not the newest", async () => {
    const { id, latestRevision } = await news.read((await news.draft("en", "The one")).id);
    await news.revise(id, { headline: "The next" });
    const answer = await news.call(publishArticles, {
      body: { articles: [{ article: id, revision: latestRevision ?? 0 }] },
    });
    expect(answer.articles[0]).toMatchObject({ liveRevision: latestRevision, slug: "the-one" });
  });

  it("changes a slug when asked, and raises the article", async () => {
    const { id } = await news.article("en", "Old words");
    const changed = await news.call(changeSlug, { params: { article: id }, body: { slug: "New words" } });
    expect(changed.address).toBe(`en/${id}/new-words/`);
    expect((await newestChange()).addresses).toContain(`en/${id}/new-words/`);
    const empty = await news.try(changeSlug, { params: { article: id }, body: { slug: "…" } });
    expect(empty).toMatchObject({ status: 400, error: { message: expect.stringContaining("leaves no letter") } });
  });

  it("refuses a token that does not reach every edition, and does nothing", async () => {
    const english = await news.draft("en", "Both");
    const persian = await news.draft("fa", "هر دو", { story: english.story });
    const limited = await news.as("en");
    const tried = await limited.try(publishArticles, {
      body: { articles: [{ article: english.id }, { article: persian.id }] },
    });
    expect(tried).toMatchObject({
      status: 403,
      error: { message: expect.stringContaining("this needs an editor of fa; nothing was done") },
    });
    expect((await news.read(english.id)).state).toBe("draft");
  });

  it("refuses an edition that is switched off", async () => {
    const { id } = await news.draft("km", "បិទ");
    await news.call(switchEditionOff, { params: { edition: "km" } });
    const tried = await news.try(publishArticles, { body: { articles: [{ article: id }] } });
    expect(tried).toMatchObject({
      status: 422,
      error: { message: expect.stringContaining('edition "km" is switched off') },
    });
    await news.edition("km");
  });

  it("refuses a request that the contract does not know, naming the field", async () => {
    const { id } = await news.draft("en", "Field");
    const tried = await news.try(makeRevision, { params: { article: id }, body: { content: { headline: "a\nb" } } });
    expect(tried).toMatchObject({
      status: 400,
      error: { details: [{ subject: "body.content.headline", message: "must be one line" }] },
    });
  });
});
