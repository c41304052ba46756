// The night editor, alone with a phone of 360 pixels: flash, breaking line, correction, removal.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { en } from "../src/newsroom-web/texts/en/all.ts";
import { complaintsOf, type NewsroomSite, startNewsroomSite } from "./newsroom-site.ts";
import { act, button, confirmed, panel, reads, saved } from "./newsroom-work.ts";

const { article: said, publishing, fronts, live, shell } = en;
const line = "Strong earthquake felt along the coast";

let site: NewsroomSite;
let page: Page;
let complaints: readonly string[];
let address = "";

beforeAll(async () => {
  site = await startNewsroomSite();
  const browser = await site.browser({
    viewport: { width: 360, height: 740 },
    isMobile: true,
    hasTouch: true,
    deviceScaleFactor: 2,
  });
  page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  complaints = complaintsOf(page);
});

afterAll(async () => {
  expect(complaints ?? []).toEqual([]);
  expect(await site?.stop()).toBe(0);
});

const bar = (name: string) => page.getByRole("navigation").getByRole("link", { name, exact: true }).last();

test("a flash is live in the edition chosen, a few touches after the app was opened", async () => {
  await page.goto(site.station.newsroom);
  await bar(shell.flash).tap();
  await page.getByRole("textbox", { name: publishing.flash.line }).fill(line);
  await page
    .getByRole("button", { name: new RegExp(publishing.flash.publish.replace("{edition}", ".*English")) })
    .tap();
  await page.getByRole("link", { name: publishing.flash.goOn }).waitFor();
  await confirmed(page);
  await reads(site, "en/", { holds: line });
  await fits();
});

test("it grows into an article at the same address", async () => {
  await page.getByRole("link", { name: publishing.flash.goOn }).tap();
  await page.waitForURL(/\/articles\/\d+/);
  const answer = await page.request.get(`${site.station.newsroom}/api${new URL(page.url()).pathname}`);
  ({ address } = (await answer.json()) as { address: string }); // the contract's own tests hold it
  await reads(site, address, { holds: line });
  await panel(page, "text");
  await page.getByLabel(said.summary, { exact: true }).fill("People ran into the streets.");
  await page.getByRole("textbox", { name: said.body, exact: true }).tap();
  await page.keyboard.type("The ground shook for twenty seconds.");
  await saved(page);
  await fits();
  await act(
    page,
    publishing.acts.change,
    publishing.change.kinds.update,
    publishing.change.confirm.update,
    async (fold) => {
      await fold.getByText(publishing.change.kinds.update, { exact: true }).tap();
      await fold.getByLabel(publishing.change.note.update).fill("First details.");
    },
  );
  await confirmed(page);
  await fits();
  await reads(site, address, { holds: "twenty seconds" });
});

test("it runs live: posts are out at once, one is corrected and one taken back, and it ends", async () => {
  await panel(page, "live");
  await button(page, live.start).tap();
  const post = async (headline: string) => {
    await page.getByRole("textbox", { name: live.headline }).fill(headline);
    await button(page, live.publish).tap();
    await page.getByRole("button", { name: headline }).waitFor();
    await reads(site, address, { holds: headline });
  };
  await post("Trains stand still");
  await post("Power is back in the port");
  await fits();
  await page.getByRole("button", { name: "Trains stand still" }).tap();
  await button(page, live.makeKeyPoint).tap();
  await reads(site, address, { holds: 'href="#post-1"' });
  await button(page, en.common.change).tap();
  await page.getByRole("textbox", { name: live.headline }).last().fill("Most trains stand still");
  await page.getByRole("textbox", { name: live.note }).fill("Some trains ran all the time.");
  await fits();
  await button(page, live.publishChange).tap();
  await reads(site, address, { holds: "Some trains ran all the time." });
  await page.getByRole("button", { name: "Power is back in the port" }).tap();
  await button(page, live.remove).tap();
  await button(page, live.removeSure).tap();
  await reads(site, address, { lacks: "Power is back in the port" });
  await button(page, live.end).tap();
  await button(page, live.endSure).tap();
  await reads(site, address, { holds: "This live coverage has ended" });
});

test("a breaking line goes up in one edition and in all, and is ended", async () => {
  await bar(shell.breaking).tap();
  await page.getByRole("textbox").first().fill("Earthquake: stay away from the shore");
  await page.getByRole("checkbox", { name: "English", exact: true }).check();
  await button(page, fronts.breaking.raise).tap();
  await button(page, fronts.breaking.confirm.one).tap();
  await reads(site, "en/", { holds: "Earthquake: stay away from the shore" });
  await fits();
  await button(page, fronts.breaking.endNow).first().tap();
  const sure = page.getByRole("group", { name: publishing.sure });
  if (await sure.isVisible()) await sure.getByRole("button").first().tap();
  await reads(site, "en/", { lacks: "Earthquake: stay away from the shore" });
  await page.getByRole("textbox").first().fill("Earthquake felt in three countries");
  await page.getByRole("button", { name: new RegExp(fronts.breaking.allOf.other.replace("{n}", "\\d+")) }).tap();
  await button(page, fronts.breaking.raise).tap();
  await page.getByRole("button", { name: new RegExp(fronts.breaking.confirm.other.replace("{n}", "\\d+")) }).tap();
  for (const edition of ["en", "fa"]) await reads(site, `${edition}/`, { holds: "Earthquake felt in three countries" });
});

test("a correction is published with its note", async () => {
  await page.goBack();
  await page.waitForURL(/\/articles\/\d+/);
  await panel(page, "text");
  await page.getByText("The ground shook for twenty seconds.").tap();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("The ground shook for twelve seconds.");
  await saved(page);
  await act(
    page,
    publishing.acts.change,
    publishing.change.kinds.correction,
    publishing.change.confirm.correction,
    async (fold) => {
      await fold.getByText(publishing.change.kinds.correction, { exact: true }).tap();
      await fold.getByLabel(publishing.change.note.correction).fill("It shook for twelve seconds, not twenty.");
    },
  );
  await confirmed(page);
  await reads(site, address, { holds: "It shook for twelve seconds, not twenty." });
  await fits();
});

test("a removal leaves nothing behind", async () => {
  await act(
    page,
    publishing.acts.remove,
    publishing.acts.remove,
    publishing.confirm.remove.editions.one,
    async (fold) => {
      await fold.getByText(publishing.scope.names.article, { exact: true }).tap();
    },
  );
  await confirmed(page);
  await reads(site, address, { status: 410, lacks: "twelve seconds" });
  await reads(site, "en/", { lacks: line });
  await reads(site, "en/rss.xml", { lacks: line });
  await fits();
});

/** Nothing sticks out of a phone's screen, and what is touched is large enough for a thumb. */
async function fits(): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("nav a, nav button, .view button, main button")]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 24)
      .map((one) => one.textContent),
  );
  expect(small).toEqual([]);
}
