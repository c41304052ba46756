// Serbian Cyrillic in Latin letters (Pravopis: one letter for each, three of them written with two). This way is exact;
// the other is not ("injekcija" has no њ), so Skywave keeps Serbian in Cyrillic.

const single: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from("абвгдђежзијклмнопрстћуфхцчш").map((letter, index) => [
    letter,
    Array.from("abvgdđežzijklmnoprstćufhcčš")[index] ?? "",
  ]),
);
const double: Readonly<Record<string, string>> = { љ: "lj", њ: "nj", џ: "dž" };

/** A Cyrillic word, with accents that dictionaries put on vowels. */
const cyrillicWord = /[\p{Script=Cyrillic}\u0300-\u036f]+/gu;

/**
 * Serbian in Latin letters. A word with a letter that Serbian does not have (Крым, Київ) is of another language and stays,
 * as does everything that is not Cyrillic.
 */
export function serbianInLatin(text: string): string {
  return text.replace(cyrillicWord, (word, at: number) => {
    const plain = word.normalize("NFC");
    const own = Array.from(plain).every((letter) => isSerbian(letter) || /\p{M}/u.test(letter));
    return own ? latinWord(plain, text, at, word.length).normalize("NFC") : word;
  });
}

// A vowel with an accent that Unicode composes (ѐ, ѝ) is the vowel.
function isSerbian(letter: string): boolean {
  const base = letter.normalize("NFD")[0]?.toLowerCase() ?? "";
  return letter.toLowerCase() in single || letter.toLowerCase() in double || (/[ѐѝ]/i.test(letter) && base in single);
}

function latinWord(word: string, text: string, at: number, length: number): string {
  const letters = Array.from(word.replace(/[ѐѝ]/gi, (letter) => letter.normalize("NFD")));
  return letters
    .map((letter, index) => {
      const small = letter.toLowerCase();
      const pair = double[small];
      if (pair === undefined) {
        const one = single[small];
        return one === undefined ? letter : letter === small ? one : one.toUpperCase();
      }
      if (letter === small) return pair;
      return allCapitals(letters, index, text, at, length) ? pair.toUpperCase() : `${pair[0]?.toUpperCase()}${pair[1]}`;
    })
    .join("");
}

/** Whether a capital stands among capitals (ЊУЈОРК) and not before small letters (Његош); a single one asks its neighbours. */
function allCapitals(letters: readonly string[], index: number, text: string, at: number, length: number): boolean {
  const isCapital = (letter: string | undefined) => letter !== undefined && /\p{Lu}/u.test(letter);
  const next = letters.slice(index + 1).find((letter) => /\p{L}/u.test(letter));
  if (next !== undefined) return isCapital(next);
  if (index > 0) return isCapital(letters[index - 1]);
  const after = /^[ -](\p{L})(\p{L})/u.exec(text.slice(at + length));
  const before = /(\p{L})(\p{L})[ -]$/u.exec(text.slice(0, at));
  return (isCapital(after?.[1]) && isCapital(after?.[2])) || (isCapital(before?.[1]) && isCapital(before?.[2]));
}
