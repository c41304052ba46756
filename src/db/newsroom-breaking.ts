import { sql } from "kysely";
import type { Transaction } from "./database.ts";

export interface BreakingLineRow {
  readonly id: number;
  readonly edition: string;
  readonly text: string;
  readonly article: number | null;
  readonly starts_at: Date;
  readonly ends_at: Date | null;
  readonly state: "waiting" | "live" | "ended";
}

const columns = ["id", "edition", "text", "article", "starts_at", "ends_at", "state"] as const;

export async function breakingLinesByIds(
  trx: Transaction,
  ids: readonly number[],
): Promise<readonly BreakingLineRow[]> {
  if (ids.length === 0) return [];
  return trx
    .selectFrom("breaking_line")
    .select(columns)
    .where("id", "in", [...ids])
    .orderBy("id")
    .execute();
}

export async function currentBreakingLines(trx: Transaction): Promise<readonly BreakingLineRow[]> {
  return trx
    .selectFrom("breaking_line")
    .select(columns)
    .where("state", "<>", "ended")
    .orderBy("edition")
    .orderBy("starts_at")
    .orderBy("id")
    .execute();
}

export async function lockBreakingLine(trx: Transaction, id: number): Promise<BreakingLineRow | null> {
  const row = await trx.selectFrom("breaking_line").select(columns).where("id", "=", id).forUpdate().executeTakeFirst();
  return row ?? null;
}

export async function insertBreakingLine(
  trx: Transaction,
  line: Omit<BreakingLineRow, "id"> & { readonly created_at: Date; readonly account: number | null },
): Promise<number> {
  const { id } = await trx.insertInto("breaking_line").values(line).returning("id").executeTakeFirstOrThrow();
  return id;
}

/** Ends the live lines of these editions, and takes note of when. */
export async function endLiveLines(trx: Transaction, editions: readonly string[], at: Date): Promise<void> {
  await sql`update breaking_line set state = 'ended', ends_at = least(coalesce(ends_at, ${at}), ${at}::timestamptz)
    where state = 'live' and edition = any(${editions}::text[])`.execute(trx);
}

export async function setLineState(
  trx: Transaction,
  id: number,
  change: { readonly state: "live" | "ended"; readonly ends_at?: Date },
): Promise<void> {
  await trx.updateTable("breaking_line").set(change).where("id", "=", id).execute();
}

/** Editions switched on among these (null: all of them), locked against two lines at once. Practice editions only by name. */
export async function lockLiveEditions(
  trx: Transaction,
  editions: readonly string[] | null,
): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from edition
    where script_of is null
      and case when ${editions}::text[] is null then live else (live or practice) and code = any(${editions}::text[]) end
    order by code for update`.execute(trx);
  return rows.map((row) => row.code);
}

/** For each edition an article of the story: the named one in its own, elsewhere the first that was published. */
export async function articlesByEdition(trx: Transaction, article: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ edition: string; id: number }>`
    select distinct on (a.edition) a.edition, a.id
    from article a join article named on named.story = a.story where named.id = ${article}
    order by a.edition, a.id <> named.id, a.published_at nulls last, a.id`.execute(trx);
  return new Map(rows.map((row) => [row.edition, row.id]));
}
