// What an editor does in the web app, by the words on the screen. The texts are the app's own, so that a reworded button
// is still found.
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { en } from "../src/newsroom-web/texts/en/all.ts";
import type { NewsroomSite } from "./newsroom-site.ts";

const { article, publishing, pictures, sources, wire } = en;

/** A text with its places filled in, plural "other" where it has forms. */
export function filled(
  text: string | { readonly other: string },
  values: Readonly<Record<string, string | number>>,
): string {
  const form = typeof text === "string" ? text : text.other;
  return form.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

export const button = (page: Page | Locator, name: string) => page.getByRole("button", { name, exact: true });

/** Adds an agency's feed, asked every few seconds. */
export async function addSource(page: Page, origin: string, address: string, credit: string): Promise<void> {
  await page.goto(`${origin}/sources`);
  await button(page, sources.add).first().click();
  await page.getByRole("textbox", { name: sources.name, exact: true }).fill("Delta");
  await page.getByRole("textbox", { name: sources.address, exact: true }).fill(address);
  await page.getByRole("textbox", { name: sources.credit, exact: true }).fill(credit);
  await button(page, sources.addIt).click();
  await page.getByText(sources.added).waitFor();
}

/** Opens the panel beside the text. */
export async function panel(page: Page, name: keyof typeof article.panels): Promise<void> {
  await page.getByRole("tab", { name: article.panels[name], exact: true }).click();
}

/** Opens an act's fold, lets `fill` say what it asks for, and does it in its two presses. */
export async function act(
  page: Page,
  title: string,
  begin: string,
  confirm: string,
  fill: (fold: Locator) => Promise<void> = async () => {},
): Promise<void> {
  await panel(page, "publish");
  const head = page.locator("button[aria-expanded]", { hasText: new RegExp(`^${escape(title)}`) });
  await head.click();
  const fold = page.locator(`[id="${await head.getAttribute("aria-controls")}"]`);
  await fill(fold);
  await button(fold, begin).click();
  await button(fold, confirm).click();
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Uploads a picture as the lead, describes it in the article's edition and says whose it is. */
export async function addLead(
  page: Page,
  file: { readonly name: string; readonly bytes: Buffer },
  words: { readonly alt: string; readonly caption: string; readonly credit: string },
): Promise<void> {
  await button(page, article.addLead).click();
  const picker = page.getByRole("dialog");
  await picker
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: file.name, mimeType: "image/png", buffer: file.bytes });
  await button(picker, pictures.describeIt).click();
  await picker.getByLabel(pictures.alt).fill(words.alt);
  await picker.getByLabel(pictures.caption).fill(words.alt);
  await picker.getByText(pictures.faults.repeats).waitFor(); // never equal to the alt text
  await picker.getByLabel(pictures.caption).fill(words.caption);
  await button(picker.locator("form").first(), en.common.save).click();
  await picker.getByText(en.common.saved).first().waitFor();
  await picker.getByLabel(pictures.credit).fill(words.credit);
  await button(picker.locator("form").last(), en.common.save).click();
  await picker.getByText(en.common.saved).nth(1).waitFor();
  await button(picker, pictures.use).click();
  await picker.waitFor({ state: "hidden" });
}

/** Waits until all that was typed is with the newsroom. */
export async function saved(page: Page): Promise<void> {
  await page.locator("header").getByText(article.saving.saved, { exact: true }).waitFor();
}

/** Waits until every exit of the last act has confirmed it. */
export async function confirmed(page: Page): Promise<void> {
  await expect
    .poll(
      async () => {
        const said = await page
          .getByText(/\d+ of \d+ exits? confirmed/)
          .first()
          .textContent();
        const [, done, all] = /(\d+) of (\d+)/.exec(said ?? "") ?? [];
        return done !== undefined && done === all && all !== "0";
      },
      { timeout: 20_000 },
    )
    .toBe(true);
}

/** Waits until readers get at an address what is expected. */
export async function reads(
  site: NewsroomSite,
  address: string,
  expected: { readonly status?: number; readonly holds?: string; readonly lacks?: string },
): Promise<void> {
  const { status = 200, holds = "", lacks } = expected;
  await expect
    .poll(
      async () => {
        const answer = await site.read(address);
        return {
          status: answer.status,
          holds: answer.text.includes(holds),
          lacks: lacks === undefined || !answer.text.includes(lacks),
        };
      },
      {
        message: `${address} with ${status} ${holds}${lacks === undefined ? "" : `, without ${lacks}`}`,
        timeout: 15_000,
      },
    )
    .toEqual({ status, holds: true, lacks: true });
}

/** The number of the article that is open. */
export function numberOf(page: Page): number {
  return Number(/\/articles\/(\d+)/.exec(page.url())?.[1]);
}

export const words = { publishing, wire };
