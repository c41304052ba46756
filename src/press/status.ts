import type { Database } from "../db/database.ts";
import { pageCounts, type PageCounts, stalePages, type StalePage } from "../db/page-recovery.ts";

export interface PressStatus {
  readonly counts: PageCounts;
  /** The longest waiting first, at most as many as were asked for. */
  readonly stale: readonly StalePage[];
}

/** What is stale and why. */
export function pressStatus(database: Database, now: number, limit: number): Promise<PressStatus> {
  return database.snapshot(async (trx) => ({
    counts: await pageCounts(trx, new Date(now)),
    stale: await stalePages(trx, limit),
  }));
}

/** The status for a terminal: a line of counts, then a line a page. */
export function statusLines({ counts, stale }: PressStatus, now: number): readonly string[] {
  const head = `${counts.pages} addresses in the tree, ${counts.stale} stale, ${counts.failed} failed, ${counts.due} due; last change ${counts.highest}`;
  const lines = stale.map((page) => {
    const seconds = Math.max(0, Math.round((now - page.since.getTime()) / 1000));
    const state = page.failed !== null ? `failed: ${page.failed}` : page.leased ? "being rendered" : "waiting";
    const reasons = page.reasons.length > 0 ? page.reasons.join(", ") : "no change on record";
    return `${page.address === "" ? "/" : page.address}  rank ${page.rank}, ${seconds} s, ${state}; because of: ${reasons}`;
  });
  return [head, ...lines];
}
