import { auditRows } from "../db/newsroom-audit.ts";
import type { readAuditLog } from "../newsroom-api/audit.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import { type Desk, read } from "./act.ts";
import { type Actor, requireAdministrator } from "./actor.ts";
import { iso } from "./views.ts";

export function auditActs(desk: Desk) {
  return {
    list: (by: Actor, { query }: InputOf<typeof readAuditLog>) =>
      read(desk, async (trx) => {
        requireAdministrator(by);
        const { subject = null, before = null, limit } = query;
        const rows = await auditRows(trx, { subject, before, limit });
        const items = rows.map(({ at, account_name: name, ...row }) => ({ ...row, at: iso(at), name }));
        return { items, next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null };
      }),
  };
}
