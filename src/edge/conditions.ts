/** Does If-None-Match name this entity tag? Lists and `*`, weak comparison (RFC 9110 13.1.2). */
export function namesTag(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === etag) return true;
  if (ifNoneMatch.trim() === "*") return true;
  for (const [tag] of ifNoneMatch.matchAll(/"[^"]*"/g)) if (tag === etag) return true;
  return false;
}

/** Is a file of this second (ms since the epoch) no newer than If-Modified-Since? A date that cannot be read never is. */
export function unchangedSince(ifModifiedSince: string, modified: number): boolean {
  const since = Date.parse(ifModifiedSince);
  return !Number.isNaN(since) && modified <= since;
}

/** What a Range header asks of a file: everything, first to last byte (inclusive), or something it does not have. */
export type Wanted =
  | { readonly kind: "whole" }
  | { readonly kind: "part"; readonly first: number; readonly last: number }
  | { readonly kind: "unsatisfiable" };

const whole: Wanted = { kind: "whole" };

/** Reads one byte range (RFC 9110 14.1.2). Other units and lists of ranges get the whole, as the standard allows. */
export function wantedRange(header: string, size: number): Wanted {
  if (!/^bytes\s*=/i.test(header)) return whole;
  const spec = header.slice(header.indexOf("=") + 1).trim();
  if (spec.includes(",")) return whole;
  const match = /^(\d*)\s*-\s*(\d*)$/.exec(spec);
  if (match === null || spec.length > 40) return { kind: "unsatisfiable" };
  const [, from = "", to = ""] = match;
  if (from === "") return suffix(to, size);
  const first = Number(from);
  const last = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (first >= size || first > last) return { kind: "unsatisfiable" };
  return { kind: "part", first, last };
}

function suffix(length: string, size: number): Wanted {
  const wanted = Number(length);
  if (length === "" || wanted === 0 || size === 0) return { kind: "unsatisfiable" };
  return { kind: "part", first: Math.max(0, size - wanted), last: size - 1 };
}

/** May a part be sent under this If-Range? Only for the very tag, or the very Last-Modified (strong, RFC 9110 13.1.5). */
export function rangeStillHolds(ifRange: string | undefined, etag: string, lastModified: string): boolean {
  return ifRange === undefined || ifRange === etag || ifRange === lastModified;
}
