import { z } from "zod";
import { editionCode, id } from "./fields.ts";
import { operation } from "./operation.ts";

const tag = "fronts";
const params = z.object({ edition: editionCode });
const front = z
  .strictObject({
    edition: editionCode,
    articles: z.array(id).meta({ description: "The first leads; those not published are passed over." }),
  })
  .meta({ id: "Front" });

export const readFront = operation({
  id: "readFront",
  method: "get",
  path: "/api/editions/{edition}/front",
  summary: "The articles picked for an edition's front",
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
      articles: z
        .array(id)
        .max(20)
        .refine((ids) => new Set(ids).size === ids.length, "must name each only once"),
    })
    .meta({ id: "FrontToSet" }),
  answer: front,
});
