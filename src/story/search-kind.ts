import { type Genre, genres } from "./revision.ts";

/** What readers can narrow a search to: kinds of journalism, and what an article has besides text. */
export const searchKinds = [...genres, "live", "audio", "video", "gallery"] as const;
export type SearchKind = (typeof searchKinds)[number];

/** The kinds of an article: its genre, whether it has or had live coverage, and what its blocks bring. Blocks of other kinds say nothing. */
export function searchKindsOf(
  content: { readonly genre: Genre; readonly body: readonly { readonly kind: string }[] },
  live: boolean,
): readonly SearchKind[] {
  const blocks = new Set(content.body.map(({ kind }) => kind));
  return searchKinds.filter((kind) => kind === content.genre || (kind === "live" ? live : blocks.has(kind)));
}
