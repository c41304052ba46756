import type { Language } from "./profile.ts";

/**
 * Part of a search key: the spellings of one word in Devanagari, Gujarati, Gurmukhi, Tamil, Telugu and Sinhala become
 * one. Takes text in NFKC; each rule touches the letters of its own script only, so other scripts pass unchanged.
 */
export function foldIndic(language: Language, key: string): string {
  if (!/[\u0900-\u0dff]/.test(key)) return key;
  const applied = language.code.startsWith("hi") ? [...rules, ...hindi] : rules;
  return applied.reduce((text, [pattern, to]) => text.replace(pattern, to), key);
}

type Rule = readonly [pattern: RegExp, to: string];

const rules: readonly Rule[] = [
  // The dot below is often left out, but ड़ and ढ़ are letters of their own, as ਸ਼ is in Gurmukhi.
  [/(?<![डढ])\u093c/g, ""],
  [/\u0abc/g, ""],
  [/(?<!ਸ)\u0a3c/g, ""],
  [/ऱ/g, "र"],
  [/ऩ/g, "न"],
  [/ऴ/g, "ळ"],
  [/अॅ|ऍ/g, "ॲ"],
  // One sign for all ways to write a nasal vowel, and for a nasal before a consonant of its kind (हिन्दी, हिंदी).
  [/\u0901/g, "\u0902"],
  [/\u0a81/g, "\u0a82"],
  [/[\u0a01\u0a70]/g, "\u0a02"],
  ...nasalsBefore(0x900),
  ...nasalsBefore(0xa80),
  ...nasalsBefore(0xc00),
  // Gurmukhi often leaves the doubling sign out; the half nasal and the old r of Telugu are no longer written.
  [/\u0a71/g, ""],
  [/\u0c01/g, ""],
  [/ఱ/g, "ర"],
  // The Tamil vowel au looks like e with the letter ḷa, and is typed so; sha stands for sa in śrī.
  [/\u0bcc/g, "\u0bc6ள"],
  [/ஔ/g, "ஒள"],
  [/ஶ/g, "ஸ"],
  // Letters that sound alike in Sinhala.
  [/ණ/g, "න"],
  [/ළ/g, "ල"],
  [/ෂ/g, "ශ"],
];

// Hindi writes गयी and गई, रुपये and रुपए, डॉक्टर and डाक्टर.
const hindi: readonly Rule[] = [
  [/(?<=[\p{L}\p{M}])(?<!\u094d)यी/gu, "ई"],
  [/(?<=[\p{L}\p{M}])(?<!\u094d)ये/gu, "ए"],
  [/ऑ/g, "आ"],
  [/\u0949/g, "ा"],
];

/** The blocks of these scripts lie alike: five consonants of each kind with its nasal last, from place 0x15 on. */
function nasalsBefore(block: number): Rule[] {
  const at = (place: number) => String.fromCharCode(block + place);
  return [0x15, 0x1a, 0x1f, 0x24, 0x2a].map((first): Rule => {
    const kin = `[${at(first)}-${at(first + 3)}]`;
    return [new RegExp(`${at(first + 4)}${at(0x4d)}(?=${kin})`, "g"), at(0x02)];
  });
}
