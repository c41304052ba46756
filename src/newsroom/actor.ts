import { Refused } from "./refused.ts";

/** Who acts. `editions` null: all. `account` null: the newsroom itself (a schedule, a command of the operator). */
export interface Actor {
  readonly account: number | null;
  readonly name: string;
  readonly editions: readonly string[] | null;
}

/** The newsroom acting by itself: schedules, embargoes and rights whose time has come. */
export const newsroomItself: Actor = { account: null, name: "newsroom", editions: null };

/** Refuses as a whole an act that reaches editions beyond the actor's, naming them. */
export function requireEditions(by: Actor, reached: Iterable<string>): void {
  if (by.editions === null) return;
  const own = by.editions;
  const beyond = [...new Set(reached)].filter((edition) => !own.includes(edition)).sort();
  if (beyond.length === 0) return;
  throw new Refused(
    "forbidden",
    `"${by.name}" may act in ${own.join(", ")} only, and this reaches ${beyond.join(", ")}; nothing was done. Ask somebody with authority over ${beyond.join(", ")}, or choose a narrower scope.`,
  );
}

/** For what concerns all editions at once. */
export function requireAllEditions(by: Actor): void {
  if (by.editions === null) return;
  throw new Refused(
    "forbidden",
    `"${by.name}" may act in ${by.editions.join(", ")} only, and this concerns every edition; nothing was done. Use a token for all editions.`,
  );
}
