import { listExits } from "../../newsroom-api/exits.ts";
import type { Bind } from "../bind.ts";
import type { Newsroom } from "../newsroom.ts";

export function bindExits(bind: Bind, newsroom: Newsroom): void {
  bind(listExits, (_by, input) => newsroom.exits.list(input));
}
