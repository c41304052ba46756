import type { TermKey } from "../language/term.ts";
import type { StandingKind } from "../story/standing.ts";

/** What a standing page is called. */
export const standingTerms = {
  about: "about",
  corrections: "correctionsList",
  contact: "contact",
  privacy: "privacy",
  support: "support",
} as const satisfies Record<StandingKind, TermKey>;
