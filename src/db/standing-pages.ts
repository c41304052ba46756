import { sql } from "kysely";
import type { StandingKind, StandingText } from "../story/standing.ts";
import type { Transaction } from "./database.ts";

export interface StandingRow {
  readonly edition: string;
  readonly kind: StandingKind;
  readonly content: StandingText;
  readonly updated_at: Date;
}

/** The standing pages that are written, of these editions. */
export async function standingRows(trx: Transaction, editions: readonly string[]): Promise<readonly StandingRow[]> {
  return trx
    .selectFrom("standing_page")
    .select(["edition", "kind", "content", "updated_at"])
    .where("edition", "in", [...editions])
    .execute();
}

export async function storeStanding(
  trx: Transaction,
  row: StandingRow & { readonly account: number | null },
): Promise<void> {
  const { edition, kind, updated_at, account } = row;
  const content = JSON.stringify(row.content);
  await trx
    .insertInto("standing_page")
    .values({ edition, kind, content, updated_at, account })
    .onConflict((conflict) => conflict.columns(["edition", "kind"]).doUpdateSet({ content, updated_at, account }))
    .execute();
}

export async function deleteStanding(trx: Transaction, edition: string, kind: StandingKind): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom("standing_page")
    .where("edition", "=", edition)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export interface CorrectionRow {
  readonly article: number;
  readonly kind: "correction" | "clarification";
  readonly note: string;
  readonly at: Date;
}

/** What was put right in an edition's shown articles since `since`, newest first. */
export async function correctionRows(
  trx: Transaction,
  edition: string,
  since: Date,
  limit: number,
): Promise<readonly CorrectionRow[]> {
  const { rows } = await sql<CorrectionRow>`
    select p.article, p.kind, p.note, p.at from publication p join article a on a.id = p.article
    where p.kind in ('correction', 'clarification') and not p.undone and p.note is not null and p.at > ${since}
      and a.edition = ${edition} and a.public = 'shown'
    order by p.at desc, p.id desc limit ${limit}`.execute(trx);
  return rows;
}
