import type { JSONContent } from "@tiptap/core";
import type { Block, Run } from "../../../story/block.ts";
import { isStorable, type RichContent } from "./rich/rich.ts";
import { freshId } from "./fresh-id.ts";

// The body of a revision and the editor's document are the same thing in two notations: a block is a top node, a run is
// a text with marks. Block ids go along, so that they survive every edit.

/** The editor's document of a body. An empty body has one empty paragraph to type in. */
export function documentOf(body: readonly Block[]): JSONContent {
  const content = body.map(nodeOf);
  return { type: "doc", content: content.length === 0 ? [{ type: "paragraph" }] : content };
}

/** The body of the editor's document, without empty paragraphs and headings. */
export function bodyOf(document: JSONContent): readonly Block[] {
  return (document.content ?? []).flatMap((node) => {
    const block = blockOf(node);
    return block === null ? [] : [block];
  });
}

function nodeOf(block: Block): JSONContent {
  const attrs = { id: block.id, from: block.from ?? null };
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return { type: block.kind, attrs, content: textsOf(block.runs) };
    case "quotation":
      return {
        type: "quotation",
        attrs: { ...attrs, by: block.by, original: block.original },
        content: textsOf(block.runs),
      };
    case "list":
      return {
        type: block.ordered ? "orderedList" : "bulletList",
        attrs,
        content: block.items.map((item) => ({
          type: "listItem",
          content: [{ type: "paragraph", content: textsOf(item) }],
        })),
      };
    case "picture":
      return { type: "picture", attrs: { ...attrs, asset: block.asset } };
    default: {
      const { id: _id, from: _from, ...said } = block;
      return { type: "rich", attrs: { ...attrs, said } };
    }
  }
}

function textsOf(runs: readonly Run[]): JSONContent[] {
  return runs
    .filter((run) => run.text !== "")
    .map(({ text, strong, emphasis, href, language }) => ({
      type: "text",
      text,
      marks: [
        ...(strong ? [{ type: "bold" }] : []),
        ...(emphasis ? [{ type: "italic" }] : []),
        ...(href === undefined ? [] : [{ type: "link", attrs: { href } }]),
        ...(language === undefined ? [] : [{ type: "language", attrs: { language } }]),
      ],
    }));
}

function blockOf(node: JSONContent): Block | null {
  const base = baseOf(node);
  switch (node.type) {
    case "paragraph":
    case "heading": {
      const runs = runsOf(node.content);
      return isEmpty(runs) ? null : { ...base, kind: node.type, runs };
    }
    case "quotation": {
      const { by = null, original = null } = node.attrs ?? {};
      const runs = runsOf(node.content);
      return isEmpty(runs) && original === null ? null : { ...base, kind: "quotation", runs, by, original };
    }
    case "bulletList":
    case "orderedList": {
      const items = (node.content ?? [])
        .map((item) => runsOf(item.content?.[0]?.content))
        .filter((item) => !isEmpty(item));
      return items.length === 0 ? null : { ...base, kind: "list", ordered: node.type === "orderedList", items };
    }
    case "picture":
      return { ...base, kind: "picture", asset: Number(node.attrs?.asset) };
    case "rich":
      return storable(base, node.attrs?.said as RichContent | null); // only our own fields write it
    default:
      return null;
  }
}

/** What is not filled in far enough to be taken stays in the editor alone, which says so. */
function storable(base: Pick<Block, "id" | "from">, said: RichContent | null): Block | null {
  return said === null || !isStorable(said) ? null : { ...base, ...said };
}

function baseOf({ attrs }: JSONContent): Pick<Block, "id" | "from"> {
  const { id, from } = (attrs ?? {}) as { readonly id?: string; readonly from?: Block["from"] | null }; // of our own nodes
  return { id: id || freshId(), ...(from ? { from } : {}) };
}

function runsOf(content: JSONContent[] | undefined): readonly Run[] {
  return (content ?? []).flatMap((node) => (node.type === "text" && node.text ? [runOf(node)] : []));
}

function runOf(node: JSONContent): Run {
  const marks = new Map((node.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}]));
  const href: unknown = marks.get("link")?.href;
  const language: unknown = marks.get("language")?.language;
  return {
    text: node.text ?? "",
    ...(marks.has("bold") ? { strong: true } : {}),
    ...(marks.has("italic") ? { emphasis: true } : {}),
    ...(typeof href === "string" ? { href } : {}),
    ...(typeof language === "string" ? { language } : {}),
  };
}

function isEmpty(runs: readonly Run[]): boolean {
  return runs.every((run) => run.text.trim() === "");
}
