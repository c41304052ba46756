import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type * as api from "../../newsroom-api/wire.ts";
import { call } from "../api/call.ts";

export const quarantineStates = ["waiting", "asked", "replayed", "discarded"] as const;
export type QuarantineState = (typeof quarantineStates)[number];

/** While something is being read again, how it went is asked this often. */
const followEvery = 1_500;

/** What is in quarantine in one state, or in any, and those that were acted on, whatever became of them. */
export function useQuarantine(state: QuarantineState | null, acted: ReadonlyMap<number, api.Quarantined>) {
  const list = useInfiniteQuery({
    queryKey: ["wire", "quarantine", state],
    queryFn: ({ pageParam }) => quarantined({ state: state ?? undefined, before: pageParam ?? undefined }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
  const every = useQuery({
    queryKey: ["wire", "quarantine", "acted"],
    queryFn: () => quarantined({ limit: 200 }),
    enabled: acted.size > 0,
    refetchInterval: ({ state: { data } }) =>
      data?.items.some((item) => item.state === "asked" && acted.has(item.id)) === true ? followEvery : false,
  });
  const items = useMemo(() => {
    const byId = new Map<number, api.Quarantined>();
    for (const item of list.data?.pages.flatMap((page) => page.items) ?? []) byId.set(item.id, item);
    for (const item of acted.values()) byId.set(item.id, item);
    for (const item of every.data?.items ?? []) if (acted.has(item.id)) byId.set(item.id, item);
    return [...byId.values()].toSorted((a, b) => b.id - a.id);
  }, [list.data, every.data, acted]);
  return { list, items };
}

function quarantined(query: Parameters<typeof call<typeof api.listQuarantine>>[2]["query"]) {
  return call<typeof api.listQuarantine>("get", "/api/wire-quarantine", { query: query ?? {} });
}
