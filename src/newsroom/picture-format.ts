/** What a newsroom may upload. SVG is a program, GIF is for movement: neither is here. */
export type PictureFormat = "jpeg" | "png" | "webp" | "avif" | "tiff";

export const pictureFormats: Readonly<
  Record<PictureFormat, { readonly mediaType: string; readonly extension: string }>
> = {
  jpeg: { mediaType: "image/jpeg", extension: "jpg" },
  png: { mediaType: "image/png", extension: "png" },
  webp: { mediaType: "image/webp", extension: "webp" },
  avif: { mediaType: "image/avif", extension: "avif" },
  tiff: { mediaType: "image/tiff", extension: "tif" },
};

export type Recognised =
  | { readonly kind: "still"; readonly format: PictureFormat }
  | { readonly kind: "animated" }
  | { readonly kind: "unknown" };

/** The format that a stored media type names. */
export function formatOf(mediaType: string): PictureFormat | null {
  const formats: readonly PictureFormat[] = ["jpeg", "png", "webp", "avif", "tiff"];
  return formats.find((format) => pictureFormats[format].mediaType === mediaType) ?? null;
}

/** What the bytes are by their own first bytes; names and media types that came with them are not asked. */
export function recognise(bytes: Uint8Array): Recognised {
  const starts = (signature: string, at = 0) => ascii(bytes, at, signature.length) === signature;
  if (starts("\xff\xd8\xff")) return { kind: "still", format: "jpeg" };
  if (starts("\x89PNG\r\n\x1a\n")) return animatedPng(bytes) ? { kind: "animated" } : { kind: "still", format: "png" };
  if (starts("RIFF") && starts("WEBP", 8)) return webp(bytes);
  if (starts("ftypavis", 4) || starts("GIF8")) return { kind: "animated" };
  if (starts("ftyp", 4) && brands(bytes).includes("avif")) return { kind: "still", format: "avif" };
  if (starts("II*\0") || starts("MM\0*")) return { kind: "still", format: "tiff" };
  return { kind: "unknown" };
}

function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

function uint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);
}

/** An animated PNG says so in an acTL chunk before its first image data (PNG, third edition, 11.3.6). */
function animatedPng(bytes: Uint8Array): boolean {
  for (let at = 8; at + 8 <= bytes.length; at += 12 + uint32(bytes, at)) {
    const type = ascii(bytes, at + 4, 4);
    if (type === "acTL") return true;
    if (type === "IDAT") return false;
  }
  return false;
}

/** The extended header's second bit tells of animation (RFC 9649, 2.7). */
function webp(bytes: Uint8Array): Recognised {
  const moving = ascii(bytes, 12, 4) === "VP8X" && ((bytes[20] ?? 0) & 2) !== 0;
  return moving ? { kind: "animated" } : { kind: "still", format: "webp" };
}

/** The brands that an ISO base media file declares in its first box. */
function brands(bytes: Uint8Array): readonly string[] {
  const end = Math.min(bytes.length, uint32(bytes, 0), 256);
  const found: string[] = [];
  for (let at = 8; at + 4 <= end; at += 4) if (at !== 12) found.push(ascii(bytes, at, 4));
  return found;
}
