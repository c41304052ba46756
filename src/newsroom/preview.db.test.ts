import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NewsroomUnderTest, openNewsroomUnderTest } from "../../tests/newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import { createArticle, saveWorkingCopy } from "../newsroom-api/articles.ts";
import { asset, setAssetText } from "../newsroom-api/assets.ts";
import { switchEditionOff } from "../newsroom-api/editions.ts";
import { previewArticle } from "../newsroom-api/preview.ts";
import { holdArticle } from "../newsroom-api/publishing.ts";

let test: TestDatabase;
let news: NewsroomUnderTest;
let secret: string;
const picturesDirectory = mkdtempSync(join(tmpdir(), "skywave-preview-"));

beforeAll(async () => {
  test = await openTestDatabase();
  news = await openNewsroomUnderTest(test.database, { picturesDirectory });
  for (const edition of ["en", "fa", "km"]) await news.edition(edition);
  secret = await news.token();
});

afterAll(async () => {
  expect(news.failures).toEqual([]);
  await news.close();
  await test.close();
  rmSync(picturesDirectory, { recursive: true, force: true });
});

const preview = (article: number, revision?: number) =>
  news.call(previewArticle, { params: { article }, query: revision === undefined ? {} : { revision } });
const signedIn = () => ({ headers: { authorization: `Bearer ${secret}` } });

async function upload() {
  const form = new FormData();
  const bytes = await sharp({ create: { width: 640, height: 360, channels: 3, background: "#283" } })
    .png()
    .toBuffer();
  form.set("file", new Blob([new Uint8Array(bytes)], { type: "image/png" }), "field.png");
  return asset.parse(
    await (await fetch(`${news.origin}/api/assets`, { method: "POST", body: form, ...signedIn() })).json(),
  );
}

describe("a preview", () => {
  it("shows the working copy as readers would get it, and an older revision when asked", async () => {
    const { id } = await news.draft("en", "First words");
    const first = (await news.read(id)).latestRevision ?? 0;
    const { workingCopy } = await news.read(id);
    await news.call(saveWorkingCopy, {
      params: { article: id },
      body: { content: { headline: "Better words", summary: "Said shortly." }, updatedAt: workingCopy.updatedAt },
    });
    const now = await preview(id);
    expect(now.revision).toBeNull();
    expect(now.html).toContain("<h1>Better words</h1>");
    expect(now.html).toContain("Said shortly.");
    const then = await preview(id, first);
    expect(then.revision).toBe(first);
    expect(then.html).toContain("<h1>First words</h1>");
    expect(await news.try(previewArticle, { params: { article: id }, query: { revision: 999_999 } })).toMatchObject({
      status: 404,
      error: { message: expect.stringContaining("revision 999999") },
    });
  });

  it("tells search engines nothing, and leads to the site in another window", async () => {
    const { id } = await news.article("en", "Led away");
    const { html, bytes } = await preview(id);
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(html).not.toMatch(/rel="canonical"|hreflang=|ld\+json|og:/);
    expect(html).toContain('<base target="_blank"/>');
    const links = [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href ?? "");
    expect(links.filter((href) => !/^(#|http:\/\/localhost:8080\/)/.test(href))).toEqual([]);
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThan(14_000);
  });

  it("never fails for what is missing: an empty article, in a script from right to left and one without spaces", async () => {
    for (const edition of ["en", "fa", "km"]) {
      const { id } = await news.call(createArticle, { body: { edition, story: { slugline: "EMPTY" } } });
      const { html } = await preview(id);
      expect(html).toContain("<h1></h1>");
      expect(html).toContain(`dir="${edition === "fa" ? "rtl" : "ltr"}"`);
    }
    const { id } = await news.call(createArticle, {
      body: {
        edition: "fa",
        story: { slugline: "LOST" },
        content: {
          headline: "آب",
          section: 9_999,
          topics: [9_999],
          bylines: [{ contributor: 9_999, role: "reporter" }],
          leadAsset: 9_999,
          body: [
            { kind: "picture", asset: 9_999 },
            { kind: "quotation", runs: [], original: { text: "Wasser", language: "de" } },
          ],
        },
      },
    });
    expect((await preview(id)).html).toContain("<h1>آب</h1>");
  });

  it("shows what is held, and what stands in an edition that is off", async () => {
    const { id } = await news.article("km", "Kept back");
    await news.call(holdArticle, { params: { article: id } });
    expect((await preview(id)).html).toContain("Kept back");
    await news.call(switchEditionOff, { params: { edition: "km" } });
    expect((await preview(id)).html).toContain("Kept back");
  });

  it("takes its pictures from the newsroom, which gives them to those who are signed in", async () => {
    const picture = await upload();
    const { id } = await news.draft("en", "With a picture", { leadAsset: picture.id });
    const { html } = await preview(id); // without alt text as yet
    const src = /<img src="([^"]+)"/.exec(html)?.[1] ?? "";
    expect(src).toBe(`/media/${picture.id}-${picture.version}/408.jpg`);
    const answer = await fetch(`${news.origin}${src}`, signedIn());
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("image/jpeg");
    expect(answer.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
    expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).width).toBe(408);
    expect((await fetch(`${news.origin}${src}`)).status).toBe(401);
    for (const path of ["9-0123456789/408.jpg", `${picture.id}-${picture.version}/409.jpg`, "..%2F..%2Fx/1.jpg", "x"])
      expect((await fetch(`${news.origin}/media/${path}`, signedIn())).status, path).toBe(404);
    await news.call(setAssetText, {
      params: { asset: picture.id, edition: "en" },
      body: { alt: "A green field", caption: null },
    });
    expect((await preview(id)).html).toContain('alt="A green field"');
  });
});
