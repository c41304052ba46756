import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import type * as accounts from "../../newsroom-api/accounts.ts";
import type * as api from "../../newsroom-api/editions.ts";
import { useSpeech } from "../texts/texts.ts";
import { call } from "./call.ts";

/** Who is signed in. Views are shown only to somebody who is. */
export function useMe(): accounts.Me {
  return useSuspenseQuery(meQuery).data;
}

export const meQuery = {
  queryKey: ["me"],
  queryFn: () => call<typeof accounts.readMe>("get", "/api/me", {}),
  staleTime: 60_000,
};

/** What the person may do in an edition. */
export function mayWrite(me: accounts.Me, edition: string): boolean {
  return me.administrator || me.grants.some((grant) => grant.edition === null || grant.edition === edition);
}

export function mayEdit(me: accounts.Me, edition: string): boolean {
  return (
    me.administrator ||
    me.grants.some((grant) => grant.role === "editor" && (grant.edition === null || grant.edition === edition))
  );
}

export const editionsQuery = {
  queryKey: ["newsroom", "editions"],
  queryFn: async () => (await call<typeof api.listEditions>("get", "/api/editions", {})).items,
  staleTime: 30_000,
};

export interface Editions {
  readonly all: readonly api.Edition[];
  /** Switched on, or for practice: where there is work. The person's own first. */
  readonly working: readonly api.Edition[];
  /** Working editions in which the person may write. */
  readonly writing: readonly api.Edition[];
  of(code: string): api.Edition | undefined;
}

/** The newsroom's editions; empty while they load. */
export function useEditions(): Editions {
  const me = useMe();
  const { language } = useSpeech();
  const all = useQuery(editionsQuery).data ?? [];
  const working = all.filter((edition) => edition.live || edition.practice);
  // Who may write everywhere is offered the edition in the language of the screens first.
  const rank = (edition: api.Edition) =>
    edition.practice ? 3 : !mayWrite(me, edition.code) ? 2 : edition.code === language ? 0 : 1;
  const sorted = working.toSorted((a, b) => rank(a) - rank(b) || a.englishName.localeCompare(b.englishName, "en"));
  return {
    all,
    working: sorted,
    writing: sorted.filter((edition) => mayWrite(me, edition.code)),
    of: (code) => all.find((edition) => edition.code === code),
  };
}
