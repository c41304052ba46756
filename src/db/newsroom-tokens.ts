import type { Transaction } from "./database.ts";

export interface TokenRow {
  readonly id: number;
  readonly account: number;
  readonly name: string;
  readonly editions: readonly string[] | null;
  readonly created_at: Date;
  readonly revoked_at: Date | null;
}

const columns = ["id", "account", "name", "editions", "created_at", "revoked_at"] as const;

export async function tokenRows(trx: Transaction): Promise<readonly TokenRow[]> {
  return trx.selectFrom("token").select(columns).orderBy("id").execute();
}

/** The token with this hash (SHA-256 of the secret, hex), unless it was revoked. */
export async function validToken(trx: Transaction, hash: string): Promise<TokenRow | null> {
  const row = await trx
    .selectFrom("token")
    .select(columns)
    .where("hash", "=", hash)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

/** A token with an account of its own, so that the audit log names it. */
export async function insertToken(
  trx: Transaction,
  token: {
    readonly name: string;
    readonly hash: string;
    readonly editions: readonly string[] | null;
    readonly at: Date;
    /** The account of the person who made it; null: the operator. */
    readonly madeBy: number | null;
  },
): Promise<TokenRow> {
  const { name, hash, editions, at, madeBy } = token;
  const account = await trx
    .insertInto("account")
    .values({ name, created_at: at })
    .returning("id")
    .executeTakeFirstOrThrow();
  return trx
    .insertInto("token")
    .values({
      account: account.id,
      name,
      hash,
      editions: editions === null ? null : [...editions],
      created_at: at,
      revoked_at: null,
      made_by: madeBy,
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
}

export async function revokeTokenRow(trx: Transaction, id: number, at: Date): Promise<TokenRow | null> {
  const row = await trx
    .updateTable("token")
    .set((expression) => ({ revoked_at: expression.fn.coalesce("revoked_at", expression.val(at)) }))
    .where("id", "=", id)
    .returning(columns)
    .executeTakeFirst();
  return row ?? null;
}

/** Revokes the tokens that somebody made; returns how many were in use. */
export async function revokeTokensMadeBy(trx: Transaction, account: number, at: Date): Promise<number> {
  const revoked = await trx
    .updateTable("token")
    .set({ revoked_at: at })
    .where("made_by", "=", account)
    .where("revoked_at", "is", null)
    .returning("id")
    .execute();
  return revoked.length;
}
