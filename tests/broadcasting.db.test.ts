import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import * as assets from "../src/newsroom-api/assets.ts";
import * as broadcasting from "../src/newsroom-api/broadcasting.ts";
import { makeMedia } from "../src/newsroom/media-making.ts";
import { runReleases } from "../src/newsroom/releases.ts";
import { episodePageSize } from "../src/story/broadcasting.ts";
import { wav } from "./media-files.ts";
import { openPressesUnderTest, type PressesUnderTest } from "./press-builder.ts";
import { openTestDatabase, type TestDatabase } from "./test-database.ts";

// Channels, programmes and episodes from the newsroom's acts to the tree.

let test: TestDatabase;
let site: PressesUnderTest;
let press: Awaited<ReturnType<PressesUnderTest["start"]>>;

beforeAll(async () => {
  test = await openTestDatabase();
  site = await openPressesUnderTest(test.database);
  press = await site.start();
  for (const edition of ["ne", "ur"]) await site.news.edition(edition);
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

const settled = async () => {
  await press.settled();
  return site.rendered();
};

let tone = 400;
async function audio(): Promise<number> {
  tone += 1;
  const answer = await fetch(`${site.news.origin}/api/assets/media?fileName=tone.wav`, {
    method: "POST",
    headers: { authorization: `Bearer ${await site.news.token()}`, "content-type": "application/octet-stream" },
    body: new Uint8Array(wav(1, tone)),
  });
  const { id } = assets.asset.parse(await answer.json());
  await makeMedia(site.news.newsroom);
  return id;
}

async function programme(edition: string, name: string, slug: string) {
  const body = { name, slug, description: `${name}.`, kind: "audio" as const };
  const { id } = await site.news.call(broadcasting.addProgramme, { params: { edition }, body });
  return { id, address: `${edition}/programmes/${slug}/` };
}

async function episode(of: number, title: string, asset: number) {
  const body = { title, summary: `${title}.`, asset };
  const { id } = await site.news.call(broadcasting.addEpisode, { params: { programme: of }, body });
  return { episode: id };
}

const publish = (params: { episode: number }, at: string | null = null) =>
  site.news.call(broadcasting.publishEpisode, { params, body: { at } });

it("brings a published episode to its page, its programme, the feeds and the text version; a withdrawn one goes from all", async () => {
  const { id, address } = await programme("ur", "سیربین", "sairbeen");
  await settled();
  expect(site.file("ur/programmes/index.html")).toContain("سیربین");
  expect(site.file("ur/index.html")).toContain('href="programmes/"');
  const asset = await audio();
  const params = await episode(id, "پہلی قسط", asset);
  expect(await settled()).toEqual([]);
  expect(site.files().filter((path) => path.startsWith(`media/${asset}-`))).toEqual([]);

  await publish(params);
  const pages = [`${address}`, `${address}${params.episode}/`, `${address}podcast.xml`, "ur/sitemap.xml"];
  const rendered = await settled();
  expect(rendered.filter((path) => !path.startsWith("media/"))).toEqual([...pages].sort());
  const page = site.file(`${address}${params.episode}/index.html`);
  expect(page).toContain("<audio controls");
  expect(page).toMatch(/MP3|WAV/);
  expect(site.file(`${address}index.html`)).toContain("پہلی قسط");
  expect(site.file(`${address}${params.episode}/light/index.html`)).toContain("پہلی قسط");
  const feed = site.file(`${address}podcast.xml`) ?? "";
  expect(feed).toContain(`<guid isPermaLink="false">urn:skywave:episode:${params.episode}</guid>`);
  const [, file] = /<enclosure url="http:\/\/localhost:8080\/(media\/[^"]+)"/.exec(feed) ?? [];
  expect(site.files()).toContain(file);
  expect(site.file(`${address}podcast-low.xml`)).toContain("<enclosure");

  await site.news.call(broadcasting.withdrawEpisode, { params });
  await settled();
  expect(site.file(`${address}${params.episode}/index.html`)).toBeNull();
  expect(site.file(`${address}${params.episode}/_gone`)).toContain("<!doctype html>");
  expect(site.file(`${address}index.html`)).not.toContain("پہلی قسط");
  expect(site.file(`${address}podcast.xml`)).not.toContain("<item>");
  expect(site.files()).not.toContain(file);

  await publish(params);
  await settled();
  expect(site.file(`${address}podcast.xml`)).toContain("<item>");
  expect(site.files()).toContain(file);
});

it("keeps a scheduled episode to itself until its time", async () => {
  const { id, address } = await programme("ur", "جہاں نما", "jahan");
  const asset = await audio();
  const params = await episode(id, "کل", asset);
  const at = new Date(site.news.now() + 3_600_000).toISOString();
  expect(await publish(params, at)).toMatchObject({ state: "scheduled", publishedAt: at, address: null });
  await settled();
  expect(site.file(`${address}podcast.xml`)).not.toContain("کل");
  expect(site.files().filter((path) => path.startsWith(`media/${asset}-`))).toEqual([]);
  site.news.pass(3_600_000);
  await runReleases(site.news.newsroom);
  await settled();
  expect(site.file(`${address}podcast.xml`)).toContain(`<pubDate>${new Date(at).toUTCString()}</pubDate>`);
});

it("takes a recording from feed and page when its rights run out, and all of a withdrawn programme", async () => {
  const { id, address } = await programme("ur", "آواز", "awaz");
  const asset = await audio();
  const params = await episode(id, "حق", asset);
  await publish(params);
  await settled();
  const expiresAt = new Date(site.news.now() + 60_000).toISOString();
  await site.news.call(assets.changeAsset, { params: { asset }, body: { expiresAt } });
  site.news.pass(60_000);
  await runReleases(site.news.newsroom);
  await settled();
  expect(site.file(`${address}podcast.xml`)).not.toContain("<item>");
  expect(site.file(`${address}${params.episode}/index.html`)).not.toContain("<audio");
  await site.news.call(assets.changeAsset, { params: { asset }, body: { expiresAt: null } });
  await settled();
  expect(site.file(`${address}podcast.xml`)).toContain("<item>");

  await site.news.call(broadcasting.withdrawProgramme, { params: { programme: id } });
  await settled();
  expect(site.file(`${address}_gone`)).toContain("<!doctype html>");
  expect(site.file(`${address}${params.episode}/_gone`)).toContain("<!doctype html>");
  expect(site.file(`${address}podcast.xml`)).toBeNull();
  expect(site.files().filter((path) => path.startsWith(`media/${asset}-`))).toEqual([]);
  await site.news.call(broadcasting.showProgramme, { params: { programme: id } });
  await settled();
  expect(site.file(`${address}podcast.xml`)).toContain("<item>");
});

it("fills pages of older episodes, and an episode more renders a few pages", async () => {
  const { id, address } = await programme("ur", "پرانی", "old");
  const asset = await audio();
  for (let count = 1; count <= episodePageSize; count += 1) await publish(await episode(id, `قسط ${count}`, asset));
  await settled();
  expect(site.file(`${address}episodes/1/index.html`)).toBeNull();
  await publish(await episode(id, "اور ایک", asset));
  expect((await settled()).filter((path) => !path.startsWith("media/"))).toHaveLength(5);
  expect(site.file(`${address}episodes/1/index.html`)).toContain("قسط 1<");
  expect(site.file(`${address}index.html`)).toContain('href="episodes/1/"');
  const next = await episode(id, "اور دو", asset);
  await publish(next);
  expect((await settled()).filter((path) => !path.startsWith("media/"))).toHaveLength(4);
});

it("says what is on air in the readers' zone, and again when that changes", async () => {
  const { id } = await programme("ne", "समाचार", "samachar");
  const body = { kind: "radio" as const, name: "रेडियो", slug: "radio", streams: [stream] };
  const { id: channel } = await site.news.call(broadcasting.addChannel, { params: { edition: "ne" }, body });
  await settled();
  expect(site.file("ne/index.html")).toContain('href="live/"');
  expect(site.file("ne/live/index.html")).toContain("https://radio.example/live.mp3");
  expect(site.file("ne/schedule/index.html")).toBeNull();

  // A Monday; in Kathmandu it is 5:45 later than UTC.
  const now = site.news.now();
  const local = new Date(now + 5.75 * 3_600_000).toISOString().slice(11, 16);
  const minutes = Number(local.slice(0, 2)) * 60 + Number(local.slice(3));
  const clock = (at: number) => `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
  const slots = [
    { weekdays: [1, 2, 3, 4, 5, 6, 7], start: clock(minutes - 10), minutes: 20, programme: id },
    { weekdays: [1, 2, 3, 4, 5, 6, 7], start: clock(minutes + 10), minutes: 30, title: "गीत" },
  ];
  await site.news.call(broadcasting.setSchedule, { params: { channel }, body: { slots } });
  await settled();
  expect(site.file("ne/live/index.html")).toMatch(/<dd><a href="\.\.\/programmes\/samachar\/">समाचार<\/a>/);
  expect(site.file("ne/schedule/index.html")).toContain("गीत");

  site.news.pass(10 * 60_000);
  await press.settled();
  expect(site.rendered()).toEqual(["ne/live/"]);
  expect(site.file("ne/live/index.html")).toMatch(/<dd>गीत/);
  expect(await site.compare()).toEqual([]);

  await site.news.call(broadcasting.removeChannel, { params: { channel } });
  await settled();
  expect(site.file("ne/live/index.html")).toBeNull();
  expect(site.file("ne/index.html")).not.toContain('href="live/"');
});

it("refuses what cannot be broadcast, naming it", async () => {
  const body = { kind: "radio" as const, name: "One", streams: [stream] };
  const params = { edition: "ur" };
  const { id: channel } = await site.news.call(broadcasting.addChannel, { params, body: { ...body, slug: "one" } });
  const message = async (sent: Promise<object>) => (await sent) as { error?: { message: string } };
  const insecure = { ...stream, address: "http://radio.example/x" };
  expect(
    (await message(site.news.try(broadcasting.addChannel, { params, body: { ...body, streams: [insecure] } }))).error,
  ).toBeDefined();
  const slots = [
    { weekdays: [1], start: "06:00", minutes: 60, title: "a" },
    { weekdays: [1], start: "06:30", minutes: 60, title: "b" },
  ];
  const overlap = site.news.try(broadcasting.setSchedule, { params: { channel }, body: { slots } });
  expect((await message(overlap)).error?.message).toContain("06:00 (60 minutes) and 06:30 (60 minutes)");
  const { id } = await programme("ur", "تصویر", "video");
  const other = await site.news.try(broadcasting.setSchedule, {
    params: { channel },
    body: { slots: [{ weekdays: [1], start: "06:00", minutes: 60, programme: 999_999 }] },
  });
  expect(other).toMatchObject({ ok: false, error: { message: expect.stringContaining("Programme 999999") } });
  const params_ = { programme: id };
  const missing = await site.news.try(broadcasting.addEpisode, {
    params: params_,
    body: { title: "x", summary: "x", asset: 999_999 },
  });
  expect(missing).toMatchObject({ ok: false, error: { kind: "not-found" } });
});

const stream = { address: "https://radio.example/live.mp3", mediaType: "audio/mpeg" as const, bitrate: 96 };
