import { z } from "zod";
import type { Block } from "../story/block.ts";
import { bylineRoles, genres, type RevisionContent } from "../story/revision.ts";
import { languageTag, richBlocks, runs } from "./blocks.ts";
import { filledLine, id, line, text } from "./fields.ts";

export const blockId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, "must be 1 to 40 letters, digits, - or _");
const original = z.strictObject({ text: filledLine(5_000), language: languageTag });

/** `from`'s hash may be left out when the revision names what it was made from: the newsroom fills it in. */
const sentBase = {
  id: blockId.optional().meta({ description: "Keep it when the block is edited; a new block gets one." }),
  from: z.strictObject({ block: blockId, hash: z.string().max(64).optional() }).optional(),
};

/** A block as sent. */
export const sentBlock = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("paragraph"), ...sentBase, runs }),
    z.strictObject({ kind: z.literal("heading"), ...sentBase, runs }),
    z.strictObject({
      kind: z.literal("quotation"),
      ...sentBase,
      runs,
      by: line(300).nullable().default(null),
      original: original.nullable().default(null),
    }),
    z.strictObject({ kind: z.literal("list"), ...sentBase, ordered: z.boolean(), items: z.array(runs).max(200) }),
    z.strictObject({ kind: z.literal("picture"), ...sentBase, asset: id }),
    ...richBlocks(sentBase),
  ])
  .meta({ id: "BlockToSave", description: "One paragraph-sized part of the body." });

/** Who is credited, and for what. */
export const byline = z.strictObject({ contributor: id, role: z.enum(bylineRoles) }).meta({ id: "Byline" });

const rights = z
  .strictObject({
    copyrightHolder: line(300).nullable().default(null),
    usageTerms: text(5_000).nullable().default(null),
    redistributable: z.boolean().default(true),
  })
  .meta({ id: "TextRights" });

const unique = (ids: readonly number[]) => new Set(ids).size === ids.length;
const ids = z.array(id).max(50).refine(unique, "must name each only once");

/** What a working copy or revision says, as sent; what is left out is empty. */
export const contentToSave = z
  .strictObject({
    headline: line(500).default(""),
    shortHeadline: line(200).nullable().default(null),
    summary: line(2_000).default(""),
    dateline: line(200).nullable().default(null),
    genre: z.enum(genres).default("news"),
    section: id.nullable().default(null).meta({ description: "Null: the edition's first section." }),
    topics: ids.default([]),
    bylines: z.array(byline).max(50).default([]),
    body: z.array(sentBlock).max(2_000).default([]),
    leadAsset: id.nullable().default(null),
    related: ids.default([]),
    wireSources: z.array(filledLine(200)).max(20).default([]),
    machineDraft: z.boolean().default(false),
    rights: rights.default({ copyrightHolder: null, usageTerms: null, redistributable: true }),
  })
  .meta({ id: "ContentToSave" });
export type ContentToSave = z.output<typeof contentToSave>;

const storedBase = { id: z.string(), from: z.strictObject({ block: z.string(), hash: z.string() }).optional() };
/** A block as stored. */
export const storedBlock: z.ZodType<Block> = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("paragraph"), ...storedBase, runs }),
    z.strictObject({ kind: z.literal("heading"), ...storedBase, runs }),
    z.strictObject({
      kind: z.literal("quotation"),
      ...storedBase,
      runs,
      by: z.string().nullable(),
      original: original.nullable(),
    }),
    z.strictObject({ kind: z.literal("list"), ...storedBase, ordered: z.boolean(), items: z.array(runs) }),
    z.strictObject({ kind: z.literal("picture"), ...storedBase, asset: id }),
    ...richBlocks(storedBase),
  ])
  .meta({ id: "Block" });

/** What a working copy or revision says, as stored. */
export const content: z.ZodType<RevisionContent> = z
  .strictObject({
    headline: z.string(),
    shortHeadline: z.string().nullable(),
    summary: z.string(),
    dateline: z.string().nullable(),
    genre: z.enum(genres),
    section: id.nullable(),
    topics: z.array(id),
    bylines: z.array(byline),
    body: z.array(storedBlock),
    leadAsset: id.nullable(),
    related: z.array(id),
    wireSources: z.array(z.string()),
    machineDraft: z.boolean(),
    rights: z.strictObject({
      copyrightHolder: z.string().nullable(),
      usageTerms: z.string().nullable(),
      redistributable: z.boolean(),
    }),
  })
  .meta({ id: "Content" });

/** The revision of another article that this one was translated or written from. */
export const madeFrom = z.strictObject({ article: id, revision: id }).meta({ id: "MadeFrom" });
