import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";

/** Opens a browser with an empty profile of its own. `npm test` says in SKYWAVE_TEST_CHROMIUM which program it is. */
export async function openBrowser(
  options: NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]> = {},
): Promise<{ readonly browser: BrowserContext; close(): Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), "skywave-browser-"));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.SKYWAVE_TEST_CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: [
      "--no-sandbox", // root may not have one
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
    ...options,
  });
  return {
    browser,
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
