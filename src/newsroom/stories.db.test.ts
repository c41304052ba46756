import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NewsroomUnderTest, openNewsroomUnderTest } from "../../tests/newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import { createArticle, listArticles } from "../newsroom-api/articles.ts";
import * as api from "../newsroom-api/stories.ts";

let test: TestDatabase;
let news: NewsroomUnderTest;

beforeAll(async () => {
  test = await openTestDatabase();
  news = await openNewsroomUnderTest(test.database);
  for (const edition of ["en", "fr"]) await news.edition(edition);
});

afterAll(async () => {
  expect(news.failures).toEqual([]);
  await news.close();
  await test.close();
});

const newestKeys = async () =>
  (
    await test.database.queries
      .selectFrom("change")
      .select("keys")
      .orderBy("seq", "desc")
      .limit(1)
      .executeTakeFirstOrThrow()
  ).keys;

describe("a story", () => {
  it("is created, changed, read with its articles and listed", async () => {
    const created = await news.call(api.createStory, { body: { slugline: "water-north", urgency: 2 } });
    await news.call(api.changeStory, { params: { story: created.id }, body: { slugline: "water-south" } });
    const article = await news.draft("en", "Water", { story: created.id });
    const read = await news.call(api.readStory, { params: { story: created.id } });
    expect(read).toMatchObject({ slugline: "water-south", urgency: 2, articles: [{ id: article.id, edition: "en" }] });
    const { items } = await news.call(api.listStories, { query: { limit: 1 } });
    expect(items.map((one) => one.id)).toEqual([created.id]);
  });

  it("is listed in pages that follow each other without a gap", async () => {
    for (const slugline of ["one", "two", "three"]) await news.call(api.createStory, { body: { slugline } });
    const first = await news.call(api.listStories, { query: { limit: 2 } });
    const second = await news.call(api.listStories, { query: { limit: 2, before: first.next ?? 0 } });
    expect([...first.items, ...second.items].map((one) => one.slugline).slice(0, 3)).toEqual(["three", "two", "one"]);
  });

  it("refuses a topic that does not exist, and a story that does not", async () => {
    const topic = await news.try(api.createStory, { body: { slugline: "x", topics: [99] } });
    expect(topic).toMatchObject({
      status: 422,
      error: { message: expect.stringContaining("Topic 99 does not exist") },
    });
    expect(await news.try(api.readStory, { params: { story: 9999 } })).toMatchObject({ status: 404 });
  });
});

describe("tying stories", () => {
  it("links two stories both ways, and takes the link away", async () => {
    const one = await news.article("en", "One");
    const other = await news.article("en", "Other");
    const params = { story: other.story, other: one.story };
    expect((await news.call(api.linkStories, { params })).links).toEqual([one.story]);
    expect((await news.call(api.readStory, { params: { story: one.story } })).links).toEqual([other.story]);
    expect(await newestKeys()).toEqual(expect.arrayContaining([`links:${one.story}`, `links:${other.story}`]));
    expect((await news.call(api.unlinkStories, { params })).links).toEqual([]);
    const self = await news.try(api.linkStories, { params: { story: one.story, other: one.story } });
    expect(self).toMatchObject({ status: 400 });
  });

  it("merges one into another: articles and links move, addresses stay", async () => {
    const kept = await news.article("en", "Kept");
    const gone = await news.article("fr", "Partie");
    const third = await news.article("en", "Third");
    await news.call(api.linkStories, { params: { story: gone.story, other: third.story } });
    const merged = await news.call(api.mergeStory, { params: { story: gone.story }, body: { into: kept.story } });
    expect(merged.articles.map((one) => [one.id, one.address])).toEqual([
      [kept.id, kept.address],
      [gone.id, gone.address],
    ]);
    expect(merged.links).toEqual([third.story]);
    const keys = await newestKeys();
    expect(keys).toEqual(
      expect.arrayContaining([
        `story:${kept.story}`,
        `story:${gone.story}`,
        `article:${gone.id}`,
        `links:${third.story}`,
      ]),
    );
    expect((await news.call(api.readStory, { params: { story: gone.story } })).mergedInto).toBe(kept.story);
    const written = await news.try(createArticle, { body: { edition: "en", story: gone.story } });
    expect(written).toMatchObject({
      status: 409,
      error: { message: expect.stringContaining(`merged into story ${kept.story}`) },
    });
    const again = await news.try(api.mergeStory, { params: { story: gone.story }, body: { into: kept.story } });
    expect(again).toMatchObject({ status: 409 });
  });

  it("splits articles off into a story of their own, linked when asked", async () => {
    const english = await news.article("en", "Together");
    const french = await news.translation(english, "fr", "Ensemble");
    const split = await news.call(api.splitStory, {
      params: { story: english.story },
      body: { articles: [french.id], slugline: "apart", link: true },
    });
    expect(split).toMatchObject({
      slugline: "apart",
      links: [english.story],
      articles: [{ id: french.id, address: french.address }],
    });
    const { items } = await news.call(listArticles, { query: { story: english.story } });
    expect(items.map((one) => one.id)).toEqual([english.id]);
    expect(await newestKeys()).toEqual(expect.arrayContaining([`story:${english.story}`, `story:${split.id}`]));
  });

  it("refuses to split off everything, or what is not there", async () => {
    const { id, story } = await news.article("en", "Alone");
    const all = await news.try(api.splitStory, { params: { story }, body: { articles: [id], slugline: "x" } });
    expect(all).toMatchObject({ status: 422, error: { message: expect.stringContaining("left without an article") } });
    const foreign = await news.try(api.splitStory, {
      params: { story },
      body: { articles: [id + 1000], slugline: "x" },
    });
    expect(foreign).toMatchObject({ status: 422, error: { message: expect.stringContaining("is not one of story") } });
  });

  it("refuses a token that does not reach every edition whose pages would change", async () => {
    const english = await news.article("en", "Ours");
    await news.translation(english, "fr", "La nôtre");
    const other = await news.article("en", "Another");
    const limited = await news.as("en");
    const body = { into: other.story };
    for (const tried of [
      await limited.try(api.linkStories, { params: { story: english.story, other: other.story } }),
      await limited.try(api.mergeStory, { params: { story: english.story }, body }),
      await limited.try(api.splitStory, {
        params: { story: english.story },
        body: { articles: [english.id], slugline: "x" },
      }),
    ])
      expect(tried).toMatchObject({ status: 403, error: { message: expect.stringContaining("an editor of fr") } });
  });
});
