import { type Act, changePublished } from "../content/changing.ts";
import type { Addressed } from "../content/target.ts";
import type { Database, Transaction } from "../db/database.ts";
import { insertAuditRow } from "../db/newsroom-audit.ts";
import type { Language } from "../language/language.ts";
import type { Outcome } from "../newsroom-api/refusal.ts";
import type { Actor } from "./actor.ts";
import { type EditionLanguages, languagesOf } from "./edition-languages.ts";
import { Refused } from "./refused.ts";

/** What the operator says of audio and video. */
export interface MediaSettings {
  /** Bytes that one file may have. */
  readonly most: number;
  /** The name of ffmpeg in PATH, or where it is. */
  readonly ffmpeg: string;
}

/** What every act works with. */
export interface Desk {
  readonly database: Database;
  /** UTC milliseconds. */
  readonly clock: () => number;
  /** The languages that come with the software. */
  readonly languages: ReadonlyMap<string, Language>;
  readonly picturesDirectory: string;
  readonly media: MediaSettings;
  /** Where readers find the site; without a trailing slash. */
  readonly publicUrl: string;
  /** Where all data is kept, if it is kept in one place of this machine. */
  readonly dataDirectory: string | null;
  /** Eight characters for a new block. */
  readonly randomId: () => string;
  /** Something may be due earlier than the releases know. */
  readonly nudge: () => void;
}

/** One act while it runs. */
export interface Doing {
  readonly trx: Transaction;
  readonly now: Date;
  readonly languages: EditionLanguages;
}

/** What an act changes for readers; `perform` writes it. See `changePublished`. */
export interface PublicChange {
  readonly articles?: readonly number[];
  readonly keys?: readonly string[];
  readonly takedown?: boolean;
  readonly addresses?: readonly Addressed[];
  readonly alike?: Act["alike"];
  readonly perform: () => Promise<void>;
}

/** What an act did: its audit row, what readers will see of it, and its answer (read after the commit if a function). */
export interface Done<T> {
  /** "article 12". */
  readonly subject: string;
  readonly detail?: unknown;
  /** Who did it, where only the act itself finds out. */
  readonly account?: number;
  readonly change?: PublicChange;
  /** A time was set or moved that the releases wait for. */
  readonly nudge?: boolean;
  readonly answer: (queries: Transaction) => T | Promise<T>;
}

/** Runs one act in one transaction, with its audit row, the public change last; a refusal leaves nothing behind. */
export async function doAct<T>(
  desk: Desk,
  by: Actor,
  name: string,
  work: (doing: Doing) => Promise<Done<T>>,
): Promise<Outcome<T>> {
  const refusal = (error: unknown) => {
    if (error instanceof Refused) return error.refusal;
    throw error;
  };
  let done: Done<T>;
  try {
    done = await afterDeadlocks(() => desk.database.transaction((trx) => within(desk, by, name, trx, work)));
  } catch (error) {
    return refusal(error);
  }
  if (done.nudge) desk.nudge();
  return { ok: true, value: await done.answer(desk.database.queries) };
}

async function within<T>(
  desk: Desk,
  by: Actor,
  name: string,
  trx: Transaction,
  work: (doing: Doing) => Promise<Done<T>>,
): Promise<Done<T>> {
  const now = new Date(desk.clock());
  const languages = await languagesOf(trx, desk.languages);
  const done = await work({ trx, now, languages });
  await insertAuditRow(trx, {
    at: now,
    account: done.account ?? by.account,
    act: name,
    subject: done.subject,
    detail: done.detail ?? {},
  });
  const { change } = done;
  if (change !== undefined) {
    const { articles = [], keys, takedown, addresses, alike } = change;
    const reason = `${name} ${done.subject}`;
    await changePublished(
      trx,
      languages.zoneOf,
      { at: now, reason, name, account: by.account, articles, keys, takedown, addresses, alike },
      change.perform,
    );
  }
  return done;
}

/** Reads on one state of the data; a refusal (nothing there) is a value. */
export async function read<T>(desk: Desk, ask: (trx: Transaction) => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await desk.database.snapshot(ask) };
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

/** Two acts that lock the same rows in another order: PostgreSQL ends one of them, which simply runs again. */
async function afterDeadlocks<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt === 4 || !isDeadlock(error)) throw error;
    }
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "40P01";
}
