// A package is loaded when it is first needed, since an import would make all wait for it.
import nodeModule from "node:module"; // oxlint-disable-line no-restricted-imports

// OpenCC's tables, by phrases: 后 is 後 in 以后 and stays in 皇后. Characters as Taiwan writes them, words as they are:
// its table of Taiwanese words (信息 becomes 資訊) also changes what was meant otherwise (质量 is mass as well).

const han = /\p{Script=Han}/u;
/** As much text as is remembered: headlines stand on many pages. */
const remembered = 1_000_000;

/** Quotation marks as traditional Chinese sets them; an apostrophe in a Latin word stays. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/“/g, "「"],
  [/”/g, "」"],
  [/‘/g, "『"],
  [/(?<!\p{Script=Latin})’|’(?!\p{Script=Latin})/gu, "』"],
];

/** Simplified Chinese in traditional characters, with their quotation marks. */
export const traditionalChinese = rememberingly((text) => {
  const converted = han.test(text) ? converter("cn2t", { from: "cn", to: "tw" })(text) : text;
  return marks.reduce((made, [mark, other]) => made.replace(mark, other), converted);
});

/** Traditional Chinese in simplified characters, whatever region's: for what readers search. */
export const simplifiedChinese = rememberingly((text) =>
  han.test(text) ? converter("t2cn", { from: "tw", to: "cn" })(text) : text,
);

type Convert = (text: string) => string;

/** What opencc-js 1.4 exports of each half of its tables. */
interface OpenCc {
  readonly Converter: (between: { readonly from: string; readonly to: string }) => Convert;
}

const converters = new Map<string, Convert>();

function converter(half: "cn2t" | "t2cn", between: { readonly from: string; readonly to: string }): Convert {
  const before = converters.get(half);
  if (before !== undefined) return before;
  const require = nodeModule.createRequire(import.meta.url);
  const made = (require(`opencc-js/${half}`) as OpenCc).Converter(between); // see the interface
  converters.set(half, made);
  return made;
}

function rememberingly(convert: Convert): Convert {
  const known = new Map<string, string>();
  let size = 0;
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (size > remembered) {
      known.clear();
      size = 0;
    }
    const converted = convert(text);
    known.set(text, converted);
    size += text.length;
    return converted;
  };
}
