import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type * as api from "../../../newsroom-api/live.ts";
import type { AnswerOf } from "../../../newsroom-api/operation.ts";
import { call } from "../../api/call.ts";

type Page = AnswerOf<typeof api.readLive>;

export interface Live {
  readonly coverage: Page["coverage"] | undefined;
  /** Newest first, without what colleagues wrote since the list was looked at. */
  readonly posts: readonly api.LivePost[];
  /** How many those are. */
  readonly fresh: number;
  readonly showFresh: () => void;
  /** This person's own: it stands in the list at once. */
  readonly wrote: (post: number) => void;
  readonly error: unknown;
  readonly again: () => void;
  readonly hasMore: boolean;
  readonly more: () => void;
}

/** An article's live coverage. Posts change in place; new ones of others wait until they are asked for. */
export function useLive(article: number): Live {
  const query = useInfiniteQuery({
    queryKey: ["newsroom", "live", article],
    queryFn: ({ pageParam }) =>
      call<typeof api.readLive>("get", "/api/articles/{article}/live", {
        params: { article },
        query: { before: pageParam ?? undefined },
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page: Page) => page.next,
  });
  const all = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [seen, setSeen] = useState<number | null>(null);
  const [own, setOwn] = useState<ReadonlySet<number>>(new Set());
  const newest = all[0]?.id ?? 0;
  if (seen === null && query.data !== undefined) setSeen(newest);
  const known = (id: number) => id <= (seen ?? newest) || own.has(id);
  return {
    coverage: query.data?.pages[0]?.coverage,
    posts: all.filter(({ id }) => known(id)),
    fresh: all.filter(({ id }) => !known(id)).length,
    showFresh: () => setSeen(newest),
    wrote: (post) => setOwn((before) => new Set([...before, post])),
    error: query.error,
    again: () => void query.refetch(),
    hasMore: query.hasNextPage,
    more: () => void query.fetchNextPage(),
  };
}
