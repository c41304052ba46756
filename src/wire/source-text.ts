import { decode } from "./decode.ts";

/** Bytes, or UTF-16 units of a decoded text. No article is as long; what is has pictures inside or is no article. */
export const mostItemSize = 4_000_000;

/** Each one costs a little, even one that says nothing. */
export const mostItems = 20_000;

export const tooMany = {
  ok: false,
  kind: "unreadable",
  message: `It has more than ${mostItems} items; ask the source to send less at once.`,
} as const;

export function tooLarge(size: number): string {
  return `It is ${(size / 1e6).toFixed(1)} MB long, and an item may have ${mostItemSize / 1e6} MB at most.`;
}

/**
 * A document to be read. Where its bytes do not fit its encoding, `text` holds them one to a character (tags can still be
 * found) and `decode` tells for each piece what it says, or null where the piece is the broken one.
 */
export interface Source {
  readonly text: string;
  readonly lossless: boolean;
  readonly decode: (piece: string) => string | null;
  readonly undecodable: string;
  /** A piece as it came, in what must stand around it. */
  readonly asSent: (frame: { readonly before: string; readonly after: string }, piece: string) => Uint8Array;
}

export type SourceText =
  | { readonly ok: true; readonly source: Source }
  | { readonly ok: false; readonly message: string };

export function sourceOf(bytes: Uint8Array, mediaType: string | null): SourceText {
  const decoded = decode(bytes, mediaType);
  if (!decoded.ok) return decoded;
  const { text, encoding, lossless } = decoded;
  if (lossless || encoding.startsWith("utf-16")) {
    const asSent: Source["asSent"] = ({ before, after }, piece) => Buffer.from(`${before}${piece}${after}`);
    return {
      ok: true,
      source: { text: text.trimStart(), lossless: true, decode: (piece) => piece, undecodable: "", asSent },
    };
  }
  return { ok: true, source: byteByByte(bytes, encoding) };
}

function byteByByte(bytes: Uint8Array, encoding: string): Source {
  const strict = new TextDecoder(encoding, { fatal: true });
  return {
    text: Buffer.from(bytes)
      .toString("latin1")
      .replace(/^(?:\u00ef\u00bb\u00bf)?\s*/, ""),
    lossless: false,
    decode: (piece) => {
      try {
        return strict.decode(Buffer.from(piece, "latin1"));
      } catch {
        return null; // this piece is the one whose bytes do not fit
      }
    },
    undecodable: `Its bytes are not in ${encoding}, which is the encoding that the document names or that is meant without a name.`,
    asSent: ({ before, after }, piece) =>
      Buffer.concat([
        Buffer.from(before.replace('encoding="UTF-8"', `encoding="${encoding}"`).replace(/[^\0-\x7f]/g, "?")),
        Buffer.from(piece, "latin1"),
        Buffer.from(after.replace(/[^\0-\x7f]/g, "?")),
      ]),
  };
}
