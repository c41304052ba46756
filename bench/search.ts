import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../src/db/database.ts";
import { migrate } from "../src/db/migrate.ts";
import { migrations } from "../src/db/migrations.ts";
import { searchStatus } from "../src/db/search-index.ts";
import { loadLanguages } from "../src/language/language.ts";
import { find, type SearchRequest } from "../src/search/find.ts";
import { indexSome } from "../src/search/indexing.ts";
import { median, ms, quantile, report } from "./figures.ts";
import { fillSearchArchive, sequence, vocabularyOf } from "./search-archive.ts";

// What a search costs, and what indexing costs, on the embedded database: one edition with nearly all articles, four more in scripts of their own.

const articles = Number(process.env.BENCH_ARTICLES ?? 100_000);
const runs = Number(process.env.BENCH_SEARCH_RUNS ?? 5);
/** A directory that is kept and used again: filling takes longer than measuring. */
const kept = process.env.BENCH_SEARCH_DATA;

const languages = loadLanguages();
const others = ["fa", "th", "my", "zh-Hans"];
const small = Math.ceil(articles / 20);
const editions = new Map([["en", articles], ...others.map((code) => [code, small] as const)]);
const now = Date.UTC(2026, 2, 9);

const vocabularies = new Map(
  [...editions.keys()].map((code) => {
    const language = languages.get(code);
    if (language === undefined) throw new Error(`No language "${code}".`);
    return [code, vocabularyOf(language, textsOf(code))] as const;
  }),
);

function textsOf(code: string): readonly string[] {
  const file = new URL(`../demonstration/stories/${code}.json`, import.meta.url);
  const texts: string[] = [];
  JSON.parse(readFileSync(file, "utf8"), (_, value: unknown) => {
    if (typeof value === "string") texts.push(value);
    return value;
  });
  return texts;
}

const directory = kept ?? mkdtempSync(join(tmpdir(), "skywave-search-"));
const isNew = !existsSync(join(directory, "postgres"));
const opened = await openDatabase({ kind: "embedded", directory });
if (!opened.ok) throw new Error(opened.message);
const { database } = opened;
try {
  if (isNew) {
    await migrate(database, migrations);
    console.log(`Filling ${articles} articles in "en", ${small} each in ${others.join(", ")} ...`);
    await fillSearchArchive({ database, languages, editions, now }, vocabularies, Math.min(2000, articles / 4));
  }
  await indexAll();
  const status = await database.snapshot(searchStatus);
  const each = status.bytes / Math.max(1, status.documents);
  console.log(
    `${status.documents} documents, ${status.words} words; ${(status.bytes / 1e6).toFixed(0)} MB on disk, ${(each / 1000).toFixed(1)} KB an article`,
  );
  await measure();
} finally {
  await database.close();
  if (kept === undefined) rmSync(directory, { recursive: true, force: true });
}

/** In batches as the station does it. */
async function indexAll(): Promise<void> {
  const batch = 4;
  const times: number[] = [];
  for (;;) {
    const begun = performance.now();
    const more = await database.transaction((trx) => indexSome(trx, (code) => languages.get(code) ?? null, batch));
    if (!more) break;
    times.push(performance.now() - begun);
    if (times.length % 2500 === 0)
      console.log(`  ${times.length * batch} indexed, ${ms(median(times.slice(-2500)))} for ${batch}`);
  }
  if (times.length === 0) return;
  const last = times.slice(-Math.min(times.length, 1000));
  console.log(
    `indexing: ${ms(median(last) / batch)} an article; a batch of ${batch} takes ${ms(median(last))}, p99 ${ms(quantile(last, 0.99))}`,
  );
}

interface Case {
  readonly name: string;
  readonly request: SearchRequest;
}

function cases(): readonly Case[] {
  const random = sequence(23);
  const list: Case[] = [];
  const ask = (name: string, edition: string, typed: string, more: Partial<SearchRequest> = {}) =>
    list.push({
      name,
      request: { edition, typed, from: null, to: null, section: null, kind: null, sort: "relevance", ...more },
    });
  const year = 365 * 86_400_000;
  const en = vocabularies.get("en")?.words ?? [];
  const common = () => en[Math.floor(random() * 20)] ?? "";
  const rare = () => en[en.length - 1 - Math.floor(random() * 20_000)] ?? "";
  const middle = () => en[100 + Math.floor(random() * 2000)] ?? "";
  const wrong = (word: string) => {
    const letters = Array.from(word);
    const at = 1 + Math.floor(random() * Math.max(1, letters.length - 2));
    letters.splice(at, 1, "q");
    return letters.join("");
  };
  const filters: readonly (readonly [string, Partial<SearchRequest>])[] = [
    ["", {}],
    [", one year", { from: now - 3 * year, to: now - 2 * year }],
    [", section and kind", { section: 1, kind: "analysis" }],
    [", newest", { sort: "newest" }],
  ];
  for (let round = 0; round < 5; round += 1)
    for (const [name, more] of filters) {
      ask(`common word${name}`, "en", common(), more);
      ask(`rare word${name}`, "en", rare(), more);
      ask(`two words${name}`, "en", `${common()} ${middle()}`, more);
      ask(`two common words${name}`, "en", `${common()} ${common()}`, more);
      ask(`three words${name}`, "en", `${common()} ${middle()} ${middle()}`, more);
      ask(`beginning of a word${name}`, "en", middle().slice(0, 4), more);
      ask(`typo${name}`, "en", wrong(middle()), more);
      ask(`typo and a common word${name}`, "en", `${common()} ${wrong(rare())}`, more);
      ask(`phrase${name}`, "en", `"${common()} ${middle()}"`, more);
      for (const code of others) {
        const own = vocabularies.get(code)?.words ?? [];
        const word = () => own[Math.floor(own.length ** random())] ?? "";
        ask(`${code}${name}`, code, `${word()}${vocabularies.get(code)?.space}${word()}`, more);
      }
    }
  return list;
}

async function measure(): Promise<void> {
  const all = cases();
  const times: number[][] = [];
  const processor: number[][] = [];
  for (let run = -1; run < runs; run += 1) {
    const own: number[] = [];
    const ownProcessor: number[] = [];
    for (const { request } of all) {
      const language = languages.get(request.edition);
      if (language === undefined) continue;
      const begun = performance.now();
      const before = process.cpuUsage();
      await database.snapshot((trx) => find(trx, language, request, now));
      own.push(performance.now() - begun);
      const used = process.cpuUsage(before);
      ownProcessor.push((used.user + used.system) / 1000);
    }
    if (run < 0) continue; // the first run warms code and pages up
    times.push(own);
    processor.push(ownProcessor);
  }
  const byName = Map.groupBy(all.keys(), (index) => all[index]?.name ?? "");
  for (const [name, indexes] of byName) {
    const own = times.flatMap((run) => [...indexes].map((index) => run[index] ?? 0));
    console.log(
      `        ${name.padEnd(46)} p50 ${ms(median(own)).padStart(9)}   p95 ${ms(quantile(own, 0.95)).padStart(9)}   most ${ms(Math.max(...own))}`,
    );
  }
  const of = (share: number) => median(times.map((run) => quantile(run, share)));
  console.log(`${all.length} searches, ${runs} runs: p50 ${ms(of(0.5))}, p95 ${ms(of(0.95))}`);
  const busy = (share: number) => ms(median(processor.map((run) => quantile(run, share))));
  // On a machine that does other things as well, this tells what the search itself takes.
  console.log(`of processor time: p50 ${busy(0.5)}, p95 ${busy(0.95)}, p99 ${busy(0.99)}`);
  report(`search p99 at ${articles} articles of one edition`, ms(of(0.99)), "100 ms", of(0.99) <= 100);
}
