import { createHash, randomBytes } from "node:crypto";
import type { Transaction } from "../db/database.ts";
import { keepPassword, personByEmail, type StoredPerson } from "../db/newsroom-people.ts";
import {
  deleteOldSessions,
  deleteSessions,
  insertSession,
  isUsualAddress,
  type SessionRow,
  sessionsOf,
  type StillGood,
  touchSession,
  validSession,
} from "../db/newsroom-sessions.ts";
import type { Me, Session, signIn } from "../newsroom-api/accounts.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type { Outcome, Refusal } from "../newsroom-api/refusal.ts";
import { type Desk, doAct, read } from "./act.ts";
import type { Actor } from "./actor.ts";
import { deviceOf } from "./device.ts";
import { inTurn } from "./in-turn.ts";
import { meOf } from "./me.ts";
import { isPassword } from "./passwords.ts";
import { found, Refused } from "./refused.ts";
import { countTry, forgetTries, type Limit } from "./throttle.ts";
import { iso } from "./views.ts";

const day = 86_400_000;

/** A session ends when it was not used for this long, in milliseconds. */
export const longestIdle = 14 * day;
/** A session ends after this long in any case, in milliseconds. */
export const longestSession = 90 * day;
/** How much older than the truth the time of last use may be, in milliseconds: each note of it is a write. */
const usedOften = 60_000;

/** Where a request comes from. */
export interface From {
  /** The network address. */
  readonly address: string | null;
  /** The browser, as it says of itself. */
  readonly agent: string | null;
}

/** Who is signed in, and in which session. */
export interface SignedIn {
  readonly actor: Actor & { readonly account: number };
  readonly session: string;
}

/** A session that has just begun; `secret` is for its cookie and nowhere else. */
export interface Begun {
  readonly me: Me;
  readonly secret: string;
}

export function sessionActs(desk: Desk) {
  // Long only because it holds every act on sessions; each is short.
  const tries = inTurn(2);

  async function signInOnce(from: From, { body }: InputOf<typeof signIn>): Promise<Outcome<Begun>> {
    const email = normalEmail(body.email);
    const person = await personByEmail(desk.database.queries, email);
    const limits = await limitsOf(desk, email, person, from);
    const shut = await countTry(desk, limits, "sign in");
    if (shut !== null) return shut;
    const right = await isPassword(body.password, person?.password ?? null);
    if (person === null || !right || person.off_at !== null) return wrong;
    const { account, name, administrator, grants } = person;
    const by: Actor = { account, name, administrator, grants };
    const begun = await doAct(desk, by, "sign in", async ({ trx, now }) => {
      // Hashing took a while, in which the password may have been changed or the account switched off.
      if (!(await keepPassword(trx, account, person.password))) throw new Refused(wrong.kind, wrong.message);
      const session = await beginSession(trx, person.account, from, now);
      const { secret } = session;
      return {
        subject: `account ${person.account}`,
        detail: { session: session.id, address: from.address },
        answer: async (queries) => ({ me: await meOf(queries, by), secret }),
      };
    });
    if (begun.ok) await forgetTries(desk, limits);
    return begun;
  }

  return {
    signIn: (from: From, input: InputOf<typeof signIn>) => tries(() => signInOnce(from, input)),

    signOut: (by: Actor, session: string | null) =>
      doAct(desk, by, "sign out", async ({ trx }) => {
        if (by.account === null || session === null)
          throw new Refused("refused", "A token is no session; to end it, revoke it under /api/tokens.");
        await deleteSessions(trx, by.account, { only: session });
        return { subject: `account ${by.account}`, answer: () => ({ signedOut: true as const }) };
      }),

    list: (by: Actor, session: string | null) =>
      read(desk, async (trx) => ({ items: by.account === null ? [] : await listed(desk, trx, by.account, session) })),

    revoke: (by: Actor, id: string) =>
      doAct(desk, by, "end session", async ({ trx }) => {
        const revoked = by.account === null ? 0 : await deleteSessions(trx, by.account, { only: id });
        found(revoked || null, `session "${id}" of your own`, "GET /api/sessions lists them.");
        return { subject: `account ${by.account}`, detail: { session: id }, answer: () => ({ revoked }) };
      }),

    revokeOthers: (by: Actor, session: string | null) =>
      doAct(desk, by, "end other sessions", async ({ trx }) => {
        const revoked = by.account === null ? 0 : await deleteSessions(trx, by.account, { but: session });
        return { subject: `account ${by.account}`, detail: { revoked }, answer: () => ({ revoked }) };
      }),

    /** Who holds this secret; null when nobody does, or no longer. Notes that the session was used, unless told not to. */
    authenticate: async (secret: string, from?: From): Promise<SignedIn | null> => {
      const { queries } = desk.database;
      const now = new Date(desk.clock());
      const row = await validSession(queries, hashOfSecret(secret), stillGood(now));
      if (row === null) return null;
      const { id, account, name, administrator, grants } = row;
      if (from !== undefined && now.getTime() - row.last_seen_at.getTime() >= usedOften)
        await touchSession(queries, { id, account, address: from.address, at: now });
      return { actor: { account, name, administrator, grants }, session: id };
    },
  };
}

/** Begins a session of somebody who has proved who they are. */
export async function beginSession(
  trx: Transaction,
  account: number,
  from: From,
  at: Date,
): Promise<{ readonly id: string; readonly secret: string }> {
  const secret = randomBytes(32).toString("base64url");
  const id = randomBytes(12).toString("base64url");
  const device = from.agent?.slice(0, 300) ?? null;
  await deleteOldSessions(trx, stillGood(at));
  await insertSession(trx, { id, account, hash: hashOfSecret(secret), at, address: from.address, device });
  return { id, secret };
}

/** The account's sessions as the API shows them; `current` is the one that asks. */
export async function listed(
  desk: Desk,
  trx: Transaction,
  account: number,
  current: string | null,
): Promise<Session[]> {
  const rows = await sessionsOf(trx, account, stillGood(new Date(desk.clock())));
  return rows.map((row) => sessionView(row, current));
}

/** An email as it is stored and compared. */
export function normalEmail(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase();
}

// A secret has at least 128 random bits, so a fast hash is safe: there is nothing to guess.
export function hashOfSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Five tries at one account from one place, 20 at an account from anywhere it is not usually used from, 50 from one place at any. */
async function limitsOf(
  desk: Desk,
  email: string,
  person: StoredPerson | null,
  { address }: From,
): Promise<readonly Limit[]> {
  const place = address ?? "unknown";
  const usual =
    person !== null && address !== null && (await isUsualAddress(desk.database.queries, person.account, address));
  const limits = [
    { key: `email ${email} from ${place}`, tries: 5, longest: 3600 },
    { key: `address ${place}`, tries: 50, longest: 900, shared: true as const },
  ];
  return usual ? limits : [...limits, { key: `email ${email}`, tries: 20, longest: 900 }];
}

const wrong: Refusal = {
  ok: false,
  kind: "unauthorized",
  message: "This email and password do not belong together; try again, or ask an administrator for an invitation.",
};

function stillGood(now: Date): StillGood {
  return {
    begunAfter: new Date(now.getTime() - longestSession),
    usedAfter: new Date(now.getTime() - longestIdle),
  };
}

function sessionView(row: SessionRow, current: string | null): Session {
  const ends = Math.min(row.last_seen_at.getTime() + longestIdle, row.created_at.getTime() + longestSession);
  return {
    id: row.id,
    current: row.id === current,
    createdAt: iso(row.created_at),
    lastSeenAt: iso(row.last_seen_at),
    expiresAt: iso(new Date(ends)),
    address: row.address,
    device: row.device === null ? null : deviceOf(row.device),
  };
}
