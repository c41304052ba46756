import { type QueryClient, useQueries } from "@tanstack/react-query";
import type * as api from "../../newsroom-api/contributors.ts";
import { call } from "../api/call.ts";

/** The name under which an edition credits a contributor. */
export function nameIn(contributor: api.Contributor, edition: string): string {
  return textIn(contributor, edition)?.name ?? contributor.name;
}

export function textIn(contributor: api.Contributor, edition: string) {
  return contributor.texts.find((text) => text.edition === edition);
}

/** Whether readers of an edition are not told the name. */
export function isWithheld(contributor: api.Contributor, edition: string): boolean {
  return contributor.withheld || textIn(contributor, edition)?.withheld === true;
}

export const contributorQuery = (id: number) => ({
  queryKey: ["newsroom", "contributors", "one", id],
  queryFn: () =>
    call<typeof api.readContributor>("get", "/api/contributors/{contributor}", { params: { contributor: id } }),
  staleTime: 30_000,
});

/** Contributors by their numbers; those not loaded yet are left out. */
export function useContributors(ids: readonly number[]): ReadonlyMap<number, api.Contributor> {
  const asked = useQueries({ queries: ids.map(contributorQuery) });
  return new Map(asked.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data] as const])));
}

export async function findContributors(search: string, signal?: AbortSignal): Promise<readonly api.Contributor[]> {
  const query = { limit: 20, search };
  return (await call<typeof api.listContributors>("get", "/api/contributors", { query }, signal)).items;
}

/** Puts what the newsroom answered in the place of what was known, and lists are asked again. */
export function keepContributor(queries: QueryClient, contributor: api.Contributor): void {
  queries.setQueryData(contributorQuery(contributor.id).queryKey, contributor);
  void queries.invalidateQueries({ queryKey: ["newsroom", "contributors", "list"] });
}
