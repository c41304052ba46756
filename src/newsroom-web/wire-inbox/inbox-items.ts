import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import type { AnswerOf } from "../../newsroom-api/operation.ts";
import type * as api from "../../newsroom-api/wire.ts";
import { call } from "../api/call.ts";
import { type InboxFilter, queryOf } from "./inbox-filter.ts";

type Page = AnswerOf<typeof api.listWireItems>;
type Pages = InfiniteData<Page, string | null>;

export interface Inbox {
  /** As they stood when the list was asked for, each in its newest version. */
  readonly items: readonly api.WireItemHead[];
  /** Items whose version changed while the list was in view. */
  readonly renewed: ReadonlySet<number>;
  readonly loading: boolean;
  readonly error: unknown;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  loadMore(): void;
  tryAgain(): void;
  /** What came since, and is not in the list. */
  readonly arrived: number;
  /** More came than was counted. */
  readonly arrivedMore: boolean;
  showArrived(): Promise<void>;
  /** Notes that a renewed item was looked at. */
  seen(item: number): void;
}

const perPage = 100;
/** Items in view are compared with what the wire says at most this often, so that a busy wire asks for little. */
const freshenEvery = 2_000;

/**
 * The inbox as a list that never moves by itself. It is asked for once; what comes later is counted, with one small request
 * for each event, and stands in it when somebody asks. Items in view take their newer version in place.
 */
export function useInbox(filter: InboxFilter): Inbox {
  const queries = useQueryClient();
  const key = useMemo(() => ["wire-inbox", filter] as const, [filter]);
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => list100({ ...queryOf(filter), before: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page) => page.next,
    // Once there, only its end grows: nothing that is told live makes it stale.
    enabled: (query) => query.state.data === undefined,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  const items = useMemo(() => unique(list.data?.pages.flatMap((page) => page.items) ?? []), [list.data]);
  const newest = list.data?.pages[0]?.newest ?? null;
  const standing = list.data !== undefined && !list.isPlaceholderData;
  const arrivals = useArrivals(filter, newest, standing);
  const [renewed, setRenewed] = useState<ReadonlySet<number>>(new Set());
  const known = useMemo(() => new Set(items.map((item) => item.id)), [items]);
  const renew = (heads: readonly api.WireItemHead[]) => {
    const changed = heads.filter((head) => items.some((item) => item.id === head.id && item.version !== head.version));
    if (changed.length > 0) setRenewed((before) => new Set([...before, ...changed.map(({ id }) => id)]));
    putIntoInbox(queries, heads);
  };
  useEffect(() => renew(arrivals.items), [arrivals.items]);
  useFreshening(arrivals.at, standing, renew);
  return {
    items,
    renewed,
    loading: list.isPending,
    error: list.error,
    hasMore: list.hasNextPage,
    loadingMore: list.isFetchingNextPage,
    loadMore: () => void list.fetchNextPage({ cancelRefetch: false }),
    tryAgain: () => void (list.data === undefined ? list.refetch() : list.fetchNextPage()),
    arrived: arrivals.items.filter(({ id }) => !known.has(id)).length,
    arrivedMore: arrivals.more,
    async showArrived() {
      const page = await list100(queryOf(filter));
      setRenewed(new Set());
      queries.setQueryData<Pages>(key, { pages: [page], pageParams: [null] });
    },
    seen: (item) =>
      setRenewed((before) => (before.has(item) ? new Set([...before].filter((id) => id !== item)) : before)),
  };
}

interface Arrivals {
  readonly items: readonly api.WireItemHead[];
  readonly newest: string | null;
  readonly more: boolean;
}

const noArrivals: readonly api.WireItemHead[] = [];

/** What came after `since`: each event asks only for what came after the answer before. */
function useArrivals(filter: InboxFilter, since: string | null, enabled: boolean) {
  const key = ["wire", "new", filter, since] as const;
  const { data, dataUpdatedAt } = useQuery({
    queryKey: key,
    queryFn: async ({ client, signal }): Promise<Arrivals> => {
      const before = client.getQueryData<Arrivals>(key);
      const from = before?.newest ?? since ?? undefined;
      const answer = await list100({ ...queryOf(filter), since: from }, signal);
      return {
        items: unique([...answer.items, ...(before?.items ?? [])]),
        newest: answer.newest ?? before?.newest ?? null,
        more: answer.next !== null || before?.more === true,
      };
    },
    enabled,
  });
  return { items: data?.items ?? noArrivals, more: data?.more ?? false, at: dataUpdatedAt };
}

/** After news of the wire, asks what the newest items of any kind are: one in view may be canceled, dismissed or used. */
function useFreshening(at: number, enabled: boolean, renew: (heads: readonly api.WireItemHead[]) => void): void {
  const latest = useRef(renew);
  latest.current = renew;
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    if (!enabled || at === 0 || timer.current !== null) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      list100({ show: "all" }).then(
        ({ items }) => latest.current(items),
        () => undefined, // the next event asks again
      );
    }, freshenEvery);
  }, [at, enabled]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
}

/** Puts what is known of items in place of what lists show of them; none moves, none comes or goes. */
export function putIntoInbox(queries: QueryClient, heads: readonly api.WireItemHead[]): void {
  if (heads.length === 0) return;
  const byId = new Map(heads.map((head) => [head.id, head]));
  queries.setQueriesData<Pages>({ queryKey: ["wire-inbox"] }, (data) => {
    if (data === undefined || !data.pages.some((page) => page.items.some(({ id }) => byId.has(id)))) return data;
    const pages = data.pages.map((page) => ({ ...page, items: page.items.map((item) => byId.get(item.id) ?? item) }));
    return { ...data, pages };
  });
}

function list100(query: Parameters<typeof call<typeof api.listWireItems>>[2]["query"], signal?: AbortSignal) {
  return call<typeof api.listWireItems>("get", "/api/wire-items", { query: { ...query, limit: perPage } }, signal);
}

/** Pages meet where an item came again meanwhile: the first mention counts. */
function unique(items: readonly api.WireItemHead[]): readonly api.WireItemHead[] {
  const seen = new Set<number>();
  return items.filter(({ id }) => !seen.has(id) && seen.add(id));
}
