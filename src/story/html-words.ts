import { decodeEntities } from "./entities.ts";

const inline = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby rb rt rp s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);
const block = new Set(
  "address article aside audio blockquote body br button canvas caption center col colgroup dd details dir div dl dt embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe img input legend li link main map menu meta nav object ol optgroup option p param picture pre section select source summary svg table tbody td textarea tfoot th thead title tr track ul video".split(
    " ",
  ),
);

const unseen = /<!--[^]*?(?:-->|$)|<(script|style|noscript|template)\b[^]*?(?:<\/\1\s*>|$)/gi;
// Lengths are bounded, so that text full of quotation marks costs no more than it is long.
const tag = /<\/?([a-z][a-z\d:-]{0,20})(?:[\s/](?:"[^"<]{0,2000}"|'[^'<]{0,2000}'|[^"'<>]){0,2000})?>/gi;

/**
 * The words of a piece of HTML on one line: marks away, character references decoded once. What only looks like a mark
 * ("x < y", "<name>") stays.
 */
export function wordsOfHtml(html: string): string {
  const bare = html.includes("<") ? html.replace(unseen, " ").replace(tag, inPlaceOfTag) : html;
  return onOneLine(decodeEntities(bare));
}

/** Whether a text has marks of HTML in it. */
export function hasTags(text: string): boolean {
  if (!text.includes("<")) return false;
  for (const [whole, name = ""] of text.matchAll(tag)) if (inPlaceOfTag(whole, name) !== whole) return true;
  return false;
}

function inPlaceOfTag(whole: string, name: string): string {
  const known = name.toLowerCase();
  return inline.has(known) ? "" : block.has(known) ? " " : whole;
}

// All but a single space, of which a text is full already.
const breaks = /(?! (?![\s\p{Cc}]))[\s\p{Cc}]+/gu;

export function onOneLine(text: string): string {
  return text.replace(breaks, " ").trim();
}
