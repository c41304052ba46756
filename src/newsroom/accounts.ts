import { lockPeople, personRow, type StoredPerson, updatePerson } from "../db/newsroom-people.ts";
import { deleteSessions } from "../db/newsroom-sessions.ts";
import type { Transaction } from "../db/database.ts";
import type * as api from "../newsroom-api/accounts.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type { Outcome } from "../newsroom-api/refusal.ts";
import { type Desk, doAct, read } from "./act.ts";
import type { Actor } from "./actor.ts";
import { meOf } from "./me.ts";
import { hashOfPassword, isPassword, passwordFault } from "./passwords.ts";
import { Refused } from "./refused.ts";
import { countTry, forgetTries } from "./throttle.ts";

/** What somebody may do with their own account. */
export function accountActs(desk: Desk) {
  return {
    me: (by: Actor) => read(desk, (trx) => meOf(trx, by)),

    changeMe: (by: Actor, { body }: InputOf<typeof api.changeMe>) =>
      doAct(desk, by, "change own account", async ({ trx }) => {
        const { account } = await ownPerson(trx, by);
        const { name, interfaceLanguage } = body;
        await updatePerson(trx, account, {
          ...(name === undefined ? {} : { name: name.trim() }),
          ...(interfaceLanguage === undefined ? {} : { interface_language: interfaceLanguage }),
        });
        return { subject: `account ${account}`, detail: body, answer: (queries) => meOf(queries, by) };
      }),

    /** Hashing takes a tenth of a second: outside the transaction. `session` stays, every other one ends. */
    changePassword: async (
      by: Actor,
      session: string | null,
      { body }: InputOf<typeof api.changeOwnPassword>,
    ): Promise<Outcome<api.Me>> => {
      const asked = await read(desk, (trx) => ownPerson(trx, by));
      if (!asked.ok) return asked;
      const person = asked.value;
      const limit = { key: `password of account ${person.account}`, tries: 5, longest: 3600 };
      const shut = await countTry(desk, [limit], "change password");
      if (shut !== null) return shut;
      if (!(await isPassword(body.current, person.password)))
        return { ok: false, kind: "refused", message: "The current password is another one; nothing was changed." };
      await forgetTries(desk, [limit]);
      const fault = passwordFault(body.password, person);
      if (fault !== null) return { ok: false, kind: "invalid", message: fault };
      const password = await hashOfPassword(body.password);
      return doAct(desk, by, "change own password", async ({ trx }) => {
        await lockPeople(trx);
        const now = await ownPerson(trx, by);
        if (now.password !== person.password)
          throw new Refused("conflict", "The password was changed meanwhile; sign in with the new one.");
        await updatePerson(trx, person.account, { password });
        const ended = await deleteSessions(trx, person.account, { but: session });
        return {
          subject: `account ${person.account}`,
          detail: { endedSessions: ended },
          answer: (queries) => meOf(queries, by),
        };
      });
    },
  };
}

async function ownPerson(trx: Transaction, by: Actor): Promise<StoredPerson> {
  const person = by.account === null ? null : await personRow(trx, by.account);
  if (person !== null) return person;
  throw new Refused("refused", `"${by.name}" is a token, which has no password or screens; sign in as a person.`);
}
