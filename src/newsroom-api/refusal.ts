import { z } from "zod";

/** Why an act was not done; each is one HTTP status. */
export const refusalKinds = [
  "invalid",
  "unauthorized",
  "forbidden",
  "not-found",
  "conflict",
  "refused",
  "throttled",
] as const;
export type RefusalKind = (typeof refusalKinds)[number];

/** The HTTP status of each kind of refusal. */
export const statusOf = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  refused: 422,
  throttled: 429,
} as const satisfies Record<RefusalKind, number>;

/** One thing among several that stood in the way: an article of a publication, a field of a request. */
export const refusalDetail = z
  .strictObject({
    subject: z.string().meta({ description: 'What it is about: "article 12", "body.headline".' }),
    message: z.string(),
  })
  .meta({ id: "RefusalDetail" });
export type RefusalDetail = z.output<typeof refusalDetail>;

/** The body of every answer that is not a success. */
export const errorAnswer = z
  .strictObject({
    error: z.strictObject({
      kind: z.enum([...refusalKinds, "too-large", "unsupported", "failed"]),
      message: z.string().meta({ description: "One sentence: the thing, the value and the remedy." }),
      details: z.array(refusalDetail).optional(),
    }),
  })
  .meta({ id: "Error" });
export type ErrorAnswer = z.output<typeof errorAnswer>;

/** An act that was not done. */
export interface Refusal {
  readonly ok: false;
  readonly kind: RefusalKind;
  readonly message: string;
  readonly details?: readonly RefusalDetail[];
  /** Seconds until it may be tried again. */
  readonly retryAfter?: number;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal;
