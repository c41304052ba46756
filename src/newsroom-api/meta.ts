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

export const readSite = operation({
  id: "readSite",
  method: "get",
  path: "/api/site",
  summary: "Where readers find what is published",
  tag: "newsroom",
  authority: "any",
  answer: z
    .strictObject({ publicUrl: z.string().meta({ description: "Absolute, without a trailing slash." }) })
    .meta({ id: "Site" }),
});
