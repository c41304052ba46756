import { z } from "zod";
import { id, instant, pageOf, paging } from "./fields.ts";
import { operation } from "./operation.ts";

export const readAuditLog = operation({
  id: "readAuditLog",
  method: "get",
  path: "/api/audit-log",
  summary: "What was done, by whom, newest first",
  tag: "audit log",
  authority: "all",
  query: z.object({ ...paging, subject: z.string().max(200).optional().meta({ example: "article 12" }) }),
  answer: pageOf(
    z
      .strictObject({
        id,
        at: instant,
        account: id.nullable().meta({ description: "Null: the newsroom itself." }),
        name: z.string().nullable(),
        act: z.string(),
        subject: z.string(),
        detail: z.unknown(),
      })
      .meta({ id: "AuditRow" }),
  ),
});
