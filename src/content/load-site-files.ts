import { key } from "./key.ts";
import { type Loaded, nothing } from "./loaded.ts";
import type { Reader } from "./reader.ts";

/** Files that tell of the operator's settings. */
export function loadSiteFile(address: string, kind: "robots" | "security-txt" | "trust-txt", reader: Reader): Loaded {
  reader.read(key.site());
  const { aiCrawlers, securityContact: contact, trust: lines } = reader.site;
  switch (kind) {
    case "robots":
      return { kind: "page", page: { kind, address, aiCrawlers } };
    case "trust-txt":
      return lines.length === 0 ? nothing : { kind: "page", page: { kind, address, lines, aiCrawlers } };
    case "security-txt":
      if (contact === null) return nothing;
      reader.dueAt(monthsAfter(reader.now, 1));
      return { kind: "page", page: { kind, address, contact, expires: monthsAfter(reader.now, securityMonths) } };
  }
}

/** security.txt is valid for less than a year (RFC 9116 2.5.5), and for long enough that a press which stands still for months does no harm. */
const securityMonths = 10;

/** The beginning of the month (UTC) so many after the one that an instant is in. */
function monthsAfter(instant: number, months: number): number {
  const at = new Date(instant);
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1);
}
