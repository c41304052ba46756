import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NewsroomUnderTest, openNewsroomUnderTest } from "../../tests/newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import * as people from "../newsroom-api/contributors.ts";
import * as topics from "../newsroom-api/topics.ts";

let test: TestDatabase;
let news: NewsroomUnderTest;

beforeAll(async () => {
  test = await openTestDatabase();
  news = await openNewsroomUnderTest(test.database);
  for (const edition of ["en", "fa"]) await news.edition(edition);
});

afterAll(async () => {
  expect(news.failures).toEqual([]);
  await news.close();
  await test.close();
});

async function newestChange() {
  const { queries } = test.database;
  const change = await queries
    .selectFrom("change")
    .selectAll()
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  const pages = await queries.selectFrom("page").select("address").where("wanted_seq", "=", change.seq).execute();
  return { takedown: change.takedown, keys: [...change.keys].sort(), addresses: pages.map((page) => page.address) };
}
const person = (name: string) => news.call(people.createContributor, { body: { kind: "person", name } });

describe("a contributor", () => {
  it("is created, listed and described in an edition", async () => {
    const { id } = await person("Amina Yusuf");
    const described = await news.call(people.setContributorText, {
      params: { contributor: id, edition: "fa" },
      body: { name: "آمنه يوسف", description: "خبرنگار" },
    });
    expect(described.texts).toEqual([{ edition: "fa", name: "آمنه یوسف", description: "خبرنگار", withheld: false }]);
    expect((await newestChange()).keys).toEqual([`contributor:${id}:fa`]);
    expect((await news.call(people.listContributors, { query: { limit: 1 } })).items).toEqual([described]);
    expect(await news.call(people.readContributor, { params: { contributor: id } })).toEqual(described);
  });

  it("is found by words of any of its names, and by what it is", async () => {
    const { id } = await person("Sirkka Mäkelä");
    await news.call(people.setContributorText, {
      params: { contributor: id, edition: "fa" },
      body: { name: "سیرکا مکلا" },
    });
    const found = async (search: string, kind?: "person" | "desk") =>
      (await news.call(people.listContributors, { query: { search, kind } })).items.map((item) => item.id);
    expect(await found("mäkelä SIRKKA")).toEqual([id]);
    expect(await found("سيركا", "person")).toEqual([id]);
    expect(await found("mäkelä", "desk")).toEqual([]);
    expect(await found("mäkelä nobody")).toEqual([]);
  });

  it("is renamed wherever it is credited", async () => {
    const { id } = await person("Old Name");
    await news.article("en", "Credited", { bylines: [{ contributor: id, role: "reporter" }] });
    const renamed = await news.call(people.changeContributor, {
      params: { contributor: id },
      body: { name: "New Name" },
    });
    expect(renamed.name).toBe("New Name");
    expect(await newestChange()).toMatchObject({
      takedown: false,
      keys: [`contributor:${id}:en`, `contributor:${id}:fa`],
    });
  });

  it("is taken off everything before everything else, and given back", async () => {
    const { id } = await person("In Danger");
    const params = { contributor: id };
    const withheld = await news.call(people.withholdContributor, { params, body: {} });
    expect(withheld.withheld).toBe(true);
    expect(await newestChange()).toMatchObject({
      takedown: true,
      keys: [`contributor:${id}:en`, `contributor:${id}:fa`],
    });
    const inOne = await news.try(people.giveContributorBack, { params, query: { edition: "fa" } });
    expect(inOne).toMatchObject({ status: 409, error: { message: expect.stringContaining("in all editions") } });
    expect((await news.call(people.giveContributorBack, { params })).withheld).toBe(false);
    expect((await newestChange()).takedown).toBe(false);
  });

  it("is taken off one edition by who may act there", async () => {
    const { id } = await person("Known Elsewhere");
    const params = { contributor: id };
    const limited = await news.as("fa");
    const withheld = await limited.call(people.withholdContributor, { params, body: { edition: "fa" } });
    expect(withheld).toMatchObject({
      withheld: false,
      texts: [{ edition: "fa", name: "Known Elsewhere", withheld: true }],
    });
    expect(await newestChange()).toMatchObject({ takedown: true, keys: [`contributor:${id}:fa`] });
    expect(await limited.try(people.withholdContributor, { params, body: { edition: "en" } })).toMatchObject({
      status: 403,
    });
    expect(await limited.try(people.withholdContributor, { params, body: {} })).toMatchObject({ status: 403 });
    const back = await limited.call(people.giveContributorBack, { params, query: { edition: "fa" } });
    expect(back.texts).toMatchObject([{ withheld: false }]);
  });

  it("cannot have a portrait that is not there, and does not exist by itself", async () => {
    const { id } = await person("Faceless");
    const portrait = await news.try(people.changeContributor, { params: { contributor: id }, body: { portrait: 999 } });
    expect(portrait).toMatchObject({ status: 422, error: { message: expect.stringContaining("Asset 999") } });
    expect(await news.try(people.readContributor, { params: { contributor: 9999 } })).toMatchObject({ status: 404 });
  });
});

describe("a topic", () => {
  it("is created with names, found by its code and read", async () => {
    const body = {
      kind: "media-topic" as const,
      code: "medtop:20000053",
      names: { en: { name: "Armed conflict" }, fa: { name: "جنگ" } },
    };
    const created = await news.call(topics.createTopic, { body });
    expect(created).toMatchObject({
      slug: "armed-conflict",
      names: [{ edition: "en", name: "Armed conflict" }, { edition: "fa" }],
    });
    expect((await news.call(topics.listTopics, { query: { code: "medtop:20000053" } })).items).toEqual([created]);
    for (const search of ["conflict", "جنگ", "20000053", "armed-con"])
      expect((await news.call(topics.listTopics, { query: { search } })).items, search).toEqual([created]);
    expect((await news.call(topics.listTopics, { query: { search: "peace" } })).items).toEqual([]);
    expect(await news.call(topics.readTopic, { params: { topic: created.id } })).toEqual(created);
    expect(await news.try(topics.createTopic, { body })).toMatchObject({ status: 409 });
  });

  it("gets its pages in an edition with its first name there, months and all", async () => {
    const { id } = await news.call(topics.createTopic, { body: { kind: "own", slug: "war-in-sudan" } });
    const article = await news.article("en", "Under the topic", { topics: [id] });
    await news.call(topics.nameTopic, { params: { topic: id, edition: "en" }, body: { name: "War in Sudan" } });
    const month = article.publishedAt?.slice(0, 7);
    const change = await newestChange();
    expect(change.keys).toEqual([`topic:${id}:en`]);
    expect(change.addresses).toEqual(
      expect.arrayContaining(["en/topic/war-in-sudan/", `en/topic/war-in-sudan/${month}/`]),
    );
  });

  it("is named only where the token reaches, and needs letters for an address", async () => {
    const limited = await news.as("fa");
    const { id } = await news.call(topics.createTopic, { body: { kind: "place", slug: "khartoum" } });
    const beyond = await limited.try(topics.nameTopic, {
      params: { topic: id, edition: "en" },
      body: { name: "Khartoum" },
    });
    expect(beyond).toMatchObject({ status: 403 });
    const created = await limited.try(topics.createTopic, { body: { kind: "own", names: { en: { name: "x" } } } });
    expect(created).toMatchObject({ status: 403 });
    expect(await news.try(topics.createTopic, { body: { kind: "own" } })).toMatchObject({ status: 400 });
  });
});
