import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Language } from "../language/language.ts";

const require = createRequire(import.meta.url);

/** A family with the files that hold it; its letters are in all of them together. */
export interface ShareFont {
  readonly family: string;
  readonly files: readonly string[];
}

// By script: the family's name, its package, and the parts that hold the script. All of it comes with Skywave.
const packed: Readonly<Record<string, readonly [family: string, name: string, parts: readonly string[]]>> = {
  Latn: ["Noto Sans", "noto-sans", ["latin", "latin-ext", "vietnamese"]],
  Cyrl: ["Noto Sans", "noto-sans", ["cyrillic", "cyrillic-ext", "latin", "latin-ext"]],
  Grek: ["Noto Sans", "noto-sans", ["greek", "greek-ext", "latin", "latin-ext"]],
  Arab: ["Noto Naskh Arabic", "noto-naskh-arabic", ["arabic"]],
  Armn: ["Noto Sans Armenian", "noto-sans-armenian", ["armenian"]],
  Beng: ["Noto Sans Bengali", "noto-sans-bengali", ["bengali"]],
  Deva: ["Noto Sans Devanagari", "noto-sans-devanagari", ["devanagari"]],
  Ethi: ["Noto Sans Ethiopic", "noto-sans-ethiopic", ["ethiopic"]],
  Geor: ["Noto Sans Georgian", "noto-sans-georgian", ["georgian"]],
  Gujr: ["Noto Sans Gujarati", "noto-sans-gujarati", ["gujarati"]],
  Guru: ["Noto Sans Gurmukhi", "noto-sans-gurmukhi", ["gurmukhi"]],
  Khmr: ["Noto Sans Khmer", "noto-sans-khmer", ["khmer"]],
  Laoo: ["Noto Sans Lao", "noto-sans-lao", ["lao"]],
  Mymr: ["Noto Sans Myanmar", "noto-sans-myanmar", ["myanmar"]],
  Rohg: ["Noto Sans Hanifi Rohingya", "noto-sans-hanifi-rohingya", ["hanifi-rohingya"]],
  Sinh: ["Noto Sans Sinhala", "noto-sans-sinhala", ["sinhala"]],
  Taml: ["Noto Sans Tamil", "noto-sans-tamil", ["tamil"]],
  Telu: ["Noto Sans Telugu", "noto-sans-telugu", ["telugu"]],
  Thai: ["Noto Sans Thai", "noto-sans-thai", ["thai"]],
  Tibt: ["Noto Serif Tibetan", "noto-serif-tibetan", ["tibetan"]],
};
const nastaliq = ["Noto Nastaliq Urdu", "noto-nastaliq-urdu", ["arabic"]] as const;

// Fonts of Chinese, Japanese and Korean are too large to come along: these are where systems keep them.
const eastAsian: Readonly<Record<string, string>> = {
  Hans: "Noto Sans CJK SC",
  Hant: "Noto Sans CJK TC",
  Jpan: "Noto Sans CJK JP",
  Kore: "Noto Sans CJK KR",
};
const eastAsianFiles = [
  "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", // Debian and Ubuntu: fonts-noto-cjk
  "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Bold.ttc", // Fedora
  "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc", // Arch
];

/** The bold fonts that set a language's headlines; null: there is none, and the picture goes without words. */
export function shareFontOf({ script, fontStack }: Pick<Language, "script" | "fontStack">): ShareFont | null {
  const latin = fileNames("noto-sans", ["latin", "latin-ext"]);
  const family = eastAsian[script];
  if (family !== undefined) {
    const file = eastAsianFiles.find((path) => existsSync(path));
    return file === undefined ? null : { family, files: [file] };
  }
  const found = /^"?[^",]*Nasta/.test(fontStack) ? nastaliq : packed[script];
  if (found === undefined) return null;
  const own = fileNames(found[1], found[2]);
  return { family: `${found[0]}, Noto Sans`, files: [...new Set([...own, ...latin])] };
}

function fileNames(name: string, parts: readonly string[]): readonly string[] {
  const folder = join(dirname(require.resolve(`@fontsource/${name}/package.json`)), "files");
  return parts.map((part) => join(folder, `${name}-${part}-700-normal.woff2`));
}
