import type { Language } from "../language/language.ts";
import { lexemesOf, type Token, tokens } from "./tokens.ts";
import { quoted } from "./document.ts";
import { lexeme } from "./lexemes.ts";

/** Readers may ask this much at once; the rest is not looked at. */
export const longestQuery = 200;
export const mostTerms = 10;

/** One thing that must be found. */
export interface Term {
  /** As the index has it: one word, or the pairs of a run, of which each must be there. */
  readonly lexemes: readonly string[];
  /** A word whose spelling is forgiven and that may be the beginning of another; null for a run. */
  readonly word: string | null;
  /** To be shown. */
  readonly text: string;
}

export interface ParsedQuery {
  readonly terms: readonly Term[];
  /** Lexemes that must stand one after the other. */
  readonly phrases: readonly (readonly string[])[];
}

/** Reads what was typed. Text in quotation marks of any language must stand as it is; the rest in any order. */
export function parseQuery(language: Language, typed: string): ParsedQuery {
  const terms: Term[] = [];
  const phrases: (readonly string[])[] = [];
  for (const [index, part] of typed
    .slice(0, longestQuery)
    .toWellFormed()
    .split(/["“”„«»]/)
    .entries()) {
    const found = tokens(language, part);
    if (index % 2 === 0) terms.push(...found.map(termOf));
    else if (found.length === 1) terms.push(...found.map(termOf));
    else if (found.length > 1) phrases.push(found.flatMap(lexemesOf));
  }
  const known = new Map(terms.map((term) => [term.lexemes.join(" "), term]));
  return {
    terms: [...known.values()].slice(0, mostTerms),
    phrases: phrases.slice(0, 2).map((one) => one.slice(0, 12)),
  };
}

function termOf(token: Token): Term {
  if (token.kind === "word") return { lexemes: [token.text], word: token.text, text: token.text };
  const between = /\p{Script=Tibetan}/u.test(token.units[0] ?? "") ? "་" : "";
  return { lexemes: lexemesOf(token), word: null, text: token.units.join(between) };
}

/** Lexemes that do for another: names that have the word, other spellings, longer words. */
export type Alternatives = ReadonlyMap<string, readonly string[]>;

/** The tsquery of everything that must hold; null when nothing is asked. */
export function allOf({ terms, phrases }: ParsedQuery, alternatives: Alternatives): string | null {
  const parts = [
    ...terms.flatMap((term) => term.lexemes.map((name) => oneOf([name, ...(alternatives.get(name) ?? [])]))),
    ...phrases.map((phrase) => `(${phrase.map(quoted).join(" <-> ")})`),
  ];
  return parts.length === 0 ? null : and(parts);
}

/** The tsquery of articles whose headline has all words, where the index can tell. */
export function headlineOf({ terms, phrases }: ParsedQuery, alternatives: Alternatives): string | null {
  if (phrases.length > 0 || terms.length === 0) return null;
  const words = (name: string) => [name, ...(alternatives.get(name) ?? []).filter((one) => !one.startsWith("="))];
  return and(terms.flatMap((term) => term.lexemes.map((name) => oneOf(words(name).map(lexeme.headline)))));
}

/** The tsquery that `ts_rank` counts by: every word for itself. */
export function rankOf({ terms, phrases }: ParsedQuery, alternatives: Alternatives): string {
  const names = [...terms.flatMap((term) => term.lexemes), ...phrases.flat()];
  const every = names.flatMap((name) => [name, ...(alternatives.get(name) ?? [])]);
  return [...new Set(every)].map(quoted).join(" | ");
}

/** Marks of edition, time, section and kind that must hold as well. */
export function within(query: string, marks: readonly (readonly string[])[]): string {
  return and([...marks.map(oneOf), query]);
}

/** Any of these lexemes. */
export function oneOf(names: readonly string[]): string {
  return `(${[...new Set(names)].map(quoted).join(" | ")})`;
}

function and(parts: readonly string[]): string {
  return parts.join(" & ");
}
