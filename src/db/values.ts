// How values travel: one table for both drivers, so that a row has the same types from PGlite and from a server.

type ParseValue = (text: string) => unknown;

const asText: ParseValue = (text) => text;

function parseInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(
      `The database returned the integer ${text}, which is beyond 2^53 and would lose digits; select it as text.`,
    );
  return value;
}

// PostgreSQL in time zone UTC writes "2026-11-23 20:15:35.123456+00".
function parseInstant(text: string): Date {
  const instant = new Date(`${text.replace(" ", "T").replace(/\+00$/, "")}Z`);
  if (Number.isNaN(instant.getTime()))
    throw new RangeError(
      `The database returned the time ${text}, which no Date can hold; store a time between the years 1 and 9999.`,
    );
  return instant;
}

const parseBytes: ParseValue = (text) => Buffer.from(text.slice(2), "hex");

// Type number, number of its array type (both fixed by PostgreSQL's catalogue), parser.
// What is not in this list stays text: numeric and date on purpose, since a number or a Date would change them.
const scalars: readonly (readonly [oid: number, arrayOid: number, parse: ParseValue])[] = [
  [16, 1000, (text) => text === "t"],
  [17, 1001, parseBytes],
  [18, 1002, asText],
  [19, 1003, asText],
  [20, 1016, parseInteger],
  [21, 1005, parseInteger],
  [23, 1007, parseInteger],
  [25, 1009, asText],
  [26, 1028, parseInteger],
  [114, 199, JSON.parse],
  [700, 1021, Number],
  [701, 1022, Number],
  [1042, 1014, asText],
  [1043, 1015, asText],
  [1082, 1182, asText],
  [1184, 1185, parseInstant],
  [1700, 1231, asText],
  [2950, 2951, asText],
  [3802, 3807, JSON.parse],
];

const parsers: ReadonlyMap<number, ParseValue> = new Map(
  scalars.flatMap(([oid, arrayOid, parse]) => [
    [oid, (text: string) => parse(text)],
    [arrayOid, (text: string) => parseArray(text, parse)],
  ]),
);

/** The parser of a PostgreSQL type's text form, by the type's number. Throws a RangeError for integers beyond 2^53. */
export function parserOf(oid: number): ParseValue {
  return parsers.get(oid) ?? asText;
}

// Elements are quoted strings, NULL, nested arrays or bare words, as PostgreSQL's array output writes them.
function parseArray(text: string, parse: ParseValue): unknown[] {
  const token = /\{|\}|,|"((?:[^"\\]|\\.)*)"|[^{},"]+/gs;
  token.lastIndex = text.indexOf("{"); // skips bounds such as [0:1]=
  const outermost: unknown[] = [];
  const open: unknown[][] = [outermost];
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [word, quoted] = match;
    const current = open.at(-1) ?? outermost;
    if (word === "{") {
      const inner: unknown[] = [];
      current.push(inner);
      open.push(inner);
    } else if (word === "}") open.pop();
    else if (quoted !== undefined) current.push(parse(quoted.replace(/\\(.)/gs, "$1")));
    else if (word !== ",") current.push(word === "NULL" ? null : parse(word));
  }
  return outermost[0] as unknown[]; // the first token is always "{"
}

/**
 * A parameter as PostgreSQL reads it in text form, by the rules of the `pg` driver: arrays become PostgreSQL arrays,
 * other objects JSON. So an array for a json column must be given as JSON.stringify(array).
 */
export function parameterText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array)
    return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("hex")}`;
  if (Array.isArray(value)) return `{${value.map(elementText).join(",")}}`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function elementText(value: unknown): string {
  const text = parameterText(value);
  if (text === null) return "NULL";
  return Array.isArray(value) ? text : `"${text.replace(/[\\"]/g, "\\$&")}"`;
}
