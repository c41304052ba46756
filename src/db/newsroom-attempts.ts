import { sql } from "kysely";
import type { Transaction } from "./database.ts";

/** How often somebody failed to prove who they are, under a key such as "address 203.0.113.7". */
export interface Attempts {
  readonly key: string;
  readonly failures: number;
  readonly last_at: Date;
  readonly locked_until: Date | null;
}

/** The rows of these keys, locked, made where there were none. */
export async function lockAttempts(trx: Transaction, keys: readonly string[], now: Date): Promise<readonly Attempts[]> {
  const wanted = [...new Set(keys)].sort();
  await trx
    .insertInto("sign_in_attempt")
    .values(wanted.map((key) => ({ key, last_at: now, locked_until: null })))
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
  return trx
    .selectFrom("sign_in_attempt")
    .select(["key", "failures", "last_at", "locked_until"])
    .where("key", "in", wanted)
    .orderBy("key")
    .forUpdate()
    .execute();
}

export async function storeAttempts(trx: Transaction, attempts: readonly Attempts[]): Promise<void> {
  for (const { key, ...row } of attempts)
    await trx.updateTable("sign_in_attempt").set(row).where("key", "=", key).execute();
}

export async function deleteAttempts(trx: Transaction, keys: readonly string[]): Promise<void> {
  if (keys.length > 0)
    await trx
      .deleteFrom("sign_in_attempt")
      .where("key", "in", [...keys])
      .execute();
}

/** One failure less under this key; it was open when the try came, so it is open again. */
export async function takeBackAttempt(trx: Transaction, key: string): Promise<void> {
  await sql`update sign_in_attempt set failures = greatest(failures - 1, 0), locked_until = null
    where key = ${key}`.execute(trx);
}

/** Until when these keys are shut, the longest of them; null when all are open. Takes no lock. */
export async function lockedUntil(trx: Transaction, keys: readonly string[], now: Date): Promise<Date | null> {
  const row = await trx
    .selectFrom("sign_in_attempt")
    .select((of) => of.fn.max("locked_until").as("until"))
    .where("key", "in", [...keys])
    .where("locked_until", ">", now)
    .executeTakeFirst();
  return row?.until ?? null;
}

/** Forgets keys whose last failure is older, but for those that somebody tries at this moment. */
export async function deleteOldAttempts(trx: Transaction, before: Date): Promise<void> {
  await sql`delete from sign_in_attempt where key in (
    select key from sign_in_attempt where last_at < ${before} for update skip locked)`.execute(trx);
}
