import { randomBytes } from "node:crypto";
import type { Transaction } from "../db/database.ts";
import { deleteInvitation, type Invited, invitedBy, storeInvitation } from "../db/newsroom-invitations.ts";
import { personRow, updatePerson } from "../db/newsroom-people.ts";
import { deleteSessions } from "../db/newsroom-sessions.ts";
import type * as api from "../newsroom-api/accounts.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type { Outcome } from "../newsroom-api/refusal.ts";
import { type Desk, doAct, read } from "./act.ts";
import { type Actor, newsroomItself } from "./actor.ts";
import { meOf } from "./me.ts";
import { hashOfPassword, passwordFault } from "./passwords.ts";
import { Refused } from "./refused.ts";
import { type Begun, beginSession, type From, hashOfSecret } from "./sessions.ts";
import { iso } from "./views.ts";

/** How long an invitation is good for, in milliseconds. */
const goodFor = 72 * 3_600_000;

/** What whoever holds an invitation may do with it. */
export function invitationActs(desk: Desk) {
  return {
    read: ({ params }: InputOf<typeof api.readInvitation>) =>
      read(desk, async (trx) => {
        const { name, email, expires_at } = await invited(trx, params.code, new Date(desk.clock()));
        return { name, email, expiresAt: iso(expires_at) };
      }),

    /** Chooses the password, which ends every older session, and begins one. */
    accept: async (from: From, { params, body }: InputOf<typeof api.acceptInvitation>): Promise<Outcome<Begun>> => {
      const asked = await read(desk, (trx) => invited(trx, params.code, new Date(desk.clock())));
      if (!asked.ok) return asked;
      const fault = passwordFault(body.password, asked.value);
      if (fault !== null) return { ok: false, kind: "invalid", message: fault };
      const password = await hashOfPassword(body.password);
      return doAct(desk, newsroomItself, "accept invitation", async ({ trx, now }) => {
        const { account } = await invited(trx, params.code, now);
        // Of two that come at once, one finds the row gone.
        if (!(await deleteInvitation(trx, account, hashOfSecret(params.code)))) throw gone();
        await updatePerson(trx, account, { password });
        await deleteSessions(trx, account);
        const { id, secret } = await beginSession(trx, account, from, now);
        return {
          subject: `account ${account}`,
          account,
          detail: { session: id, address: from.address },
          answer: async (queries) => ({ me: await meOf(queries, await actorOf(queries, account)), secret }),
        };
      });
    },
  };
}

/** A new invitation; any older one of the account is good no longer. */
export async function invite(trx: Transaction, account: number, at: Date) {
  const code = randomBytes(24).toString("base64url");
  const expiresAt = new Date(at.getTime() + goodFor);
  await storeInvitation(trx, { account, hash: hashOfSecret(code), at, expiresAt });
  return { code, address: `/invitation?code=${code}`, expiresAt: iso(expiresAt) };
}

export async function actorOf(trx: Transaction, account: number): Promise<Actor> {
  const person = await personRow(trx, account);
  if (person === null) throw new Error(`Account ${account} is no person.`);
  const { name, administrator, grants } = person;
  return { account, name, administrator, grants };
}

async function invited(trx: Transaction, code: string, now: Date): Promise<Invited> {
  const row = await invitedBy(trx, hashOfSecret(code), now);
  if (row === null) throw gone();
  return row;
}

function gone(): Refused {
  return new Refused(
    "not-found",
    "This invitation was used, replaced by a newer one, or is older than three days; ask an administrator for another.",
  );
}
