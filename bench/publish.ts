import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { loadLanguages } from "../src/language/language.ts";
import { contentFor } from "./archive.ts";
import { median, ms, quantile, report } from "./figures.ts";
import { ask, type BenchAbroad, epoch, type Settled } from "./newsroom-process.ts";

// Publish accepted → the article's bytes on the edge, and everything that the publish touches; embedded, 10,000 articles, 57 editions.

const articles = Number(process.env.BENCH_ARTICLES ?? 10_000);
const publishes = Number(process.env.BENCH_PUBLISHES ?? 120);

const child = fork(fileURLToPath(new URL("newsroom-child.ts", import.meta.url)), [String(articles)], {
  stdio: ["ignore", "inherit", "inherit", "ipc"],
});
const answer = <T>(): Promise<T> => once(child, "message").then(([message]) => message as T); // our own program's
const bench = await answer<BenchAbroad>();
const archive = { ...bench.archive, sections: new Map(bench.sections) };
const languages = loadLanguages();
const codes = [...languages.keys()];

function settled(): Promise<Settled> {
  const told = answer<Settled>();
  child.send("settled?");
  return told;
}

async function call(method: string, path: string, body: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${bench.token}`, "content-type": "application/json" };
  const answered = await fetch(`http://127.0.0.1:${bench.newsroomPort}${path}`, {
    method,
    headers,
    body: JSON.stringify(body),
  });
  const json: unknown = await answered.json();
  if (answered.status >= 400) throw new Error(`${method} ${path}: ${answered.status} ${JSON.stringify(json)}`);
  return json;
}

/** An article with a revision, ready to be published. */
async function write(
  edition: string,
  number: number,
  story?: number,
): Promise<{ readonly article: number; readonly story: number }> {
  const content = contentFor(number, languages.get(edition), archive, edition);
  const created = await call("POST", "/api/articles", {
    edition,
    story: story ?? { slugline: `Bench ${number}` },
    content,
  });
  const { id, story: storyId } = created as { id: number; story: number };
  await call("POST", `/api/articles/${id}/revisions`, {});
  return { article: id, story: storyId };
}

interface Timing {
  readonly accepted: number;
  readonly onEdge: number;
  readonly everything: number;
  readonly rendered: number;
}

/** Publishes and follows: `onEdge` and `everything` count from the newsroom's yes. */
async function publish(ids: readonly number[], before: Settled): Promise<Timing> {
  const sent = epoch();
  const made = await call("POST", "/api/publications", {
    articles: ids.map((article) => ({ article })),
    kind: "publish",
  });
  const accepted = epoch();
  const done = settled();
  const first = (made as { articles: { address: string }[] }).articles[0]?.address ?? "";
  const file = join(bench.tree, first, "index.html");
  // A reader who asks too early is told "not found", which the edge then trusts for 25 ms; so the file is awaited first.
  while (!existsSync(file)) await sleep(1);
  const page = await ask(bench.edgePort, `/${first.split("/").map(encodeURIComponent).join("/")}`);
  if (page.status !== 200) throw new Error(`the edge answered ${page.status} for ${first}`);
  const onEdge = epoch() - accepted;
  const { at, rendered } = await done;
  return { accepted: accepted - sent, onEdge, everything: at - accepted, rendered: rendered - before.rendered };
}

try {
  const timings: Timing[] = [];
  for (let number = 0; number < publishes; number += 1) {
    const edition = codes[(number * 11) % codes.length] ?? "en";
    const { article } = await write(edition, 1_000_000 + number);
    const timing = await publish([article], await settled());
    if (number >= 5) timings.push(timing); // the first ones warm the code up
  }
  const of = (pick: (timing: Timing) => number) => timings.map(pick);
  console.log(`${articles} articles, ${codes.length} editions, ${timings.length} publishes one at a time`);
  console.log(
    `request to yes: median ${ms(median(of((one) => one.accepted)))}, p99 ${ms(
      quantile(
        of((one) => one.accepted),
        0.99,
      ),
    )}`,
  );
  const onEdge = of((one) => one.onEdge);
  report("accepted → article on the edge, median", ms(median(onEdge)), "≤ 30 ms", median(onEdge) <= 30);
  report("accepted → article on the edge, p99", ms(quantile(onEdge, 0.99)), "≤ 150 ms", quantile(onEdge, 0.99) <= 150);
  const everything = of((one) => one.everything);
  console.log(`accepted → everything, median ${ms(median(everything))}`);
  report("accepted → everything, p99", ms(quantile(everything, 0.99)), "≤ 500 ms", quantile(everything, 0.99) <= 500);
  const rendered = of((one) => one.rendered);
  report("pages rendered by one publish, most", String(Math.max(...rendered)), "≤ 15", Math.max(...rendered) <= 15);

  const rounds: Timing[] = [];
  for (let round = 0; round < 5; round += 1) {
    let story: number | undefined;
    const ids: number[] = [];
    for (const edition of codes) {
      const written = await write(edition, 2_000_000 + round, story);
      story = written.story;
      ids.push(written.article);
    }
    rounds.push(await publish(ids, await settled()));
  }
  const whole = rounds.map((one) => one.accepted + one.everything);
  console.log(
    `57 editions at once: pages rendered ${rounds.map((one) => one.rendered).join(", ")}; request to yes ${ms(median(rounds.map((one) => one.accepted)))}`,
  );
  report(
    "57 editions at once, request → everything, median of 5",
    ms(median(whole)),
    "≤ 2,000 ms",
    median(whole) <= 2000,
  );

  // One more edition of a story that all the others carry: every article of it gains a link.
  const counts: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const firstOf = await write(codes[0] ?? "en", 3_000_000 + round);
    const ids = [firstOf.article];
    for (const edition of codes.slice(1, 20))
      ids.push((await write(edition, 3_000_000 + round, firstOf.story)).article);
    await publish(ids, await settled());
    const late = await write(codes[20] ?? "en", 3_000_000 + round, firstOf.story);
    counts.push((await publish([late.article], await settled())).rendered - ids.length);
  }
  report(
    "pages rendered by one publish into a story of 20 editions, beyond one per edition, most",
    String(Math.max(...counts)),
    "≤ 15",
    Math.max(...counts) <= 15,
  );
} finally {
  child.send("close");
  await once(child, "exit");
}
