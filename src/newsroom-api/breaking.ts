import { z } from "zod";
import { editionCode, filledLine, id, idParam, instant } from "./fields.ts";
import { operation } from "./operation.ts";

const tag = "breaking lines";

/** The line across an edition's pages. */
export const breakingLine = z
  .strictObject({
    id,
    edition: editionCode,
    text: z.string(),
    article: id.nullable(),
    startsAt: instant,
    endsAt: instant.nullable(),
    state: z.enum(["waiting", "live", "ended"]),
  })
  .meta({ id: "BreakingLine" });

export const raiseBreakingLine = operation({
  id: "raiseBreakingLine",
  method: "post",
  path: "/api/breaking-lines",
  summary: "Raise a line in one, some or all live editions; a line that is live there ends",
  tag,
  authority: "edit",
  body: z
    .strictObject({
      editions: z.union([z.array(editionCode).min(1).max(200), z.literal("all")]),
      text: filledLine(200).optional().meta({ description: "For editions without a text of their own." }),
      texts: z.record(editionCode, filledLine(200)).default({}),
      article: id.nullable().default(null).meta({
        description: "What it leads to: in each edition the article of the same story; without one it leads nowhere.",
      }),
      startsAt: instant.nullable().default(null).meta({ description: "Null: now." }),
      endsAt: instant.nullable().default(null).meta({ description: "Null: when somebody ends it." }),
    })
    .meta({ id: "BreakingLineToRaise" }),
  status: 201,
  answer: z.strictObject({ items: z.array(breakingLine) }),
});

export const listBreakingLines = operation({
  id: "listBreakingLines",
  method: "get",
  path: "/api/breaking-lines",
  summary: "Lines that are live or waiting",
  tag,
  authority: "any",
  answer: z.strictObject({ items: z.array(breakingLine) }),
});

export const endBreakingLine = operation({
  id: "endBreakingLine",
  method: "post",
  path: "/api/breaking-lines/{line}/end",
  summary: "End a line",
  tag,
  authority: "edit",
  params: z.object({ line: idParam }),
  answer: breakingLine,
});
