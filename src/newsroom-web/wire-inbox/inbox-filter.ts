import { useMemo } from "react";
import type { WireItemHead } from "../../newsroom-api/wire.ts";
import { useRemembered } from "../components/remembered.ts";

/** What the inbox shows; null: whatever it is. */
export interface InboxFilter {
  readonly show: Show;
  readonly source: number | null;
  readonly language: string | null;
  readonly urgency: number | null;
  readonly status: WireItemHead["pubStatus"] | null;
  readonly search: string;
}

export const shows = ["open", "used", "dismissed", "all"] as const;
export type Show = (typeof shows)[number];

export const statuses = ["usable", "withheld", "canceled"] as const;

export const usualFilter: InboxFilter = {
  show: "open",
  source: null,
  language: null,
  urgency: null,
  status: null,
  search: "",
};

/** The filter as this browser remembers it, and how to change a part of it. */
export function useInboxFilter(): [InboxFilter, (part: Partial<InboxFilter>) => void] {
  const [stored, store] = useRemembered<string>("wire-filter", "");
  const filter = useMemo(() => filterOf(stored), [stored]);
  return [filter, (part) => store(JSON.stringify({ ...filter, ...part }))];
}

/** The filter as the API's query. */
export function queryOf(filter: InboxFilter) {
  return {
    show: filter.show,
    source: filter.source ?? undefined,
    language: filter.language ?? undefined,
    urgency: filter.urgency ?? undefined,
    status: filter.status ?? undefined,
    search: filter.search.trim() === "" ? undefined : filter.search.trim(),
  };
}

/** How many parts of it differ from usual. */
export function filtersOn(filter: InboxFilter): number {
  const parts = Object.keys(usualFilter) as (keyof InboxFilter)[]; // its own keys
  return parts.filter((part) => filter[part] !== usualFilter[part]).length;
}

/** What was stored may be of another version of the app, or no filter at all. */
function filterOf(stored: string): InboxFilter {
  let read: Partial<Record<keyof InboxFilter, unknown>>;
  try {
    read = { ...JSON.parse(stored) };
  } catch {
    return usualFilter;
  }
  return {
    show: shows.find((show) => show === read.show) ?? usualFilter.show,
    source: typeof read.source === "number" ? read.source : null,
    language: typeof read.language === "string" ? read.language : null,
    urgency: typeof read.urgency === "number" ? read.urgency : null,
    status: statuses.find((status) => status === read.status) ?? null,
    search: typeof read.search === "string" ? read.search : "",
  };
}
