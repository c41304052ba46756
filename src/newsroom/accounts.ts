import type { Me } from "../newsroom-api/accounts.ts";
import type { Outcome } from "../newsroom-api/refusal.ts";
import type { Actor } from "./actor.ts";

export function accountActs() {
  return {
    /** Who is calling, and what they may do. */
    me: async (by: Actor): Promise<Outcome<Me>> => ({ ok: true, value: meView(by) }),
  };
}

function meView({ account, name, administrator, grants }: Actor): Me {
  if (account === null) throw new Error("A request came through the door without an account.");
  const everywhere = administrator || grants.some(({ edition, role }) => edition === null && role === "editor");
  const edited = grants.flatMap(({ edition, role }) => (edition !== null && role === "editor" ? [edition] : []));
  return {
    account,
    name,
    email: null,
    administrator,
    grants: [...grants],
    editions: everywhere ? null : edited,
    interfaceLanguage: null,
  };
}
