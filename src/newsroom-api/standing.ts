import { z } from "zod";
import { type StandingBlock, standingKinds } from "../story/standing.ts";
import { runs } from "./blocks.ts";
import { blockId } from "./content.ts";
import { editionCode, instant, line } from "./fields.ts";
import { operation } from "./operation.ts";

const tag = "editions";
const kind = z.enum(standingKinds);
const quotation = { by: line(300).nullable().default(null), original: z.null().default(null) };
const sentBase = { id: blockId.optional() };
const sentBlocks = z
  .array(
    z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("paragraph"), ...sentBase, runs }),
      z.strictObject({ kind: z.literal("heading"), ...sentBase, runs }),
      z.strictObject({ kind: z.literal("quotation"), ...sentBase, runs, ...quotation }),
      z.strictObject({ kind: z.literal("list"), ...sentBase, ordered: z.boolean(), items: z.array(runs).max(200) }),
    ]),
  )
  .max(500);
export type SentStandingBlock = z.output<typeof sentBlocks>[number];

// Stored as they were checked when they were written: an answer need not be checked again.
const storedBlock = z.looseObject({ kind: z.string(), id: z.string() }).meta({ description: "As in an article." });
const storedBlocks = z.array(storedBlock) as unknown as z.ZodType<StandingBlock[]>;

const params = z.object({ edition: editionCode, page: kind });

/** A page about the service itself, in one edition. */
export const standing = z
  .strictObject({
    edition: editionCode,
    page: kind,
    address: z.string().meta({ description: "Where readers find it." }),
    text: z
      .strictObject({ body: storedBlocks, tipLine: storedBlocks.nullable() })
      .nullable()
      .meta({ description: "Null: not written; readers then have no such page, but for the list of corrections." }),
    updatedAt: instant.nullable(),
  })
  .meta({ id: "StandingPage" });
export type Standing = z.output<typeof standing>;

export const listStanding = operation({
  id: "listStanding",
  method: "get",
  path: "/api/editions/{edition}/standing",
  summary: "The pages about the service: about, corrections, contact, privacy, support",
  tag,
  authority: "any",
  params: z.object({ edition: editionCode }),
  answer: z.strictObject({ items: z.array(standing) }),
});

export const writeStanding = operation({
  id: "writeStanding",
  method: "put",
  path: "/api/editions/{edition}/standing/{page}",
  summary: "Write such a page; readers have it at once",
  tag,
  authority: "edit",
  params,
  body: z
    .strictObject({
      body: sentBlocks.min(1, "must say something; delete the page to have none"),
      tipLine: sentBlocks
        .nullable()
        .default(null)
        .meta({ description: "On the contact page only: how to reach the newsroom without being seen." }),
    })
    .meta({ id: "StandingPageToWrite" }),
  answer: standing,
});

export const deleteStanding = operation({
  id: "deleteStanding",
  method: "delete",
  path: "/api/editions/{edition}/standing/{page}",
  summary: "Delete such a page: readers no longer have it",
  tag,
  authority: "edit",
  params,
  answer: standing,
});
