import { AsyncLocalStorage } from "node:async_hooks";
import { type Kysely, type KyselyPlugin, sql } from "kysely";
import { type EmbeddedWhere, openEmbedded } from "./embedded.ts";
import type { Engine, HeldLock, LockOptions, OpenFailure } from "./engine.ts";
import type { Schema } from "./schema.ts";
import { openServer, type ServerWhere } from "./server.ts";

/** What runs inside a transaction; passed explicitly to every query that belongs to it. */
export type Transaction = Kysely<Schema>;

/**
 * The one connection to PostgreSQL, embedded or a server, with the same rows from both: int8 is a number (beyond 2^53
 * throws), timestamptz a Date, numeric and date text, bytea a Buffer, json parsed.
 */
export interface Database {
  readonly kind: "embedded" | "server";
  /** Runs `work` in a read committed transaction; commits when it resolves, rolls back when it throws; never retries. */
  transaction<T>(work: (trx: Transaction) => Promise<T>): Promise<T>;
  /** Runs `work` on one unchanging, read-only state of the data (repeatable read). */
  snapshot<T>(work: (trx: Transaction) => Promise<T>): Promise<T>;
  /**
   * For single statements outside a transaction. Statements wait for an open embedded transaction; used inside one
   * they would wait for ever, so there they throw.
   */
  readonly queries: Kysely<Schema>;
  /**
   * Calls back after every NOTIFY on the channel, from this process or another, and once after a lost connection is
   * back, since something may have been missed. Returns what ends it.
   */
  listen(channel: string, callback: () => void): Promise<() => Promise<void>>;
  /** Wakes the channel's listeners. Inside a transaction use `select pg_notify(channel, '')`, which waits for the commit. */
  notify(channel: string): Promise<void>;
  /** Holds an advisory lock until released, beyond transactions; null when not had (`wait: false`, or aborted). */
  holdLock(key: number, options: LockOptions): Promise<HeldLock | null>;
  close(): Promise<void>;
}

export type OpenResult = { readonly ok: true; readonly database: Database } | OpenFailure;

/** Opens the database; what an operator can mend comes back as a value with a sentence. */
export async function openDatabase(where: EmbeddedWhere | ServerWhere): Promise<OpenResult> {
  const opened = where.kind === "embedded" ? await openEmbedded(where) : await openServer(where);
  return opened.ok ? { ok: true, database: databaseOn(opened.engine) } : opened;
}

/** Makes a Database of an engine, for `openDatabase` and for tests that keep PGlite in memory. */
export function databaseOn(engine: Engine): Database {
  const inside = new AsyncLocalStorage<{ open: boolean }>();

  const outsideOnly = (what: string) => {
    if (inside.getStore()?.open)
      throw new Error(
        `${what} was used inside a transaction, where it would wait for that transaction's end; use the transaction object.`,
      );
  };

  async function within<T>(trx: Transaction, work: (trx: Transaction) => Promise<T>): Promise<T> {
    const state = { open: true };
    const whileOpen = guard(() => {
      if (!state.open)
        throw new Error("A query was run after its transaction had ended; await every query inside the transaction.");
    });
    try {
      return await inside.run(state, () => work(trx.withPlugin(whileOpen)));
    } finally {
      state.open = false;
    }
  }

  const queries = engine.connection.withPlugin(guard(() => outsideOnly("database.queries")));
  return {
    kind: engine.kind,
    queries,
    async transaction(work) {
      outsideOnly("database.transaction");
      return engine.connection
        .transaction()
        .setIsolationLevel("read committed")
        .execute((trx) => within(trx, work));
    },
    async snapshot(work) {
      outsideOnly("database.snapshot");
      const begin = engine.connection.transaction().setIsolationLevel("repeatable read").setAccessMode("read only");
      return begin.execute(async (trx) => {
        // Kysely's PGlite driver ignores both settings.
        if (engine.kind === "embedded")
          await sql`set transaction isolation level repeatable read, read only`.execute(trx);
        return within(trx, work);
      });
    },
    // A callback belongs to no transaction, even when one in this process woke it.
    async listen(channel, callback) {
      outsideOnly("database.listen");
      return engine.listen(channel, () => inside.exit(callback));
    },
    async notify(channel) {
      await sql`select pg_notify(${channel}, '')`.execute(queries);
    },
    holdLock: (key, options) => engine.holdLock(key, options),
    close: () => engine.close(),
  };
}

function guard(check: () => void): KyselyPlugin {
  return {
    transformQuery({ node }) {
      check();
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}
