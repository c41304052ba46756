// User-perceived characters (UAX #29) hardly depend on the language; "en" keeps the server's own locale out of it.
const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Text cut into user-perceived characters: never inside a surrogate pair or between a letter and its marks. */
export function graphemes(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), (part) => part.segment);
}
