// Takes the pictures of the editor's handbook, and the README's picture of the newsroom:
// `node --import ./bin/hooks.mjs tests/handbook-pictures.ts`, all, or those named behind it: `wire flash`. `npm start` or
// `npm test` has built the web app before.
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Locator, Page } from "playwright-core";
import sharp from "sharp";
import { en } from "../src/newsroom-web/texts/en/all.ts";
import { type HandbookNews, prepareNews } from "./handbook-news.ts";
import { editor, startNewsroomSite } from "./newsroom-site.ts";
import { button, filled } from "./newsroom-work.ts";

const docs = join(dirname(import.meta.dirname), "docs");
const { article: said, fronts, publishing } = en;

interface Picture {
  /** Its name, without the ending. */
  readonly file: string;
  readonly address: (news: HandbookNews) => string;
  /** What is done before it is taken. */
  readonly open?: (page: Page, news: HandbookNews) => Promise<void>;
  /** At a desk, where another height than the usual shows what it is about. */
  readonly height?: number;
  /** Where it is seen: at a desk if nothing is said, on a phone, or by somebody who is not signed in. */
  readonly at?: "desk" | "phone" | "door";
}

const panelOf = (article: keyof HandbookNews, panel: string) => (news: HandbookNews) =>
  `articles/${String(news[article])}?panel=${panel}`;

const ofHandbook: readonly Picture[] = [
  {
    file: "sign-in",
    address: () => "sign-in",
    at: "door",
    height: 560,
    async open(page) {
      await page.getByLabel(en.account.email, { exact: true }).fill(editor.email);
    },
  },
  {
    file: "wire",
    address: () => "wire",
    async open(page, { later }) {
      await page.getByText("River rises above its banks at Orven").first().click();
      await page.getByText("The ferry to the islands has stopped.").waitFor();
      await later();
      await page.getByRole("button", { name: filled(en.wire.fresh, { n: 4 }) }).waitFor();
    },
  },
  { file: "stories", address: () => "stories" },
  {
    file: "writing",
    address: panelOf("english", "details"),
    open: (page) => inTheMiddle(page.getByText("We carried the books up first")),
  },
  {
    file: "revisions",
    address: panelOf("english", "revisions"),
    async open(page) {
      const { compareFrom, compareTo, name } = publishing.revisions;
      await page.getByLabel(filled(compareFrom, { name: filled(name, { number: 1 }) }), { exact: true }).check();
      await page.getByLabel(filled(compareTo, { name: filled(name, { number: 2 }) }), { exact: true }).check();
      await page.getByText(filled(publishing.compare.count.one, { n: 1 }), { exact: true }).waitFor();
    },
  },
  { file: "pictures", height: 1120, address: ({ picture }) => `pictures?picture=${picture}` },
  {
    file: "publishing",
    height: 1040,
    address: panelOf("english", "publish"),
    async open(page) {
      await page.getByRole("region", { name: publishing.exits.title }).getByRole("button").click();
    },
  },
  {
    file: "flash",
    address: () => "flash",
    at: "phone",
    async open(page) {
      await page.getByLabel(publishing.flash.line).fill("River Teren falls for the first time in three days");
    },
  },
  { file: "breaking", address: () => "breaking", open: (page) => writeLine(page) },
  {
    file: "languages",
    address: panelOf("english", "editions"),
    async open(page) {
      await page.getByRole("combobox", { name: said.begin.label }).click();
      await page.getByRole("option", { name: /Urdu/ }).click();
    },
  },
  {
    file: "correction",
    address: panelOf("english", "publish"),
    async open(page) {
      const summary = "Water stands in the streets of two towns. Nobody is hurt; schools open again on Thursday.";
      await page.getByLabel(said.summary, { exact: true }).fill(summary);
      const fold = await unfold(page, publishing.acts.change);
      await fold.getByText(publishing.change.kinds.correction, { exact: true }).click();
      await fold
        .getByLabel(publishing.change.note.correction)
        .fill("An earlier version said that schools are closed until Friday; they open on Thursday.");
      await inTheMiddle(fold);
    },
  },
  {
    file: "removal",
    address: panelOf("english", "publish"),
    async open(page) {
      const fold = await unfold(page, publishing.acts.remove);
      await fold.getByText(publishing.scope.names.story, { exact: true }).click();
      await button(fold, publishing.acts.remove).click();
      await inTheMiddle(fold);
    },
  },
  { file: "practice", address: panelOf("practice", "publish") },
  { file: "phone", address: panelOf("english", "text"), at: "phone" },
];
const ofReadme: Picture = { file: "newsroom", address: panelOf("english", "publish") };
const wanted = new Map([
  ...ofHandbook.map((picture) => [picture, "handbook/pictures"] as const),
  [ofReadme, "pictures"] as const,
]);

const named = process.argv.slice(2);
const chosen = [...wanted].filter(([{ file }]) => named.length === 0 || named.includes(file));
const site = await startNewsroomSite();
try {
  const desk = await site.browser({ viewport: { width: 1200, height: 800 } });
  const phone = await site.browser({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
  const door = await site.browser({ viewport: { width: 1200, height: 800 } });
  await door.clearCookies();
  const browsers = { desk, phone, door };
  const news = await prepareNews(site, desk.request);
  for (const [picture, folder] of chosen) {
    const page = await browsers[picture.at ?? "desk"].newPage();
    page.setDefaultTimeout(20_000);
    if (picture.height !== undefined) await page.setViewportSize({ width: 1200, height: picture.height });
    await page.goto(`${site.station.newsroom}/${picture.address(news)}`);
    await settled(page);
    await picture.open?.(page, news);
    await settled(page);
    await keep(join(folder, `${picture.file}.png`), await page.screenshot());
    await page.close();
  }
} finally {
  await site.stop();
}

/** Opens an act's fold, and gives what it holds. */
async function unfold(page: Page, title: string): Promise<Locator> {
  const head = page.locator("button[aria-expanded]", { hasText: new RegExp(`^${title}`) });
  await head.click();
  return page.locator(`[id="${await head.getAttribute("aria-controls")}"]`);
}

async function inTheMiddle(place: Locator): Promise<void> {
  await place.evaluate((one) => one.scrollIntoView({ block: "center" }));
}

async function writeLine(page: Page): Promise<void> {
  for (const edition of ["English", "فارسی"]) await page.getByRole("checkbox", { name: edition, exact: true }).check();
  const text = (edition: string) =>
    page.getByLabel(filled(fronts.breaking.inEdition, { edition: `\u2068${edition}\u2069` }));
  await text("English").fill("River Teren: two towns under water, ferry stopped");
  await text("فارسی").fill("رودخانهٔ ترن: دو شهر زیر آب، کشتی ایستاد");
}

/** All that the view waits for has come, pictures too, and nothing is pointed at. */
async function settled(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  await page.locator(".mantine-Loader-root").first().waitFor({ state: "detached" });
  await page.waitForTimeout(1_000); // for what is asked for after that; the live connection never ends
  await page.mouse.move(0, 0);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode().catch(() => null))));
}

/** Screens have few colours: a palette keeps them as they are in a quarter of the bytes. */
async function keep(file: string, bytes: Buffer): Promise<void> {
  const path = join(docs, file);
  mkdirSync(dirname(path), { recursive: true });
  const { size } = await sharp(bytes).png({ palette: true, colours: 64, effort: 10 }).toFile(path);
  console.log(`${file}: ${Math.round(size / 1024)} KB`);
}
