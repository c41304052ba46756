import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NewsroomUnderTest, openNewsroomUnderTest } from "../../tests/newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import { retractArticle, saveWorkingCopy } from "../newsroom-api/articles.ts";
import { listBreakingLines, raiseBreakingLine } from "../newsroom-api/breaking.ts";
import { publishArticles } from "../newsroom-api/publishing.ts";
import { mergeStory } from "../newsroom-api/stories.ts";

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

const times = <T>(count: number, act: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)));
const statuses = (tried: readonly { readonly status: number }[]) =>
  tried.map((one) => one.status).sort((a, b) => a - b);

describe("at the same time", () => {
  it("six publish one article: one does, five are told", async () => {
    const { id } = await news.draft("en", "Once");
    const tried = await times(6, () => news.try(publishArticles, { body: { articles: [{ article: id }] } }));
    expect(statuses(tried)).toEqual([201, 422, 422, 422, 422, 422]);
    expect((await news.read(id)).publications).toHaveLength(1);
  });

  it("six save one working copy: one does, five are told", async () => {
    const { id } = await news.draft("en", "Typed by six");
    const { updatedAt } = (await news.read(id)).workingCopy;
    const tried = await times(6, (index) =>
      news.try(saveWorkingCopy, { params: { article: id }, body: { content: { headline: `By ${index}` }, updatedAt } }),
    );
    expect(statuses(tried)).toEqual([200, 409, 409, 409, 409, 409]);
  });

  it("editors who take the same articles in another order all come through", async () => {
    const drafts = await times(4, (index) => news.draft("en", `In any order ${index}`));
    const articles = drafts.map(({ id }) => ({ article: id }));
    await news.call(publishArticles, { body: { articles } });
    const tried = await times(8, (index) =>
      news.try(publishArticles, {
        body: { articles: index % 2 === 0 ? articles : [...articles].reverse(), kind: "edit" },
      }),
    );
    expect(statuses(tried)).toEqual(Array(8).fill(201));
  });

  it("two merge two stories into each other: one story is left", async () => {
    const [one, other] = [await news.article("en", "Here"), await news.article("fr", "Là")];
    const tried = await Promise.all([
      news.try(mergeStory, { params: { story: one.story }, body: { into: other.story } }),
      news.try(mergeStory, { params: { story: other.story }, body: { into: one.story } }),
    ]);
    expect(statuses(tried)).toEqual([200, 409]);
    expect((await news.read(one.id)).story).toBe((await news.read(other.id)).story);
  });

  it("one publishes while another retracts the source: the retraction is never lost", async () => {
    const source = await news.article("en", "Source");
    await news.revise(source.id, { headline: "Source, edited" });
    const [edited, retracted] = await Promise.all([
      news.try(publishArticles, { body: { articles: [{ article: source.id }], kind: "edit" } }),
      news.try(retractArticle, { params: { article: source.id }, body: { scope: "article", note: "Wrong." } }),
    ]);
    expect([201, 422]).toContain(edited.status);
    expect(retracted.status).toBe(200);
    expect((await news.read(source.id)).state).toBe("retracted");
  });

  it("five raise a breaking line: one is live", async () => {
    const tried = await times(5, (index) =>
      news.try(raiseBreakingLine, { body: { editions: "all", text: `Line ${index}` } }),
    );
    expect(statuses(tried)).toEqual([201, 201, 201, 201, 201]);
    const { items } = await news.call(listBreakingLines, {});
    expect(items.map((line) => line.edition)).toEqual(["en", "fr"]);
    expect(new Set(items.map((line) => line.text)).size).toBe(1);
  });
});
