import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { openDatabase } from "../src/db/database.ts";
import { migrate } from "../src/db/migrate.ts";
import { migrations } from "../src/db/migrations.ts";
import * as api from "../src/newsroom-api/wire.ts";
import { openNewsroomUnderTest } from "../tests/newsroom-builder.ts";
import { openFeedServer, openWireUnderTest, until } from "../tests/wire-builder.ts";
import { median, ms, quantile, report } from "./figures.ts";

// The wire inbox with years of items in it, embedded: a new item from the agency's server to the inbox, and what the inbox is asked for.

const items = Number(process.env.BENCH_WIRE_ITEMS ?? 200_000);
const rounds = 40;

const data = mkdtempSync(join(tmpdir(), "skywave-bench-wire-"));
const opened = await openDatabase({ kind: "embedded", directory: join(data, "database") });
if (!opened.ok) throw new Error(opened.message);
const { database } = opened;
await migrate(database, migrations);
const news = await openNewsroomUnderTest(database);
const feed = await openFeedServer();
const wire = await openWireUnderTest(database, news);

try {
  const source = await wire.source(feed.address, { everySeconds: 86_400 });
  await fill();
  await measureArrival(source.id);
  await measureQuestions(source.id);
} finally {
  await wire.stop();
  await feed.close();
  await news.close();
  await database.close();
  rmSync(data, { recursive: true, force: true });
}

/** Items of an archive: of 20 other sources, in 12 languages, with summaries of usual length and 2 KB of text. */
async function fill(): Promise<void> {
  const { queries } = database;
  await sql`insert into wire_source (name, kind, place, switched_on, every_seconds, redistributable, keep_days, created_at)
    select 'Archive ' || n, 'http', 'http://archive.example/' || n, false, 60, false, 30, now() from generate_series(1, 20) n`.execute(
    queries,
  );
  const batch = 10_000;
  for (let from = 0; from < items; from += batch) {
    await sql`insert into wire_item (source, guid, version, fingerprint, arrival, language, pub_status, urgency, dismissed, versions,
        first_received_at, received_at, search)
      select 2 + n % 20, 'urn:archive:' || n, '1', md5(n::text), nextval('wire_arrival'),
        (array['en','fa','ur','am','fr','es','sw','ha','ru','my','th','zh-Hans'])[1 + n % 12], 'usable', 4 + n % 5, n % 3 = 0, 1,
        now(), now(), 'report ' || n || ' river rises above its banks ' || md5(n::text) || ' thousands move to higher ground as the rain goes on, say reports from the three valleys of the north ' || md5((n * 7)::text)
      from generate_series(${from + 1}::int, ${Math.min(items, from + batch)}::int) n`.execute(queries);
    await sql`insert into wire_version (item, version, pub_status, head, content, received_at)
      select id, '1', 'usable', jsonb_build_object('headline', search, 'summary', search, 'slugline', null, 'by', null, 'located', null,
        'edNote', null, 'subjects', '[]'::jsonb, 'embargoedUntil', null),
        jsonb_build_object('uri', guid, 'bodies', repeat(md5(guid), 60)), now()
      from wire_item where guid like 'urn:archive:%' and id > coalesce((select max(item) from wire_version), 0)`.execute(
      queries,
    );
  }
  await sql`analyze`.execute(queries);
}

async function measureArrival(source: number): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    feed.say({ guid: `urn:new:${round}`, headline: `New ${round}` }, { guid: `urn:new:${round - 1}` });
    const began = performance.now();
    await news.call(api.askWireSource, { params: { source } });
    await until(async () => {
      const {
        items: [first],
      } = await news.call(api.listWireItems, { query: { limit: 1 } });
      return first?.guid === `urn:new:${round}` ? first : null;
    });
    times.push(performance.now() - began);
  }
  const [middle, late] = [median(times), quantile(times, 0.95)];
  report("wire item polled → in the inbox", `${ms(middle)} median, ${ms(late)} p95`, "≤ 1 s", late <= 1_000);
}

async function measureQuestions(source: number): Promise<void> {
  const questions: readonly (readonly [string, Readonly<Record<string, string | number>>])[] = [
    ["open", {}],
    ["everything, page 2", { show: "all", before: String(items - 1_000) }],
    ["one source", { show: "all", source: 7 }],
    ["what came since", { since: String(items + rounds - 3) }],
    ["a language", { language: "my" }],
    ["urgency that hardly anything has", { urgency: 2 }],
    ["a status that nothing has", { status: "canceled" }],
    ["used, of which there are none", { show: "used" }],
    ["a word that many have", { search: "river" }],
    ["a word that nothing has", { search: "zebra" }],
    ["this source, a word that nothing has", { source, search: "zebra" }],
  ];
  for (const [what, query] of questions) {
    const times: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      const began = performance.now();
      await news.call(api.listWireItems, { query });
      times.push(performance.now() - began);
    }
    report(`inbox of ${items} items: ${what}`, ms(median(times)), "≤ 300 ms", median(times) <= 300);
  }
}
