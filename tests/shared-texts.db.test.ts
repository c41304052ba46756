import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "./test-database.ts";
import { openWorld, pagesOf, type World } from "./world.ts";

interface Article {
  readonly id: number;
  readonly address: string;
  readonly shares: number | null;
  readonly state: string;
}

let test: TestDatabase;
let world: World;
let original: Article;
let share: Article;

beforeAll(async () => {
  test = await openTestDatabase();
  world = await openWorld({ database: test.database, editions: ["en", "en-002", "fa"] });
  const { id: asset } = (await world.upload("picture.png", 1)).json as { id: number };
  await ok("PUT", `/api/assets/${asset}/texts/en`, { alt: "Boats in a harbour", caption: null });
  const body = [{ kind: "paragraph", runs: [{ text: "Water is back." }] }];
  const [section] = world.sections("en").slice(-1);
  const content = { headline: "Water", summary: "Water is back", section, body, leadAsset: asset };
  const begun = { edition: "en", story: { slugline: "water" }, content };
  original = await ok<Article>("POST", "/api/articles", begun);
  await ok("POST", `/api/articles/${original.id}/revisions`, {});
});
afterAll(async () => {
  await world.close();
  await test.close();
});

async function ok<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await world.call(method, path, body);
  expect(answer.status, JSON.stringify(answer.json)).toBeLessThan(300);
  return answer.json as T;
}
const said = (words: string) => ({ error: { message: expect.stringContaining(words) } });
const send = (article: number, kind = "publish", note?: string) =>
  world.call("POST", "/api/publications", { articles: [{ article }], kind, ...(note === undefined ? {} : { note }) });
const article = (id: number) => ok<Article>("GET", `/api/articles/${id}`);
const settled = async () => {
  await world.settled();
  expect(await world.compare()).toEqual([]);
};
const page = async (path: string) => {
  await settled();
  return readFileSync(join(world.tree, path), "utf8");
};

describe("a text that two editions of a language share", () => {
  it("is shared between editions of one language alone", async () => {
    const shares = `/api/articles/${original.id}/shares`;
    expect(await world.call("POST", shares, { edition: "fa" })).toMatchObject({
      status: 422,
      json: said("begin a translation"),
    });
    share = await ok<Article>("POST", shares, { edition: "en-002" });
    expect(share).toMatchObject({ shares: original.id, headline: "Water", state: "draft" });
    expect(await world.call("POST", shares, { edition: "en-002" })).toMatchObject({ status: 409 });
  });

  it("goes out once the first edition has it, and says who had it first", async () => {
    expect(await send(share.id)).toMatchObject({ status: 422, json: said("publish that one first") });
    expect((await send(original.id)).status).toBe(201);
    expect((await send(share.id)).status).toBe(201);
    [original, share] = [await article(original.id), await article(share.id)];
    const html = await page(`${share.address}index.html`);
    expect(html).toContain("Water is back.");
    expect(html).toContain("Boats in a harbour");
    expect(html).toMatch(/First published by <a href="[^"]*\/water\/">/);
    const url = `http://localhost:8080/${original.address}`;
    expect(html).toContain(`<link rel="canonical" href="${url}"`);
    expect(html).toContain(`content="${url}"`);
    const first = await page(`${original.address}index.html`);
    expect(first).toContain(`<link rel="canonical" href="${url}"`);
    expect(first).not.toContain("First published by");
    for (const one of [html, first]) expect(one).not.toContain(`hreflang="en-002" href="http`);
    expect(await page(`${share.address.split("/")[0]}/index.html`)).toContain("Water");
    expect(await page(`${share.address.split("/")[0]}/rss.xml`)).toContain(share.address);
    expect(await page(`${share.address.split("/")[0]}/news.xml`)).not.toContain("<url>");
    expect(await page("en/news.xml")).toContain(original.address);
    expect(pagesOf(world.tree).filter((path) => path.includes("sitemap-2026"))).toEqual(["en/sitemap-2026-03.xml"]);
  });

  it("changes with the first, correction and all, and nowhere else", async () => {
    const { workingCopy } = await ok<{ workingCopy: { content: object; updatedAt: string } }>(
      "GET",
      `/api/articles/${share.id}`,
    );
    const saved = { content: workingCopy.content, updatedAt: workingCopy.updatedAt };
    expect(await world.call("PUT", `/api/articles/${share.id}/working-copy`, saved)).toMatchObject({
      status: 422,
      json: said(`Article ${share.id} shares the text of article ${original.id}: change it there, or make it its own`),
    });
    expect(await send(share.id, "correction", "No.")).toMatchObject({
      status: 422,
      json: said("publish the correction there"),
    });
    const content = { ...workingCopy.content, headline: "Water and light" };
    await ok("POST", `/api/articles/${original.id}/revisions`, { content });
    expect((await send(original.id, "correction", "Light is back too.")).status).toBe(201);
    for (const { address } of [original, share]) {
      const html = await page(`${address}index.html`);
      expect(html).toContain("Water and light");
      expect(html).toContain("Light is back too.");
    }
  });

  it("is withheld with the first, and taken back where a person says so", async () => {
    await ok("POST", `/api/articles/${original.id}/hold`);
    await settled();
    expect(pagesOf(world.tree)).not.toContain(`${share.address}index.html`);
    await ok("DELETE", `/api/articles/${original.id}/hold`);
    await ok("POST", `/api/articles/${original.id}/retract`, { scope: "article", note: "Wrong." });
    const alone = await page(`${share.address}index.html`);
    expect(alone).toContain(`<link rel="canonical" href="http://localhost:8080/${share.address}"`);
    await ok("POST", `/api/articles/${original.id}/restore`, { scope: "article" });
    await ok("POST", `/api/articles/${original.id}/retract`, { scope: "made-from", note: "Wrong." });
    expect((await article(share.id)).state).toBe("retracted");
    expect(await page(`${share.address}index.html`)).not.toContain("Water is back.");
    await ok("POST", `/api/articles/${original.id}/restore`, { scope: "made-from" });
    expect(await page(`${share.address}index.html`)).toContain("Water is back.");
  });

  it("becomes an article's own, and stands for itself from then on", async () => {
    expect(await ok("POST", `/api/articles/${share.id}/make-own`)).toMatchObject({ shares: null, state: "published" });
    const html = await page(`${share.address}index.html`);
    expect(html).toContain("Water and light");
    expect(html).toContain("Boats in a harbour");
    expect(html).not.toContain("First published by");
    expect(html).toContain(`<link rel="canonical" href="http://localhost:8080/${share.address}"`);
    expect(pagesOf(world.tree).filter((path) => path.includes("sitemap-2026"))).toHaveLength(2);
    const { workingCopy } = await ok<{ workingCopy: { content: object } }>("GET", `/api/articles/${share.id}`);
    const content = { ...workingCopy.content, headline: "Water for Africa" };
    await ok("POST", `/api/articles/${share.id}/revisions`, { content });
    expect((await send(share.id, "edit")).status).toBe(201);
    expect(await page(`${share.address}index.html`)).toContain("Water for Africa");
    expect(await page(`${original.address}index.html`)).toContain("Water and light");
    expect(await world.call("POST", `/api/articles/${share.id}/make-own`)).toMatchObject({ status: 409 });
  });
});
