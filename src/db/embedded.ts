import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { Kysely, PGliteDialect } from "kysely";
import { type DataLock, lockData } from "./data-lock.ts";
import { DurableFiles, syncPath, syncTree } from "./durable-files.ts";
import type { Engine, OpenFailure } from "./engine.ts";
import { localLocks } from "./local-locks.ts";
import { type Maintenance, startMaintenance } from "./maintenance.ts";
import { takingTurns } from "./taking-turns.ts";
import { parserOf } from "./values.ts";

export interface EmbeddedWhere {
  readonly kind: "embedded";
  /** Made if it is not there. The data is in its folder `postgres`. */
  readonly directory: string;
}

export interface EmbeddedEngine extends Engine {
  readonly kind: "embedded";
  readonly maintenance: Maintenance;
}

type EmbeddedResult = { readonly ok: true; readonly engine: EmbeddedEngine } | OpenFailure;

const POSTGRES_MAJOR = "18"; // of this PGlite

const settings = [
  "fsync=on",
  "wal_sync_method=fsync", // Emscripten's fdatasync and O_SYNC do nothing
  "full_page_writes=on",
  "synchronous_commit=on",
  // One connection, no workers: what a server would need is memory lost here.
  "shared_buffers=32MB",
  "wal_buffers=1MB",
  "max_wal_size=128MB",
  "max_connections=10",
  "max_wal_senders=0",
  "max_replication_slots=0",
  "timezone=UTC",
];

const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  ...settings.flatMap((setting) => ["-c", setting]),
];

// 4 MB instead of 16: a new segment is filled with zeros and synced, while everything waits.
const initDbStartParams = ["--wal-segsize=4"];

/** Opens, or makes, the embedded database in a directory that no other process has open; recovers after an unclean end. */
export async function openEmbedded(where: EmbeddedWhere): Promise<EmbeddedResult> {
  const directory = resolve(where.directory);
  try {
    makeDirectory(directory);
  } catch (cause) {
    return unwritable(directory, cause);
  }
  const lock = lockData(directory);
  if (!lock.ok) return lockFailure(directory, lock);
  try {
    const version = versionFailure(directory);
    if (version) {
      lock.release();
      return version;
    }
    const pglite = await openFiles(directory);
    return { ok: true, engine: embeddedEngine(pglite, () => lock.release()) };
  } catch (cause) {
    lock.release();
    return unwritable(directory, cause);
  }
}

function makeDirectory(directory: string): void {
  const first = mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (first) syncPath(dirname(first));
}

// A new database is made beside its place and moved there whole, so that a start cut short leaves nothing half made.
async function openFiles(directory: string): Promise<PGlite> {
  const data = join(directory, "postgres");
  if (!existsSync(data)) {
    const unfinished = join(directory, "postgres.unfinished");
    rmSync(unfinished, { recursive: true, force: true });
    const pglite = await startPGlite({ fs: new DurableFiles(unfinished), initDbStartParams });
    await pglite.close();
    syncTree(unfinished);
    renameSync(unfinished, data);
    syncPath(directory);
  }
  return startPGlite({ fs: new DurableFiles(data) });
}

/** Starts PGlite with Skywave's settings; without files in `options` it stays in memory. */
export function startPGlite(options: PGliteOptions): Promise<PGlite> {
  return PGlite.create({ startParams, ...options });
}

/** The engine on a started PGlite; `afterClose` runs once PGlite has closed. */
export function embeddedEngine(pglite: PGlite, afterClose: () => void = () => {}): EmbeddedEngine {
  // What PGlite would parse or serialise by itself differs from `pg`: see values.ts.
  for (const oid of Object.keys(pglite.parsers)) pglite.parsers[oid] = parserOf(Number(oid));
  pglite.serializers = {};
  const locks = localLocks();
  const turns = takingTurns(pglite);
  const maintenance = startMaintenance(turns.maintained, (failure) => {
    process.emitWarning(`The embedded database's maintenance failed and will be tried again: ${String(failure)}`);
  });
  let closing: Promise<void> | undefined;
  return {
    kind: "embedded",
    connection: new Kysely({ dialect: new PGliteDialect({ pglite: turns.pglite }) }),
    maintenance,
    listen: listenersOn(pglite),
    holdLock: locks.hold,
    close() {
      closing ??= maintenance
        .stop()
        .then(() => pglite.close())
        .finally(afterClose);
      return closing;
    },
  };
}

function listenersOn(pglite: PGlite): Engine["listen"] {
  const callbacks = new Map<string, Set<() => void>>();
  pglite.onNotification((channel) => {
    for (const callback of callbacks.get(channel) ?? []) callback();
  });
  // PGlite's own unlisten fails for names that need quotes, such as those with a hyphen.
  const run = (statement: string, channel: string) => pglite.exec(`${statement} "${channel.replaceAll('"', '""')}"`);
  return async (channel, callback) => {
    const own = () => callback(); // the same function may listen twice
    const known = callbacks.get(channel);
    if (known) known.add(own);
    else callbacks.set(channel, new Set([own]));
    await run("listen", channel);
    return async () => {
      const left = callbacks.get(channel);
      if (!left?.delete(own) || left.size > 0) return;
      callbacks.delete(channel);
      if (pglite.ready) await run("unlisten", channel);
    };
  };
}

function lockFailure(directory: string, lock: DataLock & { readonly ok: false }): OpenFailure {
  if (lock.kind === "unwritable") return unwritable(directory, lock.cause);
  const holder = lock.holder === null ? "" : ` (process ${lock.holder})`;
  return {
    ok: false,
    kind: "locked",
    message: `The data in ${directory} is in use by another Skywave${holder}; stop that one first, or choose another directory with SKYWAVE_DATA.`,
  };
}

function versionFailure(directory: string): OpenFailure | null {
  const file = join(directory, "postgres", "PG_VERSION");
  if (!existsSync(file)) return null;
  const found = readFileSync(file, "utf8").trim();
  if (found === POSTGRES_MAJOR) return null;
  return {
    ok: false,
    kind: "version",
    message: `The data in ${directory} was made by PostgreSQL ${found}, and this Skywave embeds PostgreSQL ${POSTGRES_MAJOR}; start the Skywave that made it and move the data from there.`,
  };
}

function unwritable(directory: string, cause: unknown): OpenFailure {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return {
    ok: false,
    kind: "unwritable",
    message: `Skywave cannot keep its data in ${directory} (${reason}); make that directory writable and see that its disk has room, or choose another with SKYWAVE_DATA.`,
  };
}
