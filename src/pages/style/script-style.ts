import type { Language } from "../../language/language.ts";
import { oncePerLanguage } from "../../language/once-per-language.ts";
import { css } from "./css.ts";

/** The variables that carry a language's type, and the few rules that hold for some languages only. */
export const scriptStyle = oncePerLanguage((language) => {
  const { fontStack, bodySize, lineHeight, headingLineHeight, headingWeight } = language;
  const between = Number(((lineHeight + headingLineHeight) / 2).toFixed(2));
  return [
    css`:root { --f: ${fontStack}; --g: ${headlineFonts(language) ?? "var(--f)"}; --w: ${headingWeight}; --b: ${rem(bodySize)}; --l: ${lineHeight}; --k: ${between}; --m: ${headingLineHeight}; --e: 1rem; --p: ${lineHeight >= 1.9 ? ".5rem" : "0rem"}; ${sizes(language, 1.2, 3)} }`,
    css`@media (min-width: 768px) { :root { --e: 1.5rem; ${sizes(language, 1.25, 4)} } }`,
    language.italics ? "" : css`em { font-style: normal; font-weight: 600; }`,
    language.hyphenation === "auto" ? css`.body p, .body li { hyphens: auto; }` : "",
    // A date begins with its day: after a name in Latin letters that number would change places with it.
    language.dir === "rtl" ? css`time, small { unicode-bidi: isolate; }` : "",
    // Tibetan letters hang from the line: in a bar they would stand at its upper edge.
    language.script === "Tibt" ? css`.top a { padding-block-start: .5rem; }` : "",
    // Small kana and long vowel marks do not begin a line in print.
    language.script === "Jpan" ? css`body { line-break: strict; }` : "",
    language.script === "Kore" ? css`body { word-break: keep-all; }` : "",
  ].join("");
});

/** Rules that give the names of other languages, in the list of all (`.all`), the fonts of their own scripts. */
export function namesStyle(languages: readonly Language[]): string {
  const byFonts = Map.groupBy(languages, ({ fontStack }) => fontStack);
  const rules = [...byFonts].map(([fonts, own]) => {
    const which = own.map(({ htmlLang }) => `.all :lang(${htmlLang})`).join(",");
    return css`${which} { font-family: ${fonts}; }`;
  });
  return rules.join("");
}

// Tall scripts take their size from their height: the scale of their headlines is flatter. `highest` bounds the scale,
// so that the largest headlines stay readable on a phone.
function sizes(language: Language, ratio: number, highest: number): string {
  const flat = language.headingLineHeight >= 1.7 ? 0.82 : language.headingLineHeight >= 1.5 ? 0.9 : 1;
  const size = (step: number) => rem(language.bodySize * ratio ** Math.min(step, highest) * flat);
  return `--s: ${rem(language.bodySize / ratio)}; --s1: ${size(1)}; --s2: ${size(2)}; --s3: ${size(3)}; --s4: ${size(4)};`;
}

function rem(pixels: number): string {
  return `${Number((pixels / 16).toFixed(2))}rem`;
}

// Headlines in the system's serif give a newspaper's voice, where it has every letter of the language. A stack that
// does not begin with the system's font says that letters are missing in common fonts; so do these languages.
const rareLetters = new Set(["az", "vi", "uz", "sq", "ku", "ig", "yo", "ky", "kk", "tg", "tt", "ba", "ce"]);

/** Null: headlines are set in the body's fonts. */
export function headlineFonts(language: Language): string | null {
  const european = ["Latn", "Cyrl", "Grek"].includes(language.script);
  const code = language.code.split("-")[0] ?? "";
  if (!european || rareLetters.has(code) || !language.fontStack.startsWith("system-ui")) return null;
  return 'Georgia,"Noto Serif","Times New Roman",serif';
}
