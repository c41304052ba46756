import { type Kysely, sql } from "kysely";

// What was written last stands first on the board of stories.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index on working_copy (updated_at desc)`.execute(db);
}
