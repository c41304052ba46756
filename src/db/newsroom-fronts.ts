import { sql } from "kysely";
import type { Transaction } from "./database.ts";

/** A block of a front as it is stored: a section's or topic's newest, or picks under a title. */
export interface FrontBlockRow {
  readonly edition: string;
  readonly kind: "section" | "topic" | "picks";
  readonly section: number | null;
  readonly topic: number | null;
  readonly title: string | null;
  readonly articles: readonly number[];
}

/** In their order. */
export async function frontBlockRows(trx: Transaction, editions: readonly string[]): Promise<readonly FrontBlockRow[]> {
  return trx
    .selectFrom("front_block")
    .select(["edition", "kind", "section", "topic", "title", "articles"])
    .where("edition", "in", [...editions])
    .orderBy("edition")
    .orderBy("position")
    .execute();
}

export async function replaceFrontBlocks(
  trx: Transaction,
  edition: string,
  blocks: readonly Omit<FrontBlockRow, "edition">[],
): Promise<void> {
  await trx.deleteFrom("front_block").where("edition", "=", edition).execute();
  if (blocks.length === 0) return;
  await trx
    .insertInto("front_block")
    .values(
      blocks.map(({ kind, section, topic, title, articles }, index) => ({
        edition,
        position: index + 1,
        kind,
        section,
        topic,
        title,
        articles: [...articles],
      })),
    )
    .execute();
}

/** Which of these topics have a name in the edition: only those have a page there. */
export async function topicsNamedIn(
  trx: Transaction,
  edition: string,
  topics: readonly number[],
): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ topic: number }>`
    select topic from topic_name where edition = ${edition} and topic = any(${[...topics]}::int[])`.execute(trx);
  return new Set(rows.map((row) => row.topic));
}

export async function picksOf(trx: Transaction, edition: string): Promise<readonly number[]> {
  const rows = await trx
    .selectFrom("front_pick")
    .select("article")
    .where("edition", "=", edition)
    .orderBy("position")
    .execute();
  return rows.map((row) => row.article);
}

export async function replacePicks(trx: Transaction, edition: string, articles: readonly number[]): Promise<void> {
  await trx.deleteFrom("front_pick").where("edition", "=", edition).execute();
  if (articles.length === 0) return;
  await trx
    .insertInto("front_pick")
    .values(articles.map((article, index) => ({ edition, article, position: index + 1 })))
    .execute();
}
