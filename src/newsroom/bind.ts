import { createRoute, type OpenAPIHono, type RouteConfig } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import type { AnswerOf, InputOf, Operation } from "../newsroom-api/operation.ts";
import { errorAnswer, type Outcome, statusOf } from "../newsroom-api/refusal.ts";
import { type Actor, requireAdministrator } from "./actor.ts";
import { Refused } from "./refused.ts";

/** What the door knows of a request (nothing on open routes). */
export interface Door {
  readonly Variables: {
    actor: Actor;
    /** The session that it came in; null for a token. */
    session: string | null;
    /** Asks again, for answers that go on for long: false once the session or token has ended. */
    stillSignedIn: () => Promise<boolean>;
  };
}

export type App = OpenAPIHono<Door>;

/** Binds acts to the operations of the contract, one route each. Those that are for anybody go into `open`. */
export function binder(app: App, open: Operation[]) {
  return <O extends Operation>(
    operation: O,
    act: (by: Actor, input: InputOf<O>, context: Context<Door>) => Promise<Outcome<AnswerOf<O>>>,
  ): void => {
    if (operation.authority === "open") open.push(operation);
    if (operation.authority === "all") app.on(operation.method, routingPath(operation), onlyAdministrators);
    app.openapi(routeOf(operation), async (context) => {
      const valid = context.req as unknown as { valid(part: "param" | "query" | "json"): unknown };
      // The validators of the route ran on exactly the operation's schemas.
      const input = {
        params: operation.params === undefined ? {} : valid.valid("param"),
        query: operation.query === undefined ? {} : valid.valid("query"),
        body: operation.body === undefined ? undefined : valid.valid("json"),
      } as InputOf<O>;
      return answer(context, operation.status ?? 200, await act(context.get("actor"), input, context));
    });
  };
}

function routingPath({ path }: Operation): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}

/** Before the request is read: the acts ask again, since they have other callers. */
const onlyAdministrators: MiddlewareHandler<Door> = async (context, next) => {
  try {
    requireAdministrator(context.get("actor"));
  } catch (error) {
    if (error instanceof Refused) return answer(context, 200, error.refusal);
    throw error;
  }
  return next();
};

function answer<T>(context: Context, status: 200 | 201, outcome: Outcome<T>): Response {
  if (outcome.ok) return context.json(outcome.value, status);
  const { kind, message, details, retryAfter } = outcome;
  if (retryAfter !== undefined) context.header("Retry-After", String(retryAfter));
  return context.json({ error: { kind, message, ...(details === undefined ? {} : { details }) } }, statusOf[kind]);
}

const refusals: Readonly<Record<number, string>> = {
  400: "The request is not valid",
  401: "Nobody is signed in",
  403: "The caller may not do that; nothing was done",
  404: "Something named does not exist",
  409: "It stands differently by now",
  413: "The request is too large",
  415: "The request is of another media type",
  422: "The newsroom's rules refuse it; nothing was done",
  429: "There were too many failed tries; Retry-After says how many seconds to wait",
  500: "The newsroom failed",
};

const authorities = {
  open: "For anybody.",
  any: "For everybody who is signed in.",
  write: "For reporters and editors of every edition that it reaches.",
  edit: "For editors of every edition that it reaches.",
  all: "For administrators.",
} as const;

function routeOf(operation: Operation): RouteConfig {
  const { id, method, path, summary, tag, authority, params, query, body, upload, status = 200 } = operation;
  const json = (schema: Operation["answer"]) => ({ "application/json": { schema } });
  const form = {
    "multipart/form-data": {
      schema: {
        type: "object" as const,
        required: ["file"],
        properties: { file: { type: "string" as const, format: "binary" } },
      },
    },
  };
  const bytes = {
    "application/octet-stream": { schema: { type: "string" as const, format: "binary" } },
  };
  const errors = Object.fromEntries(
    Object.entries(refusals).map(([code, description]) => [code, { description, content: json(errorAnswer) }]),
  );
  return createRoute({
    operationId: id,
    method,
    path,
    summary,
    description: authorities[authority],
    tags: [tag],
    "x-authority": authority,
    security: authority === "open" ? [] : [{ token: [] }, { session: [] }],
    request: {
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { query }),
      ...(body === undefined ? {} : { body: { required: true, content: json(body) } }),
      ...(upload === "form" ? { body: { required: true, content: form } } : {}),
      ...(upload === "bytes" ? { body: { required: true, content: bytes } } : {}),
    },
    responses: {
      [status]: { description: status === 201 ? "Created" : "Done", content: json(operation.answer) },
      ...errors,
    },
  });
}

export type Bind = ReturnType<typeof binder>;
