import type { Block } from "./block.ts";

/** Pages that say who the service is and how to reach it, one of each kind in an edition. */
export const standingKinds = ["about", "corrections", "contact", "privacy", "support"] as const;
export type StandingKind = (typeof standingKinds)[number];

/** What such a page may be made of. */
export type StandingBlock = Extract<Block, { kind: "paragraph" | "heading" | "list" | "quotation" }>;

export interface StandingText {
  readonly body: readonly StandingBlock[];
  /** On the contact page: how to reach the newsroom without being seen. Null: nowhere said. */
  readonly tipLine: readonly StandingBlock[] | null;
}
