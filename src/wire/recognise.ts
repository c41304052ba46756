import type { XmlFormat } from "./xml-frame.ts";

/** What a text is by its beginning; `what` completes "It looks like …". */
export type Recognised =
  | { readonly kind: "xml"; readonly format: XmlFormat }
  | { readonly kind: "json" }
  | { readonly kind: "other"; readonly what: string };

const feeds: Readonly<Record<string, XmlFormat>> = {
  rss: "rss",
  rdf: "rdf",
  feed: "atom",
  entry: "atom",
  "deleted-entry": "atom",
};

const others: Readonly<Record<string, string>> = {
  newsitem: "NewsML-G2, which Skywave does not read; ask the source for ninjs, or for a feed",
  newsmessage: "NewsML-G2, which Skywave does not read; ask the source for ninjs, or for a feed",
  packageitem: "NewsML-G2, which Skywave does not read; ask the source for ninjs, or for a feed",
  newsml: "NewsML 1, which Skywave does not read; ask the source for ninjs, or for a feed",
  nitf: "NITF, which Skywave does not read; ask the source for ninjs, or for a feed",
  opml: "OPML, a list of feeds; take the address of one of them",
  urlset: "a sitemap; ask the source for its feed",
  sitemapindex: "a sitemap; ask the source for its feed",
};

/** Tells a document by its content alone: names and media types are often wrong. */
export function recognise(text: string): Recognised {
  if (text === "")
    return other("an empty document; look whether the address is right and the source has anything to send");
  if (/^[{[]/.test(text)) return { kind: "json" };
  const name = firstTag(text);
  if (name === null) return other(`${kindOfText(text)}; look whether the address is that of a feed`);
  const local = name.replace(/^.*:/, "").toLowerCase();
  const format = Object.hasOwn(feeds, local) ? feeds[local] : undefined;
  if (format !== undefined) return { kind: "xml", format };
  if (["html", "head", "body", "!doctype html"].includes(local)) return other(webPage(text));
  if (Object.hasOwn(others, local)) return other(others[local] ?? "");
  return /^<\?xml/i.test(text)
    ? other(
        `XML whose first element is <${name.slice(0, 60)}>, not a feed; ask the source for RSS, Atom, JSON Feed or ninjs`,
      )
    : other(
        /<\/?(?:div|p|a|span|table|title)\b/i.test(text)
          ? webPage(text)
          : "text with marks, not a feed; look whether the address is right",
      );
}

/** The name of the first element, after declarations, comments and a doctype. */
function firstTag(text: string): string | null {
  const prolog = /\s*(?:<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE\s+html\b[^>]*>|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>)/iy;
  let at = 0;
  for (let found = prolog.exec(text); found !== null; found = prolog.exec(text)) {
    if (/^\s*<!DOCTYPE\s+html\b/i.test(found[0])) return "html";
    at = prolog.lastIndex;
  }
  return /^\s*<([a-z_][\w:.-]*)/i.exec(text.slice(at, at + 1_000))?.[1] ?? null;
}

function webPage(text: string): string {
  const links = text.slice(0, 200_000).match(/<link\b[^>]{0,2000}>/gi) ?? [];
  const feed = links.find(
    (link) => /rel\s*=\s*["']?alternate/i.test(link) && /(?:rss|atom)\+xml|feed\+json/i.test(link),
  );
  const href = feed === undefined ? undefined : /href\s*=\s*["']([^"'<>\s]{1,500})["']/i.exec(feed)?.[1];
  return href === undefined
    ? "a web page, not a feed; look on it for the address of its feed"
    : `a web page, not a feed; its feed is at ${href}`;
}

function kindOfText(text: string): string {
  const beginning = text.slice(0, 1_000);
  const strange = beginning.match(/[\0-\x08\x0e-\x1f\ufffd]/g)?.length ?? 0;
  return strange > beginning.length / 50 ? "binary data" : "plain text";
}

const signatures: readonly (readonly [string, string])[] = [
  ["504b0304", "a ZIP archive; unpack it first"],
  ["1f8b", "gzip; unpack it first"],
  ["25504446", "a PDF; ask the source for a feed"],
  ["ffd8ff", "a JPEG picture; ask the source for a feed"],
  ["89504e47", "a PNG picture; ask the source for a feed"],
];

/** Files that are known by their first bytes; null: text, perhaps. */
export function recogniseBytes(bytes: Uint8Array): string | null {
  const beginning = Buffer.from(bytes.subarray(0, 8)).toString("hex");
  return signatures.find(([start]) => beginning.startsWith(start))?.[1] ?? null;
}

function other(what: string): Recognised {
  return { kind: "other", what };
}
