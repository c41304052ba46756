import type { Language } from "./profile.ts";

/** Small letters by the rules of the language: Turkish and Azerbaijani have a dotted and a dotless i. */
export function lowerCase(language: Language, text: string): string {
  const base = language.code.split("-")[0];
  return base === "tr" || base === "az" ? text.toLocaleLowerCase(base) : text.toLowerCase();
}
