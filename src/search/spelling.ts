import type { KnownWord } from "../db/search-queries.ts";

/** How many letters may differ: none in short words, one from four letters on, two from eight. */
export function editsAllowed(word: string): number {
  const { length } = Array.from(word);
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/**
 * What a word within reach shares with the one that was typed: with one edit its first or its last half is untouched,
 * with two the first or the last third nearly always is (not when both hold an error).
 */
export function endsOf(word: string): { beginning: string; ending: string; shortest: number; longest: number } {
  const letters = Array.from(word);
  const edits = editsAllowed(word);
  const kept = Math.max(2, Math.floor(letters.length / (edits + 1)));
  return {
    beginning: letters.slice(0, kept).join(""),
    ending: letters.slice(-kept).reverse().join(""),
    shortest: letters.length - edits,
    longest: letters.length + edits,
  };
}

export function reversed(word: string): string {
  return Array.from(word).reverse().join("");
}

/** The known words nearest to one that was typed: the fewest edits first, then the commonest. */
export function nearest(word: string, known: readonly KnownWord[], most: number): readonly KnownWord[] {
  const allowed = editsAllowed(word);
  const letters = Array.from(word);
  return known
    .map((one) => ({ ...one, edits: editsBetween(letters, Array.from(one.word), allowed) }))
    .filter((one) => one.edits > 0 && one.edits <= allowed)
    .sort((a, b) => a.edits - b.edits || b.documents - a.documents || (a.word < b.word ? -1 : 1))
    .slice(0, most);
}

/** Letters put in, left out, changed or swapped with their neighbour (optimal string alignment); beyond `most` a larger number. */
export function editsBetween(one: readonly string[], other: readonly string[], most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      let cost = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[other.length] ?? most + 1;
}
