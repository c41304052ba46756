import type { Language } from "./profile.ts";

// Their I and i are two letters, without and with a dot. ICU does not know Crimean Tatar, but its rule is the Turkish one.
const dotless = new Set(["tr", "az", "crh"]);

/** Small letters by the rules of the language: Turkish, Azerbaijani and Crimean Tatar have a dotted and a dotless i. */
export function lowerCase(language: Language, text: string): string {
  return dotless.has(language.code.split("-")[0] ?? "") ? text.toLocaleLowerCase("tr") : text.toLowerCase();
}
