import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { articlesOfEveryKind, sharedArticles } from "./reader-articles.ts";
import { type EditionPages, type ReadEdition, readEditions, siteEditions } from "./reader-editions.ts";
import { uploadMedia } from "./reader-kinds.ts";
import type { Ask } from "./reader-newsroom.ts";
import { runSkywave, type StationEnvironment, type StationProcess, startStation } from "./station-process.ts";

/** A Skywave of its own with the demonstration and pages of every kind that readers can meet. */
export interface ReaderSite<Edition extends string = ReadEdition> {
  readonly url: string;
  readonly pages: Readonly<Record<Edition, EditionPages>>;
  /** The article of one story in every edition, by edition. */
  readonly shared: ReadonlyMap<string, string>;
  /** Every article that stands on the site. */
  readonly articles: readonly string[];
  /** The second page of a month that has more than one. */
  readonly longMonth: string;
  stop(): Promise<number | null>;
}

/** Starts Skywave with a fresh data directory, makes what the demonstration lacks, and waits until every page is written. */
export function startReaderSite(): Promise<ReaderSite> {
  return startSiteOf(readEditions);
}

/** The same, with pages of every kind in these of the site's editions. `ownUrl`: its public address is where it is read. */
export async function startSiteOf<Edition extends (typeof siteEditions)[number]>(
  editions: readonly Edition[],
  { ownUrl = false } = {},
): Promise<ReaderSite<Edition>> {
  const data = mkdtempSync(join(tmpdir(), "skywave-reader-"));
  const station = await startStation({ data, demonstration: siteEditions.join(","), ownUrl });
  try {
    const ask = await newsroomOf(station, { data });
    const media = await uploadMedia(ask, editions);
    const made = await Promise.all(
      editions.map(async (edition) => [edition, await articlesOfEveryKind(ask, edition, media)] as const),
    );
    const longMonth = await fillMonth(ask, "fa");
    await settled({ data });
    for (const [, { found, article }] of made) await searchable(station.site, found, article);
    const pages = await Promise.all(
      made.map(async ([edition, known]) => [edition, { ...known, ...(await monthsOf(station.site, known)) }] as const),
    );
    return {
      url: station.site,
      pages: Object.fromEntries(pages) as Record<Edition, EditionPages>, // one entry for each of `editions`
      shared: await sharedArticles(ask),
      articles: await articlesOnSite(ask),
      longMonth: `${longMonth}${await firstMonth(station.site, longMonth)}2/`,
      async stop() {
        const code = await station.stop();
        rmSync(data, { recursive: true, force: true });
        return code;
      },
    };
  } catch (error) {
    await station.kill();
    rmSync(data, { recursive: true, force: true });
    throw error;
  }
}

async function newsroomOf(station: StationProcess, where: StationEnvironment): Promise<Ask> {
  const { code, out } = await runSkywave(["token", "add", "Reader"], where);
  const token = /sw_[\w-]+/.exec(out)?.[0];
  if (code !== 0 || token === undefined) throw new Error(`No token: ${out}`);
  return async <T>(method: string, path: string, body?: object) => {
    const type = body instanceof Buffer ? "application/octet-stream" : "application/json";
    const headers = { authorization: `Bearer ${token}`, "content-type": type };
    const sent = body instanceof Buffer ? new Uint8Array(body) : body === undefined ? null : JSON.stringify(body);
    const answer = await fetch(`${station.newsroom}/api/${path}`, { method, headers, body: sent });
    const json = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${JSON.stringify(json)}`);
    return json as T; // the contract's schemas are tested where they are
  };
}

/** More articles than a month's page holds; answers with the address of their section. */
async function fillMonth(ask: Ask, edition: string): Promise<string> {
  const { path, sections } = await ask<{ path: string; sections: { id: number; slug: string }[] }>(
    "GET",
    `editions/${edition}`,
  );
  const section = sections[1];
  const [pattern] = (await ask<{ items: { headline: string }[] }>("GET", `articles?edition=${edition}&limit=1`)).items;
  if (section === undefined || pattern === undefined) throw new Error(`The edition "${edition}" has nothing to go by.`);
  const articles: { article: number }[] = [];
  for (let number = 0; number < 101; number += 1) {
    const content = { headline: pattern.headline, section: section.id };
    const { id } = await ask<{ id: number }>("POST", "articles", { edition, story: { slugline: "flood" }, content });
    await ask("POST", `articles/${id}/revisions`, {});
    articles.push({ article: id });
  }
  await ask("POST", "publications", { articles, kind: "publish" });
  return `${path}/${section.slug}/`;
}

async function monthsOf(site: string, known: { readonly section: string; readonly topic: string }) {
  return {
    month: known.section + (await firstMonth(site, known.section)),
    topicMonth: known.topic + (await firstMonth(site, known.topic)),
  };
}

/** Where a section or topic links to for its newest month: the demonstration's days may have begun in the month before. */
async function firstMonth(site: string, address: string): Promise<string> {
  const text = await (await fetch(`${site}/${encodeURI(address)}`)).text();
  const month = /href="(\d{4}-\d{2}\/)"/.exec(text)?.[1];
  if (month === undefined) throw new Error(`No month is linked on ${address}`);
  return month;
}

async function articlesOnSite(ask: Ask): Promise<readonly string[]> {
  const addresses: string[] = [];
  let before = "";
  for (;;) {
    const { items, next } = await ask<{ items: { address: string }[]; next: number | null }>(
      "GET",
      `articles?state=published&limit=200${before}`,
    );
    addresses.push(...items.map((article) => article.address));
    if (next === null) return addresses;
    before = `&before=${next}`;
  }
}

/** Waits until the search answers with the article. */
async function searchable(site: string, found: string, article: string): Promise<void> {
  const link = `${article.split("/")[1]}/`;
  for (let tries = 0; tries < 240; tries += 1) {
    const text = await (await fetch(`${site}/${encodeURI(found)}`)).text();
    if (text.includes(`href="../${link}`)) return;
    await sleep(250);
  }
  throw new Error(`After a minute ${found} does not lead to ${article}.`);
}

async function settled(where: StationEnvironment): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    const status = await runSkywave(["press", "status"], where);
    if (/\b0 stale\b/.test(status.out)) return;
    await sleep(250);
  }
  throw new Error("Pages are still stale after a minute.");
}
