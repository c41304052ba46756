import { sql } from "kysely";
import type { PublicationKind } from "../story/article.ts";
import type { Transaction } from "./database.ts";

export interface PublicationRow {
  readonly id: number;
  readonly article: number;
  readonly kind: PublicationKind;
  readonly revision: number | null;
  readonly note: string | null;
  readonly at: Date;
  /** The account's name; null: the newsroom itself. */
  readonly by: string | null;
  readonly undone: boolean;
}

/** Everything that was done to the articles in public, oldest first. */
export async function publicationsOf(
  trx: Transaction,
  articles: readonly number[],
): Promise<readonly PublicationRow[]> {
  const { rows } = await sql<PublicationRow>`
    select p.id, p.article, p.kind, p.revision, p.note, p.at, account.name as by, p.undone
    from publication p left join account on account.id = p.account
    where p.article = any(${articles}::int[]) order by p.id`.execute(trx);
  return rows;
}

export async function insertPublications(
  trx: Transaction,
  publications: readonly {
    readonly article: number;
    readonly kind: PublicationKind;
    readonly revision: number | null;
    readonly note: string | null;
    readonly at: Date;
    readonly account: number | null;
  }[],
): Promise<void> {
  if (publications.length === 0) return;
  await trx
    .insertInto("publication")
    .values([...publications])
    .execute();
}

export async function markUndone(trx: Transaction, ids: readonly number[]): Promise<void> {
  await sql`update publication set undone = true where id = any(${ids}::int[])`.execute(trx);
}
