import { hash } from "node:crypto";
import type { Treatment } from "./media-types.ts";

/** Sent with every answer, as a flat list of names and values. */
export const securityHeaders: readonly string[] = [
  "X-Content-Type-Options",
  "nosniff",
  // Which page someone came from is nobody's business where reading it is dangerous.
  "Referrer-Policy",
  "same-origin",
  "X-Frame-Options",
  "SAMEORIGIN",
  "Cross-Origin-Opener-Policy",
  "same-origin",
  "Permissions-Policy",
  "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
];

/** The Content-Security-Policy of a document, or none for files that are not documents. Inline scripts and styles of an
 * HTML page are allowed by the hash of their text only, so the policy belongs to exactly these bytes; scripts of this
 * site's own files are allowed on pages that have one. */
export function contentPolicy(treatment: Treatment, bytes: Buffer): string | undefined {
  switch (treatment) {
    case "html":
      return htmlPolicy(bytes.toString("utf8"));
    case "svg":
      return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";
    case "xml":
      return "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'";
    case "text":
    case "media":
      return undefined;
  }
}

function htmlPolicy(html: string): string {
  const { scripts, styles } = sourcesOf(html);
  return [
    "default-src 'none'",
    "img-src 'self' data:",
    ["media-src 'self'", ...mediaHosts(html)].join(" "),
    ...(html.includes("@font-face") ? ["font-src 'self'"] : []),
    `style-src ${styles.join(" ") || "'none'"}`,
    `script-src ${scripts.join(" ") || "'none'"}`,
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join("; ");
}

/**
 * Hosts from which a page's own players load, live streams among them: the page is allowed these and no others. Only https,
 * and only what can be a host name, since what is found here goes into a header.
 */
function mediaHosts(html: string): readonly string[] {
  const hosts = [...html.replace(elements, "").matchAll(players)].flatMap(([tag]) => {
    const [, quoted, single, bare] = address.exec(tag) ?? [];
    const url = URL.parse(quoted ?? single ?? bare ?? "");
    return url?.protocol === "https:" && /^[\w.-]+$/.test(url.hostname) ? [url.origin] : [];
  });
  return [...new Set(hosts)].sort();
}

const players = /<(?:audio|video|source)(?=[\s>/])(?:[^>"']|"[^"]*"|'[^']*')*>/gi;
const address = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;

// Comments and text-only elements are matched too, so that a tag written inside them is not taken for an element.
const elements =
  /<!--[\s\S]*?-->|<(script|style|title|textarea)(?=[\s>/])((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/\1[\s>/]/gi;

// A script of a file is named only by 'self', not by its bytes: a page outlives the script's version in caches and among
// saved pages, and must go on with the next.
function sourcesOf(html: string): { readonly scripts: readonly string[]; readonly styles: readonly string[] } {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  for (const [, tag, attributes = "", content = ""] of html.matchAll(elements)) {
    const name = tag?.toLowerCase();
    if (name === "style") styles.add(source(content));
    if (name !== "script" || isDataBlock(attributes)) continue;
    scripts.add(/\ssrc\s*=/i.test(attributes) ? "'self'" : source(content));
  }
  return { scripts: [...scripts], styles: [...styles] };
}

/** JSON-LD and other JSON blocks are never run. */
function isDataBlock(attributes: string): boolean {
  return /\stype\s*=\s*["']?[^"'\s>]*json/i.test(attributes);
}

/** A browser hashes the text as its parser left it: line ends are LF. */
function source(content: string): string {
  return `'sha256-${hash("sha256", content.replace(/\r\n?/g, "\n"), "base64")}'`;
}
