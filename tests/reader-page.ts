import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { ReadEdition } from "./reader-editions.ts";

/** What a reader of an edition must find on every page. */
export const expectations = {
  en: { lang: "en", dir: "ltr", digits: /[0-9]/, foreignDigits: /[\u0660-\u0669\u06f0-\u06f9\u17e0-\u17e9]/ },
  ur: { lang: "ur", dir: "rtl", digits: /[0-9]/, foreignDigits: /[\u0660-\u0669\u06f0-\u06f9\u17e0-\u17e9]/ },
  km: { lang: "km", dir: "ltr", digits: /[\u17e0-\u17e9]/, foreignDigits: /[0-9\u0660-\u0669\u06f0-\u06f9]/ },
} as const satisfies Record<ReadEdition, object>;

/** Widths in CSS pixels: the smallest phone, a usual one, a tablet, a desk. */
export const widths = [320, 390, 768, 1280] as const;

/** Looks at the page as it stands: language, direction, headings, times, and that nothing scrolls sideways. Answers with what was read. */
export async function expectReadable(page: Page, edition: ReadEdition): Promise<object> {
  const { lang, dir, digits, foreignDigits } = expectations[edition];
  const seen = await page.evaluate(() => {
    // What scripts add or tell in other words goes, in the same breath: without them the page is the same.
    for (const time of document.querySelectorAll("time")) {
      if (time.title !== "") time.textContent = time.title;
      time.title = "";
    }
    for (const added of document.querySelectorAll(".do > *, .foot ~ div, .foot a[href$='/offline/']")) added.remove();
    return {
      path: decodeURIComponent(location.pathname),
      title: document.title,
      lang: document.documentElement.lang,
      dir: document.documentElement.dir,
      // Hidden ones count too: screen readers and the outline know them.
      headings: [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].map((heading) => Number(heading.tagName[1])),
      times: [...document.querySelectorAll("time")].map((time) => ({ words: time.textContent, value: time.dateTime })),
      canonical: document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href ?? null,
      text: document.body.innerText,
    };
  });
  const where = seen.path;
  expect({ lang: seen.lang, dir: seen.dir }, where).toEqual({ lang, dir });
  expectOrder(seen.headings, where);
  for (const { words, value } of seen.times) {
    expect(words, where).toMatch(digits);
    expect(words, where).not.toMatch(foreignDigits);
    expect(value, where).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  }
  await expectNoSidewaysScrolling(page);
  return seen;
}

function expectOrder(levels: readonly number[], where: string): void {
  expect(
    levels.filter((level) => level === 1),
    `${where}: one h1`,
  ).toHaveLength(1);
  levels.forEach((level, index) => {
    expect(level, `${where}: headings ${levels.join(" ")}`).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
  });
}

/** At every width, nothing is wider than the screen. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const [needed, url] = await page.evaluate(() => [document.documentElement.scrollWidth, location.pathname] as const);
    expect(needed, `${decodeURIComponent(url)} at ${width} px`).toBeLessThanOrEqual(width);
  }
}

interface Focused {
  readonly found: boolean;
  readonly outline: string;
  readonly outlineWidth: number;
  readonly inView: boolean;
  readonly text: string;
}

/** Presses Tab until the element is reached; on the way every stop must be seen to have the focus, and be in view. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 250; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate((wanted): Focused => {
      const element = document.activeElement ?? document.body;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return {
        found: element.matches(wanted),
        outline: outlineStyle,
        outlineWidth: Number.parseFloat(outlineWidth),
        inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        text: element === document.body ? "" : (element.textContent ?? "").trim(),
      };
    }, selector);
    if (focused.text === "") continue; // the focus left the page and comes in again at the other end
    expect(focused, `focus on ${focused.text}`).toMatchObject({ outline: "solid", inView: true });
    expect(focused.outlineWidth).toBeGreaterThanOrEqual(2);
    if (focused.found) return;
    passed.push(focused.text);
  }
  throw new Error(`No Tab on ${decodeURIComponent(page.url())} leads to ${selector}; it passed ${passed.join(", ")}`);
}

/** Goes by keyboard along the first link inside `selector` that leads to the address. */
export async function follow(page: Page, address: string, within = ""): Promise<void> {
  const wanted = new URL(encodeURI(address), new URL("/", page.url())).href;
  // Marks the link for the selector: a page writes addresses relatively, so no attribute says where it leads.
  const marked = await page.evaluate(
    ([url, inside]) => {
      const link = [...document.querySelectorAll<HTMLAnchorElement>(`${inside} a`)].find(
        (one) => decodeURI(one.href) === decodeURI(url),
      );
      if (link) link.dataset.follow = "";
      return link !== undefined;
    },
    [wanted, within] as const,
  );
  expect(marked, `${decodeURIComponent(page.url())} links to ${address}`).toBe(true);
  await tabTo(page, "[data-follow]");
  await enter(page);
  expect(decodeURI(page.url())).toBe(decodeURI(wanted));
}

/** Presses Enter on the link that has the focus and waits for the page it leads to. */
export async function enter(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.keyboard.press("Enter")]);
}
