import type { StandingKind } from "../story/standing.ts";

/** Where the fixed pages of an edition stand, and how one address is written inside the page at another. */

/** The front of the edition whose path is given. */
export function frontAddress(path: string): string {
  return `${path}/`;
}

/** One of the edition's standing pages. */
export function standingAddress(path: string, kind: StandingKind): string {
  return `${path}/${kind}/`;
}

/** The edition's RSS feed. */
export function rssAddress(path: string): string {
  return feedAddress(frontAddress(path));
}

/** The RSS feed of the front, section or topic in a folder. */
export function feedAddress(folder: string): string {
  return `${folder}rss.xml`;
}

/** What readers' browsers run on the edition's pages. */
export function scriptAddress(path: string): string {
  return `${path}/script.js`;
}

/** The edition as an app that can be installed. */
export function manifestAddress(path: string): string {
  return `${path}/app.webmanifest`;
}

/** Where readers without a network find what they have read and saved. */
export function offlineAddress(path: string): string {
  return `${path}/offline/`;
}

/** Live radio and television. */
export function liveAddress(path: string): string {
  return `${path}/live/`;
}

/** What is on air today and in the six days to come. */
export function scheduleAddress(path: string): string {
  return `${path}/schedule/`;
}

/** All programmes of the edition. */
export function programmesAddress(path: string): string {
  return `${path}/programmes/`;
}

export function programmeAddress(path: string, slug: string): string {
  return `${path}/programmes/${slug}/`;
}

/** By id: a title may change. `of` is the address of the programme. */
export function episodeAddress(of: string, episode: number): string {
  return `${of}${episode}/`;
}

/** The form for searching the edition; the search station answers there too, when something is asked. */
export function searchAddress(path: string): string {
  return `${path}/search/`;
}

/** How a browser asks the edition's search, as a file that it reads. */
export function openSearchAddress(path: string): string {
  return `${path}/opensearch.xml`;
}

/** What stands in for the search station while it cannot answer: served at the form's address, so its links fit there. */
export function searchUnavailableAddress(search: string): string {
  return `${search}unavailable.html`;
}

/** The text version of the page in a folder. */
export function lightAddress(folder: string): string {
  return `${folder}light/`;
}

/**
 * Files that the page at an address can have beside its own: the text version of a folder's page, the Atom and JSON
 * forms of an RSS feed. One page is loaded and rendered once, whatever forms it has.
 */
export function besideAddress(address: string): readonly string[] {
  if (/^[^/]+\/search\/$/.test(address)) return [searchUnavailableAddress(address)];
  if (address === "" || address.endsWith("/")) return [`${lightAddress(address)}index.html`];
  const folder = address.slice(0, address.lastIndexOf("/") + 1);
  if (address === `${folder}podcast.xml`) return [`${folder}podcast-low.xml`];
  return address === `${folder}rss.xml` ? [`${folder}atom.xml`, `${folder}feed.json`] : [];
}

/** The sitemap index, which robots.txt names. */
export const sitemapIndexAddress = "sitemap.xml";

/** An address as a URI (RFC 3986): every segment percent-encoded; lone surrogates become U+FFFD. */
export function uriOf(address: string): string {
  return segments(address, encodeURIComponent);
}

/**
 * An address as an IRI (RFC 3987), as HTML takes it: letters stay letters, since a third of the bytes counts when a page
 * links to itself in fifty scripts; all else is percent-encoded.
 */
export function iriOf(address: string): string {
  return segments(address, (segment) => segment.replace(/[^\p{L}\p{M}\p{N}]+/gu, encodeURIComponent));
}

function segments(address: string, encode: (segment: string) => string): string {
  return address.toWellFormed().split("/").map(encode).join("/");
}

/** `to` as a relative reference inside the page at `from`; both are decoded addresses in the tree ("en/12/water/"). */
export function relativeAddress(from: string, to: string): string {
  const folders = from.split("/").slice(0, -1);
  const target = to.split("/");
  const last = target.length - 1;
  let shared = 0;
  while (shared < folders.length && shared < last && folders[shared] === target[shared]) shared += 1;
  const up = "../".repeat(folders.length - shared);
  const down = iriOf(target.slice(shared).join("/"));
  return up + down || "./";
}

/** `to` from the root of the host as a URI: for redirects, and for pages that are served at any depth (`404.html`, `_gone`). */
export function rootAddress(to: string): string {
  return `/${uriOf(to)}`;
}

/** `to` with the host as a URI, for what standards want absolute. */
export function absoluteAddress(publicUrl: string, to: string): string {
  return `${publicUrl}/${uriOf(to)}`;
}
