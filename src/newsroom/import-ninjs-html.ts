import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { isEmptyBlock, type Run } from "../story/block.ts";
import { cut } from "./fitting-body.ts";
import type { SentBlock } from "./import-ninjs-content.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
type Marks = Omit<Run, "text">;

/** What an HTML body says in blocks, and how many pictures it shows, which are not among them. */
export interface ReadHtml {
  readonly blocks: readonly SentBlock[];
  readonly pictures: number;
}

const unseen = new Set(
  "script style template noscript iframe object embed applet head title meta link form input button select textarea svg math canvas audio video map hr figure".split(
    " ",
  ),
);
const headings = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
const inline = new Set(
  "a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark nobr q ruby s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);
const deepest = 200; // nesting that an editor's page never has; what lies deeper is left out

/** Reads an agency's HTML, as broken as it may be, for its words alone: paragraphs, headings, quotations, lists, and marks within. */
export function readHtml(html: string): ReadHtml {
  const gathered: SentBlock[] = [];
  let pictures = 0;
  let open: Run[] = [];

  const close = () => {
    const runs = tidy(open);
    if (runs.length > 0) gathered.push({ kind: "paragraph", runs });
    open = [];
  };

  const visit = (node: Node, marks: Marks, depth: number): void => {
    if (depth > deepest) return;
    if ("value" in node) open.push({ text: node.value, ...marks });
    if (!("tagName" in node)) return;
    const { tagName } = node;
    if (tagName === "img" || tagName === "figure") pictures += 1;
    if (unseen.has(tagName)) return;
    if (tagName === "br") return void open.push({ text: "\n" });
    if (inline.has(tagName)) return children(node, { ...marks, ...marksOf(node) }, depth);
    close();
    if (headings.has(tagName)) push({ kind: "heading", runs: runsIn(node, depth) });
    else if (tagName === "blockquote") push(quotation(node, depth));
    else if (tagName === "ul" || tagName === "ol") push(list(node, depth));
    else if (tagName === "tr") push({ kind: "paragraph", runs: cells(node, depth) });
    else children(node, marks, depth);
    close();
  };

  const children = (node: Element, marks: Marks, depth: number) => {
    for (const child of node.childNodes) visit(child, marks, depth + 1);
  };

  const push = (block: SentBlock) => {
    if (!isEmptyBlock(block)) gathered.push(block);
  };

  for (const node of parseFragment(html).childNodes) visit(node, {}, 0);
  close();
  return { blocks: gathered.flatMap(atBlankLines), pictures };
}

function runsIn(node: Element, depth: number, except: (element: Element) => boolean = () => false): Run[] {
  const runs: Run[] = [];
  const visit = (child: Node, marks: Marks, level: number): void => {
    if (level > deepest) return;
    if ("value" in child) runs.push({ text: child.value, ...marks });
    if (!("tagName" in child) || unseen.has(child.tagName) || except(child)) return;
    if (!inline.has(child.tagName) || child.tagName === "br") runs.push({ text: "\n" });
    for (const one of child.childNodes) visit(one, { ...marks, ...marksOf(child) }, level + 1);
    if (!inline.has(child.tagName)) runs.push({ text: "\n" });
  };
  for (const child of node.childNodes) visit(child, {}, depth + 1);
  return tidy(runs).map(onOneLine);
}

function quotation(node: Element, depth: number): SentBlock {
  const isSource = (element: Element) => element.tagName === "cite" || element.tagName === "footer";
  const source = elementsIn(node).find(isSource);
  const by = source === undefined ? "" : textOf(runsIn(source, depth));
  const runs = runsIn(node, depth, isSource);
  return { kind: "quotation", runs, by: cut(by.replace(/^[\s\u2013\u2014-]+/, ""), 300) || null, original: null };
}

function list(node: Element, depth: number): SentBlock {
  const items = elementsIn(node).filter((one) => one.tagName === "li");
  const runs = items.map((item) => runsIn(item, depth)).filter((one) => one.length > 0);
  return { kind: "list", ordered: node.tagName === "ol", items: runs };
}

function cells(row: Element, depth: number): Run[] {
  const texts = elementsIn(row).map((cell) => textOf(runsIn(cell, depth)));
  const text = texts.filter((one) => one !== "").join(" | ");
  return text === "" ? [] : [{ text }];
}

function elementsIn(node: Element): readonly Element[] {
  return node.childNodes.filter((child): child is Element => "tagName" in child);
}

function marksOf(element: Element): Marks {
  const attribute = (name: string) => element.attrs.find((one) => one.name === name)?.value ?? "";
  const language = attribute("lang");
  const said = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(language) && language.length <= 35 ? { language } : {};
  switch (element.tagName) {
    case "b":
    case "strong":
      return { ...said, strong: true };
    case "i":
    case "em":
      return { ...said, emphasis: true };
    case "a": {
      const href = safeLink(attribute("href"));
      return href === null ? said : { ...said, href };
    }
    default:
      return said;
  }
}

/** Links that a reader's browser may follow: absolute, to a page or a mailbox. */
function safeLink(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  return ["http:", "https:", "mailto:"].includes(url.protocol) && url.href.length <= 2_000 ? url.href : null;
}

/** White space as HTML sees it, line breaks from `br` kept, neighbours with the same marks joined. */
function tidy(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const text = run.text === "\n" ? "\n" : run.text.replace(/[\t\n\f\r ]+/g, " ");
    const last = joined.at(-1);
    if (last !== undefined && sameMarks(last, run)) joined[joined.length - 1] = { ...last, text: last.text + text };
    else joined.push({ ...run, text });
  }
  const trimmed = joined.map((run, index) => {
    const before = index === 0 ? "\n" : (joined[index - 1]?.text.at(-1) ?? "");
    const text = run.text.replace(/ *\n */g, "\n").replace(/ {2,}/g, " ");
    return { ...run, text: /\s/.test(before) ? text.trimStart() : text };
  });
  const lastText = trimmed.at(-1);
  if (lastText !== undefined) trimmed[trimmed.length - 1] = { ...lastText, text: lastText.text.trimEnd() };
  return trimmed.filter((run) => run.text !== "");
}

function sameMarks(one: Run, other: Run): boolean {
  return (
    one.strong === other.strong &&
    one.emphasis === other.emphasis &&
    one.href === other.href &&
    one.language === other.language
  );
}

function textOf(runs: readonly Run[]): string {
  return runs
    .map((run) => run.text)
    .join("")
    .trim();
}

function onOneLine(run: Run): Run {
  return { ...run, text: run.text.replace(/\n+/g, " ") };
}

/** Agencies part paragraphs with two line breaks; a single one is a space. */
function atBlankLines(block: SentBlock): readonly SentBlock[] {
  if (block.kind !== "paragraph") return [block];
  const parts: Run[][] = [[]];
  for (const run of block.runs) {
    const [first = "", ...rest] = run.text.split(/\n{2,}/);
    parts.at(-1)?.push({ ...run, text: first });
    for (const text of rest) parts.push([{ ...run, text }]);
  }
  return parts.flatMap((runs) => {
    const tidied = tidy(runs.map(onOneLine));
    return tidied.length === 0 ? [] : [{ kind: "paragraph" as const, runs: tidied }];
  });
}
