import { editionData } from "./data/edition-data.ts";
import { withDefaults } from "./defaults.ts";
import { type EditionFile, editionFileSchema, type Language, type PluralTerm, type Term } from "./profile.ts";
import { convertible } from "./second-script.ts";
import { type PluralTermKey, pluralTermKeys, type TermKey, termKeys } from "./term-keys.ts";

export type { Language } from "./profile.ts";

export type DefinedLanguage =
  | Readonly<{ ok: true; language: Language }>
  | Readonly<{ ok: false; kind: "invalid"; message: string }>;

const fallback = "en";
let loaded: ReadonlyMap<string, Language> | undefined;

/** The languages that come with the software, by code. Validated once; throws if a file of ours is wrong. */
export function loadLanguages(): ReadonlyMap<string, Language> {
  loaded ??= load();
  return loaded;
}

/** A language that comes with the software. Throws for a code that does not. */
export function languageOf(code: string): Language {
  const language = loadLanguages().get(code);
  if (language === undefined)
    throw new Error(`No language "${code}". Known: ${[...loadLanguages().keys()].join(", ")}.`);
  return language;
}

/**
 * A newsroom's own language from data (the shape of the files in data/). Texts it leaves out come from the language it
 * inherits, else from English, and count as unread; other fields get what its script and CLDR suggest.
 */
export function defineLanguage(json: unknown, known: ReadonlyMap<string, Language> = loadLanguages()): DefinedLanguage {
  const parsed = editionFileSchema.safeParse(json);
  if (!parsed.success) return invalid(`${nameOf(json)}: ${parsed.error.issues.map(describe).join("; ")}.`);
  const file = parsed.data;
  for (const field of ["inherits", "variantOf"] as const) {
    const code = file[field];
    if (code !== undefined && !known.has(code)) {
      return invalid(
        `Language "${file.code}": ${field} names "${code}", which is not known. Use the code of a known language.`,
      );
    }
  }
  if (file.convertsFrom !== undefined && !convertible(file.convertsFrom, file.code))
    return invalid(
      `Language "${file.code}": convertsFrom names "${file.convertsFrom}", and Skywave has no conversion between these scripts. Leave it out.`,
    );
  const profile = withDefaults(file);
  const twin = [...known.values()].find((other) => other.path === profile.path && other.code !== profile.code);
  if (twin !== undefined) {
    return invalid(
      `Language "${file.code}": its path "${profile.path}" belongs to "${twin.code}". Give it another "path".`,
    );
  }
  return { ok: true, language: Object.freeze({ ...profile, ...resolveTerms(file, profile.htmlLang, known) }) };
}

function load(): ReadonlyMap<string, Language> {
  const languages = new Map<string, Language>();
  let waiting = [...editionData];
  while (waiting.length > 0) {
    const ready = waiting.filter((json) => canResolve(json, languages));
    if (ready.length === 0) throw new Error(`Languages inherit in a circle: ${waiting.map(nameOf).join(", ")}.`);
    for (const json of ready) {
      const result = defineLanguage(json, languages);
      if (!result.ok) throw new Error(result.message);
      languages.set(result.language.code, result.language);
    }
    waiting = waiting.filter((json) => !ready.includes(json));
  }
  return new Map([...languages].sort(([, a], [, b]) => (a.englishName < b.englishName ? -1 : 1)));
}

function canResolve(json: unknown, languages: ReadonlyMap<string, Language>): boolean {
  if (codeIn(json, "code") === fallback) return true;
  const needed = [fallback, codeIn(json, "inherits"), codeIn(json, "variantOf")];
  return needed.every((code) => code === undefined || languages.has(code));
}

function resolveTerms(file: EditionFile, lang: string, known: ReadonlyMap<string, Language>) {
  const parent = known.get(file.inherits ?? fallback) ?? known.get(fallback);
  const terms: Partial<Record<TermKey, Term>> = {};
  for (const key of termKeys) {
    const own = file.terms?.[key];
    terms[key] = own === undefined ? inherited(parent?.terms[key], key, lang) : { ...own, lang };
  }
  const pluralTerms: Partial<Record<PluralTermKey, PluralTerm>> = {};
  for (const key of pluralTermKeys) {
    const own = file.terms?.[key];
    pluralTerms[key] = own === undefined ? inherited(parent?.pluralTerms[key], key, lang) : { ...own, lang };
  }
  // Both loops went over every key, which the type checker cannot see.
  return Object.freeze({ terms, pluralTerms }) as Pick<Language, "terms" | "pluralTerms">;
}

// Editions of one language (English, English for Africa) share texts and whether they were read; others only borrow.
function inherited<Text extends Term | PluralTerm>(term: Text | undefined, key: string, lang: string): Text {
  if (term === undefined)
    throw new Error(`The English file lacks the text "${key}". Add it there: all others fall back to it.`);
  const shared = term.lang.split("-")[0] === lang.split("-")[0];
  return { ...term, read: shared && term.read };
}

function invalid(message: string): DefinedLanguage {
  return { ok: false, kind: "invalid", message };
}

function describe(issue: Readonly<{ path: readonly PropertyKey[]; message: string }>): string {
  return issue.path.length > 0 ? `${issue.path.map(String).join(".")} ${issue.message}` : issue.message;
}

function nameOf(json: unknown): string {
  return `Language "${codeIn(json, "code") ?? "without a code"}"`;
}

function codeIn(json: unknown, field: "code" | "inherits" | "variantOf"): string | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  const value: unknown = Reflect.get(json, field);
  return typeof value === "string" ? value : undefined;
}
