// How a lexeme of the index is written. Words hold letters, marks and digits only, so a sign in front tells the rest apart.

const week = 7 * 86_400_000;

/** Spans of time by which a search goes back: about a week, two months, and more than a year. */
export const spans = [
  { sign: "w", length: week },
  { sign: "x", length: 8 * week },
  { sign: "y", length: 64 * week },
] as const;

export type Span = (typeof spans)[number];

export const lexeme = {
  edition: (code: string) => `=e:${code}`,
  /** The span of time that an instant lies in, in its edition. */
  span: (code: string, { sign, length }: Span, at: number) => `=${sign}:${code}:${Math.floor(at / length)}`,
  section: (id: number) => `=s:${id}`,
  kind: (kind: string) => `=k:${kind}`,
  topic: (id: number) => `=t:${id}`,
  contributor: (id: number) => `=c:${id}`,
  /** The word stands in the headline. */
  headline: (word: string) => `^${word}`,
} as const;

/** Whether a lexeme is a word as it stands in texts. */
export function isWord(text: string): boolean {
  return !text.startsWith("=") && !text.startsWith("^");
}
