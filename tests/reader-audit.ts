import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type axe from "axe-core";
import type { Page } from "playwright-core";
import { lightAddress } from "../src/pages/addresses.ts";
import { faultsOfHtml } from "./html-validator.ts";
import { readEditions } from "./reader-editions.ts";
import type { ReaderSite } from "./reader-site.ts";

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/** Kinds of pages that have no text version: forms, and what stands in for a page. */
const withoutText = ["search", "found", "nothingFound", "offline", "notFound", "gone"];

/** One page of every kind in every edition that is read, its text version, and the chooser: addresses without a slash at their beginning. */
export function everyPage({ pages, longMonth }: ReaderSite): readonly string[] {
  const ofEditions = readEditions.flatMap((edition) => {
    const { former: _, ...kinds } = pages[edition]; // it is a redirect
    const texts = Object.entries(kinds).flatMap(([kind, address]) =>
      withoutText.includes(kind) ? [] : [lightAddress(address)],
    );
    return [...Object.values(kinds), ...texts];
  });
  return ["", lightAddress(""), "nothing/", ...ofEditions, longMonth];
}

/** How a page is looked at: on light or dark paper, so many pixels wide. */
export interface Look {
  readonly colorScheme: "light" | "dark";
  readonly width: number;
  /** The rules that this look can decide otherwise than another did; left out: all. */
  readonly rules?: readonly string[];
}

// Widths change where things stand and papers change colours: each is looked at once, not each on the other.
const bothLooks: readonly Look[] = [
  { colorScheme: "light", width: 390 },
  {
    colorScheme: "dark",
    width: 1280,
    rules: ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"],
  },
];

/** The ways in which a page is worth looking at: text versions share one small stylesheet, so an article's stands for all on dark paper. */
export function looksOf({ pages }: ReaderSite, address: string): readonly Look[] {
  const isText = address.endsWith(lightAddress("/"));
  const stands = readEditions.some((edition) => address === lightAddress(pages[edition].article));
  const colours = isText ? stands : !isLikeEnglish(pages, address);
  return colours ? bothLooks : bothLooks.slice(0, 1);
}

/** Editions have the same stylesheet but for sizes: the colours of most of their pages are those of the English ones. */
function isLikeEnglish(pages: ReaderSite["pages"], address: string): boolean {
  return (["ur", "km"] as const).some(
    (code) => address.startsWith(pages[code].front) && address !== pages[code].article && address !== pages[code].front,
  );
}

/** What axe has against the page when it is looked at in these ways, and what else no page may do. */
export async function auditPage(page: Page, url: string, looks: readonly Look[]): Promise<readonly string[]> {
  await page.goto(url);
  const found = [...(await faultsOfForm(page)), ...(await picturesThatFail(page))];
  for (const look of looks) {
    await page.setViewportSize({ width: look.width, height: 900 });
    // At its end nothing that sticks to the lower edge lies over what axe measures.
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    found.push(...(await auditShown(page, [look])));
  }
  return found;
}

/** Loads every picture, those below too. */
async function picturesThatFail(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const all = Array.from(document.images, async (image) => {
      image.loading = "eager";
      for (let tries = 0; tries < 200; tries += 1) {
        if (image.complete && image.naturalWidth > 0) return "";
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return `${image.currentSrc || image.src} shows nothing`;
    });
    return (await Promise.all(all)).filter((fault) => fault !== "");
  });
}

/** One h1, no heading below one that is missing, links over the masthead that lead somewhere, nothing wider than the smallest phone. */
export async function faultsOfForm(page: Page): Promise<readonly string[]> {
  await page.setViewportSize({ width: 320, height: 900 });
  return page.evaluate(() => {
    const faults: string[] = [];
    const levels = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].map(({ tagName }) => Number(tagName[1]));
    if (levels.filter((level) => level === 1).length !== 1) faults.push(`headings ${levels.join(" ")}: not one h1`);
    if (levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1))
      faults.push(`headings ${levels.join(" ")}: one is missing`);
    const within = [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
    for (const link of within) {
      const id = decodeURIComponent(link.hash.slice(1));
      if (document.getElementById(id) === null) faults.push(`#${id} is not on the page`);
    }
    const needed = document.documentElement.scrollWidth;
    if (needed > innerWidth) faults.push(`${needed} px wide on a screen of ${innerWidth} px`);
    return faults;
  });
}

/** The same for what the page shows now, looked at in these ways. */
export async function auditShown(page: Page, looks: readonly Look[]): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource); // by the debugger: no page lets a strange script in
  const found: string[] = [];
  for (const { colorScheme, width, rules } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const violations = await page.evaluate(
      async (runOnly) => {
        const here = window as unknown as { readonly axe: typeof axe }; // put there by the script above
        // What sticks to a page's lower edge may come late, and lies over what axe measures unless this is the end.
        if (document.querySelector(".foot ~ div") !== null) scrollTo(0, document.body.scrollHeight);
        const result = await here.axe.run(document, {
          runOnly,
          resultTypes: ["violations"],
        });
        if (result.passes.length === 0) return ["axe looked at nothing"];
        return result.violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes[0]?.html} (${nodes.length})`);
      },
      rules ? { type: "rule" as const, values: [...rules] } : { type: "tag" as const, values: tags },
    );
    found.push(...violations.map((violation) => `${colorScheme} ${width} px: ${violation}`));
  }
  return found;
}

/** What the page's console says, and what it asks for that is elsewhere or not there: a list that grows while one reads. */
export function complaintsOf(page: Page, site: string): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    // What the browser itself says about a document with status 404 or 410.
    if (!/Failed to load resource: .* status of (404|410)/.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${site}/`) && !request.url().startsWith("data:"))
      complaints.push(`asks ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && response.request().resourceType() !== "document")
      complaints.push(`lacks ${response.url()}`);
  });
  return complaints;
}

/** What the W3C's validator has against the bytes that the edge sends, warnings included. */
export async function validate(site: ReaderSite): Promise<readonly string[]> {
  const directory = mkdtempSync(join(tmpdir(), "skywave-html-"));
  try {
    const pages = await Promise.all(
      everyPage(site).map(async (address) => {
        const answer = await fetch(`${site.url}/${encodeURI(address)}`);
        return [address, Buffer.from(await answer.arrayBuffer())] as const;
      }),
    );
    return await faultsOfHtml(new Map(pages), directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
