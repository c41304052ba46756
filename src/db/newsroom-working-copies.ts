import { sql } from "kysely";
import type { MadeFrom, RevisionContent } from "../story/revision.ts";
import type { Transaction } from "./database.ts";

export interface WorkingCopyRow {
  readonly article: number;
  readonly content: RevisionContent;
  readonly based_on: number | null;
  readonly made_from_article: number | null;
  readonly made_from_revision: number | null;
  readonly updated_at: Date;
}

export interface WorkingCopyToStore {
  readonly article: number;
  readonly content: RevisionContent;
  readonly basedOn: number | null;
  readonly madeFrom: MadeFrom | null;
  readonly at: Date;
  readonly account: number | null;
}

export async function workingCopyRow(trx: Transaction, article: number): Promise<WorkingCopyRow | null> {
  const row = await trx
    .selectFrom("working_copy")
    .select(["article", "content", "based_on", "made_from_article", "made_from_revision", "updated_at"])
    .where("article", "=", article)
    .executeTakeFirst();
  return row ?? null;
}

/** Stores it with a time later than the one before, so that every saving can be told from the last. */
export async function storeWorkingCopy(trx: Transaction, copy: WorkingCopyToStore): Promise<void> {
  const { article, content, basedOn, madeFrom, at, account } = copy;
  await sql`
    insert into working_copy (article, content, based_on, made_from_article, made_from_revision, updated_at, account)
    values (${article}, ${JSON.stringify(content)}::jsonb, ${basedOn}, ${madeFrom?.article ?? null}, ${madeFrom?.revision ?? null}, ${at}, ${account})
    on conflict (article) do update set content = excluded.content, based_on = excluded.based_on,
      made_from_article = excluded.made_from_article, made_from_revision = excluded.made_from_revision, account = excluded.account,
      updated_at = greatest(excluded.updated_at, working_copy.updated_at + interval '1 millisecond')`.execute(trx);
}

/** Whether the working copy says what the revision says that it is based on. */
export async function isUntouched(trx: Transaction, article: number): Promise<boolean> {
  const { rows } = await sql<{ same: boolean }>`
    select w.content = r.content as same from working_copy w join revision r on r.id = w.based_on
    where w.article = ${article}`.execute(trx);
  return rows[0]?.same ?? false;
}
