import type { Transaction } from "./database.ts";

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
