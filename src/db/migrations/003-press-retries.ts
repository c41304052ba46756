import { type Kysely, sql } from "kysely";

// The press asks after every publication when the next retry is up; without this it would read every page's row.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index page_retry on page (retry_at) where retry_at is not null`.execute(db);
}
