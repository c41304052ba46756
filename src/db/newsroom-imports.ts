import { sql } from "kysely";
import type { ArticleState } from "../story/article.ts";
import type { Transaction } from "./database.ts";

/** An article that came from outside under a name of its own. */
export interface ImportedArticle {
  readonly id: number;
  readonly guid_version: string;
  readonly state: ArticleState;
  readonly held: boolean;
}

/** The article of an edition that was imported under the guid. */
export async function importedArticle(
  trx: Transaction,
  edition: string,
  guid: string,
): Promise<ImportedArticle | null> {
  const row = await trx
    .selectFrom("article")
    .select(["id", "guid_version", "state", "held"])
    .where("edition", "=", edition)
    .where("guid", "=", guid)
    .executeTakeFirst();
  return row === undefined ? null : { ...row, guid_version: row.guid_version ?? "" };
}

export async function setGuid(trx: Transaction, article: number, guid: string, version: string): Promise<void> {
  await trx.updateTable("article").set({ guid, guid_version: version }).where("id", "=", article).execute();
}

/** The newsroom's topics with these codes ("medtop:20000153"). */
export async function topicsByCode(trx: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ code: string; id: number }>`
    select code, id from topic where code = any(${[...codes]}::text[])`.execute(trx);
  return new Map(rows.map((row) => [row.code, row.id]));
}

/** The newest asset with these bytes whose rights have not run out. */
export async function assetWithBytes(trx: Transaction, sha256: string): Promise<number | null> {
  const row = await trx
    .selectFrom("asset")
    .select("id")
    .where("sha256", "=", sha256)
    .where("expired", "=", false)
    .orderBy("id", "desc")
    .executeTakeFirst();
  return row?.id ?? null;
}
