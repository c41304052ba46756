import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { openSource } from "../content/source.ts";
import type { Language } from "../language/language.ts";
import type { Answering } from "./answering.ts";
import { beginAnew, indexNames, indexSome, isCurrent } from "./indexing.ts";
import { createSearchServer } from "./server.ts";

export interface SearchOptions extends Answering {
  /** 0 for any free port. */
  readonly port: number;
  readonly host: string;
  readonly log: {
    info(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
}

export interface SearchStation {
  readonly port: number;
  /** Resolves when everything that waits now is in the index. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Articles in one transaction: on the embedded database everybody else waits meanwhile. */
const batch = 4;
const namesAtOnce = 50;
/** How long the index may be behind when nobody rings, and how long it rests after a failure, in milliseconds. */
const longestSleep = 60_000;
const afterFailure = 10_000;

/** Answers searches and keeps the index up with what is published. Throws when it cannot listen. */
export async function startSearch(options: SearchOptions): Promise<SearchStation> {
  const { database, log } = options;
  const server = createSearchServer(options);
  await listen(server, options.port, options.host);
  const { port } = server.address() as AddressInfo; // it listens on a network address
  const ending = new AbortController();
  const bell = makeBell();
  const unlisten = await database.listen("press", bell.ring);
  const indexer = keepUp(options, ending.signal, bell);
  log.info({ port }, "The search answers.");
  return {
    port,
    settled: () => bell.rested(),
    async stop() {
      ending.abort();
      bell.ring();
      await unlisten();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await indexer;
    },
  };
}

/** Indexes whatever waits, now and until it is stopped. Between two batches it lets others have the database. */
async function keepUp(options: SearchOptions, ending: AbortSignal, bell: Bell): Promise<void> {
  while (!ending.aborted) {
    try {
      const begun = performance.now();
      if (await indexOnce(options)) {
        await sleep(Math.min(50, performance.now() - begun), undefined, { signal: ending }).catch(() => {});
        continue;
      }
      await bell.rest(longestSleep);
    } catch (error) {
      options.log.error({ error }, "The search could not index what was published; it tries again.");
      await bell.pause(afterFailure);
    }
  }
  bell.end();
}

/** One batch; false when there was nothing to do. */
export async function indexOnce({ database, templates }: Pick<Answering, "database" | "templates">): Promise<boolean> {
  const languages = await database.snapshot(async (trx) => templates(await openSource(trx).editions()).languages);
  const languageOf = (edition: string): Language | null => languages.get(edition) ?? null;
  if (!(await database.snapshot(isCurrent))) {
    await database.transaction(beginAnew);
    return true;
  }
  if (await database.transaction((trx) => indexSome(trx, languageOf, batch))) return true;
  return database.transaction((trx) => indexNames(trx, languageOf, namesAtOnce));
}

/** Makes the whole index anew from content. Readers find less until it is done. */
export async function rebuildSearch(
  answering: Pick<Answering, "database" | "templates">,
  stop: AbortSignal,
): Promise<boolean> {
  await answering.database.transaction(beginAnew);
  while (!stop.aborted) if (!(await indexOnce(answering))) return true;
  return false;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      server.on("error", () => {}); // too many open files, say: this connection is lost, the next is not
      resolve();
    });
  });
}

interface Bell {
  readonly ring: () => void;
  /** Sleeps until the next ring, since there is nothing to do. */
  rest(milliseconds: number): Promise<void>;
  pause(milliseconds: number): Promise<void>;
  /** Rings, and resolves at the next rest. */
  rested(): Promise<void>;
  end(): void;
}

function makeBell(): Bell {
  let rung = false;
  let wake = () => {};
  let awaited: (() => void)[] = [];
  const ring = () => {
    rung = true;
    wake();
  };
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, rung ? 0 : milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    }).finally(() => {
      rung = false;
      wake = () => {};
    });
  const end = () => {
    for (const resolve of awaited) resolve();
    awaited = [];
  };
  return {
    ring,
    pause,
    end,
    async rest(milliseconds) {
      if (!rung) end();
      await pause(milliseconds);
    },
    rested: () =>
      new Promise((resolve) => {
        awaited.push(resolve);
        ring();
      }),
  };
}
