import type { StandingKind } from "../src/story/standing.ts";

/** The editions that are read in the browser: left to right, right to left in Nastaliq, and a script without spaces. */
export const readEditions = ["en", "ur", "km"] as const;
export type ReadEdition = (typeof readEditions)[number];

/** The editions of the site, in ten scripts. The heaviest pages of all editions are weighed in `src/pages/budget.test.ts`. */
export const siteEditions = ["en", "ur", "km", "fa", "ar", "hi", "ru", "am", "my", "bo", "zh-Hans", "th"] as const;

/** Addresses of one page of every kind in an edition, without a slash at their beginning, not encoded. */
export interface EditionPages extends Readonly<Record<StandingKind, string>> {
  readonly front: string;
  readonly section: string;
  readonly month: string;
  /** With picture, body picture, quotation with its original words, list, notices, wire credit, a machine's draft. */
  readonly article: string;
  /** With a block of every kind that is more than running text. */
  readonly everyBlock: string;
  readonly live: string;
  readonly livePosts: string;
  readonly search: string;
  /** What a search for the article's headline answers. */
  readonly found: string;
  readonly nothingFound: string;
  readonly offline: string;
  readonly flash: string;
  readonly retracted: string;
  readonly topic: string;
  readonly topicMonth: string;
  readonly contributor: string;
  readonly notFound: string;
  readonly gone: string;
  readonly former: string;
}
