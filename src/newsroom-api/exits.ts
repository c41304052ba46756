import { z } from "zod";
import { articleParams } from "./articles.ts";
import { instant } from "./fields.ts";
import { operation } from "./operation.ts";

/** One way out of the building for an article, and whether it shows how the article stands. */
const exit = z
  .strictObject({
    kind: z.enum([
      "article",
      "front",
      "list",
      "feed",
      "partners",
      "sitemap",
      "breaking line",
      "other edition",
      "picture",
    ]),
    address: z.string().meta({ description: "In the tree." }),
    shows: z.boolean().meta({ description: "Readers find the article, or something of it, there now." }),
    state: z.enum(["confirmed", "waiting", "failed"]).meta({
      description:
        "confirmed: written since the last act on the article; waiting: the press is at it; failed: see `reason`.",
    }),
    confirmedAt: instant.nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: "Exit" });
export type Exit = z.output<typeof exit>;

export const listExits = operation({
  id: "listExits",
  method: "get",
  path: "/api/articles/{article}/exits",
  summary: "Every address that the article's last public act reached, and which have confirmed it",
  tag: "articles",
  authority: "any",
  params: articleParams,
  answer: z.strictObject({
    act: z
      .strictObject({
        kind: z.string().meta({ description: '"publish", "correction", "removal", ...' }),
        at: instant,
        by: z.string().nullable().meta({ description: "The account's name; null: the newsroom itself." }),
      })
      .nullable(),
    confirmed: z.int(),
    waiting: z.int(),
    failed: z.int(),
    items: z.array(exit),
  }),
});
