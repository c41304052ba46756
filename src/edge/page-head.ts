import type { Coding } from "./accept-encoding.ts";
import { securityHeaders } from "./security-headers.ts";

// Pages change: a minute in a browser or CDN keeps a retraction's delay bearable, and half a minute more hides the check's round trip.
const changing = "public, max-age=60, stale-while-revalidate=30";
// An address under /media/ never gets other bytes.
const unchanging = "public, max-age=31536000, immutable";
// Scripts only add to pages, of any version: what nobody waits for need not be asked for every minute.
const adding = "public, max-age=3600, stale-while-revalidate=604800";
// What is not there may be published any moment.
const absent = "public, max-age=10";
const moved = "public, max-age=60";

/** How long an answer may be kept by browsers and CDNs. */
export function cacheControl(status: number, isMedia: boolean, isScript = false): string {
  if (status === 200) return isMedia ? unchanging : isScript ? adding : changing;
  return status === 404 ? absent : moved;
}

/** The facts a page's headers are made of. Sizes in bytes. */
export interface PageFacts {
  readonly type: string;
  readonly policy: string | undefined;
  readonly coding: Coding;
  readonly varies: boolean;
  readonly ranges: boolean;
  readonly cacheControl: string;
  readonly etag: string;
  readonly lastModified: string;
}

/** Headers that a 200 and its 304 share, and those of the 200, as flat lists for writeHead. */
export function pageHead(facts: PageFacts, size: number): { readonly whole: string[]; readonly unchanged: string[] } {
  const unchanged = [
    "Cache-Control",
    facts.cacheControl,
    "ETag",
    facts.etag,
    "Last-Modified",
    facts.lastModified,
    ...(facts.varies ? ["Vary", "Accept-Encoding"] : []),
    ...securityHeaders,
    ...(facts.policy === undefined ? [] : ["Content-Security-Policy", facts.policy]),
  ];
  const whole = [
    "Content-Type",
    facts.type,
    "Content-Length",
    String(size),
    ...(facts.coding === "identity" ? [] : ["Content-Encoding", facts.coding]),
    ...(facts.ranges ? ["Accept-Ranges", "bytes"] : []),
    ...unchanged,
  ];
  return { whole, unchanged };
}

/** Last-Modified for a file's time in ms, never later than now (RFC 9110 8.8.2.1). */
export function lastModified(mtimeMs: number): string {
  return new Date(Math.min(mtimeMs, Date.now())).toUTCString();
}
