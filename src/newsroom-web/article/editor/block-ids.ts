import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { freshId } from "./fresh-id.ts";

/** Nodes that stand as blocks in the body. */
export const blockNodes = [
  "paragraph",
  "heading",
  "quotation",
  "bulletList",
  "orderedList",
  "picture",
  "rich",
] as const;

/**
 * Gives every block an id of its own: a new block a new one, and of two with the same (a block that was split, or copied)
 * the one that says something else. Only the document's top nodes are blocks: the paragraph within a list item is not.
 * What is cut and pasted within the article stays the block that it was.
 */
export const BlockIds = Extension.create<{ article: number }>({
  name: "blockIds",
  addOptions: () => ({ article: 0 }),
  addGlobalAttributes() {
    const article = String(this.options.article);
    const kept = (element: HTMLElement, name: string) =>
      element.dataset.article === article ? (element.dataset[name] ?? null) : null;
    return [
      {
        types: [...blockNodes],
        attributes: {
          id: {
            default: null,
            keepOnSplit: false,
            parseHTML: (element) => kept(element, "block"),
            renderHTML: ({ id }) => (typeof id === "string" ? { "data-block": id, "data-article": article } : {}),
          },
          from: {
            default: null,
            keepOnSplit: false,
            parseHTML: (element) => JSON.parse(kept(element, "from") ?? "null"), // written below, in this article
            renderHTML: ({ from }) => (from ? { "data-from": JSON.stringify(from) } : {}),
          },
        },
      },
    ];
  },
  addKeyboardShortcuts: () => ({
    // Splitting there would leave the id with the empty block; the words keep theirs, and a new block stands above.
    Enter: ({ editor: { state, view } }) => {
      const { empty, $from } = state.selection;
      const { paragraph } = state.schema.nodes;
      if (!empty || $from.depth !== 1 || $from.parentOffset > 0 || $from.parent.textContent === "") return false;
      if (paragraph === undefined) return false;
      view.dispatch(state.tr.insert($from.before(), paragraph.create()).scrollIntoView());
      return true;
    },
  }),
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey("blockIds"),
        appendTransaction: (transactions, before, state) =>
          transactions.some((transaction) => transaction.docChanged) ? identified(before, state) : null,
      }),
    ];
  },
});

interface Placed {
  readonly node: Node;
  readonly position: number;
}

function identified(before: EditorState, state: EditorState): Transaction | null {
  const change = state.tr;
  const holders = new Map<string, Placed>();
  const others: Placed[] = [];
  state.doc.forEach((node, position) => {
    const placed = { node, position };
    const id: unknown = node.attrs.id;
    const holder = typeof id === "string" ? holders.get(id) : undefined;
    if (typeof id !== "string" || id === "") others.push(placed);
    else if (holder === undefined) holders.set(id, placed);
    else if (isRather(placed, holder, id, before)) {
      holders.set(id, placed);
      others.push(holder);
    } else others.push(placed);
  });
  for (const { position } of others) change.setNodeAttribute(position, "id", freshId());
  return change.docChanged ? change.setMeta("addToHistory", false) : null;
}

/** Of two blocks with the same id, whether the later is the one that has it from before. */
function isRather(later: Placed, earlier: Placed, id: string, before: EditorState): boolean {
  if (isEmpty(earlier) !== isEmpty(later)) return isEmpty(earlier);
  return saysAsBefore(before, id, later) && !saysAsBefore(before, id, earlier);
}

function isEmpty({ node }: Placed): boolean {
  return node.isTextblock && node.textContent === "";
}

function saysAsBefore({ doc }: EditorState, id: string, { node }: Placed): boolean {
  return doc.children.some((one) => one.attrs.id === id && one.textContent === node.textContent);
}
