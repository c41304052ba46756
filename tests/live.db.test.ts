import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import * as articles from "../src/newsroom-api/articles.ts";
import * as live from "../src/newsroom-api/live.ts";
import * as publishing from "../src/newsroom-api/publishing.ts";
import { livePageSize } from "../src/story/live.ts";
import { openPressesUnderTest, type PressesUnderTest } from "./press-builder.ts";
import { openTestDatabase, type TestDatabase } from "./test-database.ts";

// A live page from the newsroom's acts to the tree: what readers get, and how many pages an act renders.

let test: TestDatabase;
let site: PressesUnderTest;
let press: Awaited<ReturnType<PressesUnderTest["start"]>>;

beforeAll(async () => {
  test = await openTestDatabase();
  site = await openPressesUnderTest(test.database);
  press = await site.start();
  await site.news.edition("ur");
});

afterEach(async () => {
  await press.settled();
  expect(await site.compare(), "what differs from a clean build").toEqual([]);
  expect(site.reports).toEqual([]);
  expect(site.news.failures).toEqual([]);
});

afterAll(async () => {
  await site.close();
  await test.close();
});

/** A published article whose live coverage runs: what can be done with it, and what readers have of it. */
async function coverage(headline = "پانی") {
  const { id, address } = await site.news.article("ur", headline);
  const params = { article: id };
  await site.news.call(live.startLive, { params });
  await press.settled();
  site.rendered();
  return {
    id,
    params,
    address: address ?? "",
    post: (text: string, more: object = {}) =>
      site.news.call(live.publishNewLivePost, { params, body: { content: saying(text), ...more } }),
    page: () => site.file(`${address}index.html`) ?? "",
    /** The front says that it is live. */
    labelled: () => new RegExp(`flash">[^<]+</span><h[23]><a href="${id}/`).test(site.file("ur/index.html") ?? ""),
    notice: () => JSON.parse(site.file(`${address}live.json`) ?? "null") as unknown,
    older: (number: number) => site.file(`${address}posts/${number}/index.html`),
  };
}

const saying = (text: string) => ({
  headline: text,
  body: [{ kind: "paragraph" as const, runs: [{ text: `${text}.` }] }],
});

/** The pages that the acts since rendered. */
async function settled(): Promise<readonly string[]> {
  await press.settled();
  return site.rendered();
}

it("a post stands on its article's page after one act, and nothing else is rendered but what tells of it", async () => {
  const page = await coverage();
  expect(page.labelled()).toBe(true);
  const post = await page.post("پہلی خبر", { keyPoint: true });
  expect(post).toMatchObject({ state: "published", number: 1, keyPoint: true, version: 1 });
  expect(await settled()).toEqual([page.address, `${page.address}live.json`, "ur/partners.json"].sort());
  expect(page.page()).toContain('id="post-1"');
  expect(page.page()).toContain('<a href="#post-1">');
  expect(page.notice()).toEqual({ version: 2, newest: 1, posts: 1, live: true });
  expect(site.file("ur/partners.json")).toMatch(/"version":"2".*پہلی خبر/);
});

it("marks, corrects and takes back a post, and gives it back at its old place", async () => {
  const page = await coverage();
  const first = await page.post("ایک");
  await page.post("دو");
  const params = { post: first.id };
  await site.news.call(live.markLivePost, { params, body: { pinned: true } });
  await settled();
  expect(page.page().indexOf('id="post-1"')).toBeLessThan(page.page().indexOf('id="post-2"'));

  const revised = { content: saying("درست"), version: 1, note: "پہلے غلط تھا" };
  expect(await site.news.call(live.reviseLivePost, { params, body: revised })).toMatchObject({ version: 2, number: 1 });
  expect(await site.news.try(live.reviseLivePost, { params, body: revised })).toMatchObject({ status: 409 });
  expect(await settled()).toHaveLength(3);
  expect(page.page()).toContain("پہلے غلط تھا");
  const { versions } = await site.news.call(live.readLivePost, { params });
  expect(versions.map(({ content, note }) => [content.headline, note])).toEqual([
    ["درست", "پہلے غلط تھا"],
    ["ایک", null],
  ]);

  await site.news.call(live.removeLivePost, { params });
  const change = test.database.queries.selectFrom("change").selectAll().orderBy("seq", "desc").limit(1);
  expect(await change.executeTakeFirstOrThrow()).toMatchObject({ takedown: true });
  await settled();
  expect(page.page()).not.toContain("درست");
  expect(site.file("ur/partners.json")).not.toContain("درست");
  await site.news.call(live.restoreLivePost, { params });
  await settled();
  expect(page.page()).toContain('id="post-1"');
  expect(page.page()).not.toContain('class="post pin"');
});

it("ends, goes on, and leaves an ordinary article at the same address", async () => {
  const page = await coverage();
  await page.post("خبر");
  await settled();
  await site.news.call(live.endLive, { params: page.params });
  await settled();
  expect(page.page()).not.toContain("data-live");
  expect(page.page()).toContain('"coverageEndTime"');
  expect(page.notice()).toMatchObject({ live: false });
  expect(page.labelled()).toBe(false);
  expect(
    await site.news.try(live.publishNewLivePost, { params: page.params, body: { content: saying("x") } }),
  ).toMatchObject({ status: 409 });
  await site.news.call(live.startLive, { params: page.params });
  await page.post("پھر");
  await settled();
  expect(page.page()).toContain('id="post-2"');
});

it("keeps full pages of older posts still: a post renders at most five pages, and an old one its own page alone", async () => {
  const page = await coverage();
  const posts = [];
  for (let number = 1; number <= livePageSize; number += 1) posts.push(await page.post(`خبر ${number}`));
  await settled();
  expect(page.older(1)).toBeNull();
  await page.post("اگلی");
  expect((await settled()).length).toBeLessThanOrEqual(5);
  expect(page.older(1)).toContain('id="post-1"');
  expect(page.page()).toContain('href="posts/1/"');
  expect(page.page()).not.toContain('id="post-1"');
  const [oldest] = posts;
  const body = { content: saying("پرانی"), version: 1 };
  await site.news.call(live.reviseLivePost, { params: { post: oldest?.id ?? 0 }, body });
  expect(await settled()).toContain(`${page.address}posts/1/`);
  expect(page.older(1)).toContain("پرانی");
});

it("passes the gate like its article: embargo, hold, retraction and removal take all of it", async () => {
  const page = await coverage();
  const { params } = page;
  await page.post("خفیہ");
  await site.news.call(publishing.holdArticle, { params });
  await settled();
  expect(site.files().filter((path) => path.startsWith(page.address))).toEqual([]);
  expect(site.file("ur/partners.json")).not.toContain("خفیہ");
  const body = { content: saying("x") };
  const refused = await site.news.try(live.publishNewLivePost, { params, body });
  expect(refused).toMatchObject({ status: 422, error: { message: expect.stringContaining("lift the hold") } });
  await site.news.call(publishing.liftHold, { params });
  await site.news.call(articles.retractArticle, { params, body: { scope: "article", note: "واپس" } });
  await settled();
  expect(page.notice()).toBeNull();
  expect(page.page()).not.toContain("خفیہ");
  await site.news.call(articles.restoreArticle, { params, body: { scope: "article" } });
  await settled();
  expect(page.page()).toContain("خفیہ");
  await site.news.call(articles.removeArticle, { params, body: { scope: "article" } });
  await settled();
  expect(site.file(`ur/${page.id}/_gone`)).not.toBeNull();
  expect(site.files().filter((path) => path.startsWith(page.address))).toEqual([]);
});

it("lets reporters draft and editors publish, and refuses what cannot be shown", async () => {
  const page = await coverage();
  const { params } = page;
  const reporter = await site.news.person("Reporter", [{ edition: "ur", role: "reporter" }]);
  const draft = await reporter.call(live.draftLivePost, { params, body: { content: saying("مسودہ") } });
  expect(draft).toMatchObject({ state: "draft", number: null, by: "Reporter" });
  const asReporter = { params: { post: draft.id } };
  const again = { content: saying("مسودہ دو"), version: 1 };
  await reporter.call(live.reviseLivePost, { ...asReporter, body: again });
  expect(await reporter.try(live.publishLivePost, asReporter)).toMatchObject({ status: 403 });
  expect(await settled()).toEqual([]);
  await site.news.call(live.publishLivePost, asReporter);
  await settled();
  expect(page.page()).toContain("مسودہ دو");
  expect(await reporter.try(live.reviseLivePost, { ...asReporter, body: { ...again, version: 2 } })).toMatchObject({
    status: 403,
  });
  const picture = { headline: null, body: [{ kind: "picture" as const, asset: 999 }] };
  expect(await site.news.try(live.publishNewLivePost, { params, body: { content: picture } })).toMatchObject({
    status: 422,
    error: { message: expect.stringContaining("asset 999 does not exist") },
  });
  const empty = { content: { headline: " ", body: [] } };
  expect(await site.news.try(live.publishNewLivePost, { params, body: empty })).toMatchObject({ status: 400 });
  const { items } = await reporter.call(live.readLive, { params });
  expect(items.map(({ state, number }) => [state, number])).toEqual([["published", 1]]);
});
