import { z } from "zod";

/** The number of a thing, in a body. */
export const id = z.int().min(1).max(2_147_483_647);

/** The number of a thing, in an address. */
export const idParam = z
  .string()
  .regex(/^[1-9]\d{0,9}$/, "must be a number from 1")
  .transform(Number)
  .refine((value) => value <= 2_147_483_647, "must be at most 2147483647")
  .meta({ type: "integer", minimum: 1, example: 12 });

/** An instant: ISO 8601 with a zone; answers are in UTC with milliseconds. */
export const instant = z.iso
  .datetime({ offset: true, error: 'must be an ISO 8601 time with a zone, as "2026-11-23T20:15:00Z"' })
  .meta({ example: "2026-11-23T20:15:00.000Z" });

/** A BCP 47 tag of an edition. */
export const editionCode = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'must be the BCP 47 tag of an edition, as "en" or "uz-Cyrl"')
  .max(35)
  .meta({ example: "en" });

/** One line of at most `most` characters, without line breaks. */
export const line = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !/[\n\r\u2028\u2029\0]/.test(text), "must be one line");

/** One line that says something. */
export const filledLine = (most: number) => line(most).refine((text) => text.trim() !== "", "must not be empty");

/** Text that may have line breaks. */
export const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => !value.includes("\0"), "must not hold a null character");

/** How many of a list, newest first, and where to go on. */
export const paging = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/, "must be a number from 1 to 200")
    .transform(Number)
    .refine((value) => value >= 1 && value <= 200, "must be a number from 1 to 200")
    .default(50)
    .meta({ type: "integer", minimum: 1, maximum: 200, default: 50 }),
  before: idParam
    .optional()
    .meta({ description: "Only those with a smaller number: the `next` of the answer before." }),
} as const;

/** Words to look for in a list. */
export const searchWords = z.string().max(200).optional();

/** One page of a list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    items: z.array(item),
    next: id.nullable().meta({ description: "Give it as `before` for what follows; null at the end." }),
  });
