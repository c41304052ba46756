/** The parts of a log row's subject: "breaking line 5" is a "breaking line", and which. */
export function partsOf(subject: string): { readonly kind: string; readonly what: string } {
  const edition = /^(editions?) (.+)$/.exec(subject);
  const [, kind, what] = edition ?? /^(\D+?)(?: (\d[\d, ]*))?$/.exec(subject) ?? [];
  return { kind: kind ?? subject, what: what ?? "" };
}
