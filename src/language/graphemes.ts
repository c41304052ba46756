// User-perceived characters (UAX #29) hardly depend on the language; "en" keeps the server's own locale out of it.
const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

// Unicode knows the conjuncts of Devanagari, Gujarati and Telugu, not these: a Gurmukhi letter below another, and
// Sinhala letters bound by a joiner.
const bindsNext = /(?:\u0a4d|\u0dca\u200d)$/;

/** Text cut into user-perceived characters: never inside a surrogate pair or between a letter and its marks. */
export function graphemes(text: string): readonly string[] {
  const parts = Array.from(segmenter.segment(text), (part) => part.segment);
  return /\u0a4d|\u0dca\u200d/.test(text) ? bound(parts) : parts;
}

function bound(parts: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (const part of parts) {
    const before = whole.at(-1) ?? "";
    if (bindsNext.test(before) && /^\p{L}/u.test(part)) whole[whole.length - 1] = before + part;
    else whole.push(part);
  }
  return whole;
}
