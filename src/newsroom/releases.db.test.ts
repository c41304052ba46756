import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NewsroomUnderTest, openNewsroomUnderTest } from "../../tests/newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import * as breaking from "../newsroom-api/breaking.ts";
import * as api from "../newsroom-api/publishing.ts";
import { startReleases } from "./release-timer.ts";
import { runReleases } from "./releases.ts";

const hour = 3_600_000;
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

const later = (hours: number) => new Date(news.now() + hours * hour).toISOString();
const publicOf = async (article: number) =>
  (await test.database.queries.selectFrom("article").select("public").where("id", "=", article).executeTakeFirst())
    ?.public;
const newestChange = () =>
  test.database.queries.selectFrom("change").selectAll().orderBy("seq", "desc").limit(1).executeTakeFirstOrThrow();
const liveLines = async () =>
  (await news.call(breaking.listBreakingLines, {})).items.map((line) => [line.edition, line.text, line.state]);

describe("the way to publication", () => {
  it("goes from draft over submitted to approved, which pins a revision", async () => {
    const { id } = await news.draft("en", "On its way");
    expect((await news.call(api.submitArticle, { params: { article: id } })).state).toBe("submitted");
    const approved = await news.call(api.approveArticle, { params: { article: id }, body: {} });
    expect(approved).toMatchObject({ state: "approved", pinnedRevision: approved.latestRevision });
    await news.revise(id, { headline: "Typed after the approval" });
    const published = await news.publish(id);
    expect(published.liveRevision).toBe(approved.pinnedRevision);
  });

  it("goes back to draft, and refuses a step that its state does not allow", async () => {
    const { id } = await news.draft("en", "Back");
    await news.call(api.submitArticle, { params: { article: id } });
    expect((await news.call(api.returnArticle, { params: { article: id } })).state).toBe("draft");
    const tried = await news.try(api.returnArticle, { params: { article: id } });
    expect(tried).toMatchObject({ status: 409, error: { message: expect.stringContaining("is draft") } });
    const limited = await news.as("fa");
    expect(await limited.try(api.submitArticle, { params: { article: id } })).toMatchObject({ status: 403 });
  });
});

describe("a schedule", () => {
  it("publishes the revision that was scheduled, at its time", async () => {
    const { id } = await news.draft("en", "Scheduled");
    const scheduled = await news.call(api.scheduleArticle, { params: { article: id }, body: { at: later(2) } });
    expect(scheduled.state).toBe("scheduled");
    await news.revise(id, { headline: "Typed after the schedule" });
    expect(await runReleases(news.newsroom)).toBe(Date.parse(scheduled.scheduledAt ?? ""));
    expect((await news.read(id)).state).toBe("scheduled");
    news.pass(2 * hour);
    expect(await runReleases(news.newsroom)).toBeNull();
    expect(await news.read(id)).toMatchObject({
      state: "published",
      liveRevision: scheduled.pinnedRevision,
      slug: "scheduled",
    });
  });

  it("waits for the embargo and for the hold", async () => {
    const { id } = await news.draft("en", "Held back");
    await news.call(api.scheduleArticle, { params: { article: id }, body: { at: later(1) } });
    await news.call(api.setEmbargo, { params: { article: id }, body: { until: later(2) } });
    await news.call(api.holdArticle, { params: { article: id } });
    news.pass(3 * hour);
    await runReleases(news.newsroom);
    expect((await news.read(id)).state).toBe("scheduled");
    await news.call(api.liftHold, { params: { article: id } });
    await runReleases(news.newsroom);
    expect((await news.read(id)).state).toBe("published");
  });

  it("that cannot be kept leaves an approved article and says why in the audit log", async () => {
    const { id } = await news.draft("en", "Unready", { summary: "" });
    await news.call(api.scheduleArticle, { params: { article: id }, body: { at: later(1) } });
    news.pass(hour);
    expect(await runReleases(news.newsroom)).toBeNull();
    expect((await news.read(id)).state).toBe("approved");
    const { queries } = test.database;
    const row = await queries
      .selectFrom("audit_log")
      .selectAll()
      .where("subject", "=", `article ${id}`)
      .orderBy("id", "desc")
      .executeTakeFirst();
    expect(row).toMatchObject({
      act: "schedule failed",
      account: null,
      detail: { message: expect.stringContaining("has no summary") },
    });
  });

  it("is refused for a time that has passed, and can be taken back", async () => {
    const { id } = await news.draft("en", "Late");
    const tried = await news.try(api.scheduleArticle, { params: { article: id }, body: { at: later(-1) } });
    expect(tried).toMatchObject({ status: 400, error: { message: expect.stringContaining("has passed") } });
    await news.call(api.scheduleArticle, { params: { article: id }, body: { at: later(1) } });
    expect(await news.call(api.unscheduleArticle, { params: { article: id } })).toMatchObject({
      state: "approved",
      scheduledAt: null,
    });
    news.pass(2 * hour);
    await runReleases(news.newsroom);
    expect((await news.read(id)).state).toBe("approved");
  });

  it("is kept by the timer, without being asked", async () => {
    const releases = startReleases(news.newsroom, { error: (_, message) => expect.fail(message) });
    const { id } = await news.draft("en", "By the clock");
    await news.call(api.scheduleArticle, {
      params: { article: id },
      body: { at: new Date(news.now() + 200).toISOString() },
    });
    news.pass(200);
    await expect.poll(async () => (await news.read(id)).state, { timeout: 5_000 }).toBe("published");
    await releases.stop();
  });
});

describe("an embargo and a hold", () => {
  it("keep an article from being published", async () => {
    const { id } = await news.draft("en", "Not yet");
    await news.call(api.setEmbargo, { params: { article: id }, body: { until: later(1) } });
    const tried = await news.try(api.publishArticles, { body: { articles: [{ article: id }] } });
    expect(tried).toMatchObject({ status: 422, error: { message: expect.stringContaining("under embargo until") } });
    await news.call(api.liftEmbargo, { params: { article: id } });
    await news.call(api.holdArticle, { params: { article: id } });
    const held = await news.try(api.publishArticles, { body: { articles: [{ article: id }] } });
    expect(held).toMatchObject({ status: 422, error: { message: expect.stringContaining("it is held") } });
    await news.call(api.liftHold, { params: { article: id } });
    expect((await news.publish(id)).state).toBe("published");
  });

  it("withhold a published page before everything else; the embargo's end brings it back by itself", async () => {
    const { id } = await news.article("en", "Too early");
    const set = await news.call(api.setEmbargo, { params: { article: id }, body: { until: later(1) } });
    expect(set).toMatchObject({ state: "published", pubStatus: "withheld" });
    expect(await publicOf(id)).toBeNull();
    expect((await newestChange()).takedown).toBe(true);
    news.pass(hour);
    await runReleases(news.newsroom);
    expect(await publicOf(id)).toBe("shown");
    expect(await newestChange()).toMatchObject({ takedown: false, keys: expect.arrayContaining([`card:${id}`]) });
  });
});

describe("a breaking line", () => {
  it("is raised in some editions with a text for each, and leads to the story's article there", async () => {
    const english = await news.article("en", "Quake");
    const persian = await news.translation(english, "fa", "زلزله");
    const { items } = await news.call(breaking.raiseBreakingLine, {
      body: { editions: "all", text: "Quake", texts: { fa: "زلزله" }, article: english.id },
    });
    expect(items.map((line) => [line.edition, line.text, line.article, line.state])).toEqual([
      ["en", "Quake", english.id, "live"],
      ["fa", "زلزله", persian.id, "live"],
    ]);
    expect((await newestChange()).keys.sort()).toEqual(["breaking:en", "breaking:fa"]);
  });

  it("ends the line before it, and ends by hand", async () => {
    const raised = await news.call(breaking.raiseBreakingLine, { body: { editions: ["en"], text: "Newer" } });
    expect(await liveLines()).toEqual([
      ["en", "Newer", "live"],
      ["fa", "زلزله", "live"],
    ]);
    const line = raised.items[0]?.id ?? 0;
    expect((await news.call(breaking.endBreakingLine, { params: { line } })).state).toBe("ended");
    const again = await news.try(breaking.endBreakingLine, { params: { line } });
    expect(again).toMatchObject({ status: 409 });
    expect(await liveLines()).toEqual([["fa", "زلزله", "live"]]);
  });

  it("starts and ends at its times", async () => {
    await news.call(breaking.raiseBreakingLine, {
      body: { editions: ["en"], text: "At noon", startsAt: later(1), endsAt: later(2) },
    });
    await runReleases(news.newsroom);
    expect((await liveLines())[0]).toEqual(["en", "At noon", "waiting"]);
    news.pass(hour);
    await runReleases(news.newsroom);
    expect((await liveLines())[0]).toEqual(["en", "At noon", "live"]);
    news.pass(hour);
    await runReleases(news.newsroom);
    expect(await liveLines()).toEqual([["fa", "زلزله", "live"]]);
    expect((await newestChange()).keys).toEqual(["breaking:en"]);
  });

  it("is refused where nobody reads, without a text, and beyond the token's editions", async () => {
    const off = await news.try(breaking.raiseBreakingLine, { body: { editions: ["en", "km"], text: "x" } });
    expect(off).toMatchObject({ status: 422, error: { message: expect.stringContaining("km has no readers") } });
    const silent = await news.try(breaking.raiseBreakingLine, { body: { editions: ["en", "fa"], texts: { en: "x" } } });
    expect(silent).toMatchObject({
      status: 400,
      error: { message: expect.stringContaining('Edition "fa" gets no text') },
    });
    const limited = await news.as("en");
    const beyond = await limited.try(breaking.raiseBreakingLine, { body: { editions: "all", text: "x" } });
    expect(beyond).toMatchObject({ status: 403, error: { message: expect.stringContaining("an editor of fa") } });
  });
});
