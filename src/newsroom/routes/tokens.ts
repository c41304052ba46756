import * as tokens from "../../newsroom-api/tokens.ts";
import type { Bind } from "../bind.ts";
import type { Newsroom } from "../newsroom.ts";

export function bindTokens(bind: Bind, newsroom: Newsroom): void {
  bind(tokens.listTokens, (by) => newsroom.tokens.list(by));
  bind(tokens.addToken, (by, { body }) => newsroom.tokens.add(by, body));
  bind(tokens.revokeToken, (by, { params }) => newsroom.tokens.revoke(by, params));
}
