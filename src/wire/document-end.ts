/**
 * Whether a document goes on to its end, as far as its first and last characters tell: JSON to the bracket that it began
 * with, XML to the end of a feed. Readers mend what is cut off; a file that may still be written must not be mended.
 */
export function hasItsEnd(bytes: Uint8Array): boolean {
  const first = plain(bytes.subarray(0, 400)).trimStart()[0];
  const end = plain(bytes.subarray(-1_000)).trimEnd();
  switch (first) {
    case "[":
      return end.endsWith("]");
    case "{":
      return end.endsWith("}");
    case "<":
      return /<\/(?:[\w.-]+:)?(?:rss|feed|rdf)\s*>/i.test(end);
    default:
      return false;
  }
}

/** The ASCII of it, in whatever encoding. */
function plain(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("latin1")
    .replace(/[^\t\n\r -~]/g, "");
}
