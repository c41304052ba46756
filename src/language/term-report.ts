import type { Language, PluralTerm, Term } from "./profile.ts";
import { type PluralTermKey, pluralTermKeys, type TermKey, termKeys } from "./term-keys.ts";

/** How many of a language's interface texts a native has read; read, unread and borrowed make up all. */
export interface TermCounts {
  readonly all: number;
  readonly read: number;
  /** In the language itself, but not read by a native. */
  readonly unread: number;
  /** From another language, in place of texts that are missing. */
  readonly borrowed: number;
}

export interface TextToRead {
  readonly key: TermKey | PluralTermKey;
  readonly state: "unread" | "borrowed";
  /** Counted texts: their forms, from the one for a single thing to the general one. */
  readonly text: string;
  /** The language that the text is in, as an HTML lang. */
  readonly lang: string;
}

/** The texts of a language that no native has read, in the order of the keys. */
export function textsToRead(language: Language): readonly TextToRead[] {
  return allTerms(language).flatMap(({ key, text, term }): TextToRead[] => {
    const state = stateOf(language, term);
    return state === "read" ? [] : [{ key, state, text, lang: term.lang }];
  });
}

export function termCounts(language: Language): TermCounts {
  const states = allTerms(language).map(({ term }) => stateOf(language, term));
  const count = (state: State) => states.filter((one) => one === state).length;
  return { all: states.length, read: count("read"), unread: count("unread"), borrowed: count("borrowed") };
}

/** Whole per cent of the texts that a native has read: 100 only when that is all of them. */
export function percentRead({ all, read }: TermCounts): number {
  return Math.floor((100 * read) / all);
}

/** More than half of the texts were read by no native: readers should not be the first to find what is wrong. */
export function mostlyUnread({ all, unread, borrowed }: TermCounts): boolean {
  return 2 * (unread + borrowed) > all;
}

type State = "read" | TextToRead["state"];

function stateOf(language: Language, { read, lang }: Term | PluralTerm): State {
  if (primary(lang) !== primary(language.htmlLang)) return "borrowed";
  return read ? "read" : "unread";
}

function allTerms({ terms, pluralTerms }: Language) {
  return [
    ...termKeys.map((key) => ({ key, term: terms[key], text: terms[key].text })),
    ...pluralTermKeys.map((key) => {
      const term = pluralTerms[key];
      return { key, term, text: Object.values(term.forms).join(" | ") };
    }),
  ];
}

function primary(lang: string): string {
  return lang.split("-")[0] ?? lang;
}
