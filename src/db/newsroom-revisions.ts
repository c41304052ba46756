import { sql } from "kysely";
import type { MadeFrom, RevisionContent } from "../story/revision.ts";
import type { Transaction } from "./database.ts";

export interface RevisionRow {
  readonly id: number;
  readonly article: number;
  readonly number: number;
  readonly content: RevisionContent;
  readonly minor: boolean;
  readonly made_from_article: number | null;
  readonly made_from_revision: number | null;
  readonly created_at: Date;
}

const columns = [
  "id",
  "article",
  "number",
  "content",
  "minor",
  "made_from_article",
  "made_from_revision",
  "created_at",
] as const;

export async function revisionRows(trx: Transaction, ids: readonly number[]): Promise<readonly RevisionRow[]> {
  if (ids.length === 0) return [];
  return trx
    .selectFrom("revision")
    .select(columns)
    .where("id", "in", [...ids])
    .execute();
}

/** All of an article, newest first, `after` a number within it. */
export async function revisionsOf(trx: Transaction, article: number, after = 0): Promise<readonly RevisionRow[]> {
  return trx
    .selectFrom("revision")
    .select(columns)
    .where("article", "=", article)
    .where("number", ">", after)
    .orderBy("number", "desc")
    .execute();
}

/** Stores a revision with the article's next number; the article must be locked. */
export async function insertRevision(
  trx: Transaction,
  revision: {
    readonly article: number;
    readonly content: RevisionContent;
    readonly minor: boolean;
    readonly madeFrom: MadeFrom | null;
    readonly at: Date;
    readonly account: number | null;
  },
): Promise<RevisionRow> {
  const { article, content, minor, madeFrom, at, account } = revision;
  const { rows } = await sql<RevisionRow>`
    insert into revision (article, number, content, minor, made_from_article, made_from_revision, created_at, account)
    values (${article}, (select coalesce(max(number), 0) + 1 from revision where article = ${article}), ${JSON.stringify(content)}::jsonb,
      ${minor}, ${madeFrom?.article ?? null}, ${madeFrom?.revision ?? null}, ${at}, ${account})
    returning id, article, number, content, minor, made_from_article, made_from_revision, created_at`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error("The database returned no row for the revision that it stored.");
  return row;
}
