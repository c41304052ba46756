import { type Block, blockText } from "./block.ts";
import { assetsOf, type Byline } from "./revision.ts";

// Live coverage: an article that has posts beside its revision, each published by an act of its own.

/** Where a post stands: being written, seen by readers, taken back. */
export const livePostStates = ["draft", "published", "removed"] as const;
export type LivePostState = (typeof livePostStates)[number];

/** What one version of a post says: immutable once stored. */
export interface LivePostContent {
  readonly headline: string | null;
  readonly body: readonly Block[];
  readonly bylines: readonly Byline[];
}

/** How many posts stand on the article's page, newest first, and on each page of older ones. */
export const livePageSize = 30;

/** How many key points the article's page lists, newest first. */
export const mostKeyPoints = 12;

/** The page of older posts that holds the post of this number (both from 1). Numbers are never given twice, so posts never move between pages. */
export function livePageOf(number: number): number {
  return Math.ceil(number / livePageSize);
}

/** How many pages of older posts there are once `highest` is the highest number given: those that are full, and whose posts have begun to leave the article's page. */
export function fullLivePages(highest: number): number {
  return Math.max(0, Math.ceil(highest / livePageSize) - 1);
}

/** The post in one line: its headline, else its first words; "" for a picture alone. */
export function livePostLine({ headline, body }: Pick<LivePostContent, "headline" | "body">): string {
  if (headline !== null) return headline;
  return body.map((block) => blockText(block).trim()).find((text) => text !== "") ?? "";
}

/** Every asset that a page of this post shows, each once. */
export function assetsOfPost({ body }: LivePostContent): readonly number[] {
  return assetsOf({ body, leadAsset: null });
}

/** Everyone whom the post credits, each once. */
export function contributorsOfPost({ bylines }: LivePostContent): readonly number[] {
  return [...new Set(bylines.map(({ contributor }) => contributor))];
}
