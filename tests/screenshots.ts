// Takes the pictures of the README: `node --import ./bin/hooks.mjs tests/screenshots.ts`.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { BrowserContext } from "playwright-core";
import sharp from "sharp";
import { openBrowser } from "./browser.ts";
import { startStation } from "./station-process.ts";

const pictures = join(dirname(import.meta.dirname), "docs/pictures");

interface Picture {
  readonly file: string;
  /** The page that it shows, and by which link one comes there from it. */
  readonly address: string;
  readonly follow?: string;
  readonly width: number;
  readonly height: number;
  /** Device pixels for each CSS pixel. */
  readonly scale: number;
}

const wanted: readonly Picture[] = [
  { file: "front.png", address: "en/", width: 1280, height: 1400, scale: 1 },
  { file: "article.png", address: "en/", follow: ".lead a", width: 900, height: 1300, scale: 1 },
  { file: "article-ur.png", address: "ur/", follow: ".lead a", width: 390, height: 844, scale: 2 },
];

const data = mkdtempSync(join(tmpdir(), "skywave-screenshots-"));
const station = await startStation({ data });
try {
  mkdirSync(pictures, { recursive: true });
  for (const picture of wanted) {
    const { browser, close } = await openBrowser({ deviceScaleFactor: picture.scale, colorScheme: "light" });
    const bytes = await take(browser, station.site, picture);
    await close();
    // Illustrations have few colours: a palette keeps them as they are in a quarter of the bytes.
    const { size } = await sharp(bytes)
      .png({ palette: true, colours: 128, effort: 10 })
      .toFile(join(pictures, picture.file));
    console.log(`${picture.file}: ${Math.round(size / 1024)} KB`);
  }
} finally {
  await station.stop();
  rmSync(data, { recursive: true, force: true });
}

async function take(browser: BrowserContext, site: string, { address, follow, width, height }: Picture) {
  const page = await browser.newPage();
  await page.setViewportSize({ width, height });
  await page.goto(`${site}/${address}`);
  if (follow !== undefined) {
    await page.locator(follow).first().click();
    await page.waitForLoadState("load");
  }
  await page.mouse.move(0, 0);
  await page.evaluate(() =>
    Promise.all(
      [...document.images].map((image) => {
        image.loading = "eager";
        return image.decode();
      }),
    ),
  );
  return page.screenshot();
}
