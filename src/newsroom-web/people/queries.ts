import type * as accounts from "../../newsroom-api/accounts.ts";
import { call } from "../api/call.ts";

export const peopleQuery = {
  queryKey: ["newsroom", "people"],
  queryFn: async () => (await call<typeof accounts.listPeople>("get", "/api/people", {})).items,
};

/** An invitation that was just made: its link is known now and never again. */
export interface Invited {
  readonly account: number;
  readonly name: string;
  readonly address: string;
  readonly expiresAt: string;
}

export function invitedOf({ account, name, invitation }: Answer): Invited {
  return { account, name, address: invitation.address, expiresAt: invitation.expiresAt };
}

type Answer = Pick<accounts.Person, "account" | "name"> & {
  readonly invitation: { readonly address: string; readonly expiresAt: string };
};
