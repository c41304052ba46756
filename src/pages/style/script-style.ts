import type { Language } from "../../language/language.ts";
import { oncePerLanguage } from "../../language/once-per-language.ts";
import { css } from "./css.ts";

/** The variables that carry a language's type, and the few rules that hold for some languages only. */
export const scriptStyle = oncePerLanguage((language) => {
  const { fontStack, bodySize, lineHeight, headingLineHeight, headingWeight } = language;
  const heads = headlineFonts(language) ?? "var(--f)";
  return [
    css`:root { --f: ${fontStack}; --g: ${heads}; --b: ${`${bodySize / 16}rem`}; --l: ${`${lineHeight}`}; --m: ${`${headingLineHeight}`}; --w: ${`${headingWeight}`}; --h: ${headlineScale(language)}; --p: ${language.lineHeight >= 1.9 ? ".5rem" : "0rem"}; }`,
    language.italics ? "" : css`em { font-style: normal; font-weight: 600; }`,
    language.hyphenation === "auto" ? css`.body p, .body li { hyphens: auto; }` : "",
    language.script === "Kore" ? css`body { word-break: keep-all; }` : "",
  ].join("");
});

// Headlines in the system's serif give a newspaper's voice, where it has every letter of the language. A stack that
// does not begin with the system's font says that letters are missing in common fonts; so do these languages.
const rareLetters = new Set(["az", "vi", "uz", "sq", "ku"]);

function headlineFonts(language: Language): string | null {
  const european = ["Latn", "Cyrl", "Grek"].includes(language.script);
  const code = language.code.split("-")[0] ?? "";
  if (!european || rareLetters.has(code) || !language.fontStack.startsWith("system-ui")) return null;
  return 'Georgia,"Noto Serif","Times New Roman",serif';
}

// Tall scripts take their size from their height: the scale of headlines is flatter there.
function headlineScale(language: Language): string {
  if (language.headingLineHeight >= 1.7) return ".82";
  if (language.headingLineHeight >= 1.5) return ".9";
  return "1";
}
