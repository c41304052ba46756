// The whole of Skywave as readers meet it: a running edge, a real browser.
import type { BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "./browser.ts";
import { auditPage, everyPage, validate } from "./reader-audit.ts";
import { expectFeeds } from "./reader-feeds.ts";
import { expectBytesFit, expectOneOfAll } from "./reader-bytes.ts";
import { readWithScripts } from "./reader-offline.ts";
import { readByKeyboard } from "./reader-journey.ts";
import { type ReaderSite, readEditions, startReaderSite } from "./reader-site.ts";

let site: ReaderSite;
const open: Awaited<ReturnType<typeof openBrowser>>[] = [];

beforeAll(async () => {
  site = await startReaderSite();
});

afterAll(async () => {
  for (const { close } of open) await close();
  expect(await site?.stop()).toBe(0);
});

async function browserWith(options: Parameters<typeof openBrowser>[0]): Promise<BrowserContext> {
  const opened = await openBrowser(options);
  open.push(opened);
  return opened.browser;
}

describe("with a keyboard only", () => {
  test.each(readEditions)("the site is read in %s, and without scripts it is the same", async (edition) => {
    const results: object[] = [];
    for (const javaScriptEnabled of [true, false]) {
      const browser = await browserWith({ javaScriptEnabled });
      const page = await browser.newPage();
      results.push(await readByKeyboard(page, site, edition));
      await page.close();
    }
    expect(results[1]).toEqual(results[0]);
  });
});

test.each(["ur", "km"] as const)(
  "scripts add what pages can do without, and reading without a network: %s",
  async (edition) => {
    await readWithScripts(await browserWith({}), site, edition);
  },
);

test("axe finds nothing on any kind of page, on light or dark, small or large", async () => {
  const browser = await browserWith({ bypassCSP: true }); // the script that looks is not the site's
  const page = await browser.newPage();
  for (const address of everyPage(site)) expect(await auditPage(page, `${site.url}/${address}`), address).toEqual([]);
  await page.close();
});

test("the HTML of every kind of page is valid", async () => {
  expect(await validate(site)).toEqual([]);
});

test("no page complains, asks another host, or asks for what is not there", async () => {
  const browser = await browserWith({});
  const page = await browser.newPage();
  const complaints: string[] = [];
  const note = (text: string) => complaints.push(`${decodeURIComponent(page.url())}: ${text}`);
  page.on("console", (message) => note(message.text()));
  page.on("pageerror", (error) => note(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${site.url}/`) && !request.url().startsWith("data:")) note(`asks ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && response.request().resourceType() !== "document") note(`lacks ${response.url()}`);
  });
  for (const address of everyPage(site)) {
    await page.goto(`${site.url}/${address}`);
    for (const image of await page.locator("img").all()) {
      await image.scrollIntoViewIfNeeded();
      await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth)).toBeTruthy();
    }
  }
  // What the browser itself says about a document with status 404 or 410.
  expect(complaints.filter((line) => !/Failed to load resource: .* status of (404|410)/.test(line))).toEqual([]);
});

test("feeds and sitemaps are well-formed, and all that they name is there", async () => {
  await expectFeeds(site);
});

test("every article is one answer of at most 14 KB, headers included", async () => {
  await expectBytesFit(site);
});

test("the editions of a story name each other, and each its own address", async () => {
  await expectOneOfAll(site);
});

describe.each(readEditions)("in %s", (edition) => {
  const ask = (address: string) => fetch(`${site.url}/${encodeURI(address)}`, { redirect: "manual" });
  const folder = (address: string) => address.split("/").slice(0, 2).join("/");

  test("an article is found by the words of its headline, without scripts", async () => {
    const { article, front } = site.pages[edition];
    const page = await (await browserWith({ javaScriptEnabled: false })).newPage();
    await page.goto(`${site.url}/${article}`);
    const headline = await page.locator("h1").innerText();
    await page.locator("#search a").click();
    expect(decodeURI(page.url())).toBe(`${site.url}/${front}search/`);
    await page.locator("#q").fill(headline);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\?q=/);
    const found = page.locator(`.rows a[href*="${article.split("/")[1]}/"]`);
    await expect.poll(async () => (await page.reload()) && (await found.count()), { timeout: 60_000 }).toBe(1);
    await page.close();
  });

  test("a removed article's address says 410, whatever follows its id", async () => {
    const { gone } = site.pages[edition];
    for (const address of [gone, `${folder(gone)}/`, `${folder(gone)}/another-slug/`, `${folder(gone)}/a/b`]) {
      const answer = await ask(address);
      expect(answer.status, address).toBe(410);
      expect(await answer.text()).toContain(`<html lang="${edition}"`);
    }
  });

  test("an article's id, a slug it had, and any other lead to where it is", async () => {
    const { article, former } = site.pages[edition];
    expect(former).not.toBe(article);
    for (const address of [former, `${folder(article)}/`, `${folder(article)}/another-slug/`, article.slice(0, -1)]) {
      const answer = await ask(address);
      expect(answer.status, address).toBe(301);
      const target = new URL(answer.headers.get("location") ?? "", `${site.url}/${encodeURI(address)}`);
      expect(decodeURI(target.href)).toBe(`${site.url}/${article}`);
    }
  });

  test("what never was is not found, in the edition's own language", async () => {
    for (const address of [site.pages[edition].notFound, `${edition}/nothing.html`]) {
      const answer = await ask(address);
      expect(answer.status, address).toBe(404);
      expect(await answer.text()).toContain(`<html lang="${edition}"`);
    }
  });

  test("a retracted article stands at its address with its notice and without its text", async () => {
    const answer = await ask(site.pages[edition].retracted);
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).toContain('class="notice"');
    expect(text).not.toContain('class="body"');
  });
});
