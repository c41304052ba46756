import { createHash, randomBytes } from "node:crypto";
import { rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type ServedTree, servedTree } from "./served-tree.ts";

const page = "<!doctype html><title>x</title>".padEnd(5000, "news ");
const small = randomBytes(10_000);
const large = randomBytes(700_000);

let tree: ServedTree;
beforeEach(async () => {
  tree = await servedTree();
  tree.write("en/index.html", page);
  tree.write("media/small.avif", small);
  tree.write("media/large.mp3", large);
});
afterEach(() => tree.close());

test("the coding with the highest weight is chosen, brotli among equals", async () => {
  const cases: readonly (readonly [string | undefined, string | undefined])[] = [
    [undefined, undefined],
    ["gzip, deflate, br, zstd", "br"],
    ["gzip", "gzip"],
    ["x-gzip", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["br;q=0.5, gzip;q=0.9", "gzip"],
    ["gzip;q=0.2", "gzip"],
    ["*", "br"],
    ["*;q=0", undefined],
    ["br;q=0, *;q=0.1", "gzip"],
    ["identity, gzip;q=0.5", undefined],
    ["BR", "br"],
    ["gzip;q=none", undefined],
    ["", undefined],
    ["deflate", undefined],
  ];
  for (const [accepted, coding] of cases) {
    const reply = await tree.get("/en/", accepted === undefined ? {} : { "accept-encoding": accepted });
    expect([accepted, reply.headers["content-encoding"]]).toEqual([accepted, coding]);
    expect(reply.headers.vary).toBe("Accept-Encoding");
    expect(Number(reply.headers["content-length"])).toBe(reply.bytes.length);
    const plain = coding === "br" ? brotliDecompressSync(reply.bytes) : coding ? gunzipSync(reply.bytes) : reply.bytes;
    expect(plain.toString()).toBe(page);
  }
});

test("a page without compressed copies, or with copies of something else, is sent plain", async () => {
  tree.write("a.html", "one");
  rmSync(join(tree.folder, "a.html.br"));
  expect((await tree.get("/a.html", { "accept-encoding": "br, gzip" })).headers["content-encoding"]).toBe("gzip");
  tree.write("b.html", "new");
  for (const [copy, suffix] of [
    ["br", ".br"],
    ["gzip", ".gz"],
  ] as const) {
    tree.write("other.html", copy === "br" ? "old" : "something longer than new");
    rmSync(join(tree.folder, `b.html${suffix}`));
    writeFileSync(
      join(tree.folder, `b.html${suffix}`),
      (await tree.get("/other.html", { "accept-encoding": copy })).bytes,
    );
  }
  const reply = await tree.get("/b.html", { "accept-encoding": "br, gzip" });
  expect([reply.headers["content-encoding"], reply.text]).toEqual([undefined, "new"]);
});

test("each representation has a strong tag of its own that follows the content", async () => {
  const tags = new Set<unknown>();
  for (const coding of ["br", "gzip", "identity"]) {
    const { etag } = (await tree.get("/en/", { "accept-encoding": coding })).headers;
    expect(etag).toMatch(/^"[\w-]{20}"$/);
    tags.add(etag);
  }
  expect(tags.size).toBe(3);
  tree.write("copy/index.html", page);
  expect(tags).toContain((await tree.get("/copy/")).headers.etag);
});

test("If-None-Match answers 304 for the tag, a weak one, a list and *, and for nothing else", async () => {
  const { etag = "" } = (await tree.get("/en/", { "accept-encoding": "br" })).headers;
  for (const sent of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    const reply = await tree.get("/en/", { "accept-encoding": "br", "if-none-match": sent });
    expect([sent, reply.status, reply.bytes.length]).toEqual([sent, 304, 0]);
    expect(reply.headers.etag).toBe(etag);
    expect(reply.headers.vary).toBe("Accept-Encoding");
    expect(reply.headers["cache-control"]).toContain("max-age=60");
  }
  expect((await tree.get("/en/", { "accept-encoding": "gzip", "if-none-match": etag })).status).toBe(200);
  expect((await tree.get("/en/", { "accept-encoding": "br", "if-none-match": '"other"' })).status).toBe(200);
});

test("If-Modified-Since counts only without If-None-Match", async () => {
  for (const path of ["/en/", "/media/large.mp3"]) {
    const modified = (await tree.get(path)).headers["last-modified"] ?? "";
    expect((await tree.get(path, { "if-modified-since": modified })).status).toBe(304);
    expect((await tree.get(path, { "if-modified-since": "Mon, 01 Jan 2001 00:00:00 GMT" })).status).toBe(200);
    expect((await tree.get(path, { "if-modified-since": "yesterday" })).status).toBe(200);
    expect((await tree.get(path, { "if-modified-since": modified, "if-none-match": '"x"' })).status).toBe(200);
  }
});

test("Last-Modified is the plain file's time, and never in the future", async () => {
  const past = new Date("2024-02-29T12:00:00Z");
  utimesSync(join(tree.folder, "en/index.html"), past, past);
  expect((await tree.get("/en/")).headers["last-modified"]).toBe(past.toUTCString());
  const future = new Date(Date.now() + 3_600_000);
  utimesSync(join(tree.folder, "media/small.avif"), future, future);
  expect(Date.parse((await tree.get("/media/small.avif")).headers["last-modified"] ?? "")).toBeLessThan(
    Date.now() + 1000,
  );
});

test("HEAD has the headers of GET and no body", async () => {
  for (const path of ["/en/", "/media/small.avif", "/media/large.mp3", "/nothing"]) {
    const [get, head] = [await tree.get(path), await tree.get(path, {}, "HEAD")];
    const { date: _, ...expected } = get.headers;
    expect({ ...head.headers, date: undefined }).toEqual({ ...expected, date: undefined });
    expect([head.status, head.bytes.length]).toEqual([get.status, 0]);
  }
});

test("media answer single byte ranges, whether kept in memory or streamed", async () => {
  for (const [path, bytes] of [
    ["/media/small.avif", small],
    ["/media/large.mp3", large],
  ] as const) {
    const size = bytes.length;
    const parts = [
      ["bytes=0-99", 0, 99],
      ["bytes=100-", 100, size - 1],
      ["bytes=-50", size - 50, size - 1],
    ] as const;
    for (const [range, first, last] of [...parts, [`bytes=9-${size * 2}`, 9, size - 1] as const]) {
      const reply = await tree.get(path, { range, "accept-encoding": "br" });
      expect([reply.status, reply.headers["content-range"]]).toEqual([206, `bytes ${first}-${last}/${size}`]);
      expect(reply.bytes.equals(bytes.subarray(first, last + 1))).toBe(true);
    }
    for (const range of [`bytes=${size}-`, "bytes=-0", "bytes=5-2", "bytes=x", "bytes=-"]) {
      const reply = await tree.get(path, { range });
      expect([range, reply.status, reply.headers["content-range"]]).toEqual([range, 416, `bytes */${size}`]);
    }
    for (const range of ["lines=1-2", "bytes=0-1,5-6"]) expect((await tree.get(path, { range })).status).toBe(200);
    expect((await tree.get(path, { range: "bytes=0-1" }, "HEAD")).status).toBe(200);
    expect((await tree.get(path)).bytes.equals(bytes)).toBe(true);
    expect((await tree.get(path)).headers["accept-ranges"]).toBe("bytes");
  }
});

test("a range is given only while If-Range names what is there now", async () => {
  for (const path of ["/media/small.avif", "/media/large.mp3"]) {
    const { etag = "", "last-modified": modified = "" } = (await tree.get(path)).headers;
    const status = async (sent: string) => (await tree.get(path, { range: "bytes=0-9", "if-range": sent })).status;
    expect(await status(etag)).toBe(206);
    expect(await status(modified)).toBe(206);
    expect(await status(`W/${etag}`)).toBe(200);
    expect(await status('"other"')).toBe(200);
  }
});

test("text has no ranges and does not say so", async () => {
  const reply = await tree.get("/en/", { range: "bytes=0-9" });
  expect([reply.status, reply.headers["accept-ranges"]]).toEqual([200, undefined]);
});

test("a file's name and first bytes tell its media type", async () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["a.html", "<p>", "text/html; charset=utf-8"],
    ["rss.xml", '<?xml version="1.0"?><rss version="2.0">', "application/rss+xml; charset=utf-8"],
    [
      "atom.xml",
      '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">',
      "application/atom+xml; charset=utf-8",
    ],
    ["sitemap.xml", "<?xml version='1.0'?><urlset>", "application/xml; charset=utf-8"],
    ["feed.json", '{"version":"https://jsonfeed.org/version/1.1"}', "application/feed+json"],
    ["data.json", "{}", "application/json"],
    ["app.webmanifest", "{}", "application/manifest+json"],
    ["robots.txt", "", "text/plain; charset=utf-8"],
    ["a.css", "p{}", "text/css; charset=utf-8"],
    ["a.svg", "<svg/>", "image/svg+xml"],
    ["sw.js", "1", "text/javascript; charset=utf-8"],
    ["a.avif", "", "image/avif"],
    ["a.webp", "", "image/webp"],
    ["a.JPG", "", "image/jpeg"],
    ["a.png", "", "image/png"],
    ["a.m4a", "", "audio/mp4"],
    ["a.mp4", "", "video/mp4"],
    ["a.strange", "", "application/octet-stream"],
  ];
  for (const [name, content, type] of cases) {
    tree.write(name, content);
    expect([name, (await tree.get(`/${name}`)).headers["content-type"]]).toEqual([name, type]);
  }
});

test("pages are kept for a minute, scripts for an hour, media for good", async () => {
  expect((await tree.get("/en/")).headers["cache-control"]).toBe("public, max-age=60, stale-while-revalidate=30");
  tree.write("en/script.js", "go()");
  expect((await tree.get("/en/script.js")).headers["cache-control"]).toMatch(/^public, max-age=3600,/);
  for (const path of ["/media/small.avif", "/media/large.mp3"]) {
    expect((await tree.get(path)).headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  }
});

test("a page's policy allows its inline scripts and styles by their hash and no others", async () => {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const html = `<!-- <script>not("this")</script> --><title>a <script>x</title><style>p{}</style><STYLE media="a>b">q{}</STYLE>
    <script type="application/ld+json">{"a":1}</script><script>run("سلام");\r\ngo()</script><script src="x.js"></script>`;
  tree.write("a/index.html", html);
  tree.write("b/index.html", "<p>plain");
  tree.write(
    "c/index.html",
    '<script type="application/ld+json">{}</script><script>go()</script><p title="<script src=x>">',
  );
  const policy = (await tree.get("/a/")).headers["content-security-policy"] as string;
  expect(policy).toContain(`style-src ${hash("p{}")} ${hash("q{}")};`);
  expect(policy).toContain(`script-src ${hash('run("سلام");\ngo()')} 'self';`);
  expect(policy).not.toContain("unsafe-inline");
  expect((await tree.get("/b/")).headers["content-security-policy"]).toContain("script-src 'none'");
  expect((await tree.get("/c/")).headers["content-security-policy"]).toContain(`script-src ${hash("go()")};`);
});

test("security headers are on every answer, and nothing names the software", async () => {
  const replies = await Promise.all([
    tree.get("/en/"),
    tree.get("/en"),
    tree.get("/nothing"),
    tree.get("/%zz"),
    tree.get("/en/", {}, "POST"),
    tree.get("/media/large.mp3"),
    tree.get("/media/small.avif", { range: "bytes=x" }),
    tree.get("/en/", { "if-none-match": "*" }),
  ]);
  expect(replies.map((reply) => reply.status)).toEqual([200, 301, 404, 400, 405, 200, 416, 304]);
  for (const { headers } of replies) {
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("same-origin");
    expect(headers["x-frame-options"]).toBe("SAMEORIGIN");
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(headers["permissions-policy"]).toContain("camera=()");
    expect([headers.server, headers["x-powered-by"]]).toEqual([undefined, undefined]);
  }
});

test("the stat of a streamed file is its tag, so that replacing it changes it", async () => {
  const before = (await tree.get("/media/large.mp3")).headers.etag;
  const { mtime } = statSync(join(tree.folder, "media/large.mp3"));
  tree.write("media/large.mp3", randomBytes(large.length));
  utimesSync(join(tree.folder, "media/large.mp3"), mtime, mtime);
  expect((await tree.get("/media/large.mp3")).headers.etag).not.toBe(before);
});
