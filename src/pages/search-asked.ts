import { type SearchKind, searchKinds } from "../story/search-kind.ts";

// What a reader asks of the search, and how its address spells that: `?q=…&date=week&section=world&kind=video&sort=newest`.

/** Spans of time that readers can choose, ending now. */
export const searchDates = ["day", "week", "month", "year"] as const;
export type SearchDate = (typeof searchDates)[number];

export const longestSearch = 200;

export interface SearchAsked {
  readonly words: string;
  readonly date: SearchDate | null;
  /** First and last day in the edition's zone, "2026-03-09"; they count where no `date` is chosen. */
  readonly from: string | null;
  readonly to: string | null;
  /** A section's slug. */
  readonly section: string | null;
  readonly kind: SearchKind | null;
  readonly sort: "relevance" | "newest";
  /** From 1. */
  readonly page: number;
}

/** Reads a query string; what makes no sense in it counts as left out. */
export function readSearchAsked(params: URLSearchParams): SearchAsked {
  const text = (name: string, longest: number) => {
    const value = (params.get(name) ?? "")
      .toWellFormed()
      .replace(/\p{Cc}+/gu, " ")
      .trim();
    return Array.from(value).slice(0, longest).join("");
  };
  const one = <T extends string>(name: string, of: readonly T[]): T | null =>
    of.find((value) => value === params.get(name)) ?? null;
  const day = (name: string) => {
    const value = text(name, 10);
    return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : null;
  };
  const page = Number(text("page", 4));
  return {
    words: text("q", longestSearch),
    date: one("date", searchDates),
    from: day("from"),
    to: day("to"),
    section: text("section", longestSearch) || null,
    kind: one("kind", searchKinds),
    sort: one("sort", ["newest"]) ?? "relevance",
    page: Number.isInteger(page) && page > 1 ? page : 1,
  };
}

/** The same as a query string, with "?". */
export function searchQuery(asked: SearchAsked): string {
  const params = new URLSearchParams({ q: asked.words });
  for (const name of ["date", "from", "to", "section", "kind"] as const) {
    const value = asked[name];
    if (value !== null) params.set(name, value);
  }
  if (asked.sort !== "relevance") params.set("sort", asked.sort);
  if (asked.page > 1) params.set("page", String(asked.page));
  return `?${params}`;
}
