import { z } from "zod";
import { numeralNames } from "./numbering.ts";
import {
  optionalPlaceholders,
  type PluralTermKey,
  placeholdersOf,
  pluralTermKeys,
  type TermKey,
  termKeys,
} from "./term-keys.ts";

// Line breaks, control, bidi and other invisible characters that no interface text may carry; joiners may stay.
const stray = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd]/u;

const oneLine = z
  .string()
  .min(1)
  .refine((text) => text.isWellFormed() && text === text.normalize("NFC"), "must be well-formed text in NFC")
  .refine(
    (text) => text === text.trim() && !/\s\s/.test(text),
    "must not begin or end with a space, nor hold two in a row",
  )
  .refine((text) => !stray.test(text), "must not hold control or bidi characters");

const tag = z.string().refine(isCanonicalTag, "must be a BCP 47 tag in its canonical form");

const termSchema = z.strictObject({ text: oneLine, read: z.boolean(), source: z.string().min(1) });
const pluralCategory = z.enum(["zero", "one", "two", "few", "many", "other"]);
const pluralTermSchema = z.strictObject({
  forms: z
    .partialRecord(pluralCategory, oneLine)
    .refine((forms) => forms.other !== undefined, 'must have the form "other"'),
  read: z.boolean(),
  source: z.string().min(1),
});

const ownTermsSchema = z
  .strictObject({
    ...fromKeys(termKeys, termSchema.optional()),
    ...fromKeys(pluralTermKeys, pluralTermSchema.optional()),
  })
  .superRefine((terms, context) => {
    for (const key of termKeys) {
      const text = terms[key]?.text;
      const fault = text === undefined ? undefined : placeholderFault(key, text);
      if (fault !== undefined) context.addIssue({ code: "custom", path: [key], message: fault });
    }
  });

const marks = z.tuple([z.string().min(1), z.string().min(1)]).readonly();
const size = (least: number, most: number) => z.number().min(least).max(most);

const datesSchema = z.strictObject({
  long: z.string().optional(),
  month: z.string().optional(),
  dateAndTime: z.string().optional(),
  months: z.array(z.string()).min(12).max(13).readonly().optional(),
});

/** An edition's file: what a newsroom writes. Only the code and the two names are needed; see README.md. */
export const editionFileSchema = z.strictObject({
  code: tag,
  path: z
    .string()
    .regex(/^[a-z][a-z-]{1,11}$/, "must be 2 to 12 small ASCII letters or hyphens")
    .optional(),
  name: oneLine,
  englishName: oneLine,
  variantOf: tag.optional(),
  /** The edition whose texts can be shown in this one's script (`second-script.ts`). */
  convertsFrom: tag.optional(),
  inherits: tag.optional(),
  status: z.enum(["current", "variant", "closed"]).optional(),
  dir: z.enum(["ltr", "rtl"]).optional(),
  script: z
    .string()
    .regex(/^[A-Z][a-z]{3}$/, "must be an ISO 15924 code")
    .optional(),
  htmlLang: z.string().optional(),
  hreflang: tag.nullable().optional(),
  fontStack: z
    .string()
    .regex(/^[^;{}<>\\]+$/, "must be a CSS font list")
    .optional(),
  bodySize: size(12, 32).optional(),
  lineHeight: size(1.2, 2.6).optional(),
  headingLineHeight: size(1, 2.4).optional(),
  headingWeight: size(100, 900).optional(),
  capitals: z.boolean().optional(),
  italics: z.boolean().optional(),
  hyphenation: z.enum(["auto", "partial", "none", "never"]).optional(),
  numerals: z.enum(numeralNames).optional(),
  calendar: z
    .enum(["gregory", "persian", "buddhist", "ethiopic", "islamic-umalqura", "hebrew", "indian", "roc"])
    .optional(),
  timeZone: z.string().refine(isTimeZone, "must be an IANA time zone").optional(),
  hourCycle: z.enum(["h12", "h23"]).optional(),
  dates: datesSchema.readonly().optional(),
  list: z.strictObject({ separator: z.string(), last: z.string() }).readonly().optional(),
  quoteMarks: z.strictObject({ primary: marks, secondary: marks }).readonly().optional(),
  wordSegmentation: z.enum(["space", "dictionary"]).optional(),
  searchConfig: z
    .string()
    .regex(/^[a-z]+$/, "must be the name of a PostgreSQL text search configuration")
    .optional(),
  slugKeeps: z.string().optional(),
  apostrophe: z.enum(["joins", "splits"]).optional(),
  inputLetters: z.record(z.string(), z.string()).readonly().optional(),
  intlLocale: z
    .string()
    .refine((locale) => isCanonicalTag(locale) && !locale.includes("-u-"), "must be a BCP 47 tag without extensions")
    .optional(),
  intlSupport: z
    .strictObject({
      dateTime: z.boolean(),
      relativeTime: z.boolean(),
      plural: z.boolean(),
      list: z.boolean(),
      number: z.boolean(),
    })
    .readonly()
    .optional(),
  pluralCategories: z.array(pluralCategory).readonly().optional(),
  notes: z.string().optional(),
  terms: ownTermsSchema.optional(),
});

export type EditionFile = Readonly<z.infer<typeof editionFileSchema>>;

type Filled = Required<
  Omit<
    EditionFile,
    "variantOf" | "convertsFrom" | "inherits" | "dates" | "list" | "slugKeeps" | "inputLetters" | "terms"
  >
>;

/** A text with its origin: `read` says whether a native has read it, `lang` the language it is in (an HTML lang). */
export type Term = Readonly<{ text: string; read: boolean; source: string; lang: string }>;

export type PluralTerm = Readonly<{ forms: Forms; read: boolean; source: string; lang: string }>;
type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/**
 * What one edition's language needs: profile and every text, immutable. Sizes in CSS px, line heights as factors.
 * `hreflang` null: search engines have no code for it, or another edition claims it.
 */
export type Language = Readonly<Filled> &
  Readonly<Pick<EditionFile, "variantOf" | "convertsFrom" | "inherits" | "dates" | "list">> &
  Readonly<{
    slugKeeps: string;
    inputLetters: Readonly<Record<string, string>>;
    terms: Readonly<Record<TermKey, Term>>;
    pluralTerms: Readonly<Record<PluralTermKey, PluralTerm>>;
  }>;

/** Zod shapes want an object with literal keys; Object.fromEntries forgets them. */
function fromKeys<Key extends string, Value>(keys: readonly Key[], value: Value): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>; // the keys are those given
}

function placeholderFault(key: TermKey, text: string): string | undefined {
  const wanted = placeholdersOf(key);
  const found = [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
  const unknown = found.find((name) => !wanted.includes(name));
  if (unknown !== undefined) return `holds the placeholder {${unknown}}, which this text does not get`;
  const lost = optionalPlaceholders.has(key) ? undefined : wanted.find((name) => !found.includes(name));
  return lost === undefined ? undefined : `must hold the placeholder {${lost}}`;
}

function isCanonicalTag(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value)[0] === value;
  } catch {
    return false; // not a tag at all: the schema's message says so
  }
}

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
