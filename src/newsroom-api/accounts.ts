import { z } from "zod";
import { editionCode, filledLine, id, idParam, instant } from "./fields.ts";
import { operation } from "./operation.ts";

const tag = "accounts";
const personParams = z.object({ account: idParam });

/** What somebody may do in an edition: reporters write and hand in, editors publish and take back as well. */
export const roles = ["reporter", "editor"] as const;
export type Role = (typeof roles)[number];

/** One edition's role; `edition` null: in every edition, those to come as well. */
export const grant = z.strictObject({ edition: editionCode.nullable(), role: z.enum(roles) }).meta({ id: "Grant" });
export type Grant = z.output<typeof grant>;

const grants = z
  .array(grant)
  .max(200)
  .refine((all) => new Set(all.map((one) => one.edition)).size === all.length, "must name each edition once");

const email = z.email("must be an email address").max(254);
const password = z
  .string()
  .min(12, "must have at least 12 characters")
  .max(128)
  .meta({ description: "At least 12 characters; any characters." });
/** The language of the newsroom's own screens. */
const interfaceLanguage = z.enum(["en", "fa"]).meta({ description: "Of the newsroom's own screens." });

/** Who is calling, and what they may do. */
export const me = z
  .strictObject({
    account: id,
    name: z.string(),
    email: z.string().nullable().meta({ description: "Null for a token." }),
    administrator: z.boolean(),
    grants: z.array(grant),
    /** For clients of version 0.1: the editions that the caller may publish in; null: all. */
    editions: z.array(editionCode).nullable(),
    interfaceLanguage: interfaceLanguage.nullable(),
  })
  .meta({ id: "Me" });
export type Me = z.output<typeof me>;

export const readMe = operation({
  id: "readMe",
  method: "get",
  path: "/api/me",
  summary: "Who is calling",
  tag,
  authority: "any",
  answer: me,
});

export const changeMe = operation({
  id: "changeMe",
  method: "patch",
  path: "/api/me",
  summary: "Change one's own name or the language of one's screens",
  tag,
  authority: "any",
  body: z
    .strictObject({ name: filledLine(120).optional(), interfaceLanguage: interfaceLanguage.nullable().optional() })
    .meta({ id: "MeToChange" }),
  answer: me,
});

export const changeOwnPassword = operation({
  id: "changeOwnPassword",
  method: "put",
  path: "/api/me/password",
  summary: "Change one's own password; every other session ends",
  tag,
  authority: "any",
  body: z.strictObject({ current: z.string().max(128), password }).meta({ id: "PasswordToChange" }),
  answer: me,
});

export const readSetUp = operation({
  id: "readSetUp",
  method: "get",
  path: "/api/set-up",
  summary: "Whether the newsroom still has no administrator",
  tag,
  authority: "open",
  answer: z.strictObject({ needed: z.boolean() }),
});

export const setUp = operation({
  id: "setUp",
  method: "post",
  path: "/api/set-up",
  summary: "Make the first administrator, who is then signed in",
  tag,
  authority: "open",
  body: z
    .strictObject({
      code: z.string().max(100).meta({ description: "As `npm start` prints it." }),
      name: filledLine(120),
      email,
      password,
    })
    .meta({ id: "FirstAdministrator" }),
  status: 201,
  answer: me,
});

export const signIn = operation({
  id: "signIn",
  method: "post",
  path: "/api/session",
  summary: "Sign in with email and password: a session in a cookie",
  tag,
  authority: "open",
  body: z.strictObject({ email: z.string().max(254), password: z.string().max(128) }).meta({ id: "SignIn" }),
  answer: me,
});

export const signOut = operation({
  id: "signOut",
  method: "delete",
  path: "/api/session",
  summary: "End this session",
  tag,
  authority: "any",
  answer: z.strictObject({ signedOut: z.literal(true) }),
});

const session = z
  .strictObject({
    id: z.string(),
    current: z.boolean(),
    createdAt: instant,
    lastSeenAt: instant,
    expiresAt: instant,
    address: z.string().nullable().meta({ description: "The network address that it was last used from." }),
    device: z.string().nullable().meta({ description: "Browser and system, as they say of themselves." }),
  })
  .meta({ id: "Session" });
export type Session = z.output<typeof session>;

export const listSessions = operation({
  id: "listSessions",
  method: "get",
  path: "/api/sessions",
  summary: "One's own sessions",
  tag,
  authority: "any",
  answer: z.strictObject({ items: z.array(session) }),
});

export const revokeSession = operation({
  id: "revokeSession",
  method: "delete",
  path: "/api/sessions/{session}",
  summary: "End one of one's own sessions",
  tag,
  authority: "any",
  params: z.object({ session: z.string().max(100) }),
  answer: z.strictObject({ revoked: z.int() }),
});

export const revokeOtherSessions = operation({
  id: "revokeOtherSessions",
  method: "delete",
  path: "/api/sessions",
  summary: "End all of one's own sessions but this one",
  tag,
  authority: "any",
  answer: z.strictObject({ revoked: z.int() }),
});

/** Somebody who can sign in. */
export const person = z
  .strictObject({
    account: id,
    name: z.string(),
    email: z.string().nullable().meta({ description: "Shown to administrators only." }),
    administrator: z.boolean(),
    grants: z.array(grant),
    state: z.enum(["invited", "active", "off"]),
    lastSeenAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: "Person" });
export type Person = z.output<typeof person>;

/** A link that lets somebody choose a password, once. Its code is in this answer and never again. */
const invitation = z
  .strictObject({
    code: z.string(),
    address: z.string().meta({ description: "Where to open it." }),
    expiresAt: instant,
  })
  .meta({ id: "Invitation" });

export const listPeople = operation({
  id: "listPeople",
  method: "get",
  path: "/api/people",
  summary: "Everybody who can sign in",
  tag,
  authority: "any",
  answer: z.strictObject({ items: z.array(person) }),
});

export const addPerson = operation({
  id: "addPerson",
  method: "post",
  path: "/api/people",
  summary: "Add somebody, with an invitation to choose a password",
  tag,
  authority: "all",
  body: z
    .strictObject({
      name: filledLine(120),
      email,
      administrator: z.boolean().default(false),
      grants: grants.default([]),
    })
    .meta({ id: "PersonToAdd" }),
  status: 201,
  answer: person.extend({ invitation }).meta({ id: "PersonWithInvitation" }),
});

export const changePerson = operation({
  id: "changePerson",
  method: "patch",
  path: "/api/people/{account}",
  summary: "Change name, email, editions and roles; at once, in open sessions too",
  tag,
  authority: "all",
  params: personParams,
  body: z
    .strictObject({
      name: filledLine(120).optional(),
      email: email.optional(),
      administrator: z.boolean().optional(),
      grants: grants.optional(),
    })
    .meta({ id: "PersonToChange" }),
  answer: person,
});

export const invitePerson = operation({
  id: "invitePerson",
  method: "post",
  path: "/api/people/{account}/invitation",
  summary: "A new invitation: for somebody who lost theirs, or their password. It ends older ones",
  tag,
  authority: "all",
  params: personParams,
  status: 201,
  answer: person.extend({ invitation }).meta({ id: "PersonInvitedAgain" }),
});

export const switchPersonOff = operation({
  id: "switchPersonOff",
  method: "post",
  path: "/api/people/{account}/switch-off",
  summary: "Let somebody no longer in: sessions and tokens of theirs end at once",
  tag,
  authority: "all",
  params: personParams,
  answer: person,
});

export const switchPersonOn = operation({
  id: "switchPersonOn",
  method: "post",
  path: "/api/people/{account}/switch-on",
  summary: "Let somebody in again",
  tag,
  authority: "all",
  params: personParams,
  answer: person,
});

export const listSessionsOfPerson = operation({
  id: "listSessionsOfPerson",
  method: "get",
  path: "/api/people/{account}/sessions",
  summary: "Somebody's sessions",
  tag,
  authority: "all",
  params: personParams,
  answer: z.strictObject({ items: z.array(session) }),
});

export const revokeSessionsOfPerson = operation({
  id: "revokeSessionsOfPerson",
  method: "delete",
  path: "/api/people/{account}/sessions",
  summary: "End all of somebody's sessions",
  tag,
  authority: "all",
  params: personParams,
  answer: z.strictObject({ revoked: z.int() }),
});

const invitationParams = z.object({ code: z.string().max(100) });

export const readInvitation = operation({
  id: "readInvitation",
  method: "get",
  path: "/api/invitations/{code}",
  summary: "Whom an invitation is for",
  tag,
  authority: "open",
  params: invitationParams,
  answer: z.strictObject({ name: z.string(), email: z.string(), expiresAt: instant }),
});

export const acceptInvitation = operation({
  id: "acceptInvitation",
  method: "post",
  path: "/api/invitations/{code}",
  summary: "Choose a password, and be signed in",
  tag,
  authority: "open",
  params: invitationParams,
  body: z.strictObject({ password }).meta({ id: "InvitationToAccept" }),
  answer: me,
});
