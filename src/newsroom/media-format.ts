import { type FileHandle, open } from "node:fs/promises";
import type { AssetKind } from "../story/media.ts";

/** What a newsroom may upload besides pictures. */
export type MediaFormat = "mp3" | "m4a" | "aac" | "ogg" | "wav" | "flac" | "mp4" | "mov" | "webm";

export const mediaFormats: Readonly<
  Record<MediaFormat, { readonly mediaType: string; readonly extension: string; readonly demuxer: string }>
> = {
  mp3: { mediaType: "audio/mpeg", extension: "mp3", demuxer: "mp3" },
  m4a: { mediaType: "audio/mp4", extension: "m4a", demuxer: "mov" },
  aac: { mediaType: "audio/aac", extension: "aac", demuxer: "aac" },
  ogg: { mediaType: "audio/ogg", extension: "ogg", demuxer: "ogg" },
  wav: { mediaType: "audio/wav", extension: "wav", demuxer: "wav" },
  flac: { mediaType: "audio/flac", extension: "flac", demuxer: "flac" },
  mp4: { mediaType: "video/mp4", extension: "mp4", demuxer: "mov" },
  mov: { mediaType: "video/quicktime", extension: "mov", demuxer: "mov" },
  webm: { mediaType: "video/webm", extension: "webm", demuxer: "matroska" },
};

/** For sentences that say what may be uploaded. */
export const mediaFormatsSaid = "MP3, M4A, AAC, Ogg, WAV or FLAC audio, or MP4, WebM or MOV video";

/** The format that a stored media type names. */
export function mediaFormatOf(mediaType: string): MediaFormat | null {
  const formats = Object.keys(mediaFormats) as MediaFormat[]; // the keys of the record above and no others
  return formats.find((format) => mediaFormats[format].mediaType === mediaType) ?? null;
}

/** What the first bytes of a file say that it is; names and media types that came with it are not asked. */
export function recogniseMedia(bytes: Uint8Array): MediaFormat | null {
  const starts = (signature: string, at = 0) => latin1(bytes.subarray(at, at + signature.length)) === signature;
  const [first = 0, second = 0] = bytes;
  if (starts("ID3")) return "mp3";
  if (starts("OggS")) return "ogg";
  if (starts("fLaC")) return "flac";
  if (starts("RIFF") && starts("WAVE", 8)) return "wav";
  if (starts("\x1a\x45\xdf\xa3")) return latin1(bytes.subarray(0, 64)).includes("webm") ? "webm" : null;
  if (starts("ftyp", 4)) return ofBrand(latin1(bytes.subarray(8, 12)));
  if (["moov", "mdat", "wide"].some((box) => starts(box, 4))) return "mov"; // QuickTime before it named brands
  if (first === 0xff && (second & 0xf6) === 0xf0) return "aac"; // ADTS: layer 0
  if (first === 0xff && (second & 0xe6) === 0xe2) return "mp3"; // MPEG audio, layer III
  return null;
}

function ofBrand(brand: string): MediaFormat | null {
  if (brand === "M4A " || brand === "M4B ") return "m4a";
  if (brand === "qt  ") return "mov";
  return /^(isom|iso\d|mp4\d|avc1|M4V |3gp.|dash|mmp4|MSNV|f4v )$/.test(brand) ? "mp4" : null;
}

/** What a file is and whether browsers play it as it came, as far as its own index says: for newsrooms without ffmpeg. */
export async function looksLike(
  path: string,
  format: MediaFormat,
): Promise<{ readonly kind: Exclude<AssetKind, "picture">; readonly playable: boolean }> {
  switch (format) {
    case "mp3":
    case "aac":
    case "ogg":
    case "wav":
    case "flac":
      return { kind: "audio", playable: true };
    case "webm": {
      const start = await within(path, async (file) => part(file, 0, 65_536));
      return { kind: start.includes("V_") ? "video" : "audio", playable: true };
    }
    case "m4a":
    case "mp4":
    case "mov": {
      const index = await within(path, movieBox);
      const video = index.includes("vide");
      return { kind: video ? "video" : "audio", playable: format !== "mov" && index.includes(video ? "avc1" : "mp4a") };
    }
  }
}

const mostBoxes = 1_000;
const mostIndexBytes = 4_194_304;

/** The `moov` box of an ISO base media file (ISO/IEC 14496-12), or "" if there is none. */
async function movieBox(file: FileHandle): Promise<string> {
  const { size: end } = await file.stat();
  let at = 0;
  for (let count = 0; count < mostBoxes && at + 8 <= end; count += 1) {
    const head = await bytesOf(file, at, 16);
    const name = head.toString("latin1", 4, 8);
    const said = head.readUInt32BE(0);
    const length = said === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : said === 0 ? end - at : said;
    if (name === "moov") return part(file, at, Math.min(length, mostIndexBytes));
    if (length < 8) return "";
    at += length;
  }
  return "";
}

async function within<T>(path: string, look: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, "r");
  try {
    return await look(file);
  } finally {
    await file.close();
  }
}

async function part(file: FileHandle, at: number, length: number): Promise<string> {
  return (await bytesOf(file, at, length)).toString("latin1");
}

async function bytesOf(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
