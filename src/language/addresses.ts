import { graphemes } from "./graphemes.ts";
import { cleanText } from "./input.ts";
import { lowerCase } from "./letter-case.ts";
import { asciiDigits } from "./numbering.ts";
import type { Language } from "./profile.ts";
import { pieces } from "./segmentation.ts";

/**
 * The readable part of an address, in the language's own script: "headline-of-three-words". At most `maxEncodedBytes`
 * when percent-encoded, cut after a word, else after a character. Letters of the alphabet stay as they are (Azerbaijani
 * şəki), mere accents and tones of Latin letters go (Vietnamese nguoi). May be "": an address never depends on it.
 */
export function slug(language: Language, text: string, maxEncodedBytes = 80): string {
  const plain = asciiDigits(dropAccents(language, lowerCase(language, readable(language, text))));
  const tokens = plain.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  let out = "";
  for (const token of tokens) {
    const next = out === "" ? token : `${out}-${token}`;
    if (encodedLength(next) <= maxEncodedBytes) {
      out = next;
      continue;
    }
    // A spaced script stops at the word before. An unspaced one, or a first word that is too long, is cut inside.
    if (out === "" || language.wordSegmentation === "dictionary") {
      out = begin(language, out === "" ? "" : `${out}-`, token, maxEncodedBytes);
    }
    break;
  }
  return out.normalize("NFC");
}

function readable(language: Language, text: string): string {
  const apostrophe = language.apostrophe === "splits" ? "-" : "";
  return cleanText(language, text)
    .replace(/[\p{Default_Ignorable_Code_Point}\u0640]/gu, "")
    .replace(/(?<=[\p{L}\p{M}])['’ʼ‘`´](?=\p{L})/gu, apostrophe)
    .replaceAll("ʼ", "");
}

const latinLetters: Readonly<Record<string, string>> = { đ: "d", ł: "l", ø: "o", ı: "i", æ: "ae", œ: "oe", ß: "ss" };

function dropAccents(language: Language, text: string): string {
  return text.normalize("NFC").replace(/(\p{Script=Latin})\p{M}*/gu, (_, letter: string) => {
    if (language.slugKeeps.includes(letter)) return letter;
    return latinLetters[letter] ?? letter.normalize("NFD").replace(/\p{M}/gu, "");
  });
}

/** As many whole words of an over-long token as fit after `before`; if not even one does, as many characters. */
function begin(language: Language, before: string, token: string, limit: number): string {
  const whole = language.wordSegmentation === "dictionary" ? fitting(before, pieces(language, token), limit) : before;
  if (whole !== before) return whole;
  return before === "" ? fitting("", graphemes(token), limit) : before.replace(/-$/, "");
}

function fitting(before: string, parts: readonly string[], limit: number): string {
  let out = before;
  for (const part of parts) {
    if (encodedLength(out + part) > limit) break;
    out += part;
  }
  return out;
}

function encodedLength(text: string): number {
  return encodeURIComponent(text).length;
}
