import type { BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { loadLanguages } from "../src/language/language.ts";
import type { ReadEdition } from "./reader-editions.ts";
import type { ReaderSite } from "./reader-site.ts";

/** What scripts add to an edition: relative times, the breaking line on old pages, saving, and reading without a network. */
export async function readWithScripts(browser: BrowserContext, site: ReaderSite, edition: ReadEdition): Promise<void> {
  const pages = site.pages[edition];
  const terms = loadLanguages().get(edition)?.terms;
  if (terms === undefined) throw new Error(`No language "${edition}".`);
  const page = await browser.newPage();
  const at = (address: string) => `${site.url}/${encodeURI(address)}`;
  const see = (address: string) => page.goto(at(address), { waitUntil: "load" });

  await see(pages.front);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await expectInstallable(page);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 10_000 })
    .toBe(true);

  await see(pages.month);
  const line = page.locator(".foot ~ div .breaking a");
  await expect.poll(() => line.count(), { message: "an old page asks for the breaking line", timeout: 10_000 }).toBe(1);
  expect(decodeURI(await line.evaluate((link: HTMLAnchorElement) => link.href))).toBe(decodeURI(at(pages.article)));

  await see(pages.article);
  const time = page.locator(".meta time[title]").first();
  expect(await time.getAttribute("title")).not.toBe(await time.textContent());
  const button = (name: string) => page.locator(".do button", { hasText: name });
  await button(terms.savePage.text).click();
  await button(terms.removeSaved.text).waitFor();
  await see(pages.section);
  await forgetWhatIsGone(page, at(pages.gone));

  await browser.setOffline(true);
  for (const address of [pages.front, pages.article, pages.section]) {
    await see(address);
    expect(decodeURI(page.url())).toBe(decodeURI(at(address)));
    expect(await page.locator("html").getAttribute("dir")).toBe(edition === "ur" ? "rtl" : "ltr");
    expect(await page.locator("#kept").count(), address).toBe(0);
  }
  await see(pages.gone); // the notice, from the browser's own cache, or the list: never the copy
  expect(await page.locator("body").textContent()).not.toBe("old");
  await see(pages.contributor);
  expect(await page.locator("#off").textContent()).toBe(terms.offline.text);
  await page.locator("#kept li").first().waitFor();
  const links = await page.locator("#kept a").evaluateAll((all: HTMLAnchorElement[]) => all.map(({ href }) => href));
  expect(links.filter((href) => href === at(pages.article))).toHaveLength(1);
  expect(links).not.toContain(at(pages.gone));
  await browser.setOffline(false);
  await see(pages.contributor);
  expect(await page.locator("#kept").count()).toBe(0);
  await page.close();
}

async function expectInstallable(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const manifest = await session.send("Page.getAppManifest");
  expect(manifest.errors).toEqual([]);
  expect(manifest.url).toMatch(/\/app\.webmanifest$/);
  expect((await session.send("Page.getInstallabilityErrors")).installabilityErrors).toEqual([]);
  await session.detach();
}

/** A page that was read and saved, and then removed by the newsroom: the next look at it takes it off the device. */
async function forgetWhatIsGone(page: Page, gone: string): Promise<void> {
  const copies = () =>
    page.evaluate(async (url) => {
      const own = `/${new URL(url).pathname.split("/")[1]}/`;
      const old = (await caches.has(`${own}saved ${url}`)) ? 1 : 0;
      return old + ((await (await caches.open(`${own}read`)).match(url)) ? 1 : 0);
    }, gone);
  await page.evaluate(async (url) => {
    const own = `/${new URL(url).pathname.split("/")[1]}/`;
    for (const name of [`${own}read`, `${own}saved ${url}`])
      await (await caches.open(name)).put(url, new Response("old", { headers: { "content-type": "text/html" } }));
  }, gone);
  expect(await copies()).toBe(2);
  expect((await page.goto(gone))?.status()).toBe(410);
  await expect.poll(copies, { timeout: 10_000 }).toBe(0);
}
