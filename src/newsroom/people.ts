import type { Transaction } from "../db/database.ts";
import { deleteInvitation } from "../db/newsroom-invitations.ts";
import {
  activeAdministrators,
  insertPerson,
  lockPeople,
  personByEmail,
  personRow,
  personRows,
  replaceGrants,
  type StoredPerson,
  updatePerson,
} from "../db/newsroom-people.ts";
import { deleteSessions } from "../db/newsroom-sessions.ts";
import { revokeTokensMadeBy } from "../db/newsroom-tokens.ts";
import type * as api from "../newsroom-api/accounts.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import { type Desk, doAct, type Doing, read } from "./act.ts";
import { type Actor, requireAdministrator } from "./actor.ts";
import { requireKnownEditions } from "./edition-languages.ts";
import { invite } from "./invitations.ts";
import { found, Refused } from "./refused.ts";
import { listed, normalEmail } from "./sessions.ts";
import { iso, isoOrNull } from "./views.ts";

/** What administrators may do with people. What is changed counts at once: every request asks the database who is calling. */
export function peopleActs(desk: Desk) {
  // Long only because it holds every act on people; each is short.
  const one = async (trx: Transaction, by: Actor, account: number) => personView(by, await known(trx, account));

  /** An act on one person, by an administrator, one at a time; it answers with the person. */
  const onPerson = <T extends object>(
    name: string,
    by: Actor,
    account: number,
    work: (person: StoredPerson, doing: Doing) => Promise<{ readonly detail?: unknown; readonly more: T }>,
  ) =>
    doAct(desk, by, name, async (doing) => {
      requireAdministrator(by);
      await lockPeople(doing.trx);
      const { detail, more } = await work(await known(doing.trx, account), doing);
      return {
        subject: `account ${account}`,
        detail,
        answer: async (queries) => ({ ...(await one(queries, by, account)), ...more }),
      };
    });

  return {
    list: (by: Actor) =>
      read(desk, async (trx) => ({ items: (await personRows(trx)).map((person) => personView(by, person)) })),

    add: (by: Actor, { body }: InputOf<typeof api.addPerson>) =>
      doAct(desk, by, "add person", async (doing) => {
        const { trx, now } = doing;
        requireAdministrator(by);
        await lockPeople(trx);
        const { administrator, grants } = body;
        const name = body.name.trim();
        const email = await freeEmail(trx, body.email, null);
        await requireKnownEditions(doing.trx, doing.languages, editionsIn(grants));
        const account = await insertPerson(trx, { name, email, password: null, administrator, at: now });
        await replaceGrants(trx, account, grants);
        const invitation = await invite(trx, account, now);
        return {
          subject: `account ${account}`,
          detail: { name, email, administrator, grants },
          answer: async (queries) => ({ ...(await one(queries, by, account)), invitation }),
        };
      }),

    change: (by: Actor, { params, body }: InputOf<typeof api.changePerson>) =>
      onPerson("change person", by, params.account, async (person, doing) => {
        const { trx } = doing;
        const { name, administrator, grants } = body;
        const email = body.email === undefined ? undefined : await freeEmail(trx, body.email, person.account);
        if (administrator === false) await keepAnAdministrator(trx, person);
        await updatePerson(trx, person.account, {
          ...(name === undefined ? {} : { name: name.trim() }),
          ...(email === undefined ? {} : { email }),
          ...(administrator === undefined ? {} : { administrator }),
        });
        if (grants !== undefined) {
          await requireKnownEditions(doing.trx, doing.languages, editionsIn(grants));
          await replaceGrants(trx, person.account, grants);
        }
        return { detail: body, more: {} };
      }),

    invite: (by: Actor, { params }: Pick<InputOf<typeof api.invitePerson>, "params">) =>
      onPerson("invite person", by, params.account, async (person, { trx, now }) => {
        if (person.off_at !== null)
          throw new Refused("conflict", `"${person.name}" is switched off; switch the account on first.`);
        return { more: { invitation: await invite(trx, person.account, now) } };
      }),

    switchOff: (by: Actor, { params }: Pick<InputOf<typeof api.switchPersonOff>, "params">) =>
      onPerson("switch person off", by, params.account, async (person, { trx, now }) => {
        await keepAnAdministrator(trx, person);
        await updatePerson(trx, person.account, { off_at: person.off_at ?? now });
        await deleteInvitation(trx, person.account);
        const sessions = await deleteSessions(trx, person.account);
        const tokens = await revokeTokensMadeBy(trx, person.account, now);
        return { detail: { sessions, tokens }, more: {} };
      }),

    switchOn: (by: Actor, { params }: Pick<InputOf<typeof api.switchPersonOn>, "params">) =>
      onPerson("switch person on", by, params.account, async (person, { trx }) => {
        await updatePerson(trx, person.account, { off_at: null });
        return { more: {} };
      }),

    sessionsOf: (by: Actor, session: string | null, { params }: InputOf<typeof api.listSessionsOfPerson>) =>
      read(desk, async (trx) => {
        requireAdministrator(by);
        const { account } = await known(trx, params.account);
        return { items: await listed(desk, trx, account, session) };
      }),

    revokeSessionsOf: (by: Actor, { params }: InputOf<typeof api.revokeSessionsOfPerson>) =>
      doAct(desk, by, "end sessions of person", async ({ trx }) => {
        requireAdministrator(by);
        const { account } = await known(trx, params.account);
        const revoked = await deleteSessions(trx, account);
        return { subject: `account ${account}`, detail: { revoked }, answer: () => ({ revoked }) };
      }),
  };
}

async function known(trx: Transaction, account: number): Promise<StoredPerson> {
  return found(await personRow(trx, account), `person with account ${account}`, "GET /api/people lists everybody.");
}

async function freeEmail(trx: Transaction, given: string, account: number | null): Promise<string> {
  const email = normalEmail(given);
  const other = await personByEmail(trx, email);
  if (other === null || other.account === account) return email;
  throw new Refused("conflict", `"${other.name}" has the email ${email} already; change that account, or use another.`);
}

/** Refuses to take away the last administrator who can sign in. */
async function keepAnAdministrator(trx: Transaction, person: StoredPerson): Promise<void> {
  const counts = person.administrator && person.password !== null && person.off_at === null;
  if (!counts || (await activeAdministrators(trx, person.account)) > 0) return;
  throw new Refused(
    "refused",
    `"${person.name}" is the last administrator who can sign in; make somebody else one first.`,
  );
}

function editionsIn(grants: readonly api.Grant[]): readonly string[] {
  return grants.flatMap(({ edition }) => edition ?? []);
}

/** Emails are for administrators and their owners. */
function personView(by: Actor, person: StoredPerson): api.Person {
  const { account, name, email, administrator, grants } = person;
  return {
    account,
    name,
    email: by.administrator || by.account === account ? email : null,
    administrator,
    grants: [...grants],
    state: person.off_at !== null ? "off" : person.password === null ? "invited" : "active",
    lastSeenAt: isoOrNull(person.last_seen_at),
    createdAt: iso(person.created_at),
  };
}
