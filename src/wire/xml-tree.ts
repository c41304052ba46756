import { SaxesParser } from "saxes";
import { entities } from "../story/entities.ts";
import { spaceOf, usualPrefixes } from "./namespaces.ts";

export interface Element {
  /** Its namespace by the name in `namespaces.ts`; "" is RSS itself. */
  readonly space: string;
  readonly local: string;
  /** By local name; those in a namespace as "{uri}local". */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
  /** From `xml:base` and `xml:lang`, its own or inherited. */
  readonly base: string | null;
  readonly language: string | null;
  /** Where it stands in the text, and where its first tag ends; UTF-16 units. */
  readonly start: number;
  readonly openEnd: number;
  readonly end: number;
}

export type ReadXml =
  | { readonly ok: true; readonly root: Element }
  /** `refused`: well-formed perhaps, but not to be read at all. `at`: where it goes wrong; `open`: inside which element. */
  | {
      readonly ok: false;
      readonly refused: boolean;
      readonly what: string;
      readonly at: number;
      readonly open: string | null;
    };

const known = Object.fromEntries(entities);
const deepest = 200;
const mostElements = 500_000;
const xmlUri = "http://www.w3.org/XML/1998/namespace";

class Fault extends Error {
  readonly refused: boolean;
  readonly at: number;
  readonly open: string | null;
  constructor(what: string, refused: boolean, at: number, open: string | null) {
    super(what);
    this.refused = refused;
    this.at = at;
    this.open = open;
  }
}

type Growing = { -readonly [Name in keyof Element]: Element[Name] } & { children: (Element | string)[] };

/**
 * Reads an XML document strictly (XML 1.0, Namespaces), with the entities of HTML and none that the document declares:
 * a DTD of its own is refused, as are more than 200 levels and 500,000 elements.
 */
export function readXml(text: string): ReadXml {
  try {
    return { ok: true, root: grow(text) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { refused, open, at } = error;
    const ampersand = refused ? null : bareAmpersand(text, at);
    return ampersand === null
      ? { ok: false, refused, what: error.message, at, open }
      : { ok: false, refused, what: "an ampersand stands alone (write &amp;)", at: ampersand, open };
  }
}

const ampersands = /<!\[CDATA\[[^]*?(?:\]\]>|$)|<!--[^]*?(?:-->|$)|&(?!(?:#\d+|#x[\da-f]+|[a-z_][\w.-]*);)/gi;

/** The parser reads on to the next semicolon, perhaps far away, before it minds an ampersand. */
function bareAmpersand(text: string, before: number): number | null {
  for (const { 0: found, index } of text.slice(0, before).matchAll(ampersands)) if (found === "&") return index + 1;
  return null;
}

function grow(text: string): Element {
  const parser = new SaxesParser({
    xmlns: true,
    position: false,
    resolvePrefix: (prefix: string) =>
      prefix === "" ? undefined : (usualPrefixes[prefix] ?? `urn:undeclared:${prefix}`),
  });
  const open: Growing[] = [];
  let root: Element | null = null;
  let elements = 0;
  let start = 0;
  let closed: string | null = null;

  const fail = (what: string, refused = false): never => {
    throw new Fault(what, refused, parser.position, open.at(-1)?.local ?? null);
  };
  const add = (words: string) => open.at(-1)?.children.push(words);

  parser.ENTITIES = known;
  parser.on("error", ({ message }) => {
    // The parser has closed by then what stands open where another element ends.
    const isOpen = message.startsWith("unexpected close tag") && closed !== null;
    if (isOpen) throw new Fault(`<${closed}> is not closed`, false, parser.position, closed);
    fail(message.replace(/\.$/, ""));
  });
  parser.on("doctype", (doctype) => {
    if (doctype.includes("[")) fail("it declares entities or elements of its own", true);
  });
  parser.on("text", add);
  parser.on("cdata", (words) => {
    if (words.includes("<![CDATA[") && /<\/(?:item|entry)\s*>/.test(words)) fail("a CDATA section is not closed");
    add(words);
  });
  parser.on("opentagstart", () => {
    start = text.lastIndexOf("<", parser.position - 1);
    elements += 1;
    if (open.length >= deepest) fail(`it is nested more than ${deepest} levels deep`);
    if (elements > mostElements) fail(`it has more than ${mostElements} elements`);
  });
  parser.on("opentag", (tag) => {
    const attributes: Record<string, string> = {};
    for (const { uri, local, value } of Object.values(tag.attributes))
      attributes[uri === "" ? local : `{${uri}}${local}`] = value;
    const parent = open.at(-1);
    const language = attributes[`{${xmlUri}}lang`] ?? parent?.language ?? null;
    const base = baseOf(attributes[`{${xmlUri}}base`], parent?.base ?? null);
    const openEnd = parser.position;
    const space = spaceOf(tag.uri);
    open.push({ space, local: tag.local, attributes, children: [], base, language, start, openEnd, end: 0 });
  });
  parser.on("closetag", () => {
    const element = open.pop();
    if (element === undefined) return;
    element.end = parser.position;
    closed = element.local;
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
  });
  parser.write(text).close();
  return root ?? fail("it has no element");
}

function baseOf(own: string | undefined, inherited: string | null): string | null {
  if (own === undefined) return inherited;
  return URL.parse(own, inherited ?? undefined)?.href ?? inherited;
}

export function childElements(element: Element): readonly Element[] {
  return element.children.filter((child): child is Element => typeof child !== "string");
}

/** The first child with one of these names; earlier names go first. An empty space also means the element's own. */
export function childOf(element: Element, space: string, ...locals: readonly string[]): Element | null {
  for (const local of locals) {
    for (const child of element.children)
      if (typeof child !== "string" && child.local === local && isIn(child, space, element)) return child;
  }
  return null;
}

export function childrenOf(element: Element, space: string, local: string): readonly Element[] {
  return childElements(element).filter((child) => child.local === local && isIn(child, space, element));
}

function isIn(child: Element, space: string, parent: Element): boolean {
  return child.space === space || (space === "" && child.space === parent.space);
}

/** All character data inside, trimmed; null where there is none. */
export function textOf(element: Element | null): string | null {
  if (element === null) return null;
  const [only] = element.children;
  const text = element.children.length === 1 && typeof only === "string" ? only : gather(element);
  return text.trim() === "" ? null : text.trim();
}

function gather(element: Element): string {
  return element.children.map((child) => (typeof child === "string" ? child : gather(child))).join("");
}

/** What is inside as HTML, for XHTML content: without prefixes, with only what is text escaped. */
export function htmlInside(element: Element): string {
  return element.children.map((child) => (typeof child === "string" ? escapeText(child) : htmlOf(child))).join("");
}

const empty = new Set("area br col embed hr img input link meta source track wbr".split(" "));

function htmlOf(element: Element): string {
  const attributes = Object.entries(element.attributes)
    .filter(([name]) => /^[a-z][\w-]*$/i.test(name) && !name.startsWith("xmlns"))
    .map(([name, value]) => ` ${name}="${escapeText(value).replaceAll('"', "&quot;")}"`);
  const first = `<${element.local}${attributes.join("")}>`;
  return empty.has(element.local) ? first : `${first}${htmlInside(element)}</${element.local}>`;
}

export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
