import { type Genre, genres } from "./revision.ts";

/** What readers can narrow a search to: kinds of journalism, and what an article has besides text. */
export const searchKinds = [...genres, "live", "audio", "video", "gallery"] as const;
export type SearchKind = (typeof searchKinds)[number];

/** The kinds of an article: its genre, and what its blocks bring ("live-post" is live). Blocks of other kinds say nothing. */
export function searchKindsOf(content: {
  readonly genre: Genre;
  readonly body: readonly { readonly kind: string }[];
}): readonly SearchKind[] {
  const blocks = new Set(content.body.flatMap(({ kind }) => [kind, kind.replace(/-.*/s, "")]));
  return searchKinds.filter((kind) => kind === content.genre || blocks.has(kind));
}
