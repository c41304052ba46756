import { hash } from "node:crypto";
import type { Stats } from "node:fs";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { Coding } from "./accept-encoding.ts";
import { BoundedMap, type Held, Memory } from "./bounded.ts";
import { readInside, sameFile } from "./disk.ts";
import { exactType, type MediaType, mediaTypeOfName } from "./media-types.ts";
import { cacheControl, lastModified, type PageFacts, pageHead } from "./page-head.ts";
import { contentPolicy } from "./security-headers.ts";

/** One representation of a page, ready to send: header lists and bytes. */
export interface Body extends Held {
  readonly etag: string;
  readonly lastModified: string;
  readonly whole: string[];
  readonly unchanged: string[];
  readonly bytes: Buffer;
  touchedAt: number;
}

/** A file small enough to be answered from memory. Its bodies are loaded when first asked for and may be released. */
export interface Page {
  readonly kind: "page";
  readonly status: number;
  readonly file: string;
  readonly stats: Stats;
  readonly settled: boolean;
  readonly isMedia: boolean;
  readonly digest: string;
  readonly facts: Omit<PageFacts, "coding" | "etag">;
  readonly bodies: Partial<Record<Coding, Body>>;
  /** Compressed copies that were absent or did not fit the plain file: when to look again (ms, monotonic). */
  readonly lacking: Partial<Record<Coding, number>>;
  /** The plain bytes, from reading them until the first body is made. */
  plain: Buffer | undefined;
}

/** A file that is streamed at each request. */
export interface LargeFile {
  readonly kind: "large";
  readonly file: string;
  readonly type: string;
  readonly cacheControl: string;
  readonly ranges: boolean;
}

const largestText = 8 * 1024 * 1024;
const largestMedia = 256 * 1024;
const mostPages = 16_384;
// File systems keep time in steps of up to 10 ms, so a file this young may still change without its stat showing it.
const settlingMs = 50;
const lackingMs = 1000;
const touchMs = 1000;
const headCost = 4096;
const onlyPlain: readonly Coding[] = ["identity"];
const suffix: Readonly<Record<Coding, string>> = { br: ".br", gzip: ".gz", identity: "" };

/** The pages of a tree in memory, up to a number of bytes. Says nothing about which page belongs to which path. */
export class Pages {
  readonly #root: string;
  readonly #memory: Memory;
  readonly #pages = new BoundedMap<string, Page>(mostPages, (page) => this.#forget(page));

  constructor(root: string, cacheBytes: number) {
    this.#root = root;
    this.#memory = new Memory(cacheBytes);
  }

  /** Is this very file, as it is on the disk now, in memory already? */
  known(status: number, file: string, stats: Stats): boolean {
    const page = this.#pages.get(`${status} ${file}`);
    return page !== undefined && page.settled && sameFile(page.stats, stats);
  }

  /** The page for a file seen with these stats; nothing if it vanished meanwhile. */
  page(status: number, file: string, stats: Stats): Page | LargeFile | undefined {
    const key = `${status} ${file}`;
    const kept = this.#pages.get(key);
    if (kept !== undefined && kept.settled && sameFile(kept.stats, stats)) {
      this.#pages.put(key, kept);
      return kept;
    }
    const named = mediaTypeOfName(file);
    if (stats.size > (named.treatment === "media" ? largestMedia : largestText)) return this.#large(named, file);
    const read = readInside(this.#root, file);
    if (read === undefined) {
      return undefined;
    }
    const page = this.#open(named, status, file, read);
    this.#pages.put(key, page);
    return page;
  }

  /** The best body of a page for these codings; nothing if the file is no longer the one the page was made from. */
  body(page: Page, codings: readonly Coding[], now: number): Body | undefined {
    for (const coding of page.facts.varies ? codings : onlyPlain) {
      const body = page.bodies[coding] ?? this.#load(page, coding, now);
      if (body === undefined) continue;
      page.plain = undefined;
      if (now - body.touchedAt > touchMs) {
        body.touchedAt = now;
        this.#memory.touch(body);
      }
      return body;
    }
    return undefined;
  }

  #open(named: MediaType, status: number, file: string, read: { readonly bytes: Buffer; readonly stats: Stats }): Page {
    const { bytes, stats } = read;
    const isMedia = named.treatment === "media";
    return {
      kind: "page",
      status,
      file,
      stats,
      settled: Math.abs(Date.now() - stats.ctimeMs) > settlingMs,
      isMedia,
      digest: digest(bytes),
      facts: {
        type: exactType(named, bytes),
        policy: contentPolicy(named.treatment, bytes),
        varies: !isMedia,
        ranges: isMedia && status === 200,
        cacheControl: cacheControl(status, this.#isUnderMedia(file), file.endsWith(".js")),
        lastModified: lastModified(stats.mtimeMs),
      },
      bodies: {},
      lacking: {},
      plain: bytes,
    };
  }

  #large(named: MediaType, file: string): LargeFile {
    const ranges = named.treatment === "media";
    return {
      kind: "large",
      file,
      type: named.type,
      cacheControl: cacheControl(200, this.#isUnderMedia(file)),
      ranges,
    };
  }

  #isUnderMedia(file: string): boolean {
    return file.startsWith(`${this.#root}/media/`);
  }

  #load(page: Page, coding: Coding, now: number): Body | undefined {
    if ((page.lacking[coding] ?? 0) > now) return undefined;
    const bytes = coding === "identity" && page.plain !== undefined ? page.plain : this.#read(page, coding);
    if (bytes === undefined) {
      if (coding !== "identity") page.lacking[coding] = now + lackingMs;
      return undefined;
    }
    const etag = `"${coding === "identity" ? page.digest : digest(bytes)}"`;
    const body: Body = {
      ...pageHead({ ...page.facts, coding, etag }, bytes.length),
      etag,
      lastModified: page.facts.lastModified,
      bytes,
      touchedAt: now,
      cost: bytes.length + headCost,
      release: () => {
        delete page.bodies[coding];
      },
    };
    page.bodies[coding] = body;
    this.#memory.hold(body);
    return body;
  }

  /** A copy is used only if it holds what the plain file held: between two renames, or after a careless edit, it may not. */
  #read(page: Page, coding: Coding): Buffer | undefined {
    const bytes = readInside(this.#root, page.file + suffix[coding])?.bytes;
    if (bytes === undefined) return undefined;
    const plain = coding === "identity" ? bytes : decompressed(bytes, coding, page.stats.size);
    return plain !== undefined && digest(plain) === page.digest ? bytes : undefined;
  }

  #forget(page: Page): void {
    for (const body of Object.values(page.bodies)) this.#memory.forget(body);
  }
}

function decompressed(bytes: Buffer, coding: "br" | "gzip", size: number): Buffer | undefined {
  try {
    // One chunk of the size expected: no growing, no joining.
    const options = { maxOutputLength: Math.max(size, 1), chunkSize: Math.max(size + 1, 64) };
    return coding === "br" ? brotliDecompressSync(bytes, options) : gunzipSync(bytes, options);
  } catch {
    return undefined; // damaged, or longer than the plain file: not its copy
  }
}

/** 120 bits are plenty to tell two versions of a file apart, and short in every answer. */
function digest(bytes: Buffer): string {
  return hash("sha256", bytes, "base64url").slice(0, 20);
}
