const rightToLeft: ReadonlySet<string> = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"]);

export interface InItsLanguage {
  readonly lang: string | undefined;
  readonly dir: "ltr" | "rtl" | "auto";
}

/** Attributes of text in the language that an agency named; one that is none leaves the direction to the text itself. */
export function inItsLanguage(tag: string | null): InItsLanguage {
  if (tag === null) return unknown;
  const known = told.get(tag) ?? find(tag);
  told.set(tag, known);
  return known;
}

const unknown: InItsLanguage = { lang: undefined, dir: "auto" };
const told = new Map<string, InItsLanguage>();

function find(tag: string): InItsLanguage {
  try {
    const { script, language } = new Intl.Locale(tag).maximize();
    if (language === "und" || script === undefined) return unknown;
    return { lang: tag, dir: rightToLeft.has(script) ? "rtl" : "ltr" };
  } catch {
    return unknown;
  }
}

/** The name of a language in the screens' own; the tag where there is none. */
export function languageName(tag: string, interfaceLanguage: string): string {
  try {
    return new Intl.DisplayNames(interfaceLanguage, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
