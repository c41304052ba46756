import type { ArticleInFull } from "../panel.ts";

/** Everything that an editor does with an article, in the order of its life. */
export const actNames = [
  "submit",
  "approve",
  "return",
  "publish",
  "change",
  "schedule",
  "unschedule",
  "embargo",
  "hold",
  "retract",
  "remove",
  "restore",
] as const;
export type ActName = (typeof actNames)[number];

/** Why an act is not offered. */
export type Withheld = "editors" | "writers" | "state";

interface Rights {
  readonly mayWrite: boolean;
  readonly mayEdit: boolean;
}

type States = readonly ArticleInFull["state"][];
const before: States = ["draft", "submitted", "approved", "scheduled"];
const states: Readonly<Record<ActName, States>> = {
  submit: ["draft"],
  approve: ["draft", "submitted", "approved"],
  return: ["submitted", "approved", "scheduled"],
  publish: [...before, "removed"],
  change: ["published"],
  schedule: before,
  unschedule: ["scheduled"],
  embargo: [...before, "published", "retracted", "removed"],
  hold: [...before, "published", "retracted", "removed"],
  retract: ["published"],
  remove: ["published", "retracted"],
  restore: ["retracted", "removed"],
};

/** Why the act is not offered for this article to this person; null: it is. */
export function withheld(
  act: ActName,
  article: Pick<ArticleInFull, "state"> & Partial<Pick<ArticleInFull, "shares">>,
  rights: Rights,
): Withheld | null {
  if (!states[act].includes(article.state)) return "state";
  if (act === "change" && typeof article.shares === "number") return "state"; // what it shares is changed there
  if (act === "submit") return rights.mayWrite ? null : "writers";
  return rights.mayEdit ? null : "editors";
}
