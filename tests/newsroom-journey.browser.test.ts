// A report's whole life in the web app: from an agency's feed to readers, corrected, retracted in one edition, removed in all.
import type { Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { en } from "../src/newsroom-web/texts/en/all.ts";
import { complaintsOf, type NewsroomSite, startNewsroomSite } from "./newsroom-site.ts";
import { act, addLead, addSource, button, confirmed, filled, numberOf, panel, reads, saved } from "./newsroom-work.ts";

const { article: said, publishing, wire } = en;
const headline = "River rises above its banks in the delta";
const edited = "River rises above its banks, and the road is closed";
const persian = "رودخانه از کناره‌های خود بالا آمد";

let site: NewsroomSite;
let page: Page;
let complaints: readonly string[];
/** Of the two articles: number and address in the tree. */
const english = { id: 0, address: "" };
const farsi = { id: 0, address: "" };

beforeAll(async () => {
  site = await startNewsroomSite();
  const browser = await site.browser({ viewport: { width: 1280, height: 900 } });
  page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  complaints = complaintsOf(page);
});

afterAll(async () => {
  expect(complaints ?? []).toEqual([]);
  expect(await site?.stop()).toBe(0);
});

const origin = () => site.station.newsroom;

/** Asks the agency now, as its button does. */
async function ask(place: string): Promise<void> {
  const { items } = (await (await page.request.get(`${origin()}/api/wire-sources`)).json()) as {
    items: { id: number; place: string }[];
  };
  const source = items.find((one) => one.place === place);
  await page.request.post(`${origin()}/api/wire-sources/${source?.id}/ask`, { headers: { origin: origin() } });
}

async function addressOf(id: number): Promise<string> {
  const answer = await page.request.get(`${origin()}/api/articles/${id}`);
  return ((await answer.json()) as { address: string }).address; // the contract's own tests hold it
}

test("an agency's report stands in the inbox a moment after the feed was asked, without moving the list", async () => {
  site.feed.put({
    guid: "delta-1",
    title: "First report of the day",
    description: "It came before.",
    paragraphs: ["It came before."],
    at: new Date(),
  });
  await addSource(page, origin(), site.feed.url, "Delta Press");
  await page.goto(`${origin()}/wire`);
  await page.getByText("First report of the day").first().waitFor();
  site.feed.put({
    guid: "delta-2",
    title: headline,
    description: "Water stands in the streets of two towns.",
    paragraphs: ["The river rose in the night.", "Two towns are under water, officials said."],
    at: new Date(),
  });
  await ask(site.feed.url);
  const fresh = page.getByRole("button", { name: filled(wire.fresh, { n: 1 }) });
  await fresh.waitFor();
  expect(await page.getByText(headline).count()).toBe(0);
  await fresh.click();
  await page.getByText(headline).first().click();
  await page.getByText("Two towns are under water, officials said.").waitFor();
});

test("an article is made from it, edited and given a picture, and what is typed is saved", async () => {
  await button(page, wire.make).click();
  await button(page, wire.makeIt).click();
  await page.waitForURL(/\/articles\/\d+/);
  english.id = numberOf(page);
  await page.getByText("The river rose in the night.").waitFor();
  await page.getByLabel(said.headline, { exact: true }).fill(edited);
  const body = page.getByRole("textbox", { name: said.body, exact: true });
  await body.getByText("The river rose in the night.").click();
  await page.keyboard.press("End");
  await page.keyboard.type(" It had rained for three days.");
  await page.keyboard.press("Enter");
  await page.keyboard.type("We could not sleep");
  await button(page, said.tools.quotation).click();
  await page.getByLabel(said.quotationBy).fill("A teacher");
  await button(page, said.addOriginal).click();
  await page.getByLabel(said.originalLanguage).fill("bn");
  await page.getByLabel(said.originalWords).fill("আমরা ঘুমাতে পারিনি");
  await addLead(
    page,
    { name: "river.png", bytes: await picture() },
    { alt: "Brown water between houses", caption: "The main street on Tuesday", credit: "N. Das / Delta Press" },
  );
  await saved(page);
  await page.reload();
  await page.getByText("It had rained for three days.").waitFor();
  expect(await page.getByLabel(said.headline, { exact: true }).inputValue()).toBe(edited);
  expect(await page.getByLabel(said.originalWords).inputValue()).toBe("আমরা ঘুমাতে পারিনি");
});

test("its preview is the page as readers will get it, at a phone's and a desktop's width", async () => {
  await panel(page, "preview");
  const frame = page.frameLocator("iframe");
  await frame.getByRole("heading", { level: 1, name: edited }).waitFor();
  expect(
    await frame
      .locator("article img, main img")
      .first()
      .evaluate((image) => (image as HTMLImageElement).complete),
  ).toBe(true);
  await page.getByText(said.preview.desktop, { exact: true }).click();
  expect(await page.locator("iframe").evaluate((one) => (one as HTMLIFrameElement).clientWidth)).toBe(1200);
  expect((await site.read(`en/${english.id}/`)).status).toBe(404);
});

test("published, readers find it on its page, the front, its section and in the feed, and every exit confirms it", async () => {
  await act(page, publishing.acts.publish, publishing.acts.publish, publishing.publishIn.one);
  await confirmed(page);
  english.address = await addressOf(english.id);
  await reads(site, english.address, { holds: "It had rained for three days." });
  await reads(site, english.address, { holds: "আমরা ঘুমাতে পারিনি" });
  await reads(site, english.address, { holds: "Brown water between houses" });
  await reads(site, english.address, { holds: "Delta Press" });
  await reads(site, "en/", { holds: edited });
  const edition = (await (await page.request.get(`${origin()}/api/editions/en`)).json()) as {
    sections: { slug: string }[];
  };
  await reads(site, `en/${edition.sections[0]?.slug}/`, { holds: edited });
  await reads(site, "en/rss.xml", { holds: edited });
});

test("wire copy that may not be passed on is in no partner's feed", async () => {
  expect((await site.read("en/partners.json")).text).not.toContain(edited);
  await panel(page, "details");
  await page.getByLabel(said.details.redistributable).check();
  await saved(page);
  await act(
    page,
    publishing.acts.change,
    publishing.change.kinds.edit,
    publishing.change.confirm.edit,
    async (fold) => {
      await fold.getByText(publishing.change.kinds.edit, { exact: true }).click();
    },
  );
  await confirmed(page);
  await reads(site, "en/partners.json", { holds: edited });
});

test("told in Persian too, both pages offer each other in their switches", async () => {
  await panel(page, "editions");
  await page.getByRole("combobox", { name: said.begin.label }).click();
  await page.keyboard.type("Persian");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await button(page, said.begin.act).click();
  await page.waitForURL((url) => !url.pathname.endsWith(`/${english.id}`));
  farsi.id = numberOf(page);
  const field = page.getByLabel(said.headline, { exact: true });
  expect(await field.evaluate((one) => getComputedStyle(one).direction)).toBe("rtl");
  await field.fill(persian);
  await page.getByLabel(said.summary, { exact: true }).fill("آب در خیابان‌های دو شهر ایستاده است.");
  const first = page.getByRole("textbox", { name: said.body, exact: true }).locator("p").first();
  await first.click({ clickCount: 3 });
  await page.keyboard.type("رودخانه در شب بالا آمد.");
  await describeLead("آب گل‌آلود میان خانه‌ها");
  await saved(page);
  await act(page, publishing.acts.publish, publishing.acts.publish, publishing.publishIn.one);
  await confirmed(page);
  farsi.address = await addressOf(farsi.id);
  await reads(site, farsi.address, { holds: persian });
  await reads(site, farsi.address, { holds: `/${english.id}/` });
  await reads(site, english.address, { holds: `/${farsi.id}/` });
});

/** The lead picture came with the translation; it needs words in this edition. */
async function describeLead(alt: string): Promise<void> {
  await button(page, en.pictures.edit).first().click();
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel(en.pictures.alt).fill(alt);
  await button(drawer.locator("form").first(), en.common.save).click();
  await drawer.getByText(en.common.saved).first().waitFor();
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "hidden" });
}

test("a correction stands on the page with its note, and revisions can be compared and restored", async () => {
  await page.goto(`${origin()}/articles/${english.id}`);
  await page.getByText("It had rained for three days.").click();
  await page.keyboard.press("End");
  for (let letters = " It had rained for three days.".length; letters > 0; letters -= 1)
    await page.keyboard.press("Backspace");
  await page.keyboard.type(" It had rained for four days.");
  await saved(page);
  const note = "An earlier version said three days; it was four.";
  await act(
    page,
    publishing.acts.change,
    publishing.change.kinds.correction,
    publishing.change.confirm.correction,
    async (fold) => {
      await fold.getByText(publishing.change.kinds.correction, { exact: true }).click();
      await fold.getByLabel(publishing.change.note.correction).fill(note);
    },
  );
  await confirmed(page);
  await reads(site, english.address, { holds: note });
  await reads(site, english.address, { holds: "four days", lacks: "for three days" });
  await panel(page, "revisions");
  await page.getByText("four", { exact: false }).first().waitFor();
});

test("retracted in one edition, the other stays; removed in all, it is gone everywhere and partners are told", async () => {
  await page.goto(`${origin()}/articles/${farsi.id}`);
  const why = "این گزارش تأیید نشد.";
  await act(
    page,
    publishing.acts.retract,
    publishing.acts.retract,
    publishing.confirm.retract.editions.one,
    async (fold) => {
      await fold.getByText(publishing.scope.names.article, { exact: true }).click();
      await fold.getByRole("textbox").fill(why);
    },
  );
  await confirmed(page);
  await reads(site, farsi.address, { holds: why, lacks: "رودخانه در شب بالا آمد." });
  await reads(site, english.address, { holds: "four days", lacks: `/${farsi.id}/` });
  await reads(site, "fa/", { lacks: persian });
  await page.goto(`${origin()}/articles/${english.id}`);
  await act(
    page,
    publishing.acts.remove,
    publishing.acts.remove,
    filled(publishing.confirm.remove.editions, { n: 2 }),
    async (fold) => {
      await fold.getByText(publishing.scope.names.story, { exact: true }).click();
    },
  );
  await confirmed(page);
  await reads(site, english.address, { status: 410, lacks: "four days" });
  await reads(site, farsi.address, { status: 410, lacks: why });
  for (const address of ["en/", "en/rss.xml", "en/news.xml", "fa/", "fa/rss.xml"])
    await reads(site, address, { lacks: `/${english.id}/` });
  const feed = JSON.parse((await site.read("en/partners.json")).text) as {
    items: { uri: string; pubStatus: string }[];
  };
  expect(feed.items.find(({ uri }) => uri.endsWith(`:${english.id}`))).toMatchObject({ pubStatus: "canceled" });
  expect(JSON.stringify(feed)).not.toContain("four days");
});

/** Waves in two colours: a picture of nobody. */
async function picture(): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1000"><rect width="1600" height="1000" fill="#a58a5f"/>
    <path d="M0 600c300-80 500 80 800 0s500-80 800 0v400H0z" fill="#6d4c2f"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
