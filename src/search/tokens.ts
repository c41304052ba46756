import type { Language } from "../language/language.ts";
import { fold } from "../language/search-folding.ts";
import { words } from "../language/segmentation.ts";

// From text to what the index holds, alike for articles and for what readers type. Scripts whose words no dictionary
// finds well (Chinese, Japanese, Korean with its particles, Burmese, Tibetan) are cut into overlapping pairs of letters or
// syllables: a name that is in no dictionary is found all the same.

/** One piece of a text. `joined`: it belongs to a run of pairs, of which this is the whole when it stands alone. */
export type Token =
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "run"; readonly units: readonly string[] };

const invisibleBreaks = /[\u200b\u2060\ufeff]/g;
const longestWord = 64;

const run =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|\p{Script=Hangul}+|(?:(?!\p{N})\p{Script=Myanmar})+|(?:(?!\p{N})\p{Script=Tibetan})+/gu;

/** The pieces of a text, folded, in order. */
export function tokens(language: Language, text: string): readonly Token[] {
  const bare = text.toWellFormed().normalize("NFKC").replace(invisibleBreaks, "");
  const found: Token[] = [];
  let from = 0;
  for (const match of bare.matchAll(run)) {
    found.push(...plainWords(language, bare.slice(from, match.index)));
    found.push(...runsOf(fold(language, match[0])));
    from = match.index + match[0].length;
  }
  found.push(...plainWords(language, from === 0 ? bare : bare.slice(from)));
  return found;
}

function plainWords(language: Language, text: string): readonly Token[] {
  if (text === "" || text === " ") return [];
  return fold(language, words(language, text).join(" "))
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => ({ kind: "word", text: shortened(word) }));
}

function runsOf(text: string): readonly Token[] {
  if (/\p{Script=Myanmar}/u.test(text)) return text.split(/[\p{P}\p{S}\s]+/u).flatMap((part) => asRun(burmese(part)));
  if (/\p{Script=Tibetan}/u.test(text)) {
    // A shad ends what belongs together, a tsheg only a syllable.
    return text.split(/[^\p{L}\p{M}་༌]+/u).flatMap((part) => asRun(part.split(/[་༌]+/u)));
  }
  return asRun(Array.from(text));
}

function asRun(units: readonly string[]): readonly Token[] {
  const kept = units.filter((unit) => unit !== "").map(shortened);
  return kept.length === 0 ? [] : [{ kind: "run", units: kept }];
}

// A syllable begins with a letter that is not stacked under another and does not close the syllable before.
function burmese(text: string): readonly string[] {
  return text.split(/(?<!^)(?<!\u1039)(?=[\u1000-\u102a\u103f\u104e](?!\u1037?[\u1039\u103a]))/u);
}

function shortened(word: string): string {
  return word.length <= longestWord ? word : Array.from(word).slice(0, longestWord).join("");
}

/** The pairs of a run's neighbours, or the one unit that it has. */
export function pairs(units: readonly string[]): readonly string[] {
  if (units.length < 2) return units;
  return units.slice(1).map((unit, index) => (units[index] ?? "") + unit);
}

/** Whether single units of a run are words of their own often enough to be indexed in a body too. */
export function isSyllabic(units: readonly string[]): boolean {
  return /[\p{Script=Myanmar}\p{Script=Tibetan}]/u.test(units[0] ?? "");
}

/** What a token is looked up by. */
export function lexemesOf(token: Token): readonly string[] {
  return token.kind === "word" ? [token.text] : pairs(token.units);
}
