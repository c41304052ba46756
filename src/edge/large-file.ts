import { constants, type Stats } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { namesTag, rangeStillHolds, unchangedSince, type Wanted, wantedRange } from "./conditions.ts";
import { realInside } from "./disk.ts";
import { lastModified, pageHead } from "./page-head.ts";
import type { LargeFile } from "./pages.ts";

const chunkBytes = 256 * 1024;

/** Streams a file too large for the memory, whole or one range of it. False if it is not there any more: nothing was sent. */
export async function sendLargeFile(
  root: string,
  large: LargeFile,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const real = realInside(root, large.file);
  if (real === undefined) return false;
  const handle = await openRegular(real);
  if (handle === undefined) return false;
  try {
    await answer(handle, await handle.stat(), large, request, response);
    return true;
  } finally {
    await handle.close();
  }
}

async function openRegular(file: string): Promise<FileHandle | undefined> {
  try {
    return await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException; // fs/promises throws nothing else
    if (code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP" || code === "EACCES") return undefined;
    throw error;
  }
}

async function answer(
  handle: FileHandle,
  stats: Stats,
  large: LargeFile,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { "if-none-match": tags, "if-modified-since": since } = request.headers;
  // Hashing an hour of audio would keep its first listener waiting; a new file at this address has another inode and time.
  const etag = `"${stats.ino.toString(36)}-${stats.size.toString(36)}-${Math.round(stats.mtimeMs * 1000).toString(36)}"`;
  const modified = lastModified(stats.mtimeMs);
  const facts = {
    ...large,
    policy: undefined,
    coding: "identity",
    varies: false,
    etag,
    lastModified: modified,
  } as const;
  const { whole, unchanged } = pageHead(facts, stats.size);
  if (tags !== undefined ? namesTag(tags, etag) : since !== undefined && unchangedSince(since, Date.parse(modified))) {
    response.writeHead(304, unchanged).end();
    return;
  }
  const wanted = requestedPart(request, large.ranges, etag, modified, stats.size);
  if (wanted.kind === "unsatisfiable") {
    sendUnsatisfiable(response, stats.size, unchanged);
    return;
  }
  if (wanted.kind === "part") response.writeHead(206, partialHead(whole, wanted, stats.size));
  else response.writeHead(200, whole);
  if (request.method === "HEAD" || stats.size === 0) {
    response.end();
    return;
  }
  const { first, last } = wanted.kind === "part" ? wanted : { first: 0, last: stats.size - 1 };
  const bytes = handle.createReadStream({ start: first, end: last, highWaterMark: chunkBytes, autoClose: false });
  await pipeline(bytes, response);
}

/** The part of a file that a request may have: ranges are for GET, and only while If-Range holds. */
export function requestedPart(
  request: IncomingMessage,
  ranges: boolean,
  etag: string,
  modified: string,
  size: number,
): Wanted {
  const { range, "if-range": ifRange } = request.headers;
  if (!ranges || range === undefined || request.method !== "GET") return { kind: "whole" };
  // Node's types know If-Range only as an unlisted header; it never comes more than once.
  if (!rangeStillHolds(ifRange as string | undefined, etag, modified)) return { kind: "whole" };
  return wantedRange(range, size);
}

/** The headers of a 206 from those of its 200. */
export function partialHead(
  whole: readonly string[],
  part: { readonly first: number; readonly last: number },
  size: number,
): string[] {
  const head = [...whole];
  head[head.indexOf("Content-Length") + 1] = String(part.last - part.first + 1);
  head.push("Content-Range", `bytes ${part.first}-${part.last}/${size}`);
  return head;
}

/** Answers 416 with the size there is. */
export function sendUnsatisfiable(response: ServerResponse, size: number, unchanged: readonly string[]): void {
  const line = "The range lies outside the file.\n";
  const kept = unchanged.slice(2); // without Cache-Control: the next range may be fine
  response.writeHead(416, [
    "Content-Type",
    "text/plain; charset=utf-8",
    "Content-Length",
    String(line.length),
    "Content-Range",
    `bytes */${size}`,
    "Cache-Control",
    "no-store",
    ...kept,
  ]);
  response.end(line);
}
