import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import type { Database } from "./database.ts";

const MIGRATION_LOCK = 7_301_846; // any number that no other lock has
const TABLE = "kysely_migration";

/**
 * Brings the database to the state of this code: runs, in the order of their names and each once, the migrations it
 * has not had, all in one transaction. Processes wait for each other. Throws if the database is newer than the code.
 */
export async function migrate(database: Database, migrations: Readonly<Record<string, Migration>>): Promise<void> {
  const lock = await database.holdLock(MIGRATION_LOCK, { wait: true });
  if (!lock) throw new Error("The database was closed while waiting for another process to migrate it.");
  try {
    await refuseNewer(database, migrations);
    const { error } = await new Migrator({
      db: database.queries as Kysely<unknown>, // migrations come before the schema
      provider: { getMigrations: async () => ({ ...migrations }) },
      migrationTableName: TABLE,
      nameComparator: (one, other) => (one < other ? -1 : 1),
    }).migrateToLatest();
    if (error)
      throw new Error(
        `The database could not be migrated and was left as it was: ${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      );
  } finally {
    await lock.release();
  }
}

async function refuseNewer(database: Database, migrations: Readonly<Record<string, Migration>>): Promise<void> {
  const found = await sql<{ known: boolean }>`select to_regclass(${TABLE}) is not null as known`.execute(
    database.queries,
  );
  if (!found.rows[0]?.known) return;
  const had = await sql<{ name: string }>`select name from ${sql.table(TABLE)} order by name`.execute(database.queries);
  const unknown = had.rows.find(({ name }) => !Object.hasOwn(migrations, name));
  if (unknown)
    throw new Error(
      `The database has had the migration "${unknown.name}", which this Skywave does not know; start the newer Skywave that made it, or restore a backup from before.`,
    );
}
