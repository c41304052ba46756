// The newsroom's web app in a real browser: what its first load weighs, how fast an article opens, and how fast a letter
// is on the screen in a long text.
import type { CDPSession, Page } from "playwright-core";
import type * as articles from "../src/newsroom-api/articles.ts";
import type { AnswerOf } from "../src/newsroom-api/operation.ts";
import { startNewsroomSite } from "../tests/newsroom-site.ts";
import { median, ms, quantile, report } from "./figures.ts";

const words = 3_000;
const letters = 300;
const openings = 9;
const typingArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-frame-rate-limit",
  "--disable-gpu-vsync",
];

const site = await startNewsroomSite();
try {
  await firstLoad();
  await opening();
  await typing();
} finally {
  await site.stop();
}

/** All that is downloaded until the board of stories stands, into an empty browser. */
async function firstLoad(): Promise<void> {
  const browser = await site.browser();
  const page = await browser.newPage();
  const session = await browser.newCDPSession(page);
  const bytes = await bytesOf(session, async () => {
    await page.goto(`${site.station.newsroom}/stories`);
    await page.locator("table a").first().waitFor();
    await page.waitForLoadState("networkidle", { timeout: 3_000 }).catch(() => undefined); // the live events stay open
  });
  const kilobytes = bytes / 1_024;
  report("first load of the app, compressed", `${kilobytes.toFixed(0)} KB`, "≤ 350 KB", kilobytes <= 350);
  await page.close();
}

async function bytesOf(session: CDPSession, work: () => Promise<void>): Promise<number> {
  let bytes = 0;
  await session.send("Network.enable");
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await work();
  return bytes;
}

/** From the press on its name to its text, ready to type in; the second time and later, as through a day. */
async function opening(): Promise<void> {
  const page = await (await site.browser()).newPage();
  const times: number[] = [];
  await page.goto(`${site.station.newsroom}/stories`);
  for (let round = 0; round < openings; round += 1) {
    await page.locator("nav a[href='/stories']").first().click();
    await page.locator("table a[href^='/articles/']:visible").first().waitFor();
    await page.waitForTimeout(500);
    times.push(await openFirst(page));
  }
  const [first = Number.NaN, ...later] = times;
  console.log(`        the first, with the editor's own download: ${ms(first)}`);
  report("opening an article (median)", ms(median(later)), "≤ 300 ms", median(later) <= 300);
  await page.close();
}

function openFirst(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const link = [...document.querySelectorAll<HTMLElement>("table a[href^='/articles/']")].find((one) =>
          one.checkVisibility(),
        );
        const begun = performance.now();
        link?.click();
        const look = () => {
          const text = document.querySelector(".tiptap");
          if (text === null) requestAnimationFrame(look);
          else requestAnimationFrame(() => resolve(performance.now() - begun));
        };
        look();
      }),
  );
}

/** Letter by letter in the middle of a long text, as fast as a fast typist; without waiting for the display's turn. */
async function typing(): Promise<void> {
  const browser = await site.browser({ args: typingArguments });
  const page = await browser.newPage();
  await page.goto(`${site.station.newsroom}/articles/${await longArticle()}`);
  await page.locator(".tiptap p").nth(30).click();
  await page.waitForTimeout(1_000);
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { keyTimes: times });
    const after = new MessageChannel();
    const begun: number[] = [];
    after.port1.onmessage = () => times.push(performance.now() - (begun.shift() ?? Number.NaN));
    document.addEventListener(
      "keydown",
      (event) => {
        begun.push(event.timeStamp);
        // The frame that holds the letter has been made when its animation frame is over.
        requestAnimationFrame(() => after.port2.postMessage(null));
      },
      true,
    );
  });
  const text = "the water rose over the road again ";
  for (let index = 0; index < letters; index += 1)
    await page.keyboard.type(text[index % text.length] ?? " ", { delay: 40 });
  const times = await page.evaluate(() => (globalThis as unknown as { keyTimes: number[] }).keyTimes); // put there above
  const p95 = quantile(times, 0.95);
  console.log(`        ${times.length} letters, median ${ms(median(times))}, slowest ${ms(Math.max(...times))}`);
  report(`keystroke to screen in ${words} words (p95)`, ms(p95), "≤ 16 ms", p95 <= 16);
  await page.close();
}

async function longArticle(): Promise<number> {
  const browser = await site.browser();
  const paragraph = Array.from(
    { length: 50 },
    (_, index) => ["river", "road", "island", "market", "bridge"][index % 5],
  );
  const body = Array.from({ length: words / 50 }, () => ({
    kind: "paragraph",
    runs: [{ text: `${paragraph.join(" ")}.` }],
  }));
  const answer = await browser.request.post(`${site.station.newsroom}/api/articles`, {
    headers: { origin: site.station.newsroom },
    data: {
      edition: "en",
      story: { slugline: "LONG" },
      content: { headline: "A long text", summary: "It is long.", body },
    },
  });
  const created = (await answer.json()) as AnswerOf<typeof articles.createArticle>; // the contract's own tests hold it
  return created.id;
}
