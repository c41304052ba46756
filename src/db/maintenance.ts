// PGlite has no background processes: nothing checkpoints and nothing vacuums unless this file does.

const MEGABYTE = 1024 * 1024;
const TICK = 1_000;
const IDLE = 500;
const CHECKPOINT_EVERY = 5 * 60_000;
const VACUUM_ALL_EVERY = 24 * 60 * 60_000;

/** What maintenance needs of the engine. Times are milliseconds. */
export interface Maintained {
  query<Row>(text: string): Promise<readonly Row[]>;
  /** How long no statement ran; 0 while one runs or a transaction is open. */
  idleFor(): number;
  /** Statements run since the engine opened, maintenance left out. */
  statements(): number;
}

export interface Maintenance {
  /** Does at once what is due, without waiting for an idle moment. */
  runNow(): Promise<void>;
  /** Stops the timer and waits for the statement that is running. */
  stop(): Promise<void>;
}

export interface WalState {
  /** Bytes of write-ahead log since the last checkpoint. */
  readonly walBytes: number;
  readonly sinceCheckpoint: number;
  readonly idleFor: number;
}

/** Whether to checkpoint. A checkpoint holds up everything for some 20 to 300 ms, so it waits for a quiet moment, up to a limit. */
export function checkpointDue({ walBytes, sinceCheckpoint, idleFor }: WalState): boolean {
  if (walBytes >= 128 * MEGABYTE) return true;
  if (idleFor < IDLE) return walBytes >= 64 * MEGABYTE && idleFor > 0;
  return walBytes >= 16 * MEGABYTE || (sinceCheckpoint >= CHECKPOINT_EVERY && walBytes > 1024);
}

// Autovacuum's own thresholds: a fixed part and a share of the table.
const CHANGED_TABLES = `select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
  where n_dead_tup > 50 + 0.2 * n_live_tup or n_mod_since_analyze > 50 + 0.1 * n_live_tup or n_ins_since_vacuum > 1000 + 0.2 * n_live_tup
  order by n_dead_tup desc`;

const ALL_TABLES = `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'm') and c.relpersistence = 'p' order by n.nspname, c.relname`;

const WAL_BYTES = `select (pg_current_wal_insert_lsn() - redo_lsn)::float8 as bytes from pg_control_checkpoint()`;

/** Checkpoints and vacuums an embedded engine in its idle moments until stopped; a failure goes to `report`. */
export function startMaintenance(engine: Maintained, report: (failure: unknown) => void): Maintenance {
  let seen = 0;
  let unsaved = true; // a statement ran since the last checkpoint
  let checkpointAt = performance.now();
  let vacuumAllAt = performance.now();
  let waiting: string[] = [];
  let running: Promise<void> = Promise.resolve();

  async function checkpoint(always: boolean): Promise<void> {
    const [wal] = await engine.query<{ bytes: number }>(WAL_BYTES);
    const state = {
      walBytes: wal?.bytes ?? 0,
      sinceCheckpoint: performance.now() - checkpointAt,
      idleFor: engine.idleFor(),
    };
    if (!always && !checkpointDue(state)) return;
    await engine.query("checkpoint");
    checkpointAt = performance.now();
    unsaved = false;
  }

  async function findWork(): Promise<void> {
    const all = performance.now() - vacuumAllAt >= VACUUM_ALL_EVERY;
    if (all) vacuumAllAt = performance.now();
    await engine.query("select pg_stat_force_next_flush()"); // otherwise the counts lag behind
    const tables = await engine.query<{ name: string }>(all ? ALL_TABLES : CHANGED_TABLES);
    waiting = tables.map((table) => table.name);
  }

  // One table a tick, so that nobody waits for more than one.
  async function vacuumNext(): Promise<void> {
    const table = waiting.shift();
    if (table) await engine.query(`vacuum (analyze) ${table}`);
  }

  async function tick(): Promise<void> {
    const statements = engine.statements();
    const changed = statements !== seen;
    unsaved ||= changed;
    if (changed || (unsaved && performance.now() - checkpointAt >= CHECKPOINT_EVERY)) await checkpoint(false);
    if (engine.idleFor() < IDLE) return;
    if (waiting.length > 0) return vacuumNext();
    if (changed || performance.now() - vacuumAllAt >= VACUUM_ALL_EVERY) await findWork();
    seen = statements;
  }

  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = tick()
      .catch(report)
      .finally(() => {
        busy = false;
      });
  }, TICK).unref();

  return {
    async runNow() {
      await running;
      await findWork();
      while (waiting.length > 0) await vacuumNext();
      await checkpoint(true);
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
