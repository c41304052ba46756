import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openOracle } from "./oracle.ts";
import { openTestDatabase, type TestDatabase } from "./test-database.ts";
import { openWorld, pagesOf, type World } from "./world.ts";

const seed = Number(process.env.ORACLE_SEED ?? 20_261_125);
const steps = Number(process.env.ORACLE_STEPS ?? 24);

describe("Serbian in both scripts", () => {
  let test: TestDatabase;
  let world: World;
  let article: number;
  let address: string;

  beforeAll(async () => {
    test = await openTestDatabase();
    world = await openWorld({ database: test.database, editions: ["en", "sr-Cyrl"] });
    ({ id: article, address } = await published("Његош и Љубљана", "О томе пише https://пример.срб/б и rts.rs."));
  });
  afterAll(async () => {
    await world.close();
    await test.close();
  });

  const ok = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await world.call(method, path, body);
    expect(answer.status, JSON.stringify(answer.json)).toBeLessThan(300);
    return answer.json as T;
  };
  const published = async (headline: string, text: string, more: object = {}) => {
    const [section] = world.sections("sr-Cyrl");
    const content = {
      headline,
      summary: `${headline}: сажетак`,
      section,
      body: [
        { kind: "paragraph", runs: [{ text }, { text: " Київ", language: "uk" }] },
        { kind: "quotation", runs: [{ text: "Џак" }], by: "Ђорђе", original: { text: "Москва", language: "ru" } },
      ],
    };
    const edition = "sr-Cyrl";
    const { id } = await ok<{ id: number }>("POST", "/api/articles", {
      edition,
      story: { slugline: "s" },
      content,
      ...more,
    });
    await ok("POST", `/api/articles/${id}/revisions`, {});
    await ok("POST", "/api/publications", { articles: [{ article: id }], kind: "publish" });
    return ok<{ id: number; story: number; address: string }>("GET", `/api/articles/${id}`);
  };
  const page = async (path: string) => {
    await world.settled();
    expect(await world.compare()).toEqual([]);
    return readFileSync(join(world.tree, path), "utf8");
  };
  const inLatin = () => address.replace("sr-cyrl/", "sr/");

  it("gets a page for every page of the other once it is switched on, and says that both are the same", async () => {
    const refused = await world.call("POST", "/api/editions/uz-Cyrl/switch-on", { secondScript: true });
    expect(refused).toMatchObject({
      status: 422,
      json: { error: { message: expect.stringContaining('"uz-Latn", which is off') } },
    });
    const before = pagesOf(world.tree).filter((path) => path.startsWith("sr-cyrl/") && !path.endsWith("partners.json"));
    await ok("POST", "/api/editions/sr-Latn/switch-on", { secondScript: true });
    const html = await page(`${inLatin()}index.html`);
    for (const path of before) expect(pagesOf(world.tree)).toContain(path.replace("sr-cyrl/", "sr/"));
    expect(pagesOf(world.tree)).not.toContain("sr/partners.json");
    expect(html).toContain('<html lang="sr-Latn"');
    expect(html).toContain("Njegoš i Ljubljana");
    for (const kept of ["https://пример.срб/б", "rts.rs", "Київ", "Москва"]) expect(html).toContain(kept);
    expect(html).toContain("Đorđe");
    const canonical = (path: string) => `rel="canonical" href="http://localhost:8080/${encodeURI(path)}"`;
    const cyrillic = await page(`${address}index.html`);
    expect(html).toContain(canonical(inLatin()));
    expect(cyrillic).toContain(canonical(address));
    for (const both of [html, cyrillic]) {
      expect(both).toContain('hreflang="sr-Cyrl"');
      expect(both).toContain('hreflang="sr-Latn"');
    }
    expect(await page("sr/rss.xml")).toContain("Njegoš");
    expect(await page("sr/news.xml")).toContain("/sr/");
    expect(await page("sitemap.xml")).toContain("sr/sitemap-2026-03.xml");
  });

  it("follows what is published, one page for each of the other's", async () => {
    await world.settled();
    world.takeRendered();
    await published("Жена у Њујорку", "Текст.");
    await world.settled();
    const rendered = world.takeRendered();
    const cyrillic = rendered.filter((path) => path.startsWith("sr-cyrl/") && !path.endsWith("partners.json"));
    const latin = rendered.filter((path) => path.startsWith("sr/"));
    expect(latin.sort()).toEqual(cyrillic.map((path) => path.replace("sr-cyrl/", "sr/")).sort());
    expect(await page("sr/index.html")).toContain("Žena u Njujorku");
  });

  it("writes as its glossary does, on every page", async () => {
    const entries = [{ from: "Његош", to: "Petar II" }];
    expect(await ok("PUT", "/api/editions/sr-Latn/glossary", { entries })).toEqual({ edition: "sr-Latn", entries });
    expect(await page(`${inLatin()}index.html`)).toContain("Petar II i Ljubljana");
    expect(await page("sr/index.html")).toContain("Petar II i Ljubljana");
    expect(await page("sr-cyrl/index.html")).toContain("Његош и Љубљана");
  });

  it("has no articles, sections or front of its own, but one in place of a conversion that is not good enough", async () => {
    const alone = await world.call("POST", "/api/articles", { edition: "sr-Latn", story: { slugline: "alone" } });
    expect(alone).toMatchObject({
      status: 422,
      json: { error: { message: expect.stringContaining('write it in edition "sr-Cyrl"') } },
    });
    expect((await world.call("POST", "/api/editions/sr-Latn/sections", { name: "Svet" })).status).toBe(422);
    const { story } = await ok<{ story: number }>("GET", `/api/articles/${article}`);
    const content = {
      headline: "Njegoš, sasvim drugačije",
      summary: "Svojeručno",
      body: [{ kind: "paragraph", runs: [{ text: "Ђ остаје." }] }],
    };
    const begun = { edition: "sr-Latn", story, content };
    const own = await ok<{ id: number; replaces: number }>("POST", "/api/articles", begun);
    expect(own.replaces).toBe(article);
    expect((await world.call("POST", "/api/articles", begun)).status).toBe(409);
    await ok("POST", `/api/articles/${own.id}/revisions`, {});
    await ok("POST", "/api/publications", { articles: [{ article: own.id }], kind: "publish" });
    const { address: ownAddress } = await ok<{ address: string }>("GET", `/api/articles/${own.id}`);
    const html = await page(`${ownAddress}index.html`);
    expect(html).toContain("Ђ остаје.");
    expect(html).toContain('hreflang="sr-Cyrl"');
    expect(await page(`${inLatin()}_redirect`)).toBe(`/${encodeURI(ownAddress)}\n`);
    expect(pagesOf(world.tree)).not.toContain(`${inLatin()}index.html`);
    expect(await page("sr/index.html")).toContain("sasvim drugačije");
    expect(await page("sr/rss.xml")).toContain(encodeURI(ownAddress));
    expect(await page(`${address}index.html`)).toContain(ownAddress.split("/").at(-2));
    expect(await page("sr-cyrl/index.html")).not.toContain("sasvim");
    await ok("POST", `/api/articles/${own.id}/remove`, { scope: "article" });
    expect(await page(`${inLatin()}index.html`)).toContain("Petar II i Ljubljana");
    expect(await page("sr/index.html")).not.toContain("sasvim");
  });

  it("goes with the other, and comes again", async () => {
    await ok("POST", "/api/editions/sr-Cyrl/switch-off");
    await world.settled();
    expect(await world.compare()).toEqual([]);
    expect(pagesOf(world.tree).filter((path) => path.startsWith("sr/"))).toEqual([]);
    await ok("POST", "/api/editions/sr-Cyrl/switch-on", {});
    expect(await page("sr/index.html")).toContain("Ljubljana");
    const named = await world.call("POST", "/api/editions/sr-Latn/switch-on", { secondScript: false });
    expect(named).toMatchObject({
      status: 422,
      json: { error: { message: expect.stringContaining("stays a second script") } },
    });
  });
});

describe("Uzbek in both scripts", () => {
  it("is byte for byte a clean build after random acts", { timeout: 300_000 }, async () => {
    const test = await openTestDatabase();
    const world = await openWorld({ database: test.database, editions: ["uz-Latn", "en"] });
    try {
      expect((await world.call("POST", "/api/editions/uz-Cyrl/switch-on", { secondScript: true })).status).toBe(200);
      const oracle = openOracle(world, seed);
      await oracle.prepare();
      for (let count = 0; count < 6; count += 1) await oracle.play("publish a new article");
      await world.settled();
      expect(await world.compare()).toEqual([]);
      let replaced = 0;
      for (let step = 0; step < steps; step += 1) {
        const act = step % 5 === 4 ? await replaceOne(world, oracle.made.articles, step) : await oracle.play();
        if (act.name === "replace" && act.statuses.every((status) => status < 300)) replaced += 1;
        await world.settled();
        expect(await world.compare(), `seed ${seed}, step ${step}: ${act.name} (${act.statuses.join(", ")})`).toEqual(
          [],
        );
      }
      expect(replaced).toBeGreaterThan(0);
      expect(pagesOf(world.tree).some((path) => path.startsWith("uz-cyrl/"))).toBe(true);
    } finally {
      await world.close();
      await test.close();
    }
  });
});

/** Writes an article in place of a converted one, or takes one back, or changes the glossary. */
async function replaceOne(
  world: World,
  articles: readonly { readonly id: number; readonly edition: string }[],
  step: number,
) {
  if (step % 3 === 0) {
    const entries = [{ from: "water", to: `сув ${step}` }];
    const { status } = await world.call("PUT", "/api/editions/uz-Cyrl/glossary", { entries });
    return { name: "glossary", statuses: [status] };
  }
  const base = articles.filter((one) => one.edition === "uz-Latn").at(-1);
  if (base === undefined) return { name: "nothing", statuses: [] };
  const { story } = (await world.call("GET", `/api/articles/${base.id}`)).json as { story: number };
  const content = { headline: `Ўз ${step}`, summary: "Ўз", body: [] };
  const created = await world.call("POST", "/api/articles", { edition: "uz-Cyrl", story, content });
  if (created.status !== 201) return { name: "replace", statuses: [created.status] };
  const { id } = created.json as { id: number };
  const revised = await world.call("POST", `/api/articles/${id}/revisions`, {});
  const sent = await world.call("POST", "/api/publications", { articles: [{ article: id }], kind: "publish" });
  return { name: "replace", statuses: [created.status, revised.status, sent.status] };
}
