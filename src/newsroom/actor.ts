import type { Grant, Role } from "../newsroom-api/accounts.ts";
import { Refused } from "./refused.ts";

/** Who acts, and what they may do. `account` null: the newsroom itself (a schedule, a command of the operator). */
export interface Actor {
  readonly account: number | null;
  readonly name: string;
  /** May do everything, in every edition. */
  readonly administrator: boolean;
  /** Of somebody who is no administrator; one whose edition is null holds in every edition, those to come as well. */
  readonly grants: readonly Grant[];
}

/** The newsroom acting by itself: schedules, embargoes and rights whose time has come. */
export const newsroomItself: Actor = { account: null, name: "newsroom", administrator: true, grants: [] };

/** Refuses as a whole an act of writing (`write`) that reaches editions where the actor is neither reporter nor editor. */
export function requireWriting(by: Actor, reached: Iterable<string>): void {
  const beyond = editionsBeyond(by, reached, "reporter");
  if (beyond.length > 0) throw refusal(by, `a reporter or editor of ${beyond.join(", ")}`, beyond);
}

/** Refuses as a whole an act of publishing (`edit`) that reaches editions where the actor is no editor, naming them. */
export function requireEditing(by: Actor, reached: Iterable<string>): void {
  const beyond = editionsBeyond(by, reached, "editor");
  if (beyond.length > 0) throw refusal(by, `an editor of ${beyond.join(", ")}`, beyond);
}

/** For what belongs to no edition yet, such as a new story: who may write nowhere only reads. */
export function requireWritingSomewhere(by: Actor): void {
  if (by.administrator || by.grants.length > 0) return;
  throw refusal(by, "a reporter or editor of some edition", []);
}

/** For what concerns all editions at once (`all`). */
export function requireAdministrator(by: Actor): void {
  if (!by.administrator) throw refusal(by, "an administrator, or a token for all editions", []);
}

/** The role in an edition: the wider of the edition's own grant and the one for every edition. */
export function roleIn(by: Actor, edition: string): Role | null {
  if (by.administrator) return "editor";
  const held = by.grants.filter((grant) => grant.edition === null || grant.edition === edition);
  if (held.some((grant) => grant.role === "editor")) return "editor";
  return held.length > 0 ? "reporter" : null;
}

function editionsBeyond(by: Actor, reached: Iterable<string>, needed: Role): readonly string[] {
  const enough = (edition: string) => {
    const role = roleIn(by, edition);
    return role === "editor" || (role !== null && needed === "reporter");
  };
  return [...new Set(reached)].filter((edition) => !enough(edition)).sort();
}

function refusal(by: Actor, needed: string, beyond: readonly string[]): Refused {
  const remedy =
    beyond.length === 0
      ? `Ask an administrator.`
      : `Ask somebody who has that role in ${beyond.join(", ")}, or choose a narrower scope.`;
  return new Refused("forbidden", `"${by.name}" ${mayDo(by)}, and this needs ${needed}; nothing was done. ${remedy}`);
}

/** "may edit in en, fr and write in fa": what a refusal says of the actor. */
function mayDo({ grants }: Actor): string {
  const where = (role: Role) =>
    grants.filter((grant) => grant.role === role).map(({ edition }) => edition ?? "every edition");
  const edits = where("editor");
  const writes = where("reporter");
  const said = [
    ...(edits.length > 0 ? [`edit in ${edits.join(", ")}`] : []),
    ...(writes.length > 0 ? [`write in ${writes.join(", ")}`] : []),
  ];
  return said.length > 0 ? `may ${said.join(" and ")} only` : "may only read";
}
