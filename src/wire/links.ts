// What campaigns and feed programs add to links; it changes from day to day and means nothing.
const tracking =
  /^(?:utm_\w+|at_(?:medium|campaign|link\w*|bbc\w*|custom\w*|format|ptr\w*)|ns_(?:mchannel|source|campaign|linkname|fee)|mc_[ce]id|fbclid|gclid|dclid|msclkid|yclid|igshid|_ga|cmpid|cmp|ocid|wt_?mc\w*|feature_?ref|ftcamp|rss_?id|xtor)$/i;

/** A link as it is kept: absolute, http(s), without what is only there to count readers. Null: none. */
export function readLink(written: string | null, base: string | null): string | null {
  const url = written === null ? null : URL.parse(written.trim(), base ?? undefined);
  if (url === null || !/^https?:$/.test(url.protocol) || url.href.length > 4_000) return null;
  url.username = "";
  url.password = "";
  if (url.search !== "") removeTracking(url);
  if (/^#(?:xtor|utm_|at_)/i.test(url.hash)) url.hash = "";
  return url.href;
}

/** Parameters that stay keep their spelling: some servers tell "a%20b" from "a+b". */
function removeTracking(url: URL): void {
  const pairs = url.search.slice(1).split("&");
  const kept = pairs.filter((pair) => !tracking.test(pair.split("=")[0] ?? ""));
  if (kept.length < pairs.length) url.search = kept.join("&");
}

/** The http(s) address of a picture, as it is written; another query may be another picture. */
export function readAddress(written: string | null, base: string | null): string | null {
  const url = written === null ? null : URL.parse(written.trim(), base ?? undefined);
  return url === null || !/^https?:$/.test(url.protocol) || url.href.length > 4_000 ? null : url.href;
}

const linking = /(<[a-z][^<>]{0,4000}?\s(?:href|src)\s*=\s*)(?:"([^"<>]*)"|'([^'<>]*)')/gi;

/** HTML whose links and pictures are absolute. */
export function withAbsoluteLinks(html: string, base: string | null): string {
  if (base === null || !/(?:href|src)\s*=/i.test(html)) return html;
  return html.replace(linking, (whole, before: string, double?: string, single?: string) => {
    const written = (double ?? single ?? "").trim();
    if (written === "" || /^(?:#|[a-z][a-z\d+.-]*:)/i.test(written)) return whole;
    const href = URL.parse(written.replaceAll("&amp;", "&"), base)?.href;
    return href === undefined ? whole : `${before}"${href.replaceAll("&", "&amp;").replaceAll('"', "%22")}"`;
  });
}
