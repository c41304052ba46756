import * as tokens from "../../newsroom-api/tokens.ts";
import type { Bind } from "../bind.ts";
import type { Newsroom } from "../newsroom.ts";

export function bindTokens(bind: Bind, newsroom: Newsroom): void {
  bind(tokens.readOwnToken, async ({ account, name, editions }) => {
    if (account === null) throw new Error("A request came through the door without an account.");
    return { ok: true, value: { account, name, editions: editions === null ? null : [...editions] } };
  });
  bind(tokens.listTokens, (by) => newsroom.tokens.list(by));
  bind(tokens.addToken, (by, { body }) => newsroom.tokens.add(by, body));
  bind(tokens.revokeToken, (by, { params }) => newsroom.tokens.revoke(by, params));
}
