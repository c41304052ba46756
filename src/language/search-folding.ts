import { foldIndic } from "./indic-folding.ts";
import { lowerCase } from "./letter-case.ts";
import { asciiDigits } from "./numbering.ts";
import type { Language } from "./profile.ts";
import { fromZawgyi } from "./zawgyi.ts";

/**
 * The search key of a text, alike for what is indexed and what is asked: compatibility forms, case, accents, vowel
 * marks, invisible characters, digits, look-alike letters and the Zawgyi font no longer differ. Words stay apart by single spaces. For
 * unspaced scripts fold `words(language, text).join(" ")`. Never for showing.
 */
export function fold(language: Language, text: string): string {
  let key = lowerCase(language, fromZawgyi(text.toWellFormed().normalize("NFKC")))
    // NFKC takes the Thai and Lao vowel am apart, which no dictionary expects.
    .replace(/\u0e4d\u0e32/g, "\u0e33")
    .replace(/\u0ecd\u0eb2/g, "\u0eb3")
    .replace(/[\p{Default_Ignorable_Code_Point}\u0640]|(?!\s)\p{Cc}/gu, "")
    .replace(/['’‘ʼʻ`´](?=\p{L})/gu, (mark) => (language.apostrophe === "splits" && mark !== "ʻ" ? " " : ""))
    .replace(/(?<=\p{L})[ʼʻ]/gu, "");
  key = foldLatin(key);
  key = foldByScript(language, key);
  return asciiDigits(key).replace(/\s+/gu, " ").trim().normalize("NFC");
}

const latinLetters = table("ɓb ɗd ƙk ƴy đd ðd łl øo ıi əe ɛe ɔo ŋng ɲny", { æ: "ae", œ: "oe", ß: "ss", þ: "th" });

function foldLatin(text: string): string {
  if (!/[^\p{ASCII}]/u.test(text)) return text;
  return text.replace(/(?=\P{ASCII})\p{Script=Latin}\p{M}*|\p{Script=Latin}\p{M}+/gu, (letter) => {
    const bare = letter.normalize("NFD").replace(/\p{M}/gu, "");
    return latinLetters[bare] ?? bare;
  });
}

function foldByScript(language: Language, key: string): string {
  switch (language.script) {
    case "Arab":
      return foldArabic(language, key);
    case "Cyrl":
      return foldCyrillic(language, key);
    case "Latn":
      return language.code.startsWith("sr") ? serbianInLatin(key) : key;
    case "Grek":
      return key
        .normalize("NFD")
        .replace(/[\u0300-\u0345]/g, "")
        .replaceAll("ς", "σ");
    case "Ethi":
      return foldEthiopic(language, key);
    case "Laoo":
      return key.replaceAll("ຫຼ", "ຫລ");
    case "Jpan":
      return foldKana(key);
    default:
      return foldIndic(language, key);
  }
}

const cyrillic = table("ёе ґг ѐе ѝи");

function foldCyrillic(language: Language, key: string): string {
  if (language.code.startsWith("sr")) return serbianInLatin(key);
  const folded = swap(key, cyrillic);
  const base = language.code.split("-")[0] ?? "";
  const neighbours = russianNeighbours[base];
  if (neighbours !== undefined) return swap(inTheirPlace(base, folded), neighbours);
  if (base === "ce") return foldChechen(folded);
  // A Belarusian word begins with у or ў by the sound before it; in Uzbek they are two letters.
  return base === "be" ? folded.replaceAll("ў", "у") : folded;
}

// Many readers of these languages type on a Russian keyboard, and take the letter that is nearest: казак for қазақ.
const russianNeighbours: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kk: table("әа ғг іи қк ңн өо үу ұу һх"),
  ky: table("ңн өо үу"),
  tg: table("ғг ӣи қк ӯу ҳх ҷч"),
  tt: table("әа җж ңн өо үу һх"),
  ba: table("әа ғг ҙз ҡк ңн өо ҫс үу һх"),
};

/** What readers type for a letter only in some places: Latin i within Kazakh words, э for ә within Tatar and Bashkir. */
function inTheirPlace(base: string, key: string): string {
  if (base === "kk")
    return key.replace(/(?<=\p{Script=Cyrillic})i+|i+(?=\p{Script=Cyrillic})/gu, (latin) => latin.replaceAll("i", "и"));
  // At the beginning of a word э is a letter of its own.
  return base === "tt" || base === "ba" ? key.replace(/(?<=\p{L})э/gu, "а") : key;
}

/** The palochka is typed as 1, I, l, | or і; the spelling rules of 2020 write йа, йу, йе where older texts have я, ю, е. */
function foldChechen(key: string): string {
  return key
    .replace(/(?<=\p{Script=Cyrillic})[1il|і]+(?![\d1il|і])|(?<![\p{L}\p{N}])[1il|і](?=[аеиоуыэюя])/gu, "ӏ")
    .replace(/й+([аеу])/gu, (_, vowel: string) => afterShortI[vowel] ?? vowel)
    .replace(/ъ+(?=[еюя])/gu, "");
}

const afterShortI: Readonly<Record<string, string>> = { а: "я", е: "е", у: "ю" };

const arabic = table("أا إا آا ٱا يی ىی ےی كک ةه ۀه ؤو");
// In Urdu ہ and ھ are two letters; elsewhere the forms of h are spellings of one.
const formsOfH = table("ھه ہه ەه");
const urduH = table("هہ ةہ ۀہ");
// Uyghur writes its vowels with ى and ە, which are not ي and ھ: only the letters of other keyboards are folded.
const uyghur = table("کك یى هھ ہھ");

function foldArabic(language: Language, key: string): string {
  const bare = key.replace(/[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]/g, "");
  if (language.code.startsWith("ur")) return swap(swap(bare, urduH), arabic);
  if (language.code.startsWith("ug")) return swap(bare, uyghur);
  const folded = swap(swap(bare, arabic), formsOfH);
  return /^ar(-|$)/.test(language.code) ? withoutHamza(folded) : folded;
}

// Arabic seats its hamza in several ways (مسؤول, مسئول), and readers leave it out.
function withoutHamza(key: string): string {
  return key
    .replace(/ئ(?=و)/g, "و")
    .replaceAll("ئ", "ی")
    .replaceAll("ء", "");
}

// Each row of the Ethiopic block has eight places: a consonant with its vowels. Rows that sound alike become one.
const amharicRows: readonly (readonly [string, string])[] = [
  ["ሐ", "ሀ"],
  ["ኀ", "ሀ"],
  ["ሠ", "ሰ"],
  ["ዐ", "አ"],
  ["ፀ", "ጸ"],
];
const tigrinyaRows = amharicRows.filter(([from]) => from === "ሠ" || from === "ፀ");

function foldEthiopic(language: Language, key: string): string {
  const amharic = language.code.startsWith("am");
  const rows = amharic ? amharicRows : tigrinyaRows;
  const folded = key.replaceAll("፡", " ").replace(/\p{Script=Ethiopic}/gu, (letter) => moveRow(letter, rows));
  // In Amharic the first and the fourth vowel of these two consonants sound alike as well.
  return amharic ? swap(folded, table("ሃሀ ኣአ")) : folded;
}

function moveRow(letter: string, rows: readonly (readonly [string, string])[]): string {
  const code = letter.charCodeAt(0);
  for (const [from, to] of rows) {
    const place = code - from.charCodeAt(0);
    if (place >= 0 && place < 7) return String.fromCharCode(to.charCodeAt(0) + place);
  }
  return letter;
}

const vowelRows = [
  ["あ", "ぁあかがさざただなはばぱまゃやらゎわ"],
  ["い", "ぃいきぎしじちぢにひびぴみりゐ"],
  ["う", "ぅうくぐすずつづぬふぶぷむゅゆるゔ"],
  ["え", "ぇえけげせぜてでねへべぺめれゑ"],
  ["お", "ぉおこごそぞとどのほぼぽもょよろを"],
] as const;
const vowelOf: Readonly<Record<string, string>> = Object.fromEntries(
  vowelRows.flatMap(([vowel, row]) => Array.from(row, (kana) => [kana, vowel])),
);
const vLetters: Readonly<Record<string, string>> = { ゔぁ: "ば", ゔぃ: "び", ゔぇ: "べ", ゔぉ: "ぼ", ゔ: "ぶ" };

/**
 * Both syllabaries become hiragana. The long vowel mark at the end of a word of four or more is dropped, as half of the
 * press does (サーバー, サーバ); elsewhere it becomes the vowel that it stands for. Foreign v is b (ヴェ, ベ).
 */
function foldKana(key: string): string {
  return key
    .replace(/[ァ-ヺー]{3,}ー(?![ァ-ヺー])|[ぁ-ゖー]{3,}ー(?![ぁ-ゖー])/gu, (word) => word.replace(/ー+$/u, ""))
    .replace(/[ァ-ヶヽヾ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/([ぁ-ゖ])(ー+)/gu, (_, kana: string, marks: string) => kana + (vowelOf[kana] ?? "").repeat(marks.length))
    .replace(/ゔ[ぁぃぇぉ]?/gu, (v) => vLetters[v] ?? v);
}

const serbian = table("аa бb вv гg дd ђd еe жz зz иi јj кk лl мm нn оo пp рr сs тt ћc уu фf хh цc чc шs", {
  љ: "lj",
  њ: "nj",
  џ: "dz",
});

// One key for both alphabets: Cyrillic to Latin is safe, and the accents of č, ć, š, ž are folded anyway.
function serbianInLatin(key: string): string {
  return swap(key, serbian);
}

function swap(text: string, letters: Readonly<Record<string, string>>): string {
  return text.replace(/\P{ASCII}/gu, (letter) => letters[letter] ?? letter);
}

/** "ab cd": a becomes b, c becomes d (one letter, then what it becomes). */
function table(pairs: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const entries = pairs.split(" ").map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]);
  return { ...Object.fromEntries(entries), ...more };
}
