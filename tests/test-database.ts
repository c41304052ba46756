// A migrated database for each test file, on the kind that TEST_DATABASE names: pglite (default) or postgres.
import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sql } from "kysely";
import pg from "pg";
import { inject } from "vitest";
import { type Database, databaseOn, openDatabase } from "../src/db/database.ts";
import { embeddedEngine, startPGlite } from "../src/db/embedded.ts";
import { migrate } from "../src/db/migrate.ts";
import { migrations } from "../src/db/migrations.ts";

export interface TestDatabase {
  readonly database: Database;
  /** Back to the state after migration; sequences start again. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

interface Opened {
  readonly database: Database;
  close(): Promise<void>;
}

/** Opens a migrated database of its own; about 0.3 s once the template for these migrations is there. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const { database, close } = await (process.env.TEST_DATABASE === "postgres" ? openOnServer() : openInMemory());
  const seeds = await readSeeds(database);
  return { database, reset: () => reset(database, seeds), close };
}

const projectRoot = dirname(import.meta.dirname);

function templateName(): string {
  const folder = join(projectRoot, "src/db/migrations");
  const hash = createHash("sha256").update(Object.keys(migrations).join());
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  hash.update(readFileSync(join(projectRoot, "package-lock.json"))); // another PGlite may not read these files
  return `skywave_template_${hash.digest("hex").slice(0, 16)}`;
}

async function openInMemory(): Promise<Opened> {
  const stored = join(projectRoot, "node_modules/.cache/skywave", `${templateName()}.tar`);
  if (!existsSync(stored)) await storeTemplate(stored);
  const pglite = await startPGlite({ loadDataDir: new Blob([readFileSync(stored)]) });
  const database = databaseOn(embeddedEngine(pglite));
  return { database, close: () => database.close() };
}

async function storeTemplate(path: string): Promise<void> {
  const pglite = await startPGlite({ initDbStartParams: ["--wal-segsize=1"] }); // a small file to load
  const database = databaseOn(embeddedEngine(pglite));
  await migrate(database, migrations);
  await pglite.exec("checkpoint");
  const dump = await pglite.dumpDataDir("none");
  await database.close();
  mkdirSync(dirname(path), { recursive: true });
  const own = `${path}.${randomUUID()}`; // several test files may come here at once
  writeFileSync(own, Buffer.from(await dump.arrayBuffer()));
  renameSync(own, path);
}

async function openOnServer(): Promise<Opened> {
  const serverUrl = inject("postgresUrl");
  const template = templateName();
  const name = `skywave_test_${randomUUID().replaceAll("-", "")}`;
  await asAdministrator(serverUrl, async (client) => {
    await client.query("select pg_advisory_lock(7301847)"); // one test file makes the template, the others wait; given back at the end of the session
    const { rowCount } = await client.query("select from pg_database where datname = $1", [template]);
    if (rowCount === 0) await makeTemplate(serverUrl, client, template);
    await client.query(`create database ${name} template ${template}`);
  });
  const database = await openAt(databaseUrl(serverUrl, name));
  return {
    database,
    async close() {
      await database.close();
      await asAdministrator(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

// Renamed when it is whole: a run cut short must not leave half a template.
async function makeTemplate(serverUrl: string, client: pg.Client, template: string): Promise<void> {
  await client.query(`drop database if exists ${template}_unfinished with (force)`);
  await client.query(`create database ${template}_unfinished encoding 'UTF8' template template0`);
  const database = await openAt(databaseUrl(serverUrl, `${template}_unfinished`));
  await migrate(database, migrations);
  await database.close();
  await client.query(`alter database ${template}_unfinished rename to ${template}`);
}

async function openAt(url: string): Promise<Database> {
  const opened = await openDatabase({ kind: "server", url });
  if (!opened.ok) throw new Error(opened.message);
  return opened.database;
}

function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function asAdministrator(serverUrl: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Rows that the migrations themselves put in, as JSON text by table. */
type Seeds = ReadonlyMap<string, string>;

async function tableNames(database: Database): Promise<readonly string[]> {
  const tables = await sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname = 'public' and tablename not like 'kysely\\_%'`.execute(database.queries);
  return tables.rows.map(({ name }) => name);
}

async function readSeeds(database: Database): Promise<Seeds> {
  const seeds = new Map<string, string>();
  for (const table of await tableNames(database)) {
    const { rows } = await sql<{
      json: string | null;
    }>`select json_agg(t)::text as json from ${sql.raw(table)} t`.execute(database.queries);
    if (rows[0]?.json) seeds.set(table, rows[0].json);
  }
  return seeds;
}

async function reset(database: Database, seeds: Seeds): Promise<void> {
  const tables = await tableNames(database);
  await database.transaction(async (trx) => {
    // Switches off triggers and foreign keys: append-only tables too must be emptied here.
    await sql`set local session_replication_role = replica`.execute(trx);
    const filled = await sql<{ name: string }>`${sql.join(
      tables.map((table) => sql`select ${table} as name where exists (select from ${sql.raw(table)})`),
      sql` union all `,
    )}`.execute(trx);
    if (filled.rows.length > 0)
      await sql`truncate ${sql.raw(filled.rows.map(({ name }) => name).join(", "))} cascade`.execute(trx);
    for (const [table, json] of seeds) {
      await sql`insert into ${sql.raw(table)} overriding system value select * from json_populate_recordset(null::${sql.raw(table)}, ${json}::json)`.execute(
        trx,
      );
    }
    await sql`select setval(seqrelid, seqstart, false) from pg_sequence`.execute(trx);
  });
}
