import type { PageKind } from "../page.ts";

const kinds: ReadonlySet<PageKind> = new Set<PageKind>([
  "article",
  "live-posts",
  "front",
  "section",
  "topic",
  "month",
  "contributor",
  "standing",
  "on-air",
  "schedule",
  "programmes",
  "programme",
  "episodes",
  "episode",
  "chooser",
]);

/** Whether pages of this kind have a text version beside them: notices have none, being short and served at any depth. */
export function hasLight(kind: PageKind): boolean {
  return kinds.has(kind);
}
