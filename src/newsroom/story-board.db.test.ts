import { afterAll, beforeAll, expect, it } from "vitest";
import { type NewsroomUnderTest, openNewsroomUnderTest } from "../../tests/newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import { readStoryBoard } from "../newsroom-api/stories.ts";

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

async function sluglines(query: Parameters<typeof board>[0] = {}) {
  return (await board(query)).items.map((story) => story.slugline);
}

function board(query: {
  edition?: string;
  state?: "draft" | "published";
  search?: string;
  limit?: number;
  before?: string;
}) {
  return news.call(readStoryBoard, { query });
}

it("puts the story in which something was written last first, with its articles in every edition", async () => {
  const water = await news.article("en", "Water in the north");
  news.pass(60_000);
  await news.draft("km", "ទឹកនៅភាគខាងជើង", { story: water.story });
  news.pass(60_000);
  await news.article("fa", "باران در جنوب");
  news.pass(60_000);
  expect(await sluglines()).toEqual(["باران در جنوب", "Water in the north"]);
  await news.revise(water.id, { summary: "It rose again." });
  const { items } = await board({});
  expect(items.map((story) => story.slugline)).toEqual(["Water in the north", "باران در جنوب"]);
  expect(items[0]?.articles.map(({ edition, state }) => [edition, state])).toEqual([
    ["en", "published"],
    ["km", "draft"],
  ]);
});

it("shows only stories told in an edition, in a state, or with words", async () => {
  expect(await sluglines({ edition: "km" })).toEqual(["Water in the north"]);
  expect(await sluglines({ edition: "km", state: "published" })).toEqual([]);
  expect(await sluglines({ state: "draft" })).toEqual(["Water in the north"]);
  expect(await sluglines({ search: "باران" })).toEqual(["باران در جنوب"]);
  expect(await sluglines({ search: "WATER in" })).toEqual(["Water in the north"]);
  expect(await sluglines({ search: "100%" })).toEqual([]);
});

it("goes on where a page ended, each story once", async () => {
  for (let number = 1; number <= 5; number += 1) {
    news.pass(1_000);
    await news.draft("en", `Story ${number}`);
  }
  const seen: string[] = [];
  let before: string | undefined;
  do {
    const page = await board({ limit: 2, before });
    seen.push(...page.items.map((story) => story.slugline));
    before = page.next ?? undefined;
  } while (before !== undefined);
  expect(seen).toEqual(["Story 5", "Story 4", "Story 3", "Story 2", "Story 1", "Water in the north", "باران در جنوب"]);
});
