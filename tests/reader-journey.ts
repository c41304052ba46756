import type { Page } from "playwright-core";
import { expect } from "vitest";
import { enter, expectReadable, follow, tabTo } from "./reader-page.ts";
import type { ReadEdition } from "./reader-editions.ts";
import type { ReaderSite } from "./reader-site.ts";

const neighbour = { en: "ur", ur: "km", km: "en" } as const satisfies Record<ReadEdition, ReadEdition>;

/**
 * Reads the site as somebody without a mouse would: from the choice of the language to the front, its lead, the story in
 * another language and back, the section, a month of its archive, a contributor and a topic. Answers with all that was read.
 */
export async function readByKeyboard(page: Page, site: ReaderSite, edition: ReadEdition): Promise<readonly object[]> {
  const pages = site.pages[edition];
  const other = neighbour[edition];
  const read: object[] = [];
  const look = async (language: ReadEdition = edition) => read.push(await expectReadable(page, language));
  await page.setViewportSize({ width: 390, height: 800 });

  await page.goto(site.url);
  await expectReadable(page, "en"); // the chooser's own few words are English
  await tabTo(page, `a[hreflang="${edition}"]`);
  await enter(page);
  expect(decodeURI(page.url())).toBe(`${site.url}/${pages.front}`);
  await look();
  await expectSkipLinks(page);

  await follow(page, pages.article, ".lead");
  await look();
  await expectArticle(page);

  await tabTo(page, 'a[href="#languages"]');
  await page.keyboard.press("Enter");
  await follow(page, site.pages[other].article, ".side");
  await look(other);
  await follow(page, pages.article, ".side");
  await follow(page, pages.front, ".top");
  await follow(page, pages.section, "#navigation");
  await look();
  await follow(page, pages.month, ".archive");
  await look();
  await follow(page, pages.article, ".rows");
  await follow(page, pages.contributor, ".meta");
  await look();
  await follow(page, pages.article, ".rows");
  await follow(page, pages.topic, ".side");
  await look();
  await follow(page, pages.topicMonth, ".archive");
  await look();
  return read;
}

/** The first three stops of Tab lead over the masthead, to the sections, and to where one looks for things. */
async function expectSkipLinks(page: Page): Promise<void> {
  for (const [index, target] of ["content", "navigation", "search"].entries()) {
    await page.goto(page.url().replace(/#.*/, ""));
    await page.reload(); // a fragment would keep the place where Tab goes on
    for (let presses = 0; presses <= index; presses += 1) await page.keyboard.press("Tab");
    const link = await page.evaluate(() => {
      const { top, bottom } = document.activeElement?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
      return { href: document.activeElement?.getAttribute("href"), visible: top >= 0 && bottom <= innerHeight };
    });
    expect(link).toEqual({ href: `#${target}`, visible: true });
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(target);
    await page.keyboard.press("Tab");
    const inside = await page.evaluate((id) => document.activeElement?.closest(`#${id}`) !== null, target);
    expect(inside, `Tab goes on inside #${target}`).toBe(true);
  }
  await page.goto(page.url().replace(/#.*/, ""));
  await page.reload();
}

async function expectArticle(page: Page): Promise<void> {
  const lead = page.locator("article > figure img").first();
  await lead.scrollIntoViewIfNeeded();
  await expect
    .poll(() => lead.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
    .toBeGreaterThan(100);
  expect(await lead.evaluate((image: HTMLImageElement) => image.currentSrc)).toMatch(/\/media\/[^/]+\/\d+\.avif$/);
  const data = await page.locator('script[type="application/ld+json"]').allTextContents();
  expect(data).toHaveLength(1);
  const [described, way] = JSON.parse(data[0] ?? "") as [{ headline: string }, object]; // checked in the next lines
  expect(way).toMatchObject({ "@type": "BreadcrumbList" });
  const withoutBreaks = (text: string | null) => text?.replaceAll("\u200b", "");
  expect(withoutBreaks(described.headline)).toBe(withoutBreaks(await page.locator("h1").textContent()));
  expect(described).toMatchObject({
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    inLanguage: await page.locator("html").getAttribute("lang"),
    correction: [{ "@type": "CorrectionComment" }, { "@type": "CorrectionComment" }],
  });
  // Nothing that an article can have is missing, so that the checks of this page mean something.
  for (const part of [".notice", "blockquote", ".o[lang=it]", ".body ul", ".body ol", ".end", ".by picture"])
    expect(await page.locator(part).count(), part).toBeGreaterThan(0);
}
