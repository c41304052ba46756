/** Text of a document, or why there is none. `lossless` is false where bytes did not fit the encoding and became U+FFFD. */
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: string; readonly lossless: boolean }
  | { readonly ok: false; readonly message: string };

/**
 * Decodes a document as XML and JSON say (RFC 7303, RFC 8259): byte order mark, then the media type's charset, then the
 * XML declaration, then UTF-8; of those that are named, the first in which the bytes make sense. A declared UTF-8 goes
 * before a charset that the server adds to everything.
 */
export function decode(bytes: Uint8Array, mediaType: string | null): Decoded {
  const marked = byMark(bytes);
  if (marked !== null) return decodeAs(bytes, marked);
  const declared = declaredEncoding(bytes);
  const sent = /charset\s*=\s*["']?([\w.:+-]+)/i.exec(mediaType ?? "")?.[1] ?? null;
  const named = declared?.toLowerCase() === "utf-8" ? [declared, sent] : [sent, declared];
  const candidates = [...named.filter((one) => one !== null), "utf-8"];
  const known = candidates.map(decoderName).filter((one) => one !== null);
  const fitting = known.map((name) => decodeAs(bytes, name)).find((one) => one.ok && one.lossless);
  if (fitting !== undefined) return fitting;
  const unknown = candidates.find((one) => decoderName(one) === null);
  if (unknown !== undefined)
    return { ok: false, message: `It says that its encoding is "${unknown}", which is none; send UTF-8.` };
  return decodeAs(bytes, known[0] ?? "utf-8");
}

/** UTF-16 is told by its bytes alone: documents that say it and are not are common. */
function byMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a === 0 && (b === 0x3c || b === 0x7b || b === 0x5b)) return "utf-16be";
  return b === 0 && (a === 0x3c || a === 0x7b || a === 0x5b) ? "utf-16le" : null;
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const beginning = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:+-]+)["']/i.exec(beginning)?.[1] ?? null;
}

function decoderName(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith("utf-16") ? "utf-8" : encoding;
  } catch {
    return null; // no encoding has this label
  }
}

function decodeAs(bytes: Uint8Array, encoding: string): Extract<Decoded, { ok: true }> {
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding, lossless: true };
  } catch {
    return { ok: true, text: new TextDecoder(encoding).decode(bytes), encoding, lossless: false };
  }
}
