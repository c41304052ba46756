import { zeroOf } from "./numbering.ts";
import { oncePerLanguage } from "./once-per-language.ts";
import type { Language } from "./profile.ts";

const formatter = oncePerLanguage(
  (language) => new Intl.NumberFormat(`${language.intlLocale}-u-nu-${language.numerals}`),
);

/** A number as the edition's news prints it: its grouping, decimal sign and digits (1,234.5 is "۱٬۲۳۴٫۵" in Persian). */
export function formatNumber(language: Language, value: number): string {
  return formatter(language).format(value);
}

/** Text with its ASCII digits turned into the edition's own; everything else stays. */
export function localDigits(language: Language, text: string): string {
  const zero = zeroOf[language.numerals];
  return zero === zeroOf.latn ? text : text.replace(/[0-9]/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}
