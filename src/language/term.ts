import type { Language } from "./profile.ts";
import type { TermKey, TermPlaceholders } from "./term-keys.ts";

export type { TermKey } from "./term-keys.ts";

type Values<Key extends TermKey> = Key extends keyof TermPlaceholders
  ? [values: Readonly<Record<TermPlaceholders[Key][number], string>>]
  : [];

/**
 * An interface text of a language with its placeholders filled: `term(fa, "by", { author })`. Values go in as they
 * are; a name in another script is the caller's to isolate. Not HTML: the caller escapes.
 */
export function term<Key extends TermKey>(language: Language, key: Key, ...values: Values<Key>): string {
  return fill(language.terms[key].text, values[0] ?? {});
}

/** The language a text is in, if it is another than the edition's (a borrowed French text in Sango): for `lang`. */
export function termLang(language: Language, key: TermKey): string | undefined {
  return langBeside(language, language.terms[key].lang);
}

/** A text's language where it is another than the edition's. */
export function langBeside(language: Language, lang: string): string | undefined {
  return lang.split("-")[0] === language.htmlLang.split("-")[0] ? undefined : lang;
}

/** A text around its placeholders, in order, for pages that put links or marked-up names in their place. */
export function termParts(language: Language, key: TermKey): readonly TermPart[] {
  return language.terms[key].text
    .split(/(\{\w+\})/)
    .filter((part) => part !== "")
    .map((part) =>
      /^\{\w+\}$/.test(part) ? { kind: "placeholder", name: part.slice(1, -1) } : { kind: "text", text: part },
    );
}

export type TermPart = Readonly<{ kind: "text"; text: string } | { kind: "placeholder"; name: string }>;

/** A pattern with every {name} replaced by its value; a name without a value stays as it is. */
export function fill(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}
