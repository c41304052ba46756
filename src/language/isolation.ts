/**
 * Text wrapped in FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE (UAX #9), for plain text: titles, meta tags, feeds,
 * JSON-LD. In HTML use `<bdi>`. Bidi controls inside are dropped, so that nothing leaks out.
 */
export function isolate(text: string): string {
  return `\u2068${text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "")}\u2069`;
}
