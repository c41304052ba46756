import { z } from "zod";
import { editionCode, filledLine, id } from "./fields.ts";
import { operation } from "./operation.ts";

const tag = "fronts";
const uniqueIds = z.array(id).refine((ids) => new Set(ids).size === ids.length, "must name each only once");
const params = z.object({ edition: editionCode });

/** What stands under the lead: a section's or topic's newest, or articles picked by hand under a title. */
const frontBlock = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("section"), section: id }),
    z.strictObject({ kind: z.literal("topic"), topic: id }),
    z.strictObject({ kind: z.literal("picks"), title: filledLine(80), articles: uniqueIds.min(1).max(12) }),
  ])
  .meta({ id: "FrontBlock" });
export type FrontBlock = z.output<typeof frontBlock>;

const front = z
  .strictObject({
    edition: editionCode,
    blocks: z
      .array(frontBlock)
      .meta({ description: "What stands under the lead, in order; none: every section in the edition's order." }),
    articles: z.array(id).meta({ description: "The first leads; those not published are passed over." }),
  })
  .meta({ id: "Front" });

export const readFront = operation({
  id: "readFront",
  method: "get",
  path: "/api/editions/{edition}/front",
  summary: "The articles and blocks picked for an edition's front",
  tag,
  authority: "any",
  params,
  answer: front,
});

export const setFront = operation({
  id: "setFront",
  method: "put",
  path: "/api/editions/{edition}/front",
  summary: "Pick articles for the front; without picks the newest stand there",
  tag,
  authority: "edit",
  params,
  body: z
    .strictObject({
      articles: uniqueIds.max(20),
      blocks: z.array(frontBlock).max(30).optional().meta({ description: "Left out: they stay as they are." }),
    })
    .meta({ id: "FrontToSet" }),
  answer: front,
});
