import { z } from "zod";
import { id } from "./fields.ts";
import { operation } from "./operation.ts";

const tag = "former addresses";
const address = z
  .string()
  .meta({ description: "In the tree, without a slash at its beginning.", example: "news/2019/water/" });
const formerAddress = z.strictObject({ address, article: id }).meta({ id: "FormerAddress" });

export const listFormerAddresses = operation({
  id: "listFormerAddresses",
  method: "get",
  path: "/api/former-addresses",
  summary: "Addresses from before that lead to an article",
  tag,
  authority: "any",
  query: z.object({
    article: z
      .string()
      .regex(/^[1-9]\d{0,8}$/, "must be a number")
      .transform(Number)
      .meta({ type: "integer" }),
  }),
  answer: z.strictObject({ items: z.array(formerAddress) }),
});

export const setFormerAddress = operation({
  id: "setFormerAddress",
  method: "put",
  path: "/api/former-addresses",
  summary: "Let an address from before lead to an article",
  tag,
  authority: "edit",
  body: z.strictObject({ address: z.string().min(1).max(1_000), article: id }).meta({ id: "FormerAddressToSet" }),
  answer: formerAddress,
});
