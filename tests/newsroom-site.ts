import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { type FeedServer, startFeedServer } from "./feed-server.ts";
import { type StationProcess, startStation } from "./station-process.ts";

/** Who signs in, in tests of the web app. */
export const editor = { name: "Amina Rahimi", email: "amina@newsroom.example", password: "river islands at dawn" };

/** A whole Skywave with the demonstration, its first administrator, and an agency that it may ask. */
export interface NewsroomSite {
  readonly station: StationProcess;
  readonly feed: FeedServer;
  /** A browser in which the administrator is signed in. */
  browser(options?: NonNullable<Parameters<typeof openBrowser>[0]>): Promise<BrowserContext>;
  /** What readers get at an address of the site: status and text. */
  read(address: string): Promise<{ readonly status: number; readonly text: string }>;
  stop(): Promise<number | null>;
}

export async function startNewsroomSite(): Promise<NewsroomSite> {
  const data = mkdtempSync(join(tmpdir(), "skywave-newsroom-"));
  const feed = await startFeedServer();
  const station = await startStation({ data, wireAllow: "127.0.0.0/8" });
  await setUp(station);
  const opened: Awaited<ReturnType<typeof openBrowser>>[] = [];
  return {
    station,
    feed,
    async browser(options = {}) {
      const one = await openBrowser({ locale: "en-GB", ...options });
      opened.push(one);
      const { email, password } = editor;
      await one.browser.request.post(`${station.newsroom}/api/session`, {
        headers: { origin: station.newsroom },
        data: { email, password },
      });
      return one.browser;
    },
    async read(address) {
      const answer = await fetch(`${station.site}/${address}`, { redirect: "manual" });
      return { status: answer.status, text: await answer.text() };
    },
    async stop() {
      for (const { close } of opened) await close();
      await feed.close();
      const code = await station.stop();
      rmSync(data, { recursive: true, force: true });
      return code;
    },
  };
}

async function setUp({ newsroom, output }: StationProcess): Promise<void> {
  const code = await codeIn(output);
  const answer = await fetch(`${newsroom}/api/set-up`, {
    method: "POST",
    headers: { origin: newsroom, "content-type": "application/json" },
    body: JSON.stringify({ code, ...editor }),
  });
  if (!answer.ok) throw new Error(`The first administrator was refused: ${await answer.text()}`);
}

/** The code that the start prints, with the address to open. */
async function codeIn(output: () => string): Promise<string> {
  for (let tries = 0; tries < 600; tries += 1) {
    const code = /set-up\?code=([\w-]+)/.exec(output())?.[1];
    if (code !== undefined) return code;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No set-up code was printed: ${output()}`);
}

/** Fails the test with what the page complained of. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} (${message.location().url})`);
  });
  return complaints;
}
