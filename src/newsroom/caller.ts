import type { Context, MiddlewareHandler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Actor } from "./actor.ts";
import type { Door } from "./bind.ts";
import { failure } from "./door.ts";
import type { Newsroom } from "./newsroom.ts";
import { addressOf, isCrossSite, isSecure, saysItsSite } from "./request-origin.ts";
import { type From, longestSession } from "./sessions.ts";

// Who is calling: a program by its token (RFC 6750), a browser by the session in its cookie.

const cookieName = "skywave_session";
const safe: readonly string[] = ["GET", "HEAD", "OPTIONS"];

interface Caller {
  readonly actor: Actor;
  readonly session: string | null;
}

/** Lets nobody on who is not signed in, but to what `isOpen` says is for anybody; and no page of another site at all. */
export function callerCheck(
  newsroom: Newsroom,
  isOpen: (method: string, path: string) => boolean,
): MiddlewareHandler<Door> {
  return async (context, next) => {
    const bearer = bearerOf(context);
    const cookie = getCookie(context, cookieName);
    const forged = bearer === undefined ? forgery(context, cookie !== undefined) : null;
    if (forged !== null) return forged;
    if (isOpen(context.req.method, context.req.path)) return next();
    const ask = (from?: From): Promise<Caller | null> =>
      bearer === undefined ? bySession(newsroom, cookie, from) : byToken(newsroom, bearer);
    const caller = await ask(fromOf(context));
    if (caller === null) return nobody(context, bearer !== undefined, cookie !== undefined);
    context.set("actor", caller.actor);
    context.set("session", caller.session);
    context.set("stillSignedIn", async () => (await ask()) !== null);
    return next();
  };
}

/** Where a request comes from, for its session. */
export function fromOf(context: Context): From {
  return { address: addressOf(context), agent: context.req.header("user-agent") ?? null };
}

/** Keeps the session in the browser, out of reach of scripts and of other sites. */
export function keepSession(context: Context, secret: string): void {
  const maxAge = longestSession / 1000;
  setCookie(context, cookieName, secret, { ...attributes(context), maxAge });
}

export function forgetSession(context: Context): void {
  deleteCookie(context, cookieName, attributes(context));
}

function attributes(context: Context) {
  return { path: "/", httpOnly: true, sameSite: "Strict", secure: isSecure(context) } as const;
}

function bearerOf(context: Context): string | undefined {
  const given = context.req.header("authorization") ?? "";
  return /^Bearer\b/i.test(given) ? (/^Bearer +(\S+)$/i.exec(given)?.[1] ?? "") : undefined;
}

/**
 * What another site's page could have made a browser send: cookies go along by themselves, so a request that changes
 * something must say that it comes from our own pages, in a form that no HTML form has.
 */
function forgery(context: Context, cookie: boolean): Response | null {
  if (safe.includes(context.req.method)) return null;
  if (isCrossSite(context) || (cookie && !saysItsSite(context)))
    return failure(
      context,
      403,
      "forbidden",
      "The request does not come from a page of this newsroom (its Origin header says where from); nothing was done. Act in the newsroom itself, or send a token.",
    );
  const type = context.req.header("content-type");
  if (
    !cookie ||
    type === undefined ||
    /^(application\/json|application\/octet-stream|multipart\/form-data)\b/i.test(type)
  )
    return null;
  return failure(
    context,
    415,
    "unsupported",
    `The content type "${type}" is not understood here; send application/json.`,
  );
}

async function byToken(newsroom: Newsroom, secret: string): Promise<Caller | null> {
  const actor = await newsroom.tokens.authenticate(secret);
  return actor === null ? null : { actor, session: null };
}

async function bySession(newsroom: Newsroom, secret: string | undefined, from?: From): Promise<Caller | null> {
  return secret === undefined ? null : newsroom.sessions.authenticate(secret, from);
}

function nobody(context: Context, token: boolean, cookie: boolean): Response {
  context.header("WWW-Authenticate", 'Bearer realm="newsroom"');
  const why = token
    ? "This token is not valid, or was revoked"
    : cookie
      ? "Your session has ended"
      : "Nobody is signed in";
  return failure(
    context,
    401,
    "unauthorized",
    `${why}: sign in, or make a token with \`skywave token add\` and send it as "Authorization: Bearer sw_...".`,
  );
}
