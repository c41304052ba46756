/** Letters that keyboards mix up: one of them stands for any letter (Arabic and Persian yeh and kaf, heh, alef). */
const mixedUp = /[يىیكکهةۀأإآا]/gu;

/**
 * What a person typed to find something in a short list, as patterns for `ilike all`: each word may stand anywhere. No
 * words find everything. Not for readers' search, which knows languages.
 */
export function searchPatterns(typed: string): string[] {
  const words = typed.trim().split(/\s+/u).slice(0, 10);
  return words.map((word) => `%${word.replace(/[\\%_]/g, String.raw`\$&`).replace(mixedUp, "_")}%`);
}
