import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NewsroomUnderTest, openNewsroomUnderTest } from "../../tests/newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import * as api from "../newsroom-api/assets.ts";
import { changeContributor, createContributor } from "../newsroom-api/contributors.ts";
import { errorAnswer } from "../newsroom-api/refusal.ts";
import { publishArticles } from "../newsroom-api/publishing.ts";
import { runReleases } from "./releases.ts";

const hour = 3_600_000;
let test: TestDatabase;
let news: NewsroomUnderTest;
let secret: string;
const picturesDirectory = mkdtempSync(join(tmpdir(), "skywave-assets-"));

beforeAll(async () => {
  test = await openTestDatabase();
  news = await openNewsroomUnderTest(test.database, { picturesDirectory });
  for (const edition of ["en", "fa"]) await news.edition(edition);
  secret = await news.token();
});

afterAll(async () => {
  expect(news.failures).toEqual([]);
  await news.close();
  await test.close();
  rmSync(picturesDirectory, { recursive: true, force: true });
});

const post = (form: FormData | string) =>
  fetch(`${news.origin}/api/assets`, { method: "POST", headers: { authorization: `Bearer ${secret}` }, body: form });

async function picture(red: number): Promise<api.Asset> {
  const bytes = await sharp({ create: { width: 640, height: 480, channels: 3, background: { r: red, g: 90, b: 30 } } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(bytes)], { type: "image/png" }), "boat.png");
  const answer = await post(form);
  expect(answer.status).toBe(201);
  return api.asset.parse(await answer.json());
}

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
const files = (asset: api.Asset) => join(picturesDirectory, "renditions", `${asset.id}-${asset.version}`);
const describe_ = (asset: number, edition: string, alt: string, caption: string | null = null) =>
  news.call(api.setAssetText, { params: { asset, edition }, body: { alt, caption } });

describe("a picture", () => {
  it("is rendered at upload, and published with an alt text in its edition", async () => {
    const asset = await picture(10);
    expect(asset).toMatchObject({
      fileName: "boat.png",
      mediaType: "image/png",
      width: 640,
      height: 480,
      texts: [],
      expired: false,
    });
    expect(existsSync(join(files(asset), `${asset.widths[0]}.jpg`))).toBe(true);
    const { id } = await news.draft("en", "With a picture", { leadAsset: asset.id });
    const bare = await news.try(publishArticles, { body: { articles: [{ article: id }] } });
    expect(bare).toMatchObject({
      status: 422,
      error: { message: expect.stringContaining('no alt text in edition "en"') },
    });
    await describe_(asset.id, "en", "A boat on a river", "The ferry, Monday");
    await news.publish(id);
    expect((await newestChange()).addresses).toContain(`media/${asset.id}-${asset.version}/${asset.widths[0]}.avif`);
    expect(await news.call(api.readAsset, { params: { asset: asset.id } })).toMatchObject({
      texts: [{ edition: "en", alt: "A boat on a river", caption: "The ferry, Monday" }],
    });
    expect((await news.call(api.listAssets, { query: { limit: 1 } })).items[0]?.id).toBe(asset.id);
  });

  it("may not be described by its caption", async () => {
    const { id } = await picture(20);
    const tried = await news.try(api.setAssetText, {
      params: { asset: id, edition: "en" },
      body: { alt: "A boat", caption: " A boat" },
    });
    expect(tried).toMatchObject({ status: 400, error: { message: expect.stringContaining("repeats the caption") } });
  });

  it("raises its text in one edition, its credit in all", async () => {
    const { id } = await picture(30);
    await describe_(id, "fa", "قایق");
    expect((await newestChange()).keys).toEqual([`asset:${id}:fa`]);
    await news.call(api.changeAsset, { params: { asset: id }, body: { credit: "Agency" } });
    expect(await newestChange()).toMatchObject({
      takedown: false,
      keys: [`asset:${id}:en`, `asset:${id}:fa`, `shown:${id}`],
    });
  });

  it("is rendered again around another focal point, under another version", async () => {
    const before = await picture(40);
    const after = await news.call(api.setFocalPoint, { params: { asset: before.id }, body: { x: 0.2, y: 0.25 } });
    expect(after.version).not.toBe(before.version);
    expect(after.focalPoint).toEqual({ x: expect.closeTo(0.2), y: 0.25 });
    expect(existsSync(files(after))).toBe(true);
    expect((await newestChange()).addresses).toContain(`media/${after.id}-${after.version}/${after.widths[0]}.jpg`);
  });

  it("leaves published pages by itself when its rights run out, and comes back when they are renewed", async () => {
    const asset = await picture(50);
    await describe_(asset.id, "en", "A boat");
    await news.article("en", "With rights", { leadAsset: asset.id });
    const params = { asset: asset.id };
    const expiresAt = new Date(news.now() + hour).toISOString();
    await news.call(api.changeAsset, { params, body: { expiresAt } });
    expect(await runReleases(news.newsroom)).toBe(Date.parse(expiresAt));
    news.pass(hour);
    await runReleases(news.newsroom);
    expect(await newestChange()).toMatchObject({
      takedown: true,
      keys: expect.arrayContaining([`asset:${asset.id}:en`, `shown:${asset.id}`]),
    });
    expect((await news.call(api.readAsset, { params })).expired).toBe(true);
    const { id } = await news.draft("en", "Too late", { leadAsset: asset.id });
    const tried = await news.try(publishArticles, { body: { articles: [{ article: id }] } });
    expect(tried).toMatchObject({ status: 422, error: { message: expect.stringContaining("have run out") } });
    expect((await news.call(api.changeAsset, { params, body: { expiresAt: null } })).expired).toBe(false);
    expect((await newestChange()).takedown).toBe(false);
  });

  it("is seen whole by those who are signed in, however readers' crops are cut", async () => {
    const { id } = await picture(80);
    const address = `${news.origin}/api/assets/${id}/whole`;
    const signedIn = { headers: { authorization: `Bearer ${secret}` } };
    for (const _ of ["made", "kept"]) {
      const answer = await fetch(address, signedIn);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("image/jpeg");
      const seen = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
      expect(seen).toMatchObject({ format: "jpeg", width: 640, height: 480 });
    }
    expect((await fetch(address)).status).toBe(401);
    for (const other of ["999999", "0", "x", "99999999999"])
      expect((await fetch(`${news.origin}/api/assets/${other}/whole`, signedIn)).status, other).toBe(404);
  });

  it("is found by words of its file name, credit, caption and alt text, in whatever letters they were typed", async () => {
    const { id } = await picture(90);
    await news.call(api.changeAsset, { params: { asset: id }, body: { credit: "Élodie Čapek / 100%" } });
    await describe_(id, "fa", "قایقی بر رود کارون", "گذر از رود");
    const found = async (search: string) =>
      (await news.call(api.listAssets, { query: { search } })).items.map((item) => item.id);
    for (const words of ["čapek", "BOAT élodie", "100%", "كارون قايق", "گذر"])
      expect(await found(words), words).toEqual([id]);
    for (const words of ["Capek boat sea", "1_0%", "\\"]) expect(await found(words), words).toEqual([]);
    expect((await found("  ")).length).toBeGreaterThan(1);
  });

  it("is changed only by who may act in every edition that shows it", async () => {
    const asset = await picture(60);
    await describe_(asset.id, "en", "A boat");
    await news.article("en", "Shown here", { leadAsset: asset.id });
    const limited = await news.as("fa");
    for (const tried of [
      await limited.try(api.changeAsset, { params: { asset: asset.id }, body: { credit: "x" } }),
      await limited.try(api.setFocalPoint, { params: { asset: asset.id }, body: { x: 0, y: 0 } }),
    ])
      expect(tried).toMatchObject({ status: 403, error: { message: expect.stringContaining("an editor of en") } });
  });

  it("is a contributor's portrait, with its files and its going", async () => {
    const asset = await picture(70);
    const { id } = await news.call(createContributor, { body: { kind: "person", name: "Pictured" } });
    await news.call(changeContributor, { params: { contributor: id }, body: { portrait: asset.id } });
    const change = await newestChange();
    expect(change.keys).toEqual([`contributor:${id}:en`, `contributor:${id}:fa`, `shown:${asset.id}`]);
    expect(change.addresses).toContain(`media/${asset.id}-${asset.version}/${asset.widths[0]}.jpg`);
    await news.call(changeContributor, { params: { contributor: id }, body: { portrait: null } });
    expect(await newestChange()).toMatchObject({ takedown: true, keys: expect.arrayContaining([`shown:${asset.id}`]) });
  });
});

describe("an upload", () => {
  it.each([
    ["that is no picture", "file", new Blob(["hello"])],
    ["in another field", "picture", new Blob(["hello"])],
  ])("%s is refused with a sentence", async (_, field, blob) => {
    const form = new FormData();
    form.set(field, blob, "x.png");
    const answer = await post(form);
    expect(answer.status).toBe(400);
    expect(errorAnswer.parse(await answer.json()).error.message).toMatch(/picture/);
  });

  it("that is no form is refused with a sentence", async () => {
    const answer = await post("hello");
    expect(answer.status).toBe(400);
    expect(errorAnswer.parse(await answer.json()).error.message).toContain("multipart/form-data");
  });
});
