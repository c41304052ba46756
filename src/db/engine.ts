import type { Kysely } from "kysely";
import type { Schema } from "./schema.ts";

/** A held lock. `lost` resolves when the connection that held it died; after that another process may hold it. */
export interface HeldLock {
  release(): Promise<void>;
  readonly lost: Promise<void>;
  readonly isLost: () => boolean;
}

export interface LockOptions {
  /** false: give up at once with null when another holds the lock. */
  readonly wait: boolean;
  /** Aborting ends the wait with null. */
  readonly signal?: AbortSignal;
}

/** What each of the two kinds of PostgreSQL must bring; `database.ts` makes a Database of it. */
export interface Engine {
  readonly kind: "embedded" | "server";
  readonly connection: Kysely<Schema>;
  listen(channel: string, callback: () => void): Promise<() => Promise<void>>;
  holdLock(key: number, options: LockOptions): Promise<HeldLock | null>;
  close(): Promise<void>;
}

/** Why a database could not be opened: one sentence for the operator that names the place and the remedy. */
export interface OpenFailure {
  readonly ok: false;
  readonly kind: "locked" | "unreachable" | "unwritable" | "version";
  readonly message: string;
}
