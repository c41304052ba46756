import { setTimeout as sleep } from "node:timers/promises";
import { addressesOfArticles, addressesOfLists } from "../content/all-addresses.ts";
import { key } from "../content/key.ts";
import { targetsOfTree, priorityOf } from "../content/target.ts";
import type { Database } from "../db/database.ts";
import { forgetExits } from "../db/newsroom-exits.ts";
import { raise } from "../db/page-queue.ts";
import {
  forgetChanges,
  isSettled,
  nextDue,
  pressState,
  raiseReached,
  setPressState,
  voidLeases,
  writtenSeqs,
} from "../db/page-recovery.ts";
import { databaseId } from "../db/installation.ts";
import { sweepShareCards } from "./share-cards.ts";
import { siteVersion, type TemplateSettings, templatesVersion } from "./templates.ts";
import { filesOfAddress, openTree, type Tree } from "./tree.ts";
import { type Bell, makeBell, makeRests, type Rests } from "./waiting.ts";
import { type Counts, workBatch, type WorkerOptions } from "./worker.ts";

/** Advisory lock that makes one press work on a directory while others stand by. */
const stationLock = 7_310_002;

/** The tree is put on disk this often, in milliseconds; after an unclean stop, what was finished since is written again. */
const syncEvery = 10_000;

/** Batches that are under way at once, at most. */
const sideBySide = 2;

/** Whoever starts Skywave waits for the first pages; it is looked so often whether they are there, in milliseconds. */
const lookEvery = 100;

/** An idle press looks this often whether something fell due or a retry is up, in milliseconds. */
const longestSleep = 5_000;

export interface PressOptions {
  readonly database: Database;
  /** Directory of the tree. */
  readonly tree: string;
  /** Directory of renditions, outside the tree. */
  readonly renditions: string;
  readonly settings: TemplateSettings;
  /** UTC milliseconds. */
  readonly clock: () => number;
  readonly log: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  readonly onRendered?: (address: string, changed: boolean) => void;
}

export interface Press {
  readonly counts: Readonly<Counts>;
  /** True while this press works, false while it stands by. */
  working(): boolean;
  /** Resolves when nothing is stale (failures excepted) and nothing is due. Rejects when the press has stopped. */
  settled(): Promise<void>;
  /** Resolves when all that readers read is written: pictures for other sites may still be made. */
  readable(): Promise<void>;
  /** Finishes what is under way, syncs the tree and marks a clean stop. */
  stop(): Promise<void>;
}

/** Starts the press: it works as soon as it holds the station's lock and stands by until then. */
export async function startPress(options: PressOptions): Promise<Press> {
  const counts: Counts = { rendered: 0, written: 0, removed: 0, unchanged: 0, equal: 0, failed: 0 };
  const stopping = new AbortController();
  const bell = makeBell();
  const state = { working: false, rests: makeRests(stopping.signal) };
  const unlisten = await options.database.listen("press", bell.ring);
  const station = standBy({ options, counts, stopping: stopping.signal, bell, state, owed: new Set() });
  return {
    counts,
    working: () => state.working,
    async settled() {
      for (;;) {
        const rested = await state.rests.next(bell);
        if (!rested) throw new Error("The press has stopped; it settles nothing any more.");
        const now = new Date(options.clock());
        if ((await options.database.snapshot((trx) => isSettled(trx, now))) && state.working) return;
      }
    },
    async readable() {
      while (!stopping.signal.aborted) {
        const now = new Date(options.clock());
        if (state.working && (await options.database.snapshot((trx) => isSettled(trx, now, ["share"])))) return;
        await sleep(lookEvery);
      }
    },
    async stop() {
      stopping.abort();
      bell.ring();
      await unlisten().catch(() => {}); // the connection may be gone already
      await station;
    },
  };
}

interface Station {
  readonly options: PressOptions;
  readonly counts: Counts;
  readonly stopping: AbortSignal;
  readonly bell: Bell;
  readonly state: { working: boolean; readonly rests: Rests };
  /** Addresses that were written and could not be finished: another press may have written them meanwhile, and later. */
  readonly owed: Set<string>;
}

async function standBy(station: Station): Promise<void> {
  const { options, stopping, state } = station;
  while (!stopping.aborted) {
    try {
      await settleDebts(station);
      const lock = await options.database.holdLock(stationLock, { wait: true, signal: stopping });
      if (lock === null) return;
      void lock.lost.then(station.bell.ring);
      try {
        await work(station, lock.isLost);
      } finally {
        state.working = false;
        await lock.release().catch(() => {}); // a dead connection has released it already
      }
    } catch (error) {
      options.log.error({ error }, "The press lost its database and tries again.");
      await station.bell.idle(500);
    }
  }
}

async function settleDebts({ options: { database, clock }, owed }: Station): Promise<void> {
  const addresses = [...owed];
  if (addresses.length === 0) return;
  const reached = { kind: "addresses", addresses } as const;
  await database.transaction((trx) => raiseReached(trx, new Date(clock()), "a lease was lost", reached, true));
  for (const address of addresses) owed.delete(address);
}

/** Works until it is stopped or its lock is lost. */
async function work({ options, counts, stopping, bell, state, owed }: Station, isLost: () => boolean): Promise<void> {
  const { database, clock, log } = options;
  const tree = openTree(options.tree);
  const worker: WorkerOptions = {
    ...options,
    tree,
    counts,
    isLost,
    onUnfinished: (addresses) => addresses.forEach((address) => owed.add(address)),
    onFailed: (address, error) => log.error({ address, error }, "A page did not render; it keeps its old bytes."),
  };
  await takeOver(options, tree);
  state.working = true;
  const sync = startSync(options, tree);
  const finished = tellFinished(options);
  const endSweeping = startSweeping(options);
  while (!stopping.aborted && !isLost()) {
    const count = await workThrough(worker);
    sync.wrote(count > 0);
    finished.wrote(count > 0);
    if (count > 0) continue;
    state.rests.mark();
    await rest(options, bell);
  }
  endSweeping();
  await sync.end();
  if (isLost()) return;
  await syncTree(database, tree, clock());
  await database.transaction((trx) => setPressState(trx, { clean: true }));
}

/** Syncs the tree now and then, beside the work and never twice at once. */
function startSync({ database, clock, log }: PressOptions, tree: Tree) {
  let begunAt = clock();
  let unsynced = false;
  let running: Promise<void> | null = null;
  return {
    /** Told after every round of work; begins a sync when it is time for one and something was written. */
    wrote(something: boolean): void {
      unsynced ||= something;
      if (!unsynced || running !== null || Math.abs(clock() - begunAt) < syncEvery) return;
      begunAt = clock();
      unsynced = false;
      running = syncTree(database, tree, begunAt)
        .catch((error: unknown) => {
          unsynced = true;
          log.error({ error }, "The tree could not be put on disk; it is tried again.");
        })
        .finally(() => {
          running = null;
        });
    },
    async end(): Promise<void> {
      await running;
    },
  };
}

/** Those who watch are told of written pages at most so often, in milliseconds, and once more when the press rests. */
const tellEvery = 300;

function tellFinished({ database, log }: PressOptions) {
  let toldAt = Number.NEGATIVE_INFINITY;
  let untold = false;
  return {
    /** Told after every round of work, one without pages too. Nobody waits for it: only screens hang on it. */
    wrote(something: boolean): void {
      untold ||= something;
      if (!untold || (something && performance.now() - toldAt < tellEvery)) return;
      toldAt = performance.now();
      untold = false;
      database
        .notify("press-done")
        .catch((error: unknown) => log.warn({ error }, "Nobody could be told that pages are written."));
    },
  };
}

/** Batches side by side while claims come back full: one is compressed while the next is loaded. Returns how many pages they had. */
async function workThrough(worker: WorkerOptions): Promise<number> {
  const running = new Set<Promise<number>>();
  const launch = () => {
    const batch = workBatch({ ...worker, onFullBatch: () => (running.size < sideBySide ? launch() : undefined) });
    running.add(batch);
  };
  launch();
  let total = 0;
  let failure: { readonly error: unknown } | null = null;
  for (const batch of running) {
    // a Set hands out what is added while it is walked
    await batch.then(
      (count) => {
        total += count;
      },
      (error: unknown) => {
        failure ??= { error };
      },
    );
    running.delete(batch);
  }
  if (failure !== null) throw (failure as { readonly error: unknown }).error; // assigned in a callback, which narrowing cannot see
  return total;
}

/** Raises what fell due; when there is nothing, sleeps until a change, a due time or the longest sleep. */
async function rest({ database, clock }: PressOptions, bell: Bell): Promise<void> {
  const now = clock();
  const due = await database.snapshot((trx) => nextDue(trx));
  if (due !== null && due.getTime() <= now) {
    const raised = await database.transaction((trx) =>
      raiseReached(trx, new Date(now), "time passed", { kind: "due", now: new Date(now) }, false),
    );
    if (raised > 0) return;
  }
  const sleep = due === null ? longestSleep : Math.min(longestSleep, Math.max(50, due.getTime() - now));
  await bell.idle(sleep);
}

async function syncTree(database: Database, tree: Tree, begun: number): Promise<void> {
  await tree.sync();
  await database.transaction(async (trx) => {
    await setPressState(trx, { synced_at: new Date(begun) });
    await forgetChanges(trx, new Date(begun - 3_600_000));
    await forgetExits(trx, new Date(begun));
  });
}

/** Parts the templates' version from what the operator has programs told. */
const siteMark = "\n";

/** What a press does on taking the tree: voids leases, makes stale what cannot be trusted or what other templates rendered. */
async function takeOver({ database, settings, clock, log }: PressOptions, tree: Tree): Promise<void> {
  const at = new Date(clock());
  const version = templatesVersion(settings);
  const site = siteVersion(settings);
  const id = await database.snapshot((trx) => databaseId(trx));
  const foreign = tree.owner() !== id;
  const { known, all: renewed } = await database.transaction(async (trx) => {
    const voided = await voidLeases(trx);
    const before = await pressState(trx);
    if (foreign) await raiseReached(trx, at, "the tree is another database's, or new", { kind: "all" }, true);
    else if (!before.clean) {
      const again = await raiseReached(
        trx,
        at,
        "the press did not stop cleanly",
        { kind: "finished-since", since: before.synced_at },
        true,
      );
      log.warn({ voided, again }, "The last press did not stop cleanly; its latest pages are written again.");
    }
    const expected = [...targetsOfTree, ...(await addressesOfLists(trx))];
    const addresses = expected.map((one) => ({ ...one, priority: priorityOf(one.target) }));
    const [renders, says] = before.templates?.split(siteMark) ?? [];
    const all = renders !== undefined && renders !== version;
    await raise(trx, {
      at,
      reason: all ? "new templates" : "the press started",
      keys: all ? ["templates"] : says === site ? [] : [key.site()],
      takedown: false,
      addresses,
      all,
    });
    await setPressState(trx, { clean: false, templates: version + siteMark + site });
    const known = foreign ? new Set([...(await writtenSeqs(trx, at)).keys()].flatMap(filesOfAddress)) : null;
    return { known, all };
  });
  if (renewed) await bringAddresses(database, at);
  if (known === null) return;
  const swept = tree.sweep(known);
  if (swept > 0)
    log.warn(
      { swept, tree: tree.directory },
      "The tree belonged to another database; files that are not ours were removed.",
    );
  await tree.claim(id);
}

/** Articles that a bringing of new addresses looks at in one transaction. */
const slice = 500;

/** Addresses that a new version gives to articles that are published already; a slice at a time, so that nobody waits long. */
async function bringAddresses(database: Database, at: Date): Promise<void> {
  for (let after: number | null = 0; after !== null; ) {
    const from: number = after;
    after = await database.transaction(async (trx) => {
      const next = await addressesOfArticles(trx, from, slice);
      const addresses = (next?.addresses ?? []).filter(({ target }) => target.kind === "share");
      if (addresses.length > 0)
        await raise(trx, {
          at,
          reason: "new templates",
          keys: [],
          takedown: false,
          addresses: addresses.map((one) => ({ ...one, priority: priorityOf(one.target) })),
        });
      return next?.last ?? null;
    });
  }
}

const day = 86_400_000;

/** Now and then removes share pictures that were kept long: what is shown still stands in the tree. Returns how to end it. */
function startSweeping({ renditions, clock, log }: PressOptions): () => void {
  const sweep = () =>
    void sweepShareCards(renditions, clock()).catch((error: unknown) =>
      log.warn({ error }, "Old share pictures could not be removed."),
    );
  sweep();
  const timer = setInterval(sweep, day);
  timer.unref();
  return () => clearInterval(timer);
}
