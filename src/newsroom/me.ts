import type { Transaction } from "../db/database.ts";
import { personRow } from "../db/newsroom-people.ts";
import type { Me } from "../newsroom-api/accounts.ts";
import type { Actor } from "./actor.ts";

/** Who is calling, and what they may do: as the database has it by now for a person, as the door knew it for a token. */
export async function meOf(queries: Transaction, by: Actor): Promise<Me> {
  if (by.account === null) throw new Error("A request came through the door without an account.");
  const person = await personRow(queries, by.account);
  const { name, administrator, grants } = person ?? by;
  return {
    account: by.account,
    name,
    email: person?.email ?? null,
    administrator,
    grants: [...grants],
    editions: editedBy({ administrator, grants }),
    interfaceLanguage: person === null ? null : languageOf(person.interface_language),
  };
}

/** The editions that somebody may publish in; null: all. */
function editedBy({ administrator, grants }: Pick<Actor, "administrator" | "grants">): string[] | null {
  const edits = grants.filter(({ role }) => role === "editor").map(({ edition }) => edition);
  return administrator || edits.includes(null) ? null : edits.filter((edition) => edition !== null);
}

function languageOf(stored: string | null): Me["interfaceLanguage"] {
  return stored === "en" || stored === "fa" ? stored : null;
}
