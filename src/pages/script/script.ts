import { term } from "../../language/term.ts";
import { plural } from "../../language/plurals.ts";
import { formatNumber } from "../../language/numbers.ts";
import { zeroOf } from "../../language/numbering.ts";
import { oncePerLanguage } from "../../language/once-per-language.ts";
import { formatRelative } from "../../language/relative-time.ts";
import type { Language } from "../../language/language.ts";
import { type Counted, reader, type ReaderWords } from "./reader.ts";
import { lastWorker, worker } from "./worker.ts";

// What readers' browsers run: the text of the functions in reader.ts and worker.ts, with an edition's words.

/** An edition's script.js. */
export function scriptText(language: Language, offlineReading: boolean): string {
  return `(${readerText})(${JSON.stringify({ ...wordsOf(language), offline: offlineReading })})\n`;
}

/** An edition's worker.js; without offline reading, one that takes back what was there. */
export function workerText(offlineReading: boolean): string {
  return offlineReading ? `(${keepingText})("${nameOf(keepingText)}")\n` : `(${leavingText})()\n`;
}

const readerText = tight(String(reader));
const keepingText = tight(String(worker));
const leavingText = tight(String(lastWorker));

/** Without indents and comments that stand in lines of their own. Line ends stay: they mean something in scripts. */
export function tight(source: string): string {
  const lines = source.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "" && !/^(?:\/\/|\/?\*)/.test(line)).join("\n");
}

const wordsOf = oncePerLanguage((language: Language): Omit<ReaderWords, "offline"> => {
  const ago = (milliseconds: number) => formatRelative(language, 0, milliseconds);
  return {
    now: term(language, "now"),
    minutes: countedForms(language, 59, (n) => ago(n * 60_000)),
    hours: countedForms(language, 23, (n) => ago(n * 3_600_000)),
    posts: countedForms(language, 99, (n) => plural(language, "newPostCount", n)),
    zero: zeroOf[language.numerals],
    breaking: term(language, "breakingNews"),
    showPosts: term(language, "showNewPosts"),
    share: term(language, "share"),
    copy: term(language, "copyLink"),
    copied: term(language, "linkCopied"),
    save: term(language, "savePage"),
    saved: term(language, "pageSaved"),
    remove: term(language, "removeSaved"),
    savedPages: term(language, "savedPages"),
    nothing: term(language, "noStories"),
  };
});

/** Every form that the language gives such a text, and which number takes which: browsers know fewer languages than we do. */
export function countedForms(language: Language, most: number, textOf: (n: number) => string): Counted {
  const forms: string[] = [];
  const which = Array.from({ length: most }, (_, index) => {
    const form = textOf(index + 1).replace(formatNumber(language, index + 1), "{n}");
    if (!forms.includes(form)) forms.push(form);
    return forms.indexOf(form).toString(36);
  });
  return [forms, which.join("")];
}

// FNV-1a, 32 bits: another text, another name of the cache that a worker fills when it is installed.
function nameOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}
