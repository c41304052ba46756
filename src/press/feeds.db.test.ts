import { afterEach, beforeEach, expect, it } from "vitest";
import { acts, openPressesUnderTest, type PressesUnderTest, publicUrl } from "../../tests/press-builder.ts";
import { loadLanguages } from "../language/language.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";

// Feeds of sections and topics: there from the start, or with the topic's page; without what was taken back.

let test: TestDatabase;
let presses: PressesUnderTest;

beforeEach(async () => {
  test = await openTestDatabase();
  presses = await openPressesUnderTest(test.database);
});

afterEach(async () => {
  await presses.close();
  await test.close();
});

it("a section's and a topic's feed come, change and lose what is taken back, in all three forms", async () => {
  const { news, start, file } = presses;
  await news.edition("ur");
  const topic = await news.call(acts.createTopic, {
    body: { kind: "own", slug: "paani", names: { ur: { name: "پانی", description: "پانی کی خبریں" } } },
  });
  const press = await start();
  await press.settled();
  const forms = ["rss.xml", "atom.xml", "feed.json"];
  const seen = (folder: string, text: string) => forms.filter((form) => file(`${folder}${form}`)?.includes(text));
  const ofSections = presses.files().filter((path) => /^ur\/[^/]+\/(rss\.xml|atom\.xml|feed\.json)$/.test(path));
  expect(ofSections).toHaveLength(6 * forms.length);
  expect(file("ur/topic/paani/rss.xml")).toBeNull();

  presses.rendered();
  const article = await news.article("ur", "صاف پانی", { topics: [topic.id] });
  await press.settled();
  const section = presses.files().find((path) => /^ur\/[^/]+\/\d{4}-\d\d\//.test(path));
  const lists = ["ur/", section?.replace(/[^/]+\/index\.html$/, "") ?? "", "ur/topic/paani/"];
  const guid = `urn:skywave:article:${article.id}`;
  for (const folder of lists) expect(seen(folder, guid), folder).toEqual(forms);
  expect(seen("ur/topic/paani/", "پانی کی خبریں")).toEqual(forms);
  // One article with one topic: besides itself, its lists, their months, feeds and sitemaps, nothing.
  expect(presses.rendered()).toHaveLength(13);

  await news.revise(article.id, { headline: "پانی آ گیا" });
  await news.publish(article.id, "update", "نئی خبر");
  await press.settled();
  for (const folder of lists) expect(seen(folder, "پانی آ گیا"), folder).toEqual(forms);

  const taken = { scope: "article" as const, note: "غلط" };
  await news.call(acts.retractArticle, { params: { article: article.id }, body: taken });
  await press.settled();
  for (const folder of lists) expect(seen(folder, guid), folder).toEqual([]);
  expect(forms.filter((form) => file(`ur/topic/paani/${form}`) !== null)).toEqual([]);
  expect(await presses.compare()).toEqual([]);
});

it("what the operator says is told at the next start, and security.txt never runs out", async () => {
  const { news, start, file } = presses;
  await news.edition("en");
  const settings = { publicUrl, languages: loadLanguages() };
  const contact = "mailto:security@news.example";
  const site = { aiCrawlers: "allow", securityContact: contact, trust: [] } as const;
  const first = await start();
  await first.settled();
  expect(file("robots.txt")).toContain("GPTBot");
  expect(file(".well-known/security.txt")).toBeNull();
  await first.stop();
  presses.rendered();

  const second = await start({ settings: { ...settings, site } });
  await second.settled();
  expect(presses.rendered()).toEqual([".well-known/security.txt", "robots.txt"]);
  expect(file("robots.txt")).not.toContain("GPTBot");
  const expires = () => Date.parse(/Expires: (\S+)/.exec(file(".well-known/security.txt") ?? "")?.[1] ?? "");
  const year = 365 * 86_400_000;
  const before = expires();
  expect(before - news.now()).toBeLessThan(year);
  news.pass(45 * 86_400_000);
  await news.article("en", "Later");
  await second.settled();
  expect(expires()).toBeGreaterThan(before);
  expect(expires() - news.now()).toBeLessThan(year);
  await second.stop();

  const third = await start();
  await third.settled();
  expect(file(".well-known/security.txt")).toBeNull();
  expect(await presses.compare()).toEqual([]);
});
