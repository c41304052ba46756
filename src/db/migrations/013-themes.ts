import { type Kysely, sql } from "kysely";

// An edition's own look: a token file as it was checked at the door (src/pages/theme.ts).
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table edition add column theme jsonb`.execute(db);
}
