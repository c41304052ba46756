import { sql } from "kysely";
import type { Transaction } from "./database.ts";

export interface AuditEntry {
  readonly at: Date;
  readonly account: number | null;
  readonly act: string;
  readonly subject: string;
  readonly detail: unknown;
}

/** Writes the row and, in the same statement, wakes whoever watches the newsroom once the act commits. */
export async function insertAuditRow(trx: Transaction, entry: AuditEntry): Promise<void> {
  await trx
    .insertInto("audit_log")
    .values({ ...entry, detail: JSON.stringify(entry.detail) })
    .returning(sql`pg_notify('newsroom', '')`.as("notified"))
    .execute();
}

export interface AuditRow extends AuditEntry {
  readonly id: number;
  readonly account_name: string | null;
}

/** Newest first. */
export async function auditRows(
  trx: Transaction,
  wanted: { readonly subject: string | null; readonly before: number | null; readonly limit: number },
): Promise<readonly AuditRow[]> {
  let query = trx
    .selectFrom("audit_log as l")
    .leftJoin("account as a", "a.id", "l.account")
    .select(["l.id", "l.at", "l.account", "a.name as account_name", "l.act", "l.subject", "l.detail"])
    .orderBy("l.id", "desc")
    .limit(wanted.limit);
  if (wanted.subject !== null) query = query.where("l.subject", "=", wanted.subject);
  if (wanted.before !== null) query = query.where("l.id", "<", wanted.before);
  return query.execute();
}
