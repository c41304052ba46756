import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Reading } from "../content/reader.ts";
import { openSource } from "../content/source.ts";
import type { Target } from "../content/target.ts";
import type { Database } from "../db/database.ts";
import { type Claimed, claim, type Finished, finish, highestSeq, tooEarly } from "../db/page-queue.ts";
import { fail, giveBack, raiseReached } from "../db/page-recovery.ts";
import type { PageOutcomeKind } from "../db/schema.ts";
import type { Templates } from "../pages/page.ts";
import { type Brought, bring, filesOf, nameOf } from "./bring.ts";
import { type TemplateSettings, templatesFor } from "./templates.ts";
import { filesOfAddress, hashOf, type PreparedFile, prepare, type Tree, type TreeFile } from "./tree.ts";

/** What a worker did, for logs, tests and benchmarks. Counts only grow. */
export interface Counts {
  rendered: number;
  written: number;
  removed: number;
  /** Equal data: not rendered. */
  unchanged: number;
  /** Rendered to equal bytes: not written. */
  equal: number;
  failed: number;
}

export interface WorkerOptions {
  readonly database: Database;
  readonly tree: Tree;
  readonly renditions: string;
  readonly settings: TemplateSettings;
  /** UTC milliseconds. */
  readonly clock: () => number;
  readonly counts: Counts;
  /** Another press may be at work by now: nothing may be written any more. */
  readonly isLost: () => boolean;
  /** Told after every render (renditions aside), and whether the bytes changed. */
  readonly onRendered?: (address: string, changed: boolean) => void;
  /** Told of what was written and then could not be finished. */
  readonly onUnfinished?: (addresses: readonly string[]) => void;
  /** Told when a claim came back full: more is waiting. Not of what must disappear: a notice's batch and that of what it replaces keep their order. */
  readonly onFullBatch?: () => void;
  readonly onFailed?: (address: string, error: unknown) => void;
}

/** Pages claimed at once: enough that one round trip to the database serves many, few enough that the next rank does not wait. */
const batchSize = 48;

/** For how long a lease holds without its worker coming back, in milliseconds. */
const leaseTime = 60_000;

/** A page that failed is tried again after this long, in milliseconds. */
const retryAfter = 60_000;

/** Claims, loads, renders, writes and finishes one batch. Returns how many pages it had; 0: nothing can be done now. */
export async function workBatch(options: WorkerOptions): Promise<number> {
  const { database, clock } = options;
  const lease = randomUUID();
  const now = clock();
  const claimed = await database.transaction((trx) =>
    claim(trx, lease, new Date(now), new Date(now + leaseTime), batchSize),
  );
  if (claimed.length === 0) return 0;
  if (claimed.length === batchSize && claimed.every((page) => page.rank > 0)) options.onFullBatch?.();
  const batch = await loadBatch(options, claimed);
  const made = await Promise.all(batch.pages.map((page) => makePage(options, page)));
  if (options.isLost()) return claimed.length; // whoever took over voids the leases
  const pages = await writePages(options, made);
  try {
    await settleBatch(options, lease, batch.seq, pages);
  } catch (error) {
    options.onUnfinished?.(pages.flatMap(({ kind, claimed: { address } }) => (kind === "made" ? [address] : [])));
    throw error;
  }
  return claimed.length;
}

type LoadedPage = { readonly claimed: Claimed } & (
  | { readonly kind: "loaded"; readonly brought: Brought; readonly templates: Templates }
  | { readonly kind: "failed"; readonly error: unknown; readonly brought: null }
  /** A change came after the claim, and what it writes first is not written yet. */
  | { readonly kind: "early" }
);

interface LoadedBatch {
  readonly seq: number;
  readonly pages: readonly LoadedPage[];
}

/** One snapshot for the whole batch; where a question fails there, each page by itself, so that one bad page harms no other. */
async function loadBatch(options: WorkerOptions, claimed: readonly Claimed[]): Promise<LoadedBatch> {
  try {
    return await loadTogether(options, claimed);
  } catch {
    const alone: LoadedBatch[] = [];
    for (const one of claimed) alone.push(await loadAlone(options, one));
    return { seq: Math.min(...alone.map((one) => one.seq)), pages: alone.flatMap((one) => one.pages) };
  }
}

/** Throws only when the database does not answer at all: that is no page's fault. */
async function loadAlone(options: WorkerOptions, claimed: Claimed): Promise<LoadedBatch> {
  try {
    return await loadTogether(options, [claimed]);
  } catch (error) {
    const { seq } = await loadTogether(options, []);
    return { seq, pages: [{ kind: "failed", claimed, error, brought: null }] };
  }
}

function loadTogether({ database, clock, settings }: WorkerOptions, claimed: readonly Claimed[]): Promise<LoadedBatch> {
  const now = clock();
  return database.snapshot(async (trx) => {
    const seq = await highestSeq(trx);
    const moved = claimed.some((one) => one.seen < seq);
    const early = moved
      ? await tooEarly(
          trx,
          claimed.map(({ address }) => address),
        )
      : new Set<string>();
    const source = openSource(trx);
    const templates = templatesFor(settings, (await source.editions()).values());
    const pages = await Promise.all(
      claimed.map(async (one): Promise<LoadedPage> => {
        if (early.has(one.address)) return { kind: "early", claimed: one };
        const addressed = { address: one.address, target: one.target as Target }; // written by `raise` from a Target
        return { kind: "loaded", claimed: one, brought: await bring(addressed, source, now, templates), templates };
      }),
    );
    return { seq, pages };
  });
}

type MadePage = { readonly claimed: Claimed } & (
  | { readonly kind: "failed"; readonly error: unknown; readonly brought: Brought | null }
  | { readonly kind: "early" }
  /** Its turn comes after everything else of its changes. */
  | { readonly kind: "vanishing" }
  | { readonly kind: "unchanged"; readonly brought: Brought }
  | { readonly kind: "made"; readonly brought: Brought; readonly hash: string; readonly files: readonly PreparedFile[] }
);

async function makePage(options: WorkerOptions, page: LoadedPage): Promise<MadePage> {
  if (page.kind !== "loaded") return page;
  const { claimed, brought, templates } = page;
  if (claimed.hash !== null && claimed.data_hash === brought.dataHash) {
    options.counts.unchanged += 1;
    return { kind: "unchanged", claimed, brought };
  }
  const vanishes = brought.loaded.kind === "nothing" && claimed.outcome !== null && claimed.outcome !== "nothing";
  if (vanishes && claimed.rank > 0 && claimed.rank < 4) return { kind: "vanishing", claimed };
  try {
    const files = filesOf(claimed.address, brought.loaded, templates, options.renditions);
    if (!(await isMade(files))) return { kind: "early", claimed };
    const hash = nameOf(brought.loaded.kind, files);
    const equal = claimed.hash === hash;
    count(options, claimed, brought, files, equal);
    return { kind: "made", claimed, brought, hash, files: equal ? [] : await Promise.all(files.map(prepare)) };
  } catch (error) {
    return { kind: "failed", claimed, error, brought };
  }
}

/** How long a batch waits for pictures that are being made, in milliseconds: somebody may be publishing meanwhile. */
const patience = 100;

/** Whether what the page copies is there by now; else it is being made, and the page is given back. Throws when it cannot be made. */
async function isMade(files: readonly TreeFile[]): Promise<boolean> {
  const makings = files.flatMap((file) => (file.kind === "copy" && file.make ? [file.make()] : []));
  if (makings.length === 0) return true;
  const made = Promise.all(makings).then(() => true);
  return Promise.race([made, sleep(patience, false)]);
}

function count(
  { counts, onRendered }: WorkerOptions,
  claimed: Claimed,
  { loaded }: Brought,
  files: readonly TreeFile[],
  equal: boolean,
): void {
  if (loaded.kind === "page" || loaded.kind === "gone") {
    counts.rendered += 1;
    onRendered?.(claimed.address, !equal);
  }
  if (equal) counts.equal += 1;
  else if (files.length > 0) counts.written += 1;
  else if (claimed.outcome !== null && claimed.outcome !== "nothing") counts.removed += 1;
}

/** Notices first, then pages, then what goes away: nothing is deleted before its `_gone` stands. */
async function writePages({ tree }: WorkerOptions, pages: readonly MadePage[]): Promise<readonly MadePage[]> {
  const made = pages.filter((page) => page.kind === "made");
  const results = new Map<MadePage, MadePage>();
  for (const turn of [isNotice, isPage, isGoing]) {
    await Promise.all(
      made.filter(turn).map((page) =>
        place(tree, page).catch((error: unknown) => {
          results.set(page, { kind: "failed", claimed: page.claimed, error, brought: page.brought });
        }),
      ),
    );
  }
  return pages.map((page) => results.get(page) ?? page);
}

type Made = Extract<MadePage, { kind: "made" }>;
const isNotice = ({ brought }: Made) => brought.loaded.kind === "gone";
const isGoing = ({ brought }: Made) => brought.loaded.kind === "nothing";
const isPage = (page: Made) => !isNotice(page) && !isGoing(page);

/** Writes the page's files, itself last, then removes those of its former forms. A page of equal bytes leaves all as it is. */
async function place(tree: Tree, { claimed, brought, hash, files }: Made): Promise<void> {
  if (claimed.hash === hash) return;
  for (const file of files) await tree.write(file);
  const kept = files.flatMap(({ kind, path }) => (kind === "copy" ? [path] : [path, `${path}.br`, `${path}.gz`]));
  const sameForm = claimed.hash !== null && claimed.outcome === brought.loaded.kind;
  if (sameForm || (claimed.outcome === null && claimed.hash === null && files[0]?.kind === "copy")) return;
  tree.remove(filesOfAddress(claimed.address).filter((path) => !kept.includes(path)));
}

async function settleBatch(
  options: WorkerOptions,
  lease: string,
  seq: number,
  pages: readonly MadePage[],
): Promise<void> {
  const { database, clock } = options;
  const at = new Date(clock());
  const finished = pages.flatMap((page) =>
    page.kind === "made" || page.kind === "unchanged" ? [finishedOf(page)] : [],
  );
  const unwritten = pages.flatMap(({ kind, claimed: { address, hash } }) =>
    kind === "early" || kind === "vanishing" ? [{ address, hash, vanishes: kind === "vanishing" }] : [],
  );
  await database.transaction(async (trx) => {
    if (unwritten.length > 0) await giveBack(trx, lease, unwritten);
    if (finished.length === 0) return;
    const { lost } = await finish(trx, lease, seq, at, finished);
    if (lost.length === 0) return;
    await raiseReached(trx, at, "a lease was lost", { kind: "addresses", addresses: lost }, true);
  });
  for (const page of pages) if (page.kind === "failed") await settleFailure(options, lease, seq, page, at);
}

function finishedOf(page: Extract<MadePage, { kind: "made" | "unchanged" }>): Finished {
  const { claimed, brought } = page;
  const reads = readsOf(brought.reading);
  const readsHash = hashOf(JSON.stringify(reads));
  return {
    address: claimed.address,
    outcome: brought.loaded.kind satisfies PageOutcomeKind,
    hash: page.kind === "made" ? page.hash : (claimed.hash ?? ""),
    data_hash: brought.dataHash,
    reads_hash: readsHash,
    reads: readsHash === claimed.reads_hash ? null : reads,
    due: brought.reading.due === null ? null : new Date(brought.reading.due),
  };
}

function readsOf({ reads }: Reading): readonly { readonly key: string; readonly until: Date | null }[] {
  return [...reads]
    .map(([key, until]) => ({ key, until: until === null ? null : new Date(until) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Keeps the old bytes, unless something must disappear from them: then the page is withdrawn. */
async function settleFailure(
  options: WorkerOptions,
  lease: string,
  seq: number,
  page: Extract<MadePage, { kind: "failed" }>,
  at: Date,
): Promise<void> {
  const { claimed, error, brought } = page;
  options.counts.failed += 1;
  options.onFailed?.(claimed.address, error);
  if (claimed.rank === 0) withdraw(options, claimed.address);
  const message = error instanceof Error ? error.message : String(error);
  const retryAt = new Date(at.getTime() + retryAfter);
  const reads = brought === null ? [] : readsOf(brought.reading);
  const { address } = claimed;
  await options.database.transaction((trx) => fail(trx, lease, { address, message, retryAt, seq, reads }));
}

/** A file that cannot be removed is reported, and tried again with its page. */
function withdraw({ tree, onFailed }: WorkerOptions, address: string): void {
  try {
    tree.remove(filesOfAddress(address));
  } catch (error) {
    onFailed?.(address, error);
  }
}
