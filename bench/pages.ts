import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runSkywave, startStation } from "../tests/station-process.ts";
import { report } from "./figures.ts";
import { ask } from "./newsroom-process.ts";
import { reportWeights } from "./page-weights.ts";

// What pages weigh on the wire, headers included: the worst that each edition can have, then every article of the
// demonstration newsroom as the edge sends it.

reportWeights();

const budget = 14 * 1024;
const data = mkdtempSync(join(tmpdir(), "skywave-bench-pages-"));
const station = await startStation({ data, demonstration: "all" });
try {
  for (let tries = 0; tries < 240; tries += 1) {
    if (/\b0 stale\b/.test((await runSkywave(["press", "status"], { data })).out)) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const port = Number(new URL(station.site).port);
  const text = async (path: string) => (await fetch(`${station.site}/${path}`)).text();
  const locations = (xml: string) =>
    [...xml.matchAll(/<loc>https?:\/\/[^/]+\/([^<]*)<\/loc>/g)].map((match) => match[1] ?? "");
  const sitemaps = locations(await text("sitemap.xml")).filter((path) => /sitemap-\d{4}-\d{2}\.xml$/.test(path));
  const articles = (await Promise.all(sitemaps.map(async (path) => locations(await text(path))))).flat();
  const sizes: { readonly path: string; readonly bytes: number }[] = [];
  for (const path of articles) {
    const page = await ask(port, `/${path}`);
    sizes.push({ path: decodeURIComponent(path), bytes: page.bytes + page.headerBytes });
  }
  sizes.sort((a, b) => b.bytes - a.bytes);
  for (const { path, bytes } of sizes.slice(0, 5)) console.log(`${(bytes / 1024).toFixed(1)} KB  ${path}`);
  const largest = sizes[0];
  if (largest === undefined) throw new Error("the demonstration newsroom has no articles");
  report(
    `largest of ${sizes.length} demonstration articles on the wire, headers included`,
    `${(largest.bytes / 1024).toFixed(1)} KB`,
    "≤ 14 KB",
    largest.bytes <= budget,
  );
} finally {
  await station.stop();
  rmSync(data, { recursive: true, force: true });
}
