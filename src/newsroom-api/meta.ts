import { z } from "zod";
import { operation } from "./operation.ts";

export const readHealth = operation({
  id: "readHealth",
  method: "get",
  path: "/api/health",
  summary: "Whether the newsroom reaches its database",
  tag: "newsroom",
  authority: "open",
  answer: z.strictObject({ ok: z.literal(true) }),
});
