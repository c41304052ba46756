import type { Context } from "hono";
import * as accounts from "../../newsroom-api/accounts.ts";
import type { Outcome } from "../../newsroom-api/refusal.ts";
import type { Bind } from "../bind.ts";
import { forgetSession, fromOf, keepSession } from "../caller.ts";
import type { Newsroom } from "../newsroom.ts";
import { ownOrigin } from "../request-origin.ts";
import type { Begun } from "../sessions.ts";

export function bindAccounts(bind: Bind, newsroom: Newsroom): void {
  bind(accounts.readMe, (by) => newsroom.accounts.me(by));
  bind(accounts.changeMe, newsroom.accounts.changeMe);
  bind(accounts.changeOwnPassword, (by, input, context) =>
    newsroom.accounts.changePassword(by, context.get("session"), input),
  );
  bind(accounts.readSetUp, () => newsroom.setUp.read());
  bind(accounts.setUp, async (_by, input, context) =>
    begun(context, await newsroom.setUp.setUp(fromOf(context), input)),
  );
  bindSessions(bind, newsroom);
  bindPeople(bind, newsroom);
  bind(accounts.readInvitation, (_by, input) => newsroom.invitations.read(input));
  bind(accounts.acceptInvitation, async (_by, input, context) =>
    begun(context, await newsroom.invitations.accept(fromOf(context), input)),
  );
}

function bindSessions(bind: Bind, newsroom: Newsroom): void {
  bind(accounts.signIn, async (_by, input, context) =>
    begun(context, await newsroom.sessions.signIn(fromOf(context), input)),
  );
  bind(accounts.signOut, async (by, _input, context) => {
    const ended = await newsroom.sessions.signOut(by, context.get("session"));
    if (ended.ok) forgetSession(context);
    return ended;
  });
  bind(accounts.listSessions, (by, _input, context) => newsroom.sessions.list(by, context.get("session")));
  bind(accounts.revokeSession, (by, { params }) => newsroom.sessions.revoke(by, params.session));
  bind(accounts.revokeOtherSessions, (by, _input, context) =>
    newsroom.sessions.revokeOthers(by, context.get("session")),
  );
}

function bindPeople(bind: Bind, newsroom: Newsroom): void {
  const { people } = newsroom;
  bind(accounts.listPeople, (by) => people.list(by));
  bind(accounts.addPerson, async (by, input, context) => reachable(context, await people.add(by, input)));
  bind(accounts.changePerson, people.change);
  bind(accounts.invitePerson, async (by, input, context) => reachable(context, await people.invite(by, input)));
  bind(accounts.switchPersonOff, people.switchOff);
  bind(accounts.switchPersonOn, people.switchOn);
  bind(accounts.listSessionsOfPerson, (by, input, context) => people.sessionsOf(by, context.get("session"), input));
  bind(accounts.revokeSessionsOfPerson, people.revokeSessionsOf);
}

/** The session's secret goes into a cookie and nowhere else. */
function begun(context: Context, outcome: Outcome<Begun>): Outcome<accounts.Me> {
  if (!outcome.ok) return outcome;
  keepSession(context, outcome.value.secret);
  return { ok: true, value: outcome.value.me };
}

/** With the invitation's whole address, as whoever asks for it reaches the newsroom. */
function reachable<T extends { readonly invitation: { readonly address: string } }>(
  context: Context,
  outcome: Outcome<T>,
): Outcome<T> {
  if (!outcome.ok) return outcome;
  const { invitation } = outcome.value;
  const address = `${ownOrigin(context)}${invitation.address}`;
  return { ok: true, value: { ...outcome.value, invitation: { ...invitation, address } } };
}
