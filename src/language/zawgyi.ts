// The one use of Node here: a package is loaded when it is first needed, since an import would make all wait for it.
import nodeModule from "node:module"; // oxlint-disable-line no-restricted-imports

// Burmese for the Zawgyi font uses Unicode's code points in its own way. The model of myanmar-tools (Google) tells the two
// apart by probability, which a short word of real Unicode can fool ("science" gets 0.998). So a text is held for Zawgyi
// only if it also holds what Burmese in Unicode never does, and nothing of what Zawgyi never does.

/** From here on the model is sure; its own documentation names the same number. */
const sure = 0.95;
/** Below, a piece of a Zawgyi text is Unicode all the same. */
const surelyNot = 0.05;

const burmese = /[\u1000-\u109f]/;
const burmeseRuns = /[\u1000-\u109f]+/g;

/** The vowel e or the medial at the left, first as in Zawgyi; an asat or a medial where only a stack can be. */
const neverInUnicode = new RegExp(
  [
    "(?<![\\u1000-\\u1022\\u1039-\\u103f\\u104e\\u1050-\\u109f\\uaa60-\\uaa7f\\u200c\\u200d\\u25cc])[\\u1031\\u103b]",
    "\\u1039(?![\\u1000-\\u1022\\u103f\\u1050-\\u109f\\uaa60-\\uaa7f])",
    "\\u103a[\\u102b-\\u102e\\u1030\\u1032\\u1036]",
    // A stack has two consonants of one row of the alphabet.
    "[\\u1000-\\u1004]\\u1039[\\u1005-\\u1019]",
    "[\\u1005-\\u100a]\\u1039[\\u1000-\\u1004\\u100b-\\u1019]",
    "[\\u100b-\\u100f]\\u1039[\\u1000-\\u100a\\u1010-\\u1019]",
    "[\\u1010-\\u1014]\\u1039[\\u1000-\\u100f\\u1015-\\u1019]",
    "[\\u1015-\\u1019]\\u1039[\\u1000-\\u1014]",
    // Zawgyi's own shapes; in Unicode these are letters of Mon, Karen and Shan.
    "[\\u1033\\u1034\\u1060-\\u1097]",
  ].join("|"),
);

/** The medial h and great sa of Unicode, and what only Mon, Karen and Shan in Unicode write. */
const neverInZawgyi = /[\u105a-\u1097]\u103a|[\u103e\u103f\u105b-\u105f]|\u102e\u102f|[^\u1000]\u1060/;

/** Whether a text, in NFC, is Burmese for the Zawgyi font. Words without a telling sign count as Unicode. */
export function isZawgyi(text: string): boolean {
  return burmese.test(text) && neverInUnicode.test(text) && !neverInZawgyi.test(text) && probability(text) >= sure;
}

/**
 * Burmese for the Zawgyi font as Unicode, line by line and tag by tag; all else stays. In NFC, and so is the result.
 * `among` says that the text around it is Zawgyi, which settles words that have no telling sign of their own.
 */
export function fromZawgyi(text: string, among = false): string {
  if (!burmese.test(text) || !(among || neverInUnicode.test(text))) return text;
  const within = among || isZawgyi(text);
  const converted = text.replace(/[^\n<>]+/g, (piece) => convertedPiece(piece, within));
  // What would be taken for Zawgyi once more is none that the converter knows.
  return isZawgyi(converted) ? text : converted;
}

function convertedPiece(piece: string, within: boolean): string {
  const taken = isZawgyi(piece) || (within && burmese.test(piece) && isLikely(piece));
  if (!taken) return piece;
  const converted = piece.replace(burmeseRuns, (run) => tools().converter.zawgyiToUnicode(run)).normalize("NFC");
  return isZawgyi(converted) ? piece : converted;
}

function isLikely(piece: string): boolean {
  return !neverInZawgyi.test(piece) && probability(piece) >= surelyNot;
}

function probability(text: string): number {
  return tools().detector.getZawgyiProbability(text);
}

/** What myanmar-tools 1.1.3 exports; it has no types of its own. */
interface MyanmarTools {
  readonly ZawgyiDetector: new () => { getZawgyiProbability: (text: string) => number };
  readonly ZawgyiConverter: new () => { zawgyiToUnicode: (text: string) => string };
}

let loaded: ReturnType<typeof load> | undefined;

// Its model takes some 100 ms and 0.6 MB, so only a text with a telling sign loads it.
function tools() {
  loaded ??= load();
  return loaded;
}

function load() {
  const require = nodeModule.createRequire(import.meta.url);
  const { ZawgyiDetector, ZawgyiConverter } = require("myanmar-tools") as MyanmarTools; // see the interface
  return { detector: new ZawgyiDetector(), converter: new ZawgyiConverter() };
}
