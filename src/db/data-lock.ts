import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export type DataLock =
  | { readonly ok: true; release(): void }
  | { readonly ok: false; readonly kind: "locked"; readonly holder: number | null }
  | { readonly ok: false; readonly kind: "unwritable"; readonly cause: unknown };

const SQLITE_BUSY = 5;

/**
 * Takes the only right to open the data in `directory`. The operating system gives it back when the process ends,
 * however it ends: an open exclusive transaction on an SQLite file is a file lock. `holder` is a process id.
 * No other code may open `data.lock`: closing any handle on it would drop the lock.
 */
export function lockData(directory: string): DataLock {
  const processFile = join(directory, "data.lock.process");
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(directory, "data.lock"));
    lock.exec("pragma busy_timeout = 0; begin exclusive");
    writeFileSync(processFile, `${process.pid}\n`);
  } catch (cause) {
    lock?.close();
    const busy = cause instanceof Error && "errcode" in cause && cause.errcode === SQLITE_BUSY;
    return busy
      ? { ok: false, kind: "locked", holder: readHolder(processFile) }
      : { ok: false, kind: "unwritable", cause };
  }
  const held = lock;
  return {
    ok: true,
    release() {
      if (!held.isOpen) return;
      rmSync(processFile, { force: true });
      held.close();
    },
  };
}

function readHolder(processFile: string): number | null {
  try {
    return Number.parseInt(readFileSync(processFile, "utf8"), 10) || null;
  } catch {
    return null; // the holder has the lock but has not written its number yet
  }
}
