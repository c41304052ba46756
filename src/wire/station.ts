import type { Database } from "../db/database.ts";
import { activeWireSources, finishAsking, type WireSourceRow } from "../db/wire-sources.ts";
import { anyLanguageFold } from "../language/any-language-folding.ts";
import type { Language } from "../language/language.ts";
import { askHttp } from "./ask-http.ts";
import { type Bell, makeBell } from "./bell.ts";
import { type GuardedClientOptions, guardedClient } from "./guarded-client.ts";
import { letGo } from "./keeping.ts";
import type { Allowed } from "./public-addresses.ts";
import { replayAsked } from "./replay.ts";
import { waitAfterFailure } from "./rhythm.ts";
import { type FolderMemory, takeFolder } from "./take-folder.ts";
import { type FolderWatch, watchFolders } from "./watch-folders.ts";

/** Advisory lock that makes one wire station work on a database while others stand by. */
const stationLock = 7_310_003;

/** Sources that are asked side by side, at most. */
const sideBySide = 8;

/** An idle station looks this often whether a source is due, in milliseconds: clocks are set. */
const longestSleep = 5_000;
const shortestSleep = 20;

/** How often old bytes are let go of, in milliseconds. */
const letGoEvery = 3_600_000;

export interface WireOptions {
  readonly database: Database;
  /** UTC milliseconds. */
  readonly clock: () => number;
  readonly languages: ReadonlyMap<string, Language>;
  /** Networks that are asked although they are not public. */
  readonly allowed: Allowed;
  /** Of Skywave, which names itself to servers. */
  readonly version: string;
  readonly log: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  /** From 0 to 1; how sources in trouble are kept from falling into step. */
  readonly random?: () => number;
  readonly resolve?: GuardedClientOptions["resolve"];
  readonly limits?: GuardedClientOptions["limits"];
}

export interface Wire {
  /** True while this station works, false while it stands by. */
  working(): boolean;
  /** Breaks off what is under way and waits for its end; what was not stored comes again. */
  stop(): Promise<void>;
}

/** Starts the wire station: it asks sources as soon as it holds the station's lock and stands by until then. */
export async function startWire(options: WireOptions): Promise<Wire> {
  const stopping = new AbortController();
  const bell = makeBell();
  const state = { working: false };
  const unlisten = await options.database.listen("wire", bell.ring);
  const station = standBy(options, stopping.signal, bell, state);
  return {
    working: () => state.working,
    async stop() {
      stopping.abort();
      bell.ring();
      await unlisten().catch(() => {}); // the connection may be gone already
      await station;
    },
  };
}

async function standBy(
  options: WireOptions,
  stopping: AbortSignal,
  bell: Bell,
  state: { working: boolean },
): Promise<void> {
  const { database, log } = options;
  while (!stopping.aborted) {
    try {
      const lock = await database.holdLock(stationLock, { wait: true, signal: stopping });
      if (lock === null) return;
      // A station that lost its lock must stop as one that is told to: another one is asking the same sources.
      const lost = new AbortController();
      void lock.lost.then(() => {
        lost.abort();
        bell.ring();
      });
      try {
        state.working = true;
        await work(options, AbortSignal.any([stopping, lost.signal]), bell);
      } finally {
        state.working = false;
        await lock.release().catch(() => {}); // a dead connection has released it already
      }
    } catch (error) {
      log.error({ error }, "The wire lost its database and tries again.");
      await bell.sleep(500);
    }
  }
}

/** What a working station keeps in mind. */
interface Desk {
  readonly options: WireOptions;
  readonly stopping: AbortSignal;
  readonly bell: Bell;
  readonly ask: (source: WireSourceRow) => Promise<number | null>;
  /** Sources that are being asked, with the end of it. */
  readonly asking: Map<number, Promise<void>>;
  /** Folders that something came into, or where a file may be complete soon. */
  readonly stirred: Set<number>;
}

async function work(options: WireOptions, stopping: AbortSignal, bell: Bell): Promise<void> {
  const stirred = new Set<number>();
  const stir = (source: number) => {
    stirred.add(source);
    bell.ring();
  };
  const folders = watchFolders(stir, options.log);
  const desk: Desk = { options, stopping, bell, ask: asker(options, stopping), asking: new Map(), stirred };
  let letGoAt: number | null = null;
  try {
    while (!stopping.aborted) {
      const busy = new Set(desk.asking.keys()); // what ends while the rows are read is old in them
      const sources = await activeWireSources(options.database.queries);
      await folders.follow(placesOf(sources));
      await replayAsked(storingOf(options), stopping);
      const now = options.clock();
      const launched = launchDue(desk, sources, busy, now, stir);
      if (launched === 0 && (letGoAt === null || Math.abs(now - letGoAt) >= letGoEvery)) {
        letGoAt = now;
        await letGo(options.database, sources, new Date(now), stopping);
      }
      await bell.sleep(untilNext(desk, sources, now));
    }
  } finally {
    await close(desk, folders);
  }
}

async function close({ asking }: Desk, folders: FolderWatch): Promise<void> {
  await folders.close();
  await Promise.all(asking.values());
}

function storingOf({ database, clock, languages }: WireOptions) {
  return { database, clock, fold: anyLanguageFold(languages) };
}

/** Asks a source once; answers after how many milliseconds to look again, or null: when its time comes. */
function asker(options: WireOptions, stopping: AbortSignal): Desk["ask"] {
  const { random = Math.random } = options;
  const client = guardedClient(options);
  const common = { ...storingOf(options), random, stopping };
  const lastTaken = new Map<number, string>();
  const memories = new Map<number, FolderMemory>();
  return async (source) => {
    if (source.kind === "http") {
      await askHttp({ ...common, client, lastTaken }, source);
      return null;
    }
    const memory = memories.get(source.id) ?? { seen: new Map(), stuck: new Map() };
    memories.set(source.id, memory);
    return takeFolder({ ...common, memory }, source);
  };
}

function placesOf(sources: readonly WireSourceRow[]): ReadonlyMap<number, string> {
  return new Map(sources.flatMap(({ id, kind, place }) => (kind === "folder" ? [[id, place]] : [])));
}

function launchDue(
  desk: Desk,
  sources: readonly WireSourceRow[],
  busy: ReadonlySet<number>,
  now: number,
  stir: (source: number) => void,
): number {
  const { asking, stirred } = desk;
  let launched = 0;
  for (const source of sources) {
    if (asking.size >= sideBySide) break;
    if (busy.has(source.id) || !(isDue(source, now) || stirred.has(source.id))) continue;
    stirred.delete(source.id);
    launched += 1;
    asking.set(
      source.id,
      askOnce(desk, source, stir).finally(() => {
        asking.delete(source.id);
        desk.bell.ring();
      }),
    );
  }
  return launched;
}

function isDue({ wanted_at, next_at }: WireSourceRow, now: number): boolean {
  return wanted_at !== null || next_at === null || next_at.getTime() <= now;
}

/** Never rejects: what fails here is a fault of ours or of the database, and the source is asked again later. */
async function askOnce(desk: Desk, source: WireSourceRow, stir: (source: number) => void): Promise<void> {
  const { options, stopping } = desk;
  try {
    const again = await desk.ask(source);
    if (again !== null) setTimeout(() => stir(source.id), again).unref();
  } catch (error) {
    if (stopping.aborted) return;
    options.log.error({ error, source: source.id }, "A source could not be asked; it is asked again later.");
    const now = options.clock();
    const failures = source.failures + 1;
    const next = new Date(now + waitAfterFailure(source.every_seconds, failures, 0.5));
    const failure = "Skywave failed over this source; its log says why.";
    const asked = { at: new Date(now), next, failures, failure };
    await options.database.transaction((trx) => finishAsking(trx, source, asked)).catch(() => {}); // said already
  }
}

/** Milliseconds until a source is due. The end of every asking rings besides. */
function untilNext({ asking }: Desk, sources: readonly WireSourceRow[], now: number): number {
  if (asking.size >= sideBySide) return longestSleep;
  const waits = sources
    .filter(({ id }) => !asking.has(id))
    .map((source) => (isDue(source, now) ? shortestSleep : (source.next_at?.getTime() ?? now) - now));
  return Math.min(longestSleep, ...waits);
}
