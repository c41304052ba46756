import type { Language } from "./profile.ts";
import { fold } from "./search-folding.ts";

/** One language for each script whose letters are folded by rules of their own. */
const representatives = ["en", "fa", "ru", "el", "am", "lo", "ja", "hi"] as const;

/**
 * A search key for texts of whatever language, alike for what is indexed and what is asked: the foldings of all scripts
 * one after the other, since each touches its own letters only. Coarser than `fold` with the text's own language.
 */
export function anyLanguageFold(languages: ReadonlyMap<string, Language>): (text: string) => string {
  const foldings = representatives.flatMap((code) => languages.get(code) ?? []);
  return (text) => foldings.reduce((key, language) => fold(language, key), text);
}
