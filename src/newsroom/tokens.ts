import { createHash, randomBytes } from "node:crypto";
import { insertToken, revokeTokenRow, type TokenRow, tokenRows, validToken } from "../db/newsroom-tokens.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type * as api from "../newsroom-api/tokens.ts";
import { type Desk, doAct, read } from "./act.ts";
import { type Actor, requireAdministrator } from "./actor.ts";
import { requireKnownEditions } from "./edition-languages.ts";
import { found } from "./refused.ts";
import { iso, isoOrNull } from "./views.ts";

export function tokenActs(desk: Desk) {
  return {
    list: (by: Actor) =>
      read(desk, async (trx) => {
        requireAdministrator(by);
        return { items: (await tokenRows(trx)).map(tokenView) };
      }),

    /** The secret is in this answer and nowhere else: the database keeps its SHA-256. */
    add: (by: Actor, { name, editions }: InputOf<typeof api.addToken>["body"]) =>
      doAct(desk, by, "add token", async ({ trx, now, languages }) => {
        requireAdministrator(by);
        await requireKnownEditions(trx, languages, editions ?? []);
        const secret = `sw_${randomBytes(32).toString("base64url")}`;
        const row = await insertToken(trx, { name, hash: hashOf(secret), editions, at: now, madeBy: by.account });
        return {
          subject: `token ${row.id}`,
          detail: { name, editions },
          answer: () => ({ ...tokenView(row), secret }),
        };
      }),

    revoke: (by: Actor, { token }: InputOf<typeof api.revokeToken>["params"]) =>
      doAct(desk, by, "revoke token", async ({ trx, now }) => {
        requireAdministrator(by);
        const row = found(
          await revokeTokenRow(trx, token, now),
          `token ${token}`,
          "GET /api/tokens lists those that there are.",
        );
        return { subject: `token ${row.id}`, answer: () => tokenView(row) };
      }),

    /** Who holds this secret; null when nobody does, or no longer. */
    authenticate: async (secret: string): Promise<(Actor & { readonly account: number }) | null> => {
      if (!/^sw_[\w-]{20,100}$/.test(secret)) return null;
      const row = await validToken(desk.database.queries, hashOf(secret));
      return row === null ? null : { account: row.account, name: row.name, ...reachOf(row.editions) };
    },
  };
}

/** A token for all editions is an administrator; one for some is an editor there. */
function reachOf(editions: readonly string[] | null): Pick<Actor, "administrator" | "grants"> {
  if (editions === null) return { administrator: true, grants: [] };
  return { administrator: false, grants: editions.map((edition) => ({ edition, role: "editor" })) };
}

// The secret has 256 random bits, so a fast hash is safe: there is nothing to guess.
function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

function tokenView(row: TokenRow) {
  const { id, name, editions, created_at, revoked_at } = row;
  return {
    id,
    name,
    editions: editions === null ? null : [...editions],
    createdAt: iso(created_at),
    revokedAt: isoOrNull(revoked_at),
  };
}
