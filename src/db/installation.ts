import type { Transaction } from "./database.ts";

/** Names this database for ever: a tree that carries another id is not ours. */
export async function databaseId(trx: Transaction): Promise<string> {
  const row = await trx.selectFrom("installation").select("database_id").executeTakeFirstOrThrow();
  return row.database_id;
}
