import type { PGlite, Transaction } from "@electric-sql/pglite";
import type { PGliteDialectConfig } from "kysely";
import type { Maintained } from "./maintenance.ts";
import { parameterText } from "./values.ts";

type KyselyPGlite = Exclude<PGliteDialectConfig["pglite"], (...parameters: never[]) => unknown>;
type RunQuery = KyselyPGlite["query"];

interface TakingTurns {
  readonly pglite: KyselyPGlite;
  readonly maintained: Maintained;
}

const TURN = 8; // milliseconds

/**
 * PGlite as Kysely sees it: parameters as text, and the event loop let in between statements. PGlite answers without
 * ever leaving the current turn of the loop, so a thousand statements in a row would stop every timer and request.
 */
export function takingTurns(pglite: PGlite): TakingTurns {
  let running = 0;
  let quietSince = performance.now();
  let statements = 0;
  let turnStarted: number | null = null;

  async function letOthersRun(): Promise<void> {
    if (turnStarted === null) {
      turnStarted = performance.now();
      setImmediate(() => {
        turnStarted = null;
      });
    } else if (performance.now() - turnStarted >= TURN) await new Promise((resolve) => setImmediate(resolve));
  }

  async function counted<T>(work: () => Promise<T>): Promise<T> {
    running++;
    try {
      return await work();
    } finally {
      running--;
      quietSince = performance.now();
    }
  }

  const on = (target: Pick<PGlite | Transaction, "query">): RunQuery => {
    return (text, parameters, options) =>
      counted(async () => {
        await letOthersRun();
        statements++;
        return target.query(text, parameters?.map(parameterText), options);
      });
  };

  return {
    pglite: {
      get closed() {
        return pglite.closed;
      },
      get ready() {
        return pglite.ready;
      },
      waitReady: pglite.waitReady,
      close: () => pglite.close(),
      query: on(pglite),
      transaction(work) {
        if (pglite.closed) throw new Error("The database is closed."); // thrown at once: Kysely would wait for a begin that never comes
        return counted(() => pglite.transaction((trx) => work({ query: on(trx), rollback: () => trx.rollback() })));
      },
    },
    maintained: {
      async query<Row>(text: string) {
        return (await pglite.query<Row>(text)).rows;
      },
      idleFor: () => (running > 0 ? 0 : performance.now() - quietSince),
      statements: () => statements,
    },
  };
}
