import { extname } from "node:path";

/** How a file is treated: documents get a policy of their own, `media` is never compressed and can be asked for in ranges. */
export type Treatment = "html" | "svg" | "xml" | "text" | "media";

/** A Content-Type value with the treatment that goes with it. */
export interface MediaType {
  readonly type: string;
  readonly treatment: Treatment;
}

const text = (type: string, treatment: Treatment = "text"): MediaType => ({
  type: `${type}; charset=utf-8`,
  treatment,
});
const media = (type: string): MediaType => ({ type, treatment: "media" });

const byExtension: ReadonlyMap<string, MediaType> = new Map([
  [".html", text("text/html", "html")],
  [".xml", text("application/xml", "xml")],
  [".rss", text("application/rss+xml", "xml")],
  [".atom", text("application/atom+xml", "xml")],
  [".svg", { type: "image/svg+xml", treatment: "svg" }],
  [".json", { type: "application/json", treatment: "text" }],
  [".webmanifest", { type: "application/manifest+json", treatment: "text" }],
  [".txt", text("text/plain")],
  [".asc", text("text/plain")],
  [".md", text("text/markdown")],
  [".css", text("text/css")],
  [".js", text("text/javascript")],
  [".mjs", text("text/javascript")],
  [".csv", text("text/csv")],
  [".vtt", text("text/vtt")],
  [".ics", text("text/calendar")],
  [".avif", media("image/avif")],
  [".webp", media("image/webp")],
  [".jpg", media("image/jpeg")],
  [".jpeg", media("image/jpeg")],
  [".png", media("image/png")],
  [".gif", media("image/gif")],
  [".ico", media("image/vnd.microsoft.icon")],
  [".mp3", media("audio/mpeg")],
  [".m4a", media("audio/mp4")],
  [".aac", media("audio/aac")],
  [".ogg", media("audio/ogg")],
  [".opus", media("audio/ogg")],
  [".wav", media("audio/wav")],
  [".mp4", media("video/mp4")],
  [".webm", media("video/webm")],
  [".woff2", media("font/woff2")],
  [".pdf", media("application/pdf")],
  [".epub", media("application/epub+zip")],
  [".zip", media("application/zip")],
]);
const unknown = media("application/octet-stream");
const notice = text("text/html", "html");

/** The media type that a file's name tells; `_gone` is HTML, an unknown extension is octet-stream. */
export function mediaTypeOfName(file: string): MediaType {
  if (file.endsWith("/_gone")) return notice;
  return byExtension.get(extname(file).toLowerCase()) ?? unknown;
}

const looked = 1024;

/** The exact type of an `.xml` or `.json` file from its first bytes: RSS, Atom, JSON Feed and OpenSearch have names of their own. */
export function exactType(named: MediaType, bytes: Buffer): string {
  if (named.type.startsWith("application/xml")) {
    const start = bytes.toString("latin1", 0, looked);
    if (/<rss[\s>]/.test(start)) return "application/rss+xml; charset=utf-8";
    if (/<feed[\s>]/.test(start)) return "application/atom+xml; charset=utf-8";
    if (/<OpenSearchDescription[\s>]/.test(start)) return "application/opensearchdescription+xml; charset=utf-8";
  }
  if (named.type === "application/json") {
    const start = bytes.toString("latin1", 0, looked);
    if (/"https:(\/\/|\\\/\\\/)jsonfeed\.org/.test(start)) return "application/feed+json";
  }
  return named.type;
}
