import { simplifiedChinese, traditionalChinese } from "./chinese-script.ts";
import { serbianInLatin } from "./serbian-script.ts";
import { uzbekInCyrillic, uzbekInLatin } from "./uzbek-script.ts";

/** A text of one language in another of its scripts. */
export type Convert = (text: string) => string;

/** A newsroom's own spelling of a name or word in the second script: goes before all rules. */
export interface GlossaryEntry {
  /** As the first script writes it, with its capitals; whole words where the language has spaces. */
  readonly from: string;
  readonly to: string;
}

/** By language and scripts. The way back serves searching alone and may be coarser. */
const conversions: Readonly<Record<string, { readonly text: Convert; readonly query: Convert }>> = {
  "sr Cyrl Latn": { text: serbianInLatin, query: (typed) => typed }, // search keys of Serbian are Latin already
  "uz Latn Cyrl": { text: uzbekInCyrillic, query: uzbekInLatin },
  "zh Hans Hant": { text: traditionalChinese, query: simplifiedChinese },
};

/** Whether texts of the one edition can be shown in the script of the other (BCP 47 tags). */
export function convertible(from: string, to: string): boolean {
  return between(from, to) !== undefined;
}

/**
 * Turns texts of the one edition into the script of the other; addresses of pages and of mail, and handles, stay. Throws
 * where there is no conversion (`convertible`).
 */
export function scriptConversion(from: string, to: string, glossary: readonly GlossaryEntry[] = []): Convert {
  const found = between(from, to);
  if (found === undefined) throw new Error(`Texts of "${from}" cannot be shown in the script of "${to}".`);
  const spaced = !from.startsWith("zh");
  const own = new Map(glossary.map((entry) => [entry.from, entry.to]));
  const kept = new RegExp([...alternatives(own, spaced), ...asItIs].join("|"), "gu");
  return (text) => {
    let result = "";
    let at = 0;
    for (const match of text.matchAll(kept)) {
      result += found.text(text.slice(at, match.index)) + (own.get(match[0]) ?? match[0]);
      at = match.index + match[0].length;
    }
    return result + found.text(text.slice(at));
  };
}

/** What a reader of the second script searches, as the first would write it. */
export function queryInFirstScript(from: string, to: string, typed: string): string {
  return between(from, to)?.query(typed) ?? typed;
}

/** Addresses of pages, mail and accounts: https://…, name@host, host.uz/…, @name. */
const asItIs = [
  String.raw`https?://[^\s<>«»“”„"]+`,
  String.raw`[\p{L}\p{N}_.+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`,
  String.raw`(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]+`,
  String.raw`(?<![\p{L}\p{N}])(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[\w./?=&%#-]*)?(?![\p{L}\p{N}])`,
];

/** The longest first; where words have spaces between them, only whole ones. */
function alternatives(own: ReadonlyMap<string, string>, spaced: boolean): readonly string[] {
  const words = [...own.keys()].sort((one, other) => other.length - one.length).map(RegExp.escape);
  if (words.length === 0) return [];
  return [spaced ? `(?<![\\p{L}\\p{M}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{M}\\p{N}])` : words.join("|")];
}

function between(from: string, to: string) {
  const [one, other] = [new Intl.Locale(from).maximize(), new Intl.Locale(to).maximize()];
  return one.language === other.language ? conversions[`${one.language} ${one.script} ${other.script}`] : undefined;
}
