import {
  type Attempts,
  deleteAttempts,
  deleteOldAttempts,
  lockAttempts,
  lockedUntil,
  storeAttempts,
  takeBackAttempt,
} from "../db/newsroom-attempts.ts";
import { insertAuditRow } from "../db/newsroom-audit.ts";
import type { Refusal } from "../newsroom-api/refusal.ts";
import type { Desk } from "./act.ts";

// Guessing is slowed down per key: whom and where from, whom, where from. Each has some tries; then every further one
// doubles the wait. A try counts before it is looked at, so that guesses sent at once count as well.

export interface Limit {
  /** "address 203.0.113.7". */
  readonly key: string;
  /** Failures that cost nothing. */
  readonly tries: number;
  /** The longest wait, in seconds. */
  readonly longest: number;
  /** Others are counted under it as well. */
  readonly shared?: true;
}

const firstWait = 15; // seconds
const forgottenAfter = 86_400_000;

/** Counts a try against all limits, or refuses it when one of them is shut. */
export async function countTry(desk: Desk, limits: readonly Limit[], what: string): Promise<Refusal | null> {
  const { database } = desk;
  const now = new Date(desk.clock());
  const keys = limits.map(({ key }) => key);
  // Without a transaction first: a flood of guesses must not queue for rows that are shut already.
  const shut = await lockedUntil(database.queries, keys, now);
  if (shut !== null) return tooMany(shut, now);
  const refusal = await database.transaction(async (trx) => {
    const before = await lockAttempts(trx, keys, now);
    const locked = before.map((row) => row.locked_until?.getTime() ?? 0);
    const latest = Math.max(...locked);
    if (latest > now.getTime()) return tooMany(new Date(latest), now);
    const after = limits.map((limit) =>
      afterTry(
        before.find(({ key }) => key === limit.key),
        limit,
        now,
      ),
    );
    await storeAttempts(trx, after);
    for (const { key, failures, locked_until: until } of after)
      if (until !== null)
        await insertAuditRow(trx, {
          at: now,
          account: null,
          act: `${what} locked`,
          subject: key,
          detail: { failures, until },
        });
    return null;
  });
  await deleteOldAttempts(database.queries, new Date(now.getTime() - forgottenAfter));
  return refusal;
}

/** The try was no failure: whoever tried proved who they are. Forgets the failures before it, but for shared limits. */
export async function forgetTries(desk: Desk, limits: readonly Limit[]): Promise<void> {
  const { queries } = desk.database;
  await deleteAttempts(
    queries,
    limits.filter(({ shared }) => !shared).map(({ key }) => key),
  );
  for (const { key, shared } of limits) if (shared) await takeBackAttempt(queries, key);
}

function afterTry(before: Attempts | undefined, { key, tries, longest }: Limit, now: Date): Attempts {
  const fresh = before === undefined || now.getTime() - before.last_at.getTime() > forgottenAfter;
  const failures = fresh ? 1 : before.failures + 1;
  const beyond = failures - tries;
  const wait = Math.min(longest, firstWait * 2 ** Math.min(beyond, 20));
  return { key, failures, last_at: now, locked_until: beyond < 0 ? null : new Date(now.getTime() + wait * 1000) };
}

function tooMany(until: Date, now: Date): Refusal {
  const seconds = Math.ceil((until.getTime() - now.getTime()) / 1000);
  const wait = seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return {
    ok: false,
    kind: "throttled",
    message: `There were too many failed tries; wait ${wait}, then try again, or ask an administrator for an invitation.`,
    retryAfter: seconds,
  };
}
