export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A piece of finished XML, so that it is not escaped twice. */
export class Xml {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Xml | null | readonly Xml[];

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

// Characters that XML 1.0 does not know even as references.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text as it may stand between tags and in attributes of XML 1.0; what XML cannot carry is left out. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(forbidden, "")
    .replace(/[&<>"']/g, (character) => references[character] ?? character);
}

/** A tagged template for XML: every value is escaped, except XML made by this same tag. `null` stands for nothing. */
export function xml(parts: TemplateStringsArray, ...values: readonly Value[]): Xml {
  let text = parts[0] ?? "";
  values.forEach((value, index) => {
    text += written(value) + (parts[index + 1] ?? "");
  });
  return new Xml(text);
}

function written(value: Value): string {
  if (value === null) return "";
  if (value instanceof Xml) return value.text;
  if (typeof value === "string") return escapeXml(value);
  if (typeof value === "number") return String(value);
  return value.map((piece) => piece.text).join("");
}
