import { createServer } from "node:http";
import type { BrowserContext, Page } from "playwright-core";
import { openBrowser } from "../tests/browser.ts";
import type { ReaderSite } from "../tests/reader-site.ts";
import { median, report } from "./figures.ts";

const runs = Number(process.env.BENCH_RUNS ?? 5);
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

/** 400 kbit/s, 400 ms, a processor four times as slow. */
const slow = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const slowness = 4;

interface Paints {
  readonly first: number;
  readonly largest: number;
  readonly shift: number;
}

/**
 * First and largest paint of an article without its picture on a slow network, each time in a fresh profile, beside a
 * page of the same words without any style; then how far anything shifts on whole pages.
 */
export async function measurePaints<Edition extends string>(site: ReaderSite<Edition>, bare: string): Promise<void> {
  const editions = Object.keys(site.pages) as Edition[]; // its own keys
  const peer = await paintsOf(bare, false);
  console.log(`a bare page of the same words: first paint ${seconds(peer.first)}, largest ${seconds(peer.largest)}`);
  for (const edition of editions) {
    const address = `${site.url}/${encodeURI(site.pages[edition].article)}`;
    const { first, largest } = await paintsOf(address, false);
    report(
      `paints of an article without its picture on slow 3G, ${edition}, first and largest`,
      `${seconds(first)} and ${seconds(largest)}, ${(largest / peer.largest).toFixed(2)} times a bare page's`,
      "≤ 0.80 s",
      largest <= 800,
    );
  }
  for (const edition of editions) {
    const shifts = new Map<string, number>();
    for (const kind of ["article", "everyBlock", "front", "section", "live", "found"] as const) {
      const { shift } = await paintsOf(`${site.url}/${encodeURI(site.pages[edition][kind])}`, true, 1);
      shifts.set(kind, shift);
    }
    const most = Math.max(...shifts.values());
    const where = [...shifts].filter(([, shift]) => shift > 0).map(([kind, shift]) => `${kind} ${shift.toFixed(4)}`);
    report(`layout shift on six pages, ${edition}`, where.join(", ") || "0", "0", most === 0);
  }
}

async function paintsOf(url: string, pictures: boolean, times = runs): Promise<Paints> {
  const found: Paints[] = [];
  for (let run = 0; run < times; run += 1) {
    const { browser, close } = await openBrowser(phone);
    found.push(await paintOnce(browser, url, pictures));
    await close();
  }
  return {
    first: median(found.map(({ first }) => first)),
    largest: median(found.map(({ largest }) => largest)),
    shift: Math.max(...found.map(({ shift }) => shift)),
  };
}

async function paintOnce(browser: BrowserContext, url: string, pictures: boolean): Promise<Paints> {
  const page = await browser.newPage();
  const session = await browser.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", slow);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowness });
  if (!pictures) await session.send("Network.setBlockedURLs", { urls: ["*/media/*"] });
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: "load", timeout: 120_000 });
  await page.waitForTimeout(1_500);
  if (pictures) await scrollThrough(page);
  const paints = await page.evaluate(() => (globalThis as unknown as { paints: Paints }).paints); // put there by `watch`
  await page.close();
  return paints;
}

/** In the page: notes paints and shifts as they happen. */
function watch(): void {
  const paints = { first: Number.NaN, largest: Number.NaN, shift: 0 };
  Object.assign(globalThis, { paints });
  const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") paints.first = startTime;
  });
  observe("largest-contentful-paint", ({ startTime }) => {
    paints.largest = startTime;
  });
  observe("layout-shift", (entry) => {
    paints.shift += (entry as PerformanceEntry & { value: number }).value; // as its specification says
  });
}

async function scrollThrough(page: Page): Promise<void> {
  const steps = await page.evaluate(() => Math.ceil(document.documentElement.scrollHeight / innerHeight));
  for (let step = 0; step < steps; step += 1) {
    await page.evaluate(() => scrollBy(0, innerHeight));
    await page.waitForTimeout(400);
  }
  await page.waitForLoadState("networkidle");
}

/** The words of an edition's article as paragraphs, without a style or a picture. */
export async function serveBare<Edition extends string>(site: ReaderSite<Edition>, edition: Edition) {
  const html = await (await fetch(`${site.url}/${encodeURI(site.pages[edition].article)}`)).text();
  const words = [...html.matchAll(/<(h1|p)\b[^>]*>(.*?)<\/\1>/gs)].map(
    ([, tag, text]) => `<${tag}>${text?.replace(/<[^>]*>/g, "")}</${tag}>`,
  );
  const page = `<!doctype html><html lang="${edition}"><title>Bare</title><meta name="viewport" content="width=device-width">${words.join("")}</html>`;
  const server = createServer((_, response) =>
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The bare page has no port.");
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `http://127.0.0.1:${address.port}/`, close };
}

const seconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(2)} s`;
