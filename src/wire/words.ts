import { graphemes } from "../language/graphemes.ts";
import { withoutControls } from "../language/input.ts";
import { decodeEntities } from "../story/entities.ts";
import { hasTags, onOneLine, wordsOfHtml } from "../story/html-words.ts";
import { escapeText } from "./xml-tree.ts";

/** One clean line of what has neither marks nor references. */
export function cleanLine(text: string | null): string {
  return text === null ? "" : onOneLine(withoutControls(text));
}

/** One clean line of what a source calls HTML. Character references last: they may bring controls. */
export function lineOfHtml(html: string | null): string {
  return html === null ? "" : onOneLine(withoutControls(wordsOfHtml(html)));
}

/** One clean line of what a source calls text; escaped once too often is common and never meant. */
export function lineOfText(text: string | null): string {
  return text === null ? "" : onOneLine(withoutControls(decodeEntities(text)));
}

export function lineOrNull(text: string | null): string | null {
  return lineOfText(text) || null;
}

const blockMarks = /<(?:p|br|div|h[1-6]|ul|ol|table|blockquote)\b/i;
const summaryLength = 300;

/** What a single text is, summary or body: a short one is a summary, a long or a structured one a body that begins with it. */
export function summaryAndBody(html: string): { readonly summary: string; readonly bodyHtml: string | null } {
  const words = lineOfHtml(html);
  if (!blockMarks.test(html) && words.length <= 500) return { summary: words, bodyHtml: null };
  return { summary: beginningOf(words), bodyHtml: words === "" ? null : asHtml(html) };
}

/** HTML of what may be HTML or text. */
export function asHtml(text: string): string {
  return hasTags(text) ? text : paragraphsOf(decodeEntities(text));
}

/** Text as HTML: a paragraph ends at a blank line. */
export function paragraphsOf(text: string): string {
  const paragraphs = text.split(/\r?\n[\t ]*(?:\r?\n[\t ]*)+/).map((one) => one.trim());
  return paragraphs.flatMap((one) => (one === "" ? [] : `<p>${escapeText(one)}</p>`)).join("\n");
}

/** At most 300 characters, to the end of a sentence if one ends late enough, else to the end of a word. */
export function beginningOf(words: string, most = summaryLength): string {
  if (words.length <= most) return words;
  const room = graphemes(words.slice(0, most + 50))
    .slice(0, most - 1)
    .join("");
  const sentence = Math.max(...[...room.matchAll(/[.!?…。؟۔।።។](?=\s|$)|[。！？]/gu)].map((one) => one.index + 1), 0);
  if (sentence > most / 2) return room.slice(0, sentence);
  const space = room.lastIndexOf(" ");
  return `${(space > most / 2 ? room.slice(0, space) : room).trimEnd()}…`;
}

/** BCP 47 in its canonical spelling; what is none ("english", "") is no language. */
export function readLanguage(written: string | null | undefined): string | null {
  const tag = written?.trim().replaceAll("_", "-") ?? "";
  if (!/^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null; // looks like a tag and is none, as "en-x"
  }
}
