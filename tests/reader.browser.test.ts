// The whole of Skywave as readers meet it: a running edge, a real browser.
import type { BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "./browser.ts";
import { auditPage, complaintsOf, everyPage, looksOf, validate } from "./reader-audit.ts";
import { expectFeeds } from "./reader-feeds.ts";
import { expectBytesFit, expectOneOfAll } from "./reader-bytes.ts";
import { linksThatFail } from "./reader-links.ts";
import { readWithScripts } from "./reader-offline.ts";
import { readByKeyboard } from "./reader-journey.ts";
import { readEditions } from "./reader-editions.ts";
import { type ReaderSite, startReaderSite } from "./reader-site.ts";

let site: ReaderSite;
const open: Awaited<ReturnType<typeof openBrowser>>[] = [];

beforeAll(async () => {
  site = await startReaderSite();
});

afterAll(async () => {
  expect(await site?.stop()).toBe(0);
});

afterEach(async () => {
  for (const { close } of open.splice(0)) await close();
});

async function browserWith(options: Parameters<typeof openBrowser>[0]): Promise<BrowserContext> {
  const opened = await openBrowser(options);
  open.push(opened);
  return opened.browser;
}

describe("with a keyboard only", () => {
  test.each(readEditions)("the site is read in %s, and without scripts it is the same", async (edition) => {
    const read = async (javaScriptEnabled: boolean) => {
      const browser = await browserWith({ javaScriptEnabled });
      return readByKeyboard(await browser.newPage(), site, edition);
    };
    const [withScripts, without] = await Promise.all([read(true), read(false)]);
    expect(without).toEqual(withScripts);
  });
});

test.each(["ur", "km"] as const)(
  "scripts add what pages can do without, and reading without a network: %s",
  async (edition) => {
    await readWithScripts(await browserWith({}), site, edition);
  },
);

test("no kind of page has a fault that axe finds, complains, asks another host or for what is not there", async () => {
  const browser = await browserWith({});
  const found: Record<string, readonly string[]> = {};
  const left = [...everyPage(site)];
  const look = async () => {
    const page = await browser.newPage();
    const complaints = complaintsOf(page, site.url);
    for (let address = left.shift(); address !== undefined; address = left.shift()) {
      const audited = await auditPage(page, `${site.url}/${address}`, looksOf(site, address));
      const faults = [...audited, ...complaints.splice(0)];
      if (faults.length > 0) found[address] = faults;
    }
    await page.close();
  };
  await Promise.all([look(), look()]);
  expect(found).toEqual({});
});

test("every link and file that a page names is there, and its JSON is well-formed", async () => {
  expect(await linksThatFail(site)).toEqual([]);
});

test("the HTML of every kind of page is valid", async () => {
  expect(await validate(site)).toEqual([]);
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
