import type { Transaction } from "./database.ts";

export interface Invited {
  readonly account: number;
  readonly name: string;
  readonly email: string;
  readonly expires_at: Date;
}

/** One invitation a person: a new one ends the one before. */
export async function storeInvitation(
  trx: Transaction,
  invitation: { readonly account: number; readonly hash: string; readonly at: Date; readonly expiresAt: Date },
): Promise<void> {
  const { account, hash, at, expiresAt } = invitation;
  const row = { hash, created_at: at, expires_at: expiresAt };
  await trx
    .insertInto("invitation")
    .values({ account, ...row })
    .onConflict((conflict) => conflict.column("account").doUpdateSet(row))
    .execute();
}

/** Whom the code with this hash (SHA-256, hex) invites, unless it has run out or the person is switched off. */
export async function invitedBy(trx: Transaction, hash: string, now: Date): Promise<Invited | null> {
  const row = await trx
    .selectFrom("invitation as i")
    .innerJoin("person as p", "p.account", "i.account")
    .innerJoin("account as a", "a.id", "i.account")
    .select(["i.account", "a.name", "p.email", "i.expires_at"])
    .where("i.hash", "=", hash)
    .where("i.expires_at", ">", now)
    .where("p.off_at", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

/** Ends an account's invitation; whether the one with this hash was there (any, without a hash). */
export async function deleteInvitation(trx: Transaction, account: number, hash?: string): Promise<boolean> {
  let query = trx.deleteFrom("invitation").where("account", "=", account);
  if (hash !== undefined) query = query.where("hash", "=", hash);
  return (await query.returning("account").execute()).length > 0;
}
