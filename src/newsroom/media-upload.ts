import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { AssetKind } from "../story/media.ts";
import { looksLike, type MediaFormat, mediaFormats, mediaFormatsSaid, recogniseMedia } from "./media-format.ts";
import { probe } from "./media-probe.ts";
import { findTool, toolRemedy } from "./media-tool.ts";
import { recognise } from "./picture-format.ts";
import { syncFolder } from "./picture-files.ts";

/** An audio or video as it came in, on disk. */
export interface StoredMedia {
  readonly kind: Exclude<AssetKind, "picture">;
  readonly mediaType: string;
  readonly sha256: string;
  readonly byteLength: number;
  readonly width: number | null;
  readonly height: number | null;
  /** In seconds; null: not known. */
  readonly duration: number | null;
}

export type MediaStored =
  | { readonly ok: true; readonly media: StoredMedia }
  | { readonly ok: false; readonly kind: "invalid" | "refused"; readonly message: string };

const looked = 64; // bytes

/**
 * Writes an upload to `directory/originals` as it arrives, never whole in memory, and keeps it if its own bytes say that it
 * is an audio or video that something can be made of. Throws when the disk refuses.
 */
export async function storeMedia(upload: {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly fileName: string;
  readonly directory: string;
  readonly most: number;
  readonly ffmpeg: string;
}): Promise<MediaStored> {
  const { bytes, fileName, directory, most, ffmpeg } = upload;
  const originals = join(directory, "originals");
  const arrived = join(originals, `arriving.${randomUUID()}`);
  await mkdir(originals, { recursive: true, mode: 0o700 });
  const refuse = (kind: "invalid" | "refused", fault: string): MediaStored => ({
    ok: false,
    kind,
    message: `The file "${fileName}" ${fault}.`,
  });
  try {
    const taken = await take(bytes, arrived, most);
    if (taken.kind === "too-large")
      return refuse(
        "invalid",
        `has more than ${Math.floor(most / 1e6)} MB; send less, or let MEDIA_MEGABYTES say more`,
      );
    if (taken.kind === "unknown") return refuse("invalid", strange(taken.start));
    const { format, sha256, byteLength } = taken;
    const known = await lookInto(arrived, format, ffmpeg);
    if (!known.ok) return refuse(known.kind, known.fault);
    await rename(arrived, mediaOriginal(directory, sha256, format));
    await syncFolder(originals);
    return { ok: true, media: { ...known.media, mediaType: mediaFormats[format].mediaType, sha256, byteLength } };
  } finally {
    await rm(arrived, { force: true });
  }
}

/** Where the file that came in is kept. */
export function mediaOriginal(directory: string, sha256: string, format: MediaFormat): string {
  return join(directory, "originals", `${sha256}.${mediaFormats[format].extension}`);
}

function strange(start: Uint8Array): string {
  const picture = recognise(start).kind !== "unknown";
  return picture ? "is a picture; send it to POST /api/assets" : `is none of these: ${mediaFormatsSaid}`;
}

type Taken =
  | { readonly kind: "taken"; readonly format: MediaFormat; readonly sha256: string; readonly byteLength: number }
  | { readonly kind: "too-large" }
  | { readonly kind: "unknown"; readonly start: Uint8Array };

/** Ends as soon as the first bytes are strange or there are too many: no more of it is read. */
async function take(bytes: AsyncIterable<Uint8Array>, path: string, most: number): Promise<Taken> {
  const file = await open(path, "wx", 0o600);
  const hash = createHash("sha256");
  let start = Buffer.alloc(0);
  let byteLength = 0;
  try {
    for await (const chunk of bytes) {
      byteLength += chunk.byteLength;
      if (byteLength > most) return { kind: "too-large" };
      if (start.length < looked) {
        start = Buffer.concat([start, chunk.subarray(0, looked)]);
        if (start.length >= looked && recogniseMedia(start) === null) return { kind: "unknown", start };
      }
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  const format = recogniseMedia(start);
  return format === null
    ? { kind: "unknown", start }
    : { kind: "taken", format, sha256: hash.digest("hex"), byteLength };
}

type LookedInto =
  | { readonly ok: true; readonly media: Pick<StoredMedia, "kind" | "width" | "height" | "duration"> }
  | { readonly ok: false; readonly kind: "invalid" | "refused"; readonly fault: string };

async function lookInto(path: string, format: MediaFormat, ffmpeg: string): Promise<LookedInto> {
  const tool = findTool(ffmpeg);
  if (tool !== null) {
    const answer = await probe(path, format, tool);
    return answer.ok ? { ok: true, media: answer.probed } : { ok: false, kind: "invalid", fault: answer.fault };
  }
  const { kind, playable } = await looksLike(path, format);
  if (playable) return { ok: true, media: { kind, width: null, height: null, duration: null } };
  return { ok: false, kind: "refused", fault: `is nothing that browsers play as it is; to convert it, ${toolRemedy}` };
}
