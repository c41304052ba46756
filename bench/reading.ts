// The site as readers' browsers judge it, in five scripts: Lighthouse on a phone, then paints on a slow network.
import lighthouse from "lighthouse";
import { openBrowser } from "../tests/browser.ts";
import { startSiteOf } from "../tests/reader-site.ts";
import { freePort } from "../tests/station-process.ts";
import { median, report } from "./figures.ts";
import { measurePaints, serveBare } from "./paints.ts";

const editions = ["en", "ar", "ur", "km", "zh-Hans"] as const;
const kinds = ["article", "front", "section", "live", "search"] as const;
const runs = Number(process.env.BENCH_RUNS ?? 3);
const promised = { performance: 99, accessibility: 100, "best-practices": 100, seo: 100 } as const;
type Category = keyof typeof promised;
const categories = Object.keys(promised) as Category[]; // its own keys

const site = await startSiteOf(editions, { ownUrl: true });
const bare = await serveBare(site, "en");
try {
  await judge(bare.url);
  await measurePaints(site, bare.url);
} finally {
  await bare.close();
  await site.stop();
}

/**
 * Lighthouse's default: a phone on a simulated slow network with a processor four times as slow as the machine's. Medians
 * of several runs; a page of the same words without style or script says what the machine itself takes away.
 */
async function judge(peer: string): Promise<void> {
  const worst = new Map<Category, { readonly score: number; readonly where: string }>();
  const port = await freePort();
  const { close } = await openBrowser({
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", `--remote-debugging-port=${port}`],
  });
  try {
    const before = median((await scoresOf(peer, port)).map(({ scores }) => scores.performance));
    for (const edition of editions)
      for (const kind of kinds) {
        const found = await scoresOf(`${site.url}/${encodeURI(site.pages[edition][kind])}`, port);
        for (const category of categories) {
          const score = median(found.map((one) => one.scores[category]));
          if (score < (worst.get(category)?.score ?? Number.POSITIVE_INFINITY))
            worst.set(category, { score, where: `${kind}, ${edition}` });
        }
        const faults = [...new Set(found.flatMap((one) => one.faults))];
        const scores = categories.map((category) => median(found.map((one) => one.scores[category]))).join(" ");
        console.log(`${edition.padEnd(8)} ${kind.padEnd(8)} ${scores}  ${found.at(-1)?.metrics}  ${faults.join(", ")}`);
      }
    const after = median((await scoresOf(peer, port)).map(({ scores }) => scores.performance));
    console.log(`a bare page of the same words: performance ${before} before, ${after} after`);
  } finally {
    await close();
  }
  for (const [category, { score, where }] of worst) {
    const least = promised[category];
    report(`Lighthouse, ${category}, lowest of 25 pages (${where})`, String(score), `≥ ${least}`, score >= least);
  }
}

interface Judged {
  readonly scores: Readonly<Record<Category, number>>;
  /** First and largest paint, blocked time and layout shift. */
  readonly metrics: string;
  /** Audits that took something away. */
  readonly faults: readonly string[];
}

async function scoresOf(url: string, port: number): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (let run = 0; run < runs; run += 1) {
    const result = await lighthouse(url, { port, output: "json", logLevel: "error", onlyCategories: categories });
    if (result === undefined) throw new Error(`Lighthouse says nothing of ${url}.`);
    const { lhr } = result;
    const score = (category: Category) => Math.round((lhr.categories[category]?.score ?? 0) * 100);
    judged.push({
      scores: {
        performance: score("performance"),
        accessibility: score("accessibility"),
        "best-practices": score("best-practices"),
        seo: score("seo"),
      },
      metrics: ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"]
        .map((id) => lhr.audits[id]?.displayValue ?? "-")
        .join(" "),
      faults: Object.values(lhr.audits)
        .filter(({ score: own, scoreDisplayMode: mode }) => mode === "binary" && own !== null && own < 1)
        .map(({ id }) => id),
    });
  }
  return judged;
}
