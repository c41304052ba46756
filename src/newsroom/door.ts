import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import type { ErrorAnswer, RefusalDetail } from "../newsroom-api/refusal.ts";

// What every request passes before an act: host and size, and afterwards how a failure is told.

export interface Log {
  error(context: object, message: string): void;
}

/** Only names that are ours: a stranger's page could otherwise point its own name at this machine (DNS rebinding). */
export function hostCheck(hosts: readonly string[]): MiddlewareHandler {
  const allowed = new Set(["localhost", "127.0.0.1", "[::1]", ...hosts.map((host) => host.toLowerCase())]);
  return async (context, next) => {
    const host = context.req.header("host") ?? "";
    const name = host.replace(/:\d+$/, "").toLowerCase();
    if (allowed.has(name)) return next();
    return failure(
      context,
      403,
      "forbidden",
      `The newsroom does not answer to the host name "${name}"; use localhost, or add the name to its configuration.`,
    );
  };
}

export const headers: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    formAction: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  crossOriginResourcePolicy: "same-origin",
  referrerPolicy: "no-referrer",
  xFrameOptions: "DENY",
  strictTransportSecurity: false, // said by whoever terminates TLS
});

export function sizeLimit(bytes: number): MiddlewareHandler {
  return bodyLimit({
    maxSize: bytes,
    onError: (context) =>
      failure(
        context,
        413,
        "too-large",
        `The request is larger than ${Math.floor(bytes / 1_048_576)} MB; send less at once.`,
      ),
  });
}

export function failure(
  context: Context,
  status: 400 | 401 | 403 | 404 | 413 | 415 | 500,
  kind: ErrorAnswer["error"]["kind"],
  message: string,
  details?: readonly RefusalDetail[],
): Response {
  const error = { kind, message, ...(details === undefined ? {} : { details: [...details] }) };
  return context.json({ error } satisfies ErrorAnswer, status);
}

interface Checked {
  readonly success: boolean;
  readonly target: string;
  readonly error?: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] };
}

/** The answer to a request that the contract refuses, naming every field. */
export function notValid(checked: Checked, context: Context): Response | undefined {
  if (checked.success) return undefined;
  const where = { json: "body", param: "address", query: "query" }[checked.target] ?? checked.target;
  const details = (checked.error?.issues ?? []).map(({ path, message }) => ({
    subject: [where, ...path.map(String)].join("."),
    message,
  }));
  const said = details.map(({ subject, message }) => `${subject}: ${message}`).join("; ");
  return failure(
    context,
    400,
    "invalid",
    `The request is not valid. ${said}. /api/openapi.json says what is.`,
    details,
  );
}

/** A failure outside the acts: the reader's fault is told, ours is logged and hidden. */
export function failed(log: Log) {
  return (error: Error, context: Context): Response => {
    if (error instanceof HTTPException && error.status === 400)
      return failure(context, 400, "invalid", "The body is not JSON; send what /api/openapi.json describes.");
    if (error instanceof HTTPException && error.status === 415)
      return failure(
        context,
        415,
        "unsupported",
        `The content type "${context.req.header("content-type") ?? ""}" is not understood here; send application/json.`,
      );
    log.error({ err: error, method: context.req.method, path: context.req.path }, "A request to the newsroom failed.");
    return failure(
      context,
      500,
      "failed",
      "The newsroom failed over this, and its log says why; read how things stand before you try again.",
    );
  };
}
