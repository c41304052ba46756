import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { z } from "zod";
import type { Database } from "../src/db/database.ts";
import { loadLanguages } from "../src/language/language.ts";
import type { AnswerOf } from "../src/newsroom-api/operation.ts";
import * as api from "../src/newsroom-api/wire.ts";
import { readAllowed } from "../src/wire/public-addresses.ts";
import { startWire, type Wire, type WireOptions } from "../src/wire/station.ts";
import type { NewsroomUnderTest } from "./newsroom-builder.ts";

/** What an item of a feed says; what is left out has a usual value. */
export interface FeedItem {
  readonly guid: string;
  readonly headline?: string;
  readonly body?: string;
  readonly version?: string;
  readonly pubStatus?: "usable" | "withheld" | "canceled";
  readonly more?: Readonly<Record<string, unknown>>;
}

/** An item as an agency sends it in ninjs 3.1. */
export function ninjs({ guid, headline, body, version = "1", pubStatus = "usable", more = {} }: FeedItem) {
  return {
    standard: { name: "ninjs", version: "3.1" },
    uri: guid,
    type: "text",
    version,
    pubStatus,
    language: "en",
    headlines: [{ value: headline ?? `About ${guid}` }],
    bodies: [{ contentType: "text/html", value: body ?? `<p>All about ${guid}.</p>` }],
    ...more,
  };
}

export interface FeedServer {
  readonly address: string;
  /** How often it was asked, and what the last request said. */
  readonly asked: readonly IncomingMessage[];
  /** What it answers from now on; an ETag is made of the items. */
  say(...items: readonly FeedItem[]): void;
  sayText(text: string): void;
  /** Takes over whole answers; null: as it was said. */
  answer(answer: ((request: IncomingMessage, response: ServerResponse) => void) | null): void;
  close(): Promise<void>;
}

/** A real server of a feed on this machine, which knows conditional requests. */
export async function openFeedServer(): Promise<FeedServer> {
  const asked: IncomingMessage[] = [];
  let text = "[]";
  let own: ((request: IncomingMessage, response: ServerResponse) => void) | null = null;
  const server = createServer((request, response) => {
    asked.push(request);
    if (own !== null) return own(request, response);
    const etag = `"${createHash("sha256").update(text).digest("hex")}"`;
    response.setHeader("ETag", etag).setHeader("Content-Type", "application/json");
    if (request.headers["if-none-match"] === etag) return void response.writeHead(304).end();
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    address: `http://127.0.0.1:${port}/feed`,
    asked,
    say(...items) {
      text = JSON.stringify(items.map(ninjs));
    },
    sayText(given) {
      text = given;
    },
    answer(given) {
      own = given;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export interface WireUnderTest {
  readonly wire: Wire;
  /** What the station logged as warnings and errors; a good test has none. */
  readonly reports: readonly object[];
  source(place: string, more?: Partial<SourceToAdd>): Promise<api.WireSource>;
  /** Asks a source and waits until that is done. */
  ask(source: number): Promise<api.WireSource>;
  /** Wakes the station, after the clock was moved. */
  wake(): Promise<void>;
  /** The inbox, what came last first. */
  inbox(query?: Query): Promise<readonly api.WireItemHead[]>;
  stop(): Promise<void>;
}

type SourceToAdd = z.input<typeof api.addWireSource.body>;
type Query = Readonly<Record<string, string | number>>;

/** A wire station on the newsroom's database and clock, which may ask servers of this machine. */
export async function openWireUnderTest(
  database: Database,
  news: NewsroomUnderTest,
  options: Partial<WireOptions> = {},
): Promise<WireUnderTest> {
  const reports: object[] = [];
  const report = (fields: object, message: string) => void reports.push({ ...fields, message });
  const read = readAllowed("127.0.0.1");
  if (!read.ok) throw new Error(read.entry);
  const wire = await startWire({
    database,
    clock: news.now,
    languages: loadLanguages(),
    allowed: read.allowed,
    version: "0.0.0",
    random: () => 0.5,
    log: { info() {}, warn: report, error: report },
    ...options,
  });
  const sourceNow = async (id: number) => {
    const { items } = await news.call(api.listWireSources, {});
    const found = items.find((one) => one.id === id);
    if (found === undefined) throw new Error(`There is no source ${id}.`);
    return found;
  };
  return {
    wire,
    reports,
    async source(place, more = {}) {
      const body = { name: "Agency", kind: "http" as const, place, everySeconds: 60, ...more };
      const source = await news.call(api.addWireSource, { body });
      return until(async () => {
        const now = await sourceNow(source.id);
        return now.lastAskedAt === null && now.on ? null : now;
      });
    },
    async ask(source) {
      news.pass(1_000);
      const at = new Date(news.now()).toISOString();
      await news.call(api.askWireSource, { params: { source } });
      return until(async () => {
        const now = await sourceNow(source);
        return now.lastAskedAt !== null && now.lastAskedAt >= at ? now : null;
      });
    },
    wake: () => database.notify("wire"),
    async inbox(query = {}) {
      const answer: AnswerOf<typeof api.listWireItems> = await news.call(api.listWireItems, {
        query: { show: "all", ...query },
      });
      return answer.items;
    },
    stop: () => wire.stop(),
  };
}

/** Asks again and again until there is an answer; throws after half a minute. */
export async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  const end = performance.now() + 30_000;
  while (performance.now() < end) {
    const answer = await ask();
    if (answer !== null) return answer;
    await sleep(20);
  }
  throw new Error("It did not happen within half a minute.");
}
