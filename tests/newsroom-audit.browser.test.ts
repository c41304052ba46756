// Every view of the web app, in both languages of its screens: accessible, without a complaint, and whole on a phone.
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { en } from "../src/newsroom-web/texts/en/all.ts";
import { fa } from "../src/newsroom-web/texts/fa/all.ts";
import { complaintsOf, type NewsroomSite, startNewsroomSite } from "./newsroom-site.ts";
import { auditShown, type Look } from "./reader-audit.ts";

/** Every view, at an address with something to see. */
const views = [
  "wire",
  "wire/1",
  "stories",
  "stories/1",
  "articles/1",
  "articles/1?panel=details",
  "articles/1?panel=publish",
  "articles/1?panel=live",
  "articles/1?panel=revisions",
  "articles/1?panel=editions",
  "articles/1?panel=preview",
  "flash",
  "breaking",
  "fronts",
  "broadcasting",
  "pictures",
  "contributors",
  "contributors/1",
  "topics",
  "topics/1",
  "people",
  "people/1",
  "people/new",
  "people/programs",
  "editions",
  "editions/en",
  "sources",
  "sources?show=quarantine",
  "log",
  "account",
] as const;
const outside = ["sign-in", "set-up", "invitation?code=nothing", "nothing-is-here"] as const;
const languages = { en, fa } as const;
/** Each paper and each size, without looking at everything four times; Persian on a desk only where everything is tested. */
const looks: Readonly<Record<keyof typeof languages, readonly Look[]>> = {
  en: [
    { colorScheme: "light", width: 1280 },
    { colorScheme: "dark", width: 390 },
  ],
  fa: [
    { colorScheme: "light", width: 390 },
    ...(process.env.TEST_EVERYTHING === "1" ? [{ colorScheme: "dark", width: 1280 } as const] : []),
  ],
};

let site: NewsroomSite;

beforeAll(async () => {
  site = await startNewsroomSite();
  await bringWire();
});

afterAll(async () => {
  expect(await site?.stop()).toBe(0);
});

describe.each(["en", "fa"] as const)("with its screens in %s", (language) => {
  let browser: BrowserContext;
  let page: Page;
  let complaints: readonly string[];

  beforeAll(async () => {
    // The script that looks is not the app's.
    browser = await site.browser({ bypassCSP: true, locale: language === "fa" ? "fa-IR" : "en-GB" });
    page = await browser.newPage();
    complaints = complaintsOf(page);
  });

  test.each(views)("axe finds nothing in /%s, on a desk and a phone", async (view) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${site.station.newsroom}/${view}`);
    await settled(page);
    expect(await page.locator("html").getAttribute("dir")).toBe(language === "fa" ? "rtl" : "ltr");
    await page.getByText(String(languages[language].shell.signOut)).first().waitFor({ state: "attached" });
    expect(await auditShown(page, looks[language])).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  test.each(outside)("and nothing in /%s, before somebody is signed in", async (view) => {
    const stranger = await browser.newPage();
    await browser.clearCookies();
    await stranger.goto(`${site.station.newsroom}/${view}`);
    await settled(stranger);
    expect(await auditShown(stranger, looks[language])).toEqual([]);
    await stranger.close();
  });

  test("no view complained", () => {
    // What is asked for and is not there, and who is not signed in, the browser itself notes.
    expect(complaints.filter((one) => !/status of (401|404)/.test(one))).toEqual([]);
  });
});

/** All that the view waits for has come. */
async function settled(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor({ timeout: 30_000 });
  await page.locator(".mantine-Loader-root").first().waitFor({ state: "detached", timeout: 30_000 });
}

async function bringWire(): Promise<void> {
  const { newsroom } = site.station;
  site.feed.put({
    guid: "audit-1",
    title: "باران در دلتا",
    description: "رودخانه بالا آمد.",
    paragraphs: ["رودخانه در شب بالا آمد."],
    at: new Date(),
  });
  const browser = await site.browser();
  const added = await browser.request.post(`${newsroom}/api/wire-sources`, {
    headers: { origin: newsroom },
    data: { name: "Delta", kind: "http", place: site.feed.url, credit: "Delta Press", language: "fa" },
  });
  expect(added.status()).toBe(201);
  await vi.waitFor(
    async () => {
      const answer = await browser.request.get(`${newsroom}/api/wire-items`);
      expect(((await answer.json()) as { items: object[] }).items).not.toHaveLength(0);
    },
    { timeout: 20_000, interval: 200 },
  );
}
