import { z } from "zod";
import { editionCode, filledLine, id, idParam, instant } from "./fields.ts";
import { operation } from "./operation.ts";

const tag = "tokens";
const editions = z
  .array(editionCode)
  .min(1)
  .max(200)
  .nullable()
  .meta({ description: "The editions that it may act in; null: all." });

const token = z
  .strictObject({ id, name: z.string(), editions, createdAt: instant, revokedAt: instant.nullable() })
  .meta({ id: "Token" });

export const listTokens = operation({
  id: "listTokens",
  method: "get",
  path: "/api/tokens",
  summary: "Tokens, without their secrets",
  tag,
  authority: "all",
  answer: z.strictObject({ items: z.array(token) }),
});

export const addToken = operation({
  id: "addToken",
  method: "post",
  path: "/api/tokens",
  summary: "Add a token; its secret is in this answer and never again",
  tag,
  authority: "all",
  body: z.strictObject({ name: filledLine(100), editions: editions.default(null) }).meta({ id: "TokenToAdd" }),
  status: 201,
  answer: token.extend({ secret: z.string() }).meta({ id: "TokenWithSecret" }),
});

export const revokeToken = operation({
  id: "revokeToken",
  method: "delete",
  path: "/api/tokens/{token}",
  summary: "Revoke a token",
  tag,
  authority: "all",
  params: z.object({ token: idParam }),
  answer: token,
});
