import * as accounts from "../../newsroom-api/accounts.ts";
import type { Bind } from "../bind.ts";
import type { Newsroom } from "../newsroom.ts";

export function bindAccounts(bind: Bind, newsroom: Newsroom): void {
  bind(accounts.readMe, (by) => newsroom.accounts.me(by));
}
