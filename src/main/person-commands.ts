import type { Actor } from "../newsroom/actor.ts";
import { normalEmail } from "../newsroom/sessions.ts";
import type { Grant, Person } from "../newsroom-api/accounts.ts";
import type { Outcome } from "../newsroom-api/refusal.ts";
import { nameOf } from "./ready-lines.ts";
import type { Workplace } from "./workplace.ts";

/** Whom to invite, and as what. What is left out stays as it is for somebody who is there already. */
export interface ToInvite {
  readonly email: string;
  readonly name: string | null;
  readonly administrator: boolean;
  /** "fa=reporter", "all=editor". */
  readonly editions: readonly string[];
}

type Lines = Outcome<readonly string[]>;

/** Prints a link with which somebody, new or without their password, chooses one. */
export async function invitePerson(workplace: Workplace, by: Actor, wanted: ToInvite): Promise<Lines> {
  const { people } = workplace.newsroom;
  const grants = grantsOf(wanted.editions);
  if (!grants.ok) return grants;
  const known = await personOf(workplace, by, wanted.email);
  if (!known.ok) return known;
  const invited =
    known.value === null
      ? await people.add(by, {
          params: {},
          query: {},
          body: {
            name: wanted.name ?? wanted.email,
            email: wanted.email,
            administrator: wanted.administrator,
            grants: [...grants.value],
          },
        })
      : await again(workplace, by, known.value, { ...wanted, grants: grants.value });
  if (!invited.ok) return invited;
  const { name, invitation } = invited.value;
  const { host, newsroomPort } = workplace.environment;
  return lines([
    `http://${nameOf(host)}:${newsroomPort}${invitation.address}`,
    `Give this link to ${name}: it lets them choose a password, once, until ${invitation.expiresAt}.`,
  ]);
}

/** Somebody who is there already: switched on again, and with the roles that are named. */
async function again(
  { newsroom: { people } }: Workplace,
  by: Actor,
  person: Person,
  wanted: ToInvite & { readonly grants: readonly Grant[] },
) {
  const given = { params: { account: person.account }, query: {} };
  const body = {
    ...(wanted.name === null ? {} : { name: wanted.name }),
    ...(wanted.administrator ? { administrator: true } : {}),
    ...(wanted.grants.length > 0 ? { grants: [...wanted.grants] } : {}),
  };
  if (person.state === "off") {
    const on = await people.switchOn(by, given);
    if (!on.ok) return on;
  }
  if (Object.keys(body).length > 0) {
    const changed = await people.change(by, { ...given, body });
    if (!changed.ok) return changed;
  }
  return people.invite(by, given);
}

/** A line for each: account, name, email, state, and what they may do. */
export async function listPeople(workplace: Workplace, by: Actor): Promise<Lines> {
  const listed = await workplace.newsroom.people.list(by);
  if (!listed.ok) return listed;
  return lines(
    listed.value.items.map((person) =>
      [person.account, person.name, person.email, person.state, rolesOf(person)].join("\t"),
    ),
  );
}

/** Lets somebody in no more. */
export async function switchPersonOff(workplace: Workplace, by: Actor, email: string): Promise<Lines> {
  const known = await personOf(workplace, by, email);
  if (!known.ok) return known;
  if (known.value === null)
    return {
      ok: false,
      kind: "not-found",
      message: `Nobody has the email ${email}; "skywave person list" shows everybody.`,
    };
  const off = await workplace.newsroom.people.switchOff(by, { params: { account: known.value.account } });
  return off.ok ? lines([`${off.value.name} is switched off, with all sessions and tokens.`]) : off;
}

async function personOf(workplace: Workplace, by: Actor, email: string): Promise<Outcome<Person | null>> {
  const listed = await workplace.newsroom.people.list(by);
  if (!listed.ok) return listed;
  const wanted = normalEmail(email);
  return { ok: true, value: listed.value.items.find((person) => person.email === wanted) ?? null };
}

function grantsOf(words: readonly string[]): Outcome<readonly Grant[]> {
  const grants: Grant[] = [];
  for (const word of words) {
    const [edition = "", role = ""] = word.split("=");
    if (edition === "" || (role !== "reporter" && role !== "editor"))
      return {
        ok: false,
        kind: "invalid",
        message: `"${word}" is no role in an edition; write CODE=reporter or CODE=editor, with "all" as the code for every edition.`,
      };
    grants.push({ edition: edition === "all" ? null : edition, role });
  }
  return { ok: true, value: grants };
}

function rolesOf({ administrator, grants }: Person): string {
  const roles = grants.map(({ edition, role }) => `${edition ?? "all"}=${role}`);
  return [...(administrator ? ["administrator"] : []), ...roles].join(", ") || "reads only";
}

function lines(value: readonly string[]): Lines {
  return { ok: true, value };
}
