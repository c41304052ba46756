import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type NewsroomUnderTest, openNewsroomUnderTest } from "./newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "./test-database.ts";
import { loadLanguages } from "../src/language/language.ts";
import { removeArticle, retractArticle } from "../src/newsroom-api/articles.ts";
import { createContributor, setContributorText, withholdContributor } from "../src/newsroom-api/contributors.ts";
import { publishNewLivePost, removeLivePost, startLive } from "../src/newsroom-api/live.ts";
import { find, type SearchRequest } from "../src/search/find.ts";
import { indexOnce, rebuildSearch, type SearchStation, startSearch } from "../src/search/station.ts";

let test: TestDatabase;
let news: NewsroomUnderTest;
const languages = loadLanguages();
const day = 86_400_000;

beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(async () => {
  news = await openNewsroomUnderTest(test.database);
});
afterEach(async () => {
  await news.close();
  await test.reset();
});
afterAll(() => test.close());

const templates = () => ({ version: "1", publicUrl: "http://localhost:8080", languages });
const answering = () => ({ database: test.database, templates, clock: news.now });

async function index(): Promise<void> {
  while (await indexOnce(answering()));
}

async function search(edition: string, typed: string, more: Partial<SearchRequest> = {}) {
  const language = languages.get(edition);
  if (language === undefined) throw new Error(`No language "${edition}".`);
  const request: SearchRequest = {
    edition,
    typed,
    from: null,
    to: null,
    section: null,
    kind: null,
    sort: "relevance",
    ...more,
  };
  return test.database.snapshot((trx) => find(trx, language, request, news.now()));
}

const ids = async (edition: string, typed: string, more: Partial<SearchRequest> = {}) =>
  (await search(edition, typed, more)).articles;

it("finds by words of headline and body in every script, by beginnings and with typos", async () => {
  for (const code of ["en", "ur", "km", "zh-Hans"]) await news.edition(code);
  const body = [{ kind: "paragraph" as const, runs: [{ text: "A dam broke near Atbara." }] }];
  const flood = await news.article("en", "Floods cut off Khartoum", { body });
  const water = await news.article("ur", "پانی کی قلت", {});
  const day_ = await news.article("km", "ទិវាភាសាកំណើតអន្តរជាតិ", {});
  const summit = await news.article("zh-Hans", "坦桑尼亚举行峰会", {});
  await index();
  expect(await ids("en", "khartoum floods")).toEqual([flood.id]);
  expect(await ids("en", "ATBARA")).toEqual([flood.id]);
  expect(await ids("en", "khart")).toEqual([flood.id]);
  expect(await ids("en", '"cut off"')).toEqual([flood.id]);
  expect(await ids("en", '"off cut"')).toEqual([]);
  expect(await search("en", "Khartuom flods")).toMatchObject({ articles: [flood.id], instead: "khartoum floods" });
  expect(await ids("en", "nothing")).toEqual([]);
  expect(await ids("ur", "پاني")).toEqual([water.id]);
  expect(await ids("km", "ភាសា\u200bកំណើត")).toEqual([day_.id]);
  expect(await ids("zh-Hans", "坦桑尼亚")).toEqual([summit.id]);
  expect(await ids("zh-Hans", "尼亚坦桑")).toEqual([]);
});

it("puts headlines before bodies and the fresh before the old, and narrows by date, section and kind", async () => {
  const edition = await news.edition("en");
  const [first, second] = edition.sections.map(({ id }) => id);
  const said = [{ kind: "paragraph" as const, runs: [{ text: "The harvest failed." }] }];
  const old = await news.article("en", "Harvest fails", { section: first });
  news.pass(700 * day);
  const inBody = await news.article("en", "Prices rise", { body: said, section: second, genre: "analysis" });
  const fresh = await news.article("en", "Harvest begins", { section: second });
  await index();
  expect(await ids("en", "harvest")).toEqual([fresh.id, old.id, inBody.id]);
  expect(await ids("en", "harvest", { sort: "newest" })).toEqual([fresh.id, inBody.id, old.id]);
  expect(await ids("en", "harvest", { section: first ?? 0 })).toEqual([old.id]);
  expect(await ids("en", "harvest", { kind: "analysis" })).toEqual([inBody.id]);
  expect(await ids("en", "harvest", { to: news.now() - 600 * day })).toEqual([old.id]);
  expect(await ids("en", "harvest", { from: news.now() - day })).toEqual([fresh.id, inBody.id]);
});

it("finds live coverage by what its posts say, and by its kind", async () => {
  await news.edition("en");
  await news.article("en", "A quiet day");
  const { id } = await news.article("en", "Election night");
  await news.call(startLive, { params: { article: id } });
  const content = {
    headline: "Polls close in Tabora",
    body: [{ kind: "paragraph" as const, runs: [{ text: "Counting begins by lantern." }] }],
    bylines: [],
  };
  const post = await news.call(publishNewLivePost, {
    params: { article: id },
    body: { content, keyPoint: false, pinned: false },
  });
  await index();
  expect(await ids("en", "tabora")).toEqual([id]);
  expect(await ids("en", "lantern", { kind: "live" })).toEqual([id]);
  expect(await ids("en", "day", { kind: "live" })).toEqual([]);
  await news.call(removeLivePost, { params: { post: post.id } });
  await index();
  expect(await ids("en", "lantern")).toEqual([]);
  expect(await ids("en", "election", { kind: "live" })).toEqual([id]);
});

it("shows nothing that is taken back, before the index knows; and nothing of practice", async () => {
  await news.edition("en");
  const one = await news.article("en", "Mistaken report");
  const two = await news.article("en", "Mistaken report again");
  await news.draft("en", "Mistaken draft");
  await index();
  expect(await ids("en", "mistaken")).toEqual([two.id, one.id]);
  await news.call(retractArticle, { params: { article: one.id }, body: { note: "Wrong.", scope: "article" } });
  await news.call(removeArticle, { params: { article: two.id }, body: { scope: "article" } });
  expect(await ids("en", "mistaken")).toEqual([]);
  await index();
  const left = await sql`select from search_document`.execute(test.database.queries);
  const words = await sql`select from search_word where word = 'mistaken'`.execute(test.database.queries);
  expect([left.rows.length, words.rows.length]).toEqual([0, 0]);
});

it("finds by the names of those credited, until the moment at which a name is taken off", async () => {
  await news.edition("en");
  const { id } = await news.call(createContributor, { body: { kind: "person", name: "Amina" } });
  const params = { contributor: id, edition: "en" };
  await news.call(setContributorText, { params, body: { name: "Amina Yusuf", description: null } });
  const article = await news.article("en", "Rain at last", { bylines: [{ contributor: id, role: "reporter" }] });
  await index();
  expect(await ids("en", "yusuf amina")).toEqual([article.id]);
  await news.call(withholdContributor, { params: { contributor: id }, body: { edition: "en" } });
  expect(await ids("en", "yusuf")).toEqual([]);
  expect(await ids("en", "rain")).toEqual([article.id]);
});

it("made anew it is what it became article by article", async () => {
  await news.edition("en");
  const one = await news.article("en", "First version of the headline");
  await news.article("en", "Another headline");
  await index();
  await news.revise(one.id, { headline: "Second version", summary: "Other words.", body: [] });
  await news.publish(one.id, "edit");
  await index();
  expect(await ids("en", "first")).toEqual([]);
  const all = async () => {
    const tables = ["search_document", "search_word", "search_name"].map(async (table) => {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t order by 1`.execute(
        test.database.queries,
      );
      return rows.map(({ row }) => row);
    });
    return Promise.all(tables);
  };
  const before = await all();
  expect(before[0]?.length).toBe(2);
  expect(await rebuildSearch(answering(), new AbortController().signal)).toBe(true);
  expect(await all()).toEqual(before);
});

it("answers over HTTP with a page, keeps up by itself, and says no to what is too much", async () => {
  await news.edition("ur");
  const stations: SearchStation[] = [];
  try {
    const log = { info() {}, error() {} };
    const station = await startSearch({ ...answering(), port: 0, host: "127.0.0.1", log });
    stations.push(station);
    await station.settled();
    const article = await news.article("ur", "خرطوم میں سیلاب");
    await station.settled();
    const ask = (target: string, more: RequestInit = {}) => fetch(`http://127.0.0.1:${station.port}${target}`, more);
    const answer = await ask(`/ur/search/?q=${encodeURIComponent("سیلاب")}`);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('<html lang="ur" dir="rtl">');
    expect(html).toContain(`../${article.id}/`);
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect((await ask("/xx/search/?q=a")).status).toBe(404);
    expect((await ask("/ur/search/")).status).toBe(404);
    expect((await ask("/ur/search/?q=a", { method: "POST" })).status).toBe(405);
    const flood = await Promise.all(Array.from({ length: 40 }, () => ask("/ur/search/?q=a")));
    expect(new Set(flood.map(({ status }) => status))).toContain(429);
  } finally {
    for (const station of stations) await station.stop();
  }
});
