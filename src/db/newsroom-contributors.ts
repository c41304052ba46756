import { sql } from "kysely";
import type { Transaction } from "./database.ts";
import { searchPatterns } from "./search-patterns.ts";

export interface StoredContributor {
  readonly id: number;
  readonly kind: "person" | "desk" | "agency";
  readonly name: string;
  readonly portrait: number | null;
  readonly withheld: boolean;
  readonly texts: readonly {
    readonly edition: string;
    readonly name: string;
    readonly description: string | null;
    readonly withheld: boolean;
  }[];
}

const columns = sql`c.id, c.kind, c.name, c.portrait, c.withheld,
  coalesce((select jsonb_agg(jsonb_build_object('edition', t.edition, 'name', t.name, 'description', t.description, 'withheld', t.withheld) order by t.edition)
    from contributor_text t where t.contributor = c.id), '[]'::jsonb) as texts
  from contributor c`;

export async function contributorRow(trx: Transaction, id: number): Promise<StoredContributor | null> {
  const { rows } = await sql<StoredContributor>`select ${columns} where c.id = ${id}`.execute(trx);
  return rows[0] ?? null;
}

export async function lockContributor(trx: Transaction, id: number): Promise<StoredContributor | null> {
  await sql`select id from contributor where id = ${id} for update`.execute(trx);
  return contributorRow(trx, id);
}

/** Whether something that readers see in the edition credits the contributor. */
export async function isCredited(trx: Transaction, contributor: number, edition: string): Promise<boolean> {
  const row = await trx
    .selectFrom("published_contributor")
    .select("article")
    .where("contributor", "=", contributor)
    .where("edition", "=", edition)
    .executeTakeFirst();
  return row !== undefined;
}

/** Newest first; `search` finds words of the name, the newsroom's own or an edition's. */
export async function contributorPage(
  trx: Transaction,
  wanted: {
    readonly before: number | null;
    readonly limit: number;
    readonly search: string;
    readonly kind: StoredContributor["kind"] | null;
  },
): Promise<readonly StoredContributor[]> {
  const { before, limit, search, kind } = wanted;
  const { rows } = await sql<StoredContributor>`select ${columns}
    where (${before}::int is null or c.id < ${before}) and (${kind}::text is null or c.kind = ${kind})
      and ${named} ilike all(${searchPatterns(search)}::text[])
    order by c.id desc limit ${limit}`.execute(trx);
  return rows;
}

const named = sql`concat_ws(' ', c.name,
  (select string_agg(t.name, ' ') from contributor_text t where t.contributor = c.id))`;

export async function insertContributor(
  trx: Transaction,
  contributor: { readonly kind: StoredContributor["kind"]; readonly name: string },
): Promise<number> {
  const { id } = await trx.insertInto("contributor").values(contributor).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function updateContributor(
  trx: Transaction,
  id: number,
  change: { readonly name?: string; readonly portrait?: number | null; readonly withheld?: boolean },
): Promise<void> {
  if (Object.keys(change).length > 0) await trx.updateTable("contributor").set(change).where("id", "=", id).execute();
}

export async function storeContributorText(
  trx: Transaction,
  text: {
    readonly contributor: number;
    readonly edition: string;
    readonly name: string;
    readonly description: string | null;
    readonly withheld: boolean;
  },
): Promise<void> {
  const { name, description, withheld } = text;
  await trx
    .insertInto("contributor_text")
    .values(text)
    .onConflict((conflict) => conflict.columns(["contributor", "edition"]).doUpdateSet({ name, description, withheld }))
    .execute();
}

/** Shows the name again in every edition. */
export async function clearWithheldTexts(trx: Transaction, contributor: number): Promise<void> {
  await trx.updateTable("contributor_text").set({ withheld: false }).where("contributor", "=", contributor).execute();
}
