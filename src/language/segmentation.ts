import { oncePerLanguage } from "./once-per-language.ts";
import type { Language } from "./profile.ts";

const segmenter = oncePerLanguage((language) => {
  const known = Intl.Segmenter.supportedLocalesOf(language.intlLocale).length > 0;
  return new Intl.Segmenter(known ? language.intlLocale : "en", { granularity: "word" });
});

/**
 * The words of a text in order, without spaces and punctuation: by dictionary in unspaced scripts. Burmese and Tibetan
 * come in syllables, since nothing better is known here.
 */
export function words(language: Language, text: string): readonly string[] {
  const found: string[] = [];
  for (const part of segmenter(language).segment(text)) if (part.isWordLike) found.push(part.segment);
  return found;
}

/** How many words a text has, by the measure of `words`. */
export function wordCount(language: Language, text: string): number {
  let count = 0;
  for (const part of segmenter(language).segment(text)) if (part.isWordLike) count += 1;
  return count;
}

/** Every piece of a text, words and what lies between: joined, they are the text again. */
export function pieces(language: Language, text: string): readonly string[] {
  return Array.from(segmenter(language).segment(text), (part) => part.segment);
}

const zeroWidthSpace = "\u200b";
// The scripts that are written without spaces and whose words some browsers, mail programs and pictures cannot find.
const unspaced: Readonly<Record<string, RegExp>> = {
  Thai: /\p{Script=Thai}/u,
  Laoo: /\p{Script=Lao}/u,
  Khmr: /\p{Script=Khmer}/u,
  Mymr: /\p{Script=Myanmar}/u,
};

/**
 * Text with U+200B between the words of Thai, Lao, Khmer and Burmese, so that lines break there everywhere. Breaks that
 * were there stay; other languages come back unchanged; twice is the same as once.
 */
export function breakable(language: Language, text: string): string {
  const script = unspaced[language.script];
  if (script === undefined || !script.test(text)) return text;
  const bare = text.replaceAll(zeroWidthSpace, "");
  const breaks = breaksBetweenWords(language, bare, script);
  // The words are found without the breaks that are there: a second pass then finds the same ones.
  let at = 0;
  for (const character of text) {
    if (character === zeroWidthSpace) breaks.add(at);
    else at += character.length;
  }
  return insertAt(bare, breaks);
}

function breaksBetweenWords(language: Language, bare: string, script: RegExp): Set<number> {
  const breaks = new Set<number>();
  let before = "";
  for (const { segment, index } of segmenter(language).segment(bare)) {
    if (script.test(before) && canBegin(segment, script) && /[\p{L}\p{N}\p{M}]$/u.test(before)) breaks.add(index);
    before = segment;
  }
  return breaks;
}

// Not before a mark, a repetition or abbreviation sign, or the vowel signs that Unicode counts as letters.
function canBegin(segment: string, script: RegExp): boolean {
  return script.test(segment) && /^(?![ๆฯะาำๅໆຯະາຳៗ])[\p{L}\p{N}]/u.test(segment);
}

function insertAt(text: string, breaks: ReadonlySet<number>): string {
  let out = "";
  let from = 0;
  for (const at of [...breaks].sort((a, b) => a - b)) {
    out += text.slice(from, at) + zeroWidthSpace;
    from = at;
  }
  return out + text.slice(from);
}
