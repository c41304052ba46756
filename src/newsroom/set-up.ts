import { createHash, randomInt, timingSafeEqual } from "node:crypto";
import {
  activeAdministrators,
  clearSetUpCode,
  insertPerson,
  keepSetUpCode,
  lockPeople,
  personByEmail,
  replaceGrants,
  setUpCode,
  updatePerson,
} from "../db/newsroom-people.ts";
import { deleteInvitation } from "../db/newsroom-invitations.ts";
import { deleteSessions } from "../db/newsroom-sessions.ts";
import type { Transaction } from "../db/database.ts";
import type * as api from "../newsroom-api/accounts.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type { Outcome } from "../newsroom-api/refusal.ts";
import { type Desk, doAct, read } from "./act.ts";
import { newsroomItself } from "./actor.ts";
import { actorOf } from "./invitations.ts";
import { meOf } from "./me.ts";
import { hashOfPassword, passwordFault } from "./passwords.ts";
import { Refused } from "./refused.ts";
import { type Begun, beginSession, type From, normalEmail } from "./sessions.ts";
import { countTry, forgetTries } from "./throttle.ts";

/** The first administrator, let in by a code that only whoever starts Skywave can read. */
export function setUpActs(desk: Desk) {
  return {
    read: () => read(desk, async (trx) => ({ needed: (await activeAdministrators(trx)) === 0 })),

    /** The code to print while nobody administrates; the same until it is used. Null: somebody does. */
    code: (): Promise<string | null> =>
      desk.database.transaction(async (trx) =>
        (await activeAdministrators(trx)) > 0 ? null : keepSetUpCode(trx, newCode()),
      ),

    setUp: async (from: From, { body }: InputOf<typeof api.setUp>): Promise<Outcome<Begun>> => {
      const needed = await read(desk, (trx) => requireNobodyYet(trx));
      if (!needed.ok) return needed;
      const limit = { key: `set-up from ${from.address ?? "unknown"}`, tries: 5, longest: 3600 };
      const shut = await countTry(desk, [limit], "set-up");
      if (shut !== null) return shut;
      const allowed = await read(desk, (trx) => requireCode(trx, body.code));
      if (!allowed.ok) return allowed;
      await forgetTries(desk, [limit]);
      const name = body.name.trim();
      const email = normalEmail(body.email);
      const fault = passwordFault(body.password, { name, email });
      if (fault !== null) return { ok: false, kind: "invalid", message: fault };
      const password = await hashOfPassword(body.password);
      return doAct(desk, newsroomItself, "set up", async ({ trx, now }) => {
        await lockPeople(trx);
        await requireCode(trx, body.code);
        const account = await makeAdministrator(trx, { name, email, password, at: now });
        await clearSetUpCode(trx);
        const { id, secret } = await beginSession(trx, account, from, now);
        return {
          subject: `account ${account}`,
          account,
          detail: { name, email, session: id, address: from.address },
          answer: async (queries) => ({ me: await meOf(queries, await actorOf(queries, account)), secret }),
        };
      });
    },
  };
}

/** Somebody who was invited, and is now here with the code, keeps the account. */
async function makeAdministrator(
  trx: Transaction,
  person: { readonly name: string; readonly email: string; readonly password: string; readonly at: Date },
): Promise<number> {
  const known = await personByEmail(trx, person.email);
  if (known === null) return insertPerson(trx, { ...person, administrator: true });
  const { name, password } = person;
  await updatePerson(trx, known.account, { name, password, administrator: true, off_at: null });
  await replaceGrants(trx, known.account, []);
  await deleteInvitation(trx, known.account);
  await deleteSessions(trx, known.account);
  return known.account;
}

async function requireNobodyYet(trx: Transaction): Promise<void> {
  if ((await activeAdministrators(trx)) > 0)
    throw new Refused("conflict", "This newsroom has an administrator already; sign in, or ask for an invitation.");
}

async function requireCode(trx: Transaction, given: string): Promise<void> {
  await requireNobodyYet(trx);
  const code = await setUpCode(trx);
  if (code !== null && isSame(code, given)) return;
  throw new Refused(
    "forbidden",
    'This is not the code of this newsroom; `npm start` prints it in the line that begins with "Sign in".',
  );
}

const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's: none that are easily mistaken

/** Ten signs, 50 bits: "7F3KD-92MXA". */
function newCode(): string {
  const word = () => Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join("");
  return `${word()}-${word()}`;
}

function isSame(code: string, given: string): boolean {
  const plain = (text: string) =>
    createHash("sha256")
      .update(
        text
          .toUpperCase()
          .replaceAll("O", "0")
          .replaceAll(/[IL]/g, "1")
          .replaceAll(/[^0-9A-Z]/g, ""),
      )
      .digest();
  return timingSafeEqual(plain(code), plain(given));
}
