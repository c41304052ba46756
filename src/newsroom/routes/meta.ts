import { readAuditLog } from "../../newsroom-api/audit.ts";
import * as former from "../../newsroom-api/former-addresses.ts";
import { readHealth, readSite } from "../../newsroom-api/meta.ts";
import { tokenRows } from "../../db/newsroom-tokens.ts";
import type { Bind } from "../bind.ts";
import type { Newsroom } from "../newsroom.ts";

export function bindMeta(bind: Bind, newsroom: Newsroom): void {
  bind(readHealth, async () => {
    await tokenRows(newsroom.desk.database.queries);
    return { ok: true, value: { ok: true as const } };
  });
  bind(readSite, async () => ({ ok: true, value: { publicUrl: newsroom.desk.publicUrl } }));
  bind(readAuditLog, newsroom.audit.list);
  bind(former.listFormerAddresses, (_by, input) => newsroom.formerAddresses.list(input));
  bind(former.setFormerAddress, newsroom.formerAddresses.set);
}
