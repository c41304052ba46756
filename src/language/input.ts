import type { Language } from "./profile.ts";
import { fromZawgyi } from "./zawgyi.ts";

/**
 * Text of any language as it may be stored: NFC, well-formed, without control characters (line breaks stay, a tab becomes
 * a space) and without bidi embeddings, overrides and isolates; joiners and U+200B stay, since they are spelling. Burmese
 * for the Zawgyi font becomes Unicode; `amongZawgyi` says that the text around it is Zawgyi (`isZawgyi`).
 */
export function withoutControls(text: string, amongZawgyi = false): string {
  const plain = text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ")
    .replace(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu, "")
    .normalize("NFC");
  return fromZawgyi(plain, amongZawgyi);
}

/**
 * Text as it may be stored (`withoutControls`), with the language's own letters in place of look-alikes (Arabic kaf and
 * yeh in Persian, a quotation mark in Uzbek oʻ, the digit 1 in Chechen гӀ).
 */
export function cleanText(language: Language, text: string, amongZawgyi = false): string {
  return ownLetters(language, withoutControls(text, amongZawgyi));
}

function ownLetters(language: Language, text: string): string {
  const swaps = language.inputLetters;
  const swapped = Object.keys(swaps).length === 0 ? text : text.replace(/\p{L}/gu, (letter) => swaps[letter] ?? letter);
  switch (`${language.code.split("-")[0]}-${language.script}`) {
    case "uz-Latn":
      // A closing quotation mark can follow o or g at a word's end, so there only the unmistakable ‘ and ` count.
      return swapped.replace(/(?<=[oOgG])(?:['’](?=\p{L})|[‘`])/gu, "ʻ");
    case "ce-Cyrl":
      return swapped.replace(asPalochka, "Ӏ");
    case "kk-Cyrl":
      return swapped.replace(/(?<=\p{Script=Cyrillic})[iI]+|[iI]+(?=\p{Script=Cyrillic})/gu, (latin) =>
        latin.replaceAll("i", "і").replaceAll("I", "І"),
      );
    default:
      return swapped;
  }
}

// Between Cyrillic letters; at a word's beginning before a vowel and one more letter ("1а" is a school class); and at
// its end after a letter that takes it.
const asPalochka =
  /(?<=\p{Script=Cyrillic})[1Il](?=\p{Script=Cyrillic})|(?<![\p{L}\p{N}])[1Il](?=[аеёиоуыэюяАЕЁИОУЫЭЮЯ]\p{L})|(?<=[гкптхцч])[1Il](?![\p{L}\p{N}])/gu;
