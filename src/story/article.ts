/** Where an article stands in the newsroom's work; apart from what the public may do with it (`PubStatus`). */
export const articleStates = [
  "draft",
  "submitted",
  "approved",
  "scheduled",
  "published",
  "retracted",
  "removed",
] as const;
export type ArticleState = (typeof articleStates)[number];

/** ninjs `pubstatus`: what a receiver may do with the item. */
export type PubStatus = "usable" | "withheld" | "canceled";

/** How a published article changes. `publish` is its first appearance, or the return after a removal. */
export const publicationKinds = [
  "publish",
  "edit",
  "update",
  "correction",
  "clarification",
  "retraction",
  "removal",
  "restore",
] as const;
export type PublicationKind = (typeof publicationKinds)[number];

/** The kinds whose note is printed on the page, dated. */
export type NoticeKind = "update" | "correction" | "clarification" | "retraction";

/** Which articles of a story an act reaches: this one, this and those made from it, or all. */
export const scopes = ["article", "made-from", "story"] as const;
export type Scope = (typeof scopes)[number];

/** Dates are UTC milliseconds. */
export interface Embargo {
  readonly embargoedUntil: number | null;
  readonly held: boolean;
}

/** What the gate knows of an article. */
export interface Gated extends Embargo {
  /** It stands in a practice edition. */
  readonly practice: boolean;
}

export type Leave =
  | { readonly ok: true }
  | { readonly ok: false; readonly kind: "embargoed" | "held" | "practice"; readonly until: number | null };

/** The one gate that every exit calls: may this article leave the building now? */
export function mayLeave(article: Gated, now: number): Leave {
  return article.practice ? { ok: false, kind: "practice", until: null } : mayAppear(article, now);
}

/** Whether neither embargo nor hold stands in the way: asked before publishing, in practice as in earnest. */
export function mayAppear(embargo: Embargo, now: number): Leave {
  if (embargo.held) return { ok: false, kind: "held", until: null };
  if (embargo.embargoedUntil !== null && embargo.embargoedUntil > now)
    return { ok: false, kind: "embargoed", until: embargo.embargoedUntil };
  return { ok: true };
}

/** The public status that follows from the state and the gate. */
export function pubStatusOf(state: ArticleState, leave: Leave): PubStatus {
  if (state === "retracted" || state === "removed") return "canceled";
  return leave.ok ? "usable" : "withheld";
}
