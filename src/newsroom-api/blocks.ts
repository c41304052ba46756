import { z } from "zod";
import { dateFault } from "../story/story-date.ts";
import { filledLine, id, line, text } from "./fields.ts";

export const languageTag = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'must be a BCP 47 tag, as "fa" or "zh-Hans"')
  .max(35);

export const run = z
  .strictObject({
    text: text(20_000),
    strong: z.boolean().optional(),
    emphasis: z.boolean().optional(),
    href: z.string().max(2_000).refine(isSafeLink, "must be an absolute http, https or mailto address").optional(),
    language: languageTag.optional().meta({ description: "Where the run's language differs from the article's." }),
  })
  .meta({ id: "Run" });

export const runs = z.array(run).max(500);

const items = z.array(runs).max(200);

const storyDate = z
  .strictObject({
    year: z.int().min(1).max(9999),
    month: z.int().min(1).max(12).nullable().default(null),
    day: z.int().min(1).max(31).nullable().default(null),
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, as "14:05"')
      .nullable()
      .default(null),
  })
  .superRefine((date, context) => {
    const fault = dateFault(date);
    if (fault !== null) context.addIssue({ code: "custom", message: `the date ${fault}` });
  })
  .meta({
    id: "StoryDate",
    description: "Gregorian, in as much detail as is known; editions show it in their calendar.",
  });

const factPart = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("paragraph"), runs }),
  z.strictObject({ kind: z.literal("list"), ordered: z.boolean(), items }),
]);

const rows = z
  .array(z.array(runs).min(1).max(30))
  .max(500)
  .refine((all) => all.every((row) => row.length === all[0]?.length), "must be rows of one length")
  .refine((all) => all.length * (all[0]?.length ?? 0) <= 5_000, "must have at most 5,000 cells");

/** The kinds of blocks that are more than running text, with the fields that all blocks have. */
export function richBlocks<const Base extends z.core.$ZodLooseShape>(base: Base) {
  return [
    z.strictObject({
      kind: z.literal("gallery"),
      ...base,
      pictures: z.array(z.strictObject({ asset: id, caption: line(1_000).nullable().default(null) })).max(60),
    }),
    z.strictObject({ kind: z.literal("audio"), ...base, asset: id }),
    z.strictObject({ kind: z.literal("video"), ...base, asset: id }),
    z.strictObject({
      kind: z.literal("table"),
      ...base,
      caption: line(300).nullable().default(null),
      headerRow: z.boolean().default(true),
      headerColumn: z.boolean().default(false),
      rows,
    }),
    z.strictObject({ kind: z.literal("factBox"), ...base, heading: line(300), parts: z.array(factPart).max(100) }),
    z.strictObject({
      kind: z.literal("timeline"),
      ...base,
      heading: line(300)
        .nullable()
        .default(null)
        .meta({ description: 'Null: "The story so far", in the edition\'s words.' }),
      entries: z.array(z.strictObject({ date: storyDate, runs })).max(200),
    }),
    z.strictObject({
      kind: z.literal("postCard"),
      ...base,
      platform: filledLine(60),
      author: filledLine(200),
      handle: line(100).nullable().default(null),
      text: text(5_000),
      language: languageTag,
      date: storyDate.nullable().default(null),
      address: z.string().max(2_000).refine(isWebAddress, "must be an absolute http or https address"),
      asset: id.nullable().default(null).meta({ description: "A picture that the post shows." }),
    }),
  ] as const;
}

function isSafeLink(href: string): boolean {
  return URL.canParse(href) && ["http:", "https:", "mailto:"].includes(new URL(href).protocol);
}

function isWebAddress(href: string): boolean {
  return URL.canParse(href) && ["http:", "https:"].includes(new URL(href).protocol);
}
