import type { Language } from "./profile.ts";

/** Text in the language's quotation marks; `depth` 1 is a quotation inside a quotation, and so on by turns. */
export function quote(language: Language, text: string, depth = 0): string {
  const [open, close] = depth % 2 === 0 ? language.quoteMarks.primary : language.quoteMarks.secondary;
  return open + text + close;
}
