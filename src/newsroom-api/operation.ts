import type { z } from "zod";

/**
 * Who may call: `open` anybody; `any` everybody who is signed in; `write` who may write in every edition that the act
 * reaches (reporters and editors); `edit` who may publish there (editors); `all` administrators only.
 */
export type Authority = "open" | "any" | "write" | "edit" | "all";

/** One route of the newsroom API as data: the server binds an act to it, clients and the OpenAPI document read it. */
export interface Operation {
  readonly id: string;
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** With {parameters} in OpenAPI's notation. */
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly tag: string;
  readonly authority: Authority;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body is a file, read by the route itself: in a field of multipart/form-data, or its bytes alone. */
  readonly upload?: "form" | "bytes";
  /** Of a successful answer: 201 where something came to be. */
  readonly status?: 200 | 201;
  readonly answer: z.ZodType;
}

/** Declares a route and keeps the exact types of its schemas. */
export function operation<const O extends Operation>(spec: O): O {
  return spec;
}

/** What the door hands to the act: validated, with defaults filled in. */
export interface InputOf<O extends Operation> {
  readonly params: O extends { readonly params: infer P extends z.ZodType } ? z.output<P> : Record<never, never>;
  readonly query: O extends { readonly query: infer Q extends z.ZodType } ? z.output<Q> : Record<never, never>;
  readonly body: O extends { readonly body: infer B extends z.ZodType } ? z.output<B> : undefined;
}

/** What a caller sends: fields with defaults may be left out. */
export type RequestOf<O extends Operation> = (O extends { readonly params: infer P extends z.ZodType }
  ? { readonly params: Sent<z.output<P>> }
  : { readonly params?: undefined }) &
  (O extends { readonly query: infer Q extends z.ZodType }
    ? { readonly query?: Partial<Sent<z.output<Q>>> }
    : { readonly query?: undefined }) &
  (O extends { readonly body: infer B extends z.ZodType }
    ? { readonly body: z.input<B> }
    : { readonly body?: undefined });

/** Parameters travel as text, so numbers may be given as numbers. */
type Sent<T> = { readonly [K in keyof T]: T[K] | string };

export type AnswerOf<O extends Operation> = z.output<O["answer"]>;
