import type { Language } from "../language/language.ts";
import { css } from "./style/css.ts";

/** A font that many phones lack, as it comes in a package: one weight of the script's own letters. */
export interface WebFont {
  /** As language files call it. */
  readonly family: string;
  /** In `@fontsource/<package>/files/`. */
  readonly from: { readonly package: string; readonly file: string };
  /** In the tree: the name carries a hash of the bytes. */
  readonly address: string;
  /** Fonts of systems that will do, by their names there. */
  readonly local: readonly string[];
  readonly range: string;
  /** How large letters of Latin are among its own. */
  readonly latin: number | null;
}

/** Nastaliq, Tibetan and Hanifi Rohingya: other scripts of ours come with phones. */
export const webFonts: readonly WebFont[] = [
  {
    family: "Noto Nastaliq Urdu",
    from: { package: "noto-nastaliq-urdu", file: "noto-nastaliq-urdu-arabic-400-normal.woff2" },
    address: "media/fonts/nastaliq-fecd45d6.woff2",
    local: ["Noto Nastaliq Urdu", "Jameel Noori Nastaleeq", "Urdu Typesetting"],
    range: "U+600-6FF,U+750-77F,U+200C-200E,U+FB50-FDFF,U+FE70-FEFC",
    latin: 80,
  },
  {
    family: "Noto Serif Tibetan",
    from: { package: "noto-serif-tibetan", file: "noto-serif-tibetan-tibetan-400-normal.woff2" },
    address: "media/fonts/tibetan-1b09177a.woff2",
    local: ["Noto Serif Tibetan", "Kailasa", "Kokonor", "Microsoft Himalaya", "Jomolhari"],
    range: "U+F00-FFF",
    latin: 75,
  },
  {
    family: "Noto Sans Hanifi Rohingya",
    from: { package: "noto-sans-hanifi-rohingya", file: "noto-sans-hanifi-rohingya-hanifi-rohingya-400-normal.woff2" },
    address: "media/fonts/rohingya-2cf087c3.woff2",
    local: ["Noto Sans Hanifi Rohingya"],
    range: "U+60C,U+61B,U+61F,U+640,U+660,U+6D4,U+10D00-10D3F",
    latin: null,
  },
];

/**
 * The rules that bring a language's font to those who have none that will do; "" for most languages. Text shows at once in
 * what there is. `link` writes an address as the page does.
 */
export function fontFaces({ fontStack }: Pick<Language, "fontStack">, link: (to: string) => string): string {
  const font = webFonts.find(({ family }) => fontStack.startsWith(`"${family}"`));
  if (font === undefined) return "";
  const { family, local, address, range, latin } = font;
  const names = local.map((name) => `local("${name}")`).join(",");
  const own = css`@font-face { font-family: "${family}"; font-weight: 400 700; font-display: swap; src: ${names},url(${link(address)}); unicode-range: ${range}; }`;
  // Beside letters that are small in their box, those of Latin would stand out.
  const others = css`@font-face { font-family: "${family}"; src: local("Roboto"),local("Segoe UI"),local("Helvetica Neue"),local("Arial"); size-adjust: ${String(latin)}%; unicode-range: U+21-24F; }`;
  return own + (latin === null ? "" : others);
}
