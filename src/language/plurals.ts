import { formatNumber } from "./numbers.ts";
import { oncePerLanguage } from "./once-per-language.ts";
import type { Language } from "./profile.ts";
import { fill, langBeside } from "./term.ts";
import type { PluralTermKey } from "./term-keys.ts";

const rules = oncePerLanguage((language) =>
  language.intlSupport.plural ? new Intl.PluralRules(language.intlLocale) : undefined,
);

/** The language that such a text is in, if it is another than the edition's: for `lang`. */
export function pluralLang(language: Language, key: PluralTermKey): string | undefined {
  return langBeside(language, language.pluralTerms[key].lang);
}

/** A text that depends on a number, "{n}" filled with that number in the edition's digits: "৩টি খবর". */
export function plural(language: Language, key: PluralTermKey, count: number): string {
  const { forms } = language.pluralTerms[key];
  // Without rules in ICU, "one" for exactly one is what such languages have if they have it at all.
  const category = rules(language)?.select(count) ?? (count === 1 ? "one" : "other");
  return fill(forms[category] ?? forms.other ?? "{n}", { n: formatNumber(language, count) });
}
