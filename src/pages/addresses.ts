/** Where the fixed pages of an edition stand, and how one address is written inside the page at another. */

/** The front of the edition whose path is given. */
export function frontAddress(path: string): string {
  return `${path}/`;
}

/** The edition's RSS feed. */
export function rssAddress(path: string): string {
  return `${path}/rss.xml`;
}

/** The sitemap index, which robots.txt names. */
export const sitemapIndexAddress = "sitemap.xml";

/** Percent-encodes each segment of a decoded address (RFC 3986); lone surrogates become U+FFFD. */
export function encodeAddress(address: string): string {
  return address.toWellFormed().split("/").map(encodeURIComponent).join("/");
}

/** `to` as a relative reference inside the page at `from`; both are decoded addresses in the tree ("en/12/water/"). */
export function relativeAddress(from: string, to: string): string {
  const folders = from.split("/").slice(0, -1);
  const target = to.split("/");
  const last = target.length - 1;
  let shared = 0;
  while (shared < folders.length && shared < last && folders[shared] === target[shared]) shared += 1;
  const up = "../".repeat(folders.length - shared);
  const down = encodeAddress(target.slice(shared).join("/"));
  return up + down || "./";
}

/** `to` from the root of the host: for pages that are served at any depth (`404.html`, `_gone`). */
export function rootAddress(to: string): string {
  return `/${encodeAddress(to)}`;
}

/** `to` with the host, for what standards want absolute. */
export function absoluteAddress(publicUrl: string, to: string): string {
  return `${publicUrl}/${encodeAddress(to)}`;
}
