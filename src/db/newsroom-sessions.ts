import { sql } from "kysely";
import type { Transaction } from "./database.ts";
import { grantsOf, type StoredGrant } from "./newsroom-people.ts";

export interface SessionRow {
  readonly id: string;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly address: string | null;
  readonly device: string | null;
}

/** A session, and who holds it. */
export interface ValidSession extends SessionRow {
  readonly account: number;
  readonly name: string;
  readonly administrator: boolean;
  readonly grants: readonly StoredGrant[];
}

/** Sessions that began and were used after these instants are still good. */
export interface StillGood {
  readonly begunAfter: Date;
  readonly usedAfter: Date;
}

const columns = ["id", "created_at", "last_seen_at", "address", "device"] as const;

/** The session with this hash (SHA-256 of the secret, hex), of somebody who is not switched off. */
export async function validSession(trx: Transaction, hash: string, good: StillGood): Promise<ValidSession | null> {
  const { rows } = await sql<ValidSession>`
    select s.id, s.created_at, s.last_seen_at, s.address, s.device, p.account, a.name, p.administrator, ${grantsOf} as grants
    from session s join person p on p.account = s.account join account a on a.id = p.account
    where s.hash = ${hash} and p.off_at is null
      and s.created_at > ${good.begunAfter} and s.last_seen_at > ${good.usedAfter}`.execute(trx);
  return rows[0] ?? null;
}

export async function insertSession(
  trx: Transaction,
  session: {
    readonly id: string;
    readonly account: number;
    readonly hash: string;
    readonly at: Date;
    readonly address: string | null;
    readonly device: string | null;
  },
): Promise<void> {
  const { at, ...rest } = session;
  await trx
    .insertInto("session")
    .values({ ...rest, created_at: at, last_seen_at: at })
    .execute();
  await trx.updateTable("person").set({ last_seen_at: at }).where("account", "=", session.account).execute();
}

/** Notes that a session was used, and from where. */
export async function touchSession(
  trx: Transaction,
  session: { readonly id: string; readonly account: number; readonly address: string | null; readonly at: Date },
): Promise<void> {
  const { id, account, address, at } = session;
  await trx.updateTable("session").set({ last_seen_at: at, address }).where("id", "=", id).execute();
  await trx.updateTable("person").set({ last_seen_at: at }).where("account", "=", account).execute();
}

/** An account's good sessions, the last used first. */
export async function sessionsOf(trx: Transaction, account: number, good: StillGood): Promise<readonly SessionRow[]> {
  return trx
    .selectFrom("session")
    .select(columns)
    .where("account", "=", account)
    .where("created_at", ">", good.begunAfter)
    .where("last_seen_at", ">", good.usedAfter)
    .orderBy("last_seen_at", "desc")
    .orderBy("id")
    .execute();
}

/** Ends an account's sessions: one, all, or all but one. Returns how many. */
export async function deleteSessions(
  trx: Transaction,
  account: number,
  which: { readonly only?: string; readonly but?: string | null } = {},
): Promise<number> {
  let query = trx.deleteFrom("session").where("account", "=", account);
  if (which.only !== undefined) query = query.where("id", "=", which.only);
  if (which.but !== undefined && which.but !== null) query = query.where("id", "<>", which.but);
  return (await query.returning("id").execute()).length;
}

/** Forgets the sessions of everybody that are good no longer. */
export async function deleteOldSessions(trx: Transaction, good: StillGood): Promise<void> {
  await trx
    .deleteFrom("session")
    .where((is) => is.or([is("created_at", "<=", good.begunAfter), is("last_seen_at", "<=", good.usedAfter)]))
    .execute();
}

/** Whether the account has a session that was last used from this network address. */
export async function isUsualAddress(trx: Transaction, account: number, address: string): Promise<boolean> {
  const row = await trx
    .selectFrom("session")
    .select("id")
    .where("account", "=", account)
    .where("address", "=", address)
    .executeTakeFirst();
  return row !== undefined;
}
