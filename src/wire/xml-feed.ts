import { atomDraft, tombstoneDraft } from "./atom.ts";
import { finish } from "./draft.ts";
import { mostItemSize, mostItems, type Source, tooLarge, tooMany } from "./source-text.ts";
import type { ParsedItem, ParsedWire } from "./parsed.ts";
import { rssDraft } from "./rss.ts";
import { cutItems, type Piece } from "./xml-cut.ts";
import { type Frame, frameOf, frameOfHead, type XmlFormat } from "./xml-frame.ts";
import { childElements, childOf, type Element, type ReadXml, readXml } from "./xml-tree.ts";

/** Reads a feed in XML: as a whole if it is well-formed, else item by item, so that a broken one stops no other. */
export function parseXmlFeed(source: Source, format: XmlFormat, language: string | null): ParsedWire {
  const whole = source.lossless ? readXml(source.text) : null;
  if (whole?.ok) {
    const elements = itemElements(whole.root);
    if (elements.length > mostItems) return tooMany;
    return { ok: true, format, items: itemsOf(whole.root, elements, source.text, format, language) };
  }
  if (whole?.refused)
    return {
      ok: false,
      kind: "unreadable",
      message: `The feed is not read, since ${whole.what}; ask the source to leave its DTD out.`,
    };
  const pieces = cutItems(source.text, format === "atom" ? "entry" : "item");
  if (pieces.length > mostItems) return tooMany;
  const items = itemsAlone(source, pieces, format, language);
  if (items.length > 0) return { ok: true, format, items };
  const what = whole === null ? "its bytes do not fit its encoding" : faultIn(whole, source.text, 0);
  return {
    ok: false,
    kind: "unreadable",
    message: `It is a feed without an item that could be read, and not well-formed XML: ${what}.`,
  };
}

function itemsOf(
  root: Element,
  elements: readonly Element[],
  text: string,
  format: XmlFormat,
  language: string | null,
): readonly ParsedItem[] {
  const frame = isAlone(root) ? { before: "", after: "" } : frameOf(root, text);
  return elements.map((element, index) => {
    const raw = () => framed(frame, text.slice(element.start, element.end));
    const size = element.end - element.start;
    if (size > mostItemSize) return { ok: false, place: placeOf(index), reason: tooLarge(size), raw: raw() };
    return readItem(element, root, format, { place: placeOf(index), raw: raw(), language });
  });
}

interface Told {
  readonly place: string;
  readonly raw: Uint8Array;
  readonly language: string | null;
}

function readItem(element: Element, root: Element, format: XmlFormat, { place, raw, language }: Told): ParsedItem {
  const around = isAlone(root) ? null : root;
  const draft =
    element.local === "deleted-entry"
      ? tombstoneDraft(element)
      : format === "atom"
        ? atomDraft(element, around)
        : rssDraft(element, channelOf(root));
  return { place, raw, ...finish(draft, language) };
}

function channelOf(root: Element): Element | null {
  const channel = childOf(root, "", "channel") ?? root;
  return channel.language === null && root.language !== null ? { ...channel, language: root.language } : channel;
}

/** An entry, or its tombstone, may be a document of its own. */
function isAlone(root: Element): boolean {
  return root.local === "entry" || root.local === "deleted-entry";
}

const itemNames = new Set(["item", "entry", "deleted-entry"]);

function itemElements(root: Element): readonly Element[] {
  if (isAlone(root)) return [root];
  return childElements(root).flatMap((child) => {
    if (child.local === "channel") return childElements(child).filter(isItem);
    return isItem(child) ? [child] : [];
  });
}

function isItem({ local, space }: Element): boolean {
  return itemNames.has(local) && ["", "atom", "tombstone"].includes(space);
}

function itemsAlone(
  source: Source,
  pieces: readonly Piece[],
  format: XmlFormat,
  language: string | null,
): readonly ParsedItem[] {
  const head = source.text.slice(0, Math.min(pieces[0]?.start ?? 0, 100_000));
  const frame = frameOfHead(source.decode(head) ?? head, format);
  return pieces.map(({ start, end }, index) => {
    const place = placeOf(index);
    const bytes = source.text.slice(start, end);
    if (end - start > mostItemSize)
      return { ok: false, place, reason: tooLarge(end - start), raw: source.asSent(frame, bytes) };
    const text = source.decode(bytes);
    if (text === null) return { ok: false, place, reason: source.undecodable, raw: source.asSent(frame, bytes) };
    return itemAlone(text, frame, format, { place, raw: framed(frame, text), language });
  });
}

function itemAlone(text: string, frame: Frame, format: XmlFormat, told: Told): ParsedItem {
  const { place, raw } = told;
  const read = readXml(`${frame.before}${text}${frame.after}`);
  if (!read.ok) {
    const isCutOff = read.at > frame.before.length + text.length && read.open !== null;
    const reason = isCutOff
      ? `It is cut off: it ends before <${read.open}> is closed.`
      : `It is not well-formed XML: ${faultIn(read, text, frame.before.length)}.`;
    return { ok: false, place, reason, raw };
  }
  const element = itemElements(read.root)[0];
  if (element === undefined) return { ok: false, place, reason: "No item is in it.", raw };
  return readItem(element, read.root, format, told);
}

/** What is wrong in a text and where: its line, and the words before. */
function faultIn(fault: Extract<ReadXml, { ok: false }>, text: string, before: number): string {
  const at = Math.max(0, Math.min(text.length, fault.at - before));
  const line = text.slice(0, at).split("\n").length;
  const near = text
    .slice(Math.max(0, at - 40), at)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return `${fault.what} in its line ${line}${near === "" ? "" : `, at the end of "${near}"`}`;
}

function framed({ before, after }: Frame, item: string): Uint8Array {
  return Buffer.from(`${before}${item}${after}`);
}

function placeOf(index: number): string {
  return `item ${index + 1}`;
}
