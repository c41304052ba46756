import { finish } from "./draft.ts";
import { cutObjects, isTooDeep } from "./json-cut.ts";
import { inheritedOfFeed, jsonFeedDraft } from "./json-feed.ts";
import { ninjsDraft } from "./ninjs.ts";
import type { ParsedItem, ParsedWire } from "./parsed.ts";
import { mostItemSize, mostItems, type Source, tooLarge, tooMany } from "./source-text.ts";

type Read = { readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly what: string };
type JsonFormat = "json-feed" | "ninjs";

/** A JSON item on its way: read, or with what is wrong; `text` as it was sent where it was cut out. */
interface Found {
  readonly read: Read;
  readonly text: string | null;
}

const jsonFeedVersion = /^https?:\/\/(?:www\.)?jsonfeed\.org\/version\//;

/** Reads JSON Feed and ninjs; ninjs also as an array, as `{ items: [] }` and as one item a line. */
export function parseJsonDocument(source: Source, language: string | null): ParsedWire {
  const whole: Read = source.lossless ? readJson(source.text) : { ok: false, what: source.undecodable };
  if (whole.ok) return ofWhole(whole.json, language);
  const lines = linesOf(source);
  if (lines !== null && lines.length > mostItems) return tooMany;
  if (lines !== null) return { ok: true, format: "ninjs", items: itemsFrom(lines, "ninjs", {}, source, language) };
  const list = /^\s*\[|"items"\s*:\s*\[/.exec(source.text.slice(0, 200_000));
  const pieces = list === null ? [] : cutObjects(source.text, list.index + list[0].length);
  if (pieces.length > mostItems) return tooMany;
  if (list === null || pieces.length === 0) return unreadable(`It looks like JSON and is none: ${whole.what}.`);
  const context = contextOf(source.text.slice(0, list.index));
  const found = pieces.map((piece) => readPiece(piece, source));
  const format = formatOf(
    context,
    found.flatMap(({ read }) => (read.ok ? [read.json] : [])),
  );
  if (format === null) return unreadable(`It looks like JSON and is none: ${whole.what}.`);
  return { ok: true, format, items: itemsFrom(found, format, context, source, language) };
}

function readJson(text: string): Read {
  if (isTooDeep(text)) return { ok: false, what: "it is nested more than 200 levels deep" };
  try {
    return { ok: true, json: JSON.parse(text) };
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause);
    return { ok: false, what: what.replace(/\s+/g, " ") };
  }
}

function readPiece(piece: string, source: Source): Found {
  if (piece.length > mostItemSize) return { read: { ok: false, what: tooLarge(piece.length) }, text: piece };
  const text = source.decode(piece);
  return { read: text === null ? { ok: false, what: source.undecodable } : readJson(text), text: piece };
}

function ofWhole(json: unknown, language: string | null): ParsedWire {
  const list = listIn(json);
  const context = isObject(json) && list !== null ? inheritedOfFeed(json) : {};
  const items = list ?? [json];
  if (items.length > mostItems) return tooMany;
  const format = formatOf(isObject(json) && list !== null ? json : {}, items);
  if (format === null)
    return unreadable(
      "It is JSON, but neither a JSON Feed nor ninjs: no item in it has a `uri`, and no `version` names jsonfeed.org.",
    );
  const found = items.map((one): Found => ({ read: { ok: true, json: one }, text: null }));
  return { ok: true, format, items: itemsFrom(found, format, context, null, language) };
}

function listIn(json: unknown): readonly unknown[] | null {
  if (Array.isArray(json)) return json;
  return isObject(json) && Array.isArray(json.items) ? json.items : null;
}

/** The feed says what it is; else most of its items do. */
function formatOf(around: Readonly<Record<string, unknown>>, items: readonly unknown[]): JsonFormat | null {
  if (typeof around.version === "string" && jsonFeedVersion.test(around.version)) return "json-feed";
  if (items.length === 0) return "home_page_url" in around ? "json-feed" : "ninjs";
  if (items.some(looksLikeNinjs)) return "ninjs";
  return items.some(looksLikeJsonFeed) ? "json-feed" : null;
}

const ninjsNames =
  "standard $standard versioncreated versionCreated pubstatus pubStatus headline headlines body_html body_text bodies slugline".split(
    " ",
  );

function looksLikeNinjs(json: unknown): boolean {
  return isObject(json) && (typeof json.uri === "string" || ninjsNames.filter((name) => name in json).length > 1);
}

function looksLikeJsonFeed(json: unknown): boolean {
  return (
    isObject(json) && "id" in json && ["content_html", "content_text", "date_published"].some((name) => name in json)
  );
}

/** Null: it is not a document of one item a line. */
function linesOf(source: Source): readonly Found[] | null {
  const lines = source.text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length < 2 || !lines[0]?.startsWith("{")) return null;
  const found = lines.map((line) => readPiece(line.trim(), source));
  const items = found.filter(({ read }) => read.ok && looksLikeNinjs(read.json));
  return items.length * 2 >= lines.length ? found : null;
}

/** What stands before the list of a broken feed. */
function contextOf(head: string): Readonly<Record<string, unknown>> {
  const read = readJson(`${head.replace(/,\s*$/, "")}}`);
  if (read.ok && isObject(read.json)) return inheritedOfFeed(read.json);
  return /jsonfeed\.org\/version\//.test(head) ? { version: "https://jsonfeed.org/version/1.1" } : {};
}

function itemsFrom(
  found: readonly Found[],
  format: JsonFormat,
  context: Readonly<Record<string, unknown>>,
  source: Source | null,
  language: string | null,
): readonly ParsedItem[] {
  return found.map(({ read, text }, index): ParsedItem => {
    const place = `item ${index + 1}`;
    if (!read.ok) {
      const reason = read.what.endsWith(".") ? read.what : `It is not well-formed JSON: ${read.what}.`;
      return { ok: false, place, reason, raw: rawOfPiece(text ?? "", format, context, source) };
    }
    const written = JSON.stringify(read.json);
    const raw = Buffer.from(format === "ninjs" ? inList(written) : inFeed(written, context));
    if (written.length > mostItemSize) return { ok: false, place, reason: tooLarge(written.length), raw };
    const drafted = format === "ninjs" ? ninjsDraft(read.json) : jsonFeedDraft(read.json, context);
    if (!drafted.ok) return { place, raw, ...drafted };
    return { place, raw, ...finish(drafted.draft, language) };
  });
}

function rawOfPiece(
  text: string,
  format: JsonFormat,
  context: Readonly<Record<string, unknown>>,
  source: Source | null,
): Uint8Array {
  const [before = "", after = ""] = format === "ninjs" ? ["[", "]"] : inFeed("\0", context).split("\0");
  return source === null ? Buffer.from(`${before}${text}${after}`) : source.asSent({ before, after }, text);
}

function inList(item: string): string {
  return `[${item}]`;
}

function inFeed(item: string, context: Readonly<Record<string, unknown>>): string {
  const around = { version: "https://jsonfeed.org/version/1.1", ...context };
  return `${JSON.stringify(around).slice(0, -1)},"items":[${item}]}`;
}

function unreadable(message: string): ParsedWire {
  return { ok: false, kind: "unreadable", message };
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
