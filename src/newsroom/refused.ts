import type { Refusal, RefusalDetail, RefusalKind } from "../newsroom-api/refusal.ts";

/**
 * Thrown inside an act, caught by `doAct` alone: a refusal must undo what the transaction has done so far, and a
 * transaction is undone by throwing. At the newsroom's front door it is a value again.
 */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(kind: RefusalKind, message: string, details?: readonly RefusalDetail[]) {
    super(message);
    this.refusal = { ok: false, kind, message, ...(details === undefined ? {} : { details }) };
  }
}

/** The thing asked for, or a refusal that names it: `found(row, "article 12", "List articles ...")`. */
export function found<T>(thing: T | null | undefined, name: string, remedy: string): T {
  if (thing === null || thing === undefined) throw new Refused("not-found", `There is no ${name}. ${remedy}`);
  return thing;
}
