import type { EditionFile, Language } from "./profile.ts";
import { scriptTraits } from "./script-traits.ts";

type Profile = Omit<Language, "terms" | "pluralTerms">;

/** An edition's profile with everything its file left out, from its script and from CLDR. */
export function withDefaults(file: EditionFile): Profile {
  const { terms: _, ...given } = file;
  const script = file.script ?? new Intl.Locale(file.code).maximize().script ?? "Latn";
  const traits = scriptTraits(script);
  const intlLocale = file.intlLocale ?? supportedLocale(file.code);
  const foreign = intlLocale === elsewhere;
  return {
    path: file.code
      .toLowerCase()
      .replace(/[^a-z-]/g, "")
      .slice(0, 12)
      .replace(/-+$/, ""),
    status: "current",
    dir: traits.dir,
    htmlLang: file.code,
    hreflang: file.code,
    fontStack: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
    bodySize: traits.bodySize,
    lineHeight: traits.lineHeight,
    headingLineHeight: traits.headingLineHeight,
    headingWeight: traits.headingWeight,
    capitals: traits.capitals,
    italics: traits.italics,
    hyphenation: traits.capitals ? "none" : "never",
    numerals: "latn",
    calendar: "gregory",
    timeZone: "UTC",
    hourCycle: "h23",
    quoteMarks: { primary: ["“", "”"], secondary: ["‘", "’"] },
    wordSegmentation: traits.unspaced ? "dictionary" : "space",
    searchConfig: "simple",
    slugKeeps: "",
    apostrophe: "joins",
    inputLetters: {},
    intlSupport: foreign ? nothing : testedSupport(intlLocale),
    pluralCategories: ["other"],
    notes: "",
    ...given,
    script,
    intlLocale,
  };
}

// Used for the bare digits of a language that ICU does not know: world English has no surprises in them.
const elsewhere = "en-001";
const nothing = { dateTime: false, relativeTime: false, plural: false, list: false, number: false };

function supportedLocale(code: string): string {
  return Intl.DateTimeFormat.supportedLocalesOf(code).length > 0 ? code : elsewhere;
}

// "supportedLocalesOf" alone is no proof: some languages pass it and then print "-5 min".
function testedSupport(locale: string): Language["intlSupport"] {
  const relative = Intl.RelativeTimeFormat.supportedLocalesOf(locale).length > 0;
  return {
    dateTime: true,
    relativeTime: relative && !/-/.test(new Intl.RelativeTimeFormat(locale).format(-5, "minute")),
    plural: Intl.PluralRules.supportedLocalesOf(locale).length > 0,
    list: Intl.ListFormat.supportedLocalesOf(locale).length > 0,
    number: true,
  };
}
