import { diffArrays } from "diff";

export interface Stretch {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/**
 * What differs between two texts, word by word, as the language parts words: also where no spaces stand between them.
 * Paragraphs are joined by line breaks, which count as words.
 */
export function wordDiff(from: string, to: string, language: string | undefined): readonly Stretch[] {
  const words = segmenterOf(language);
  const split = (text: string) => Array.from(words.segment(text), ({ segment }) => segment);
  return diffArrays(split(from), split(to)).map(({ added, removed, value }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value.join(""),
  }));
}

function segmenterOf(language: string | undefined): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: "word" });
  } catch {
    return new Intl.Segmenter(undefined, { granularity: "word" }); // a tag that is none
  }
}
