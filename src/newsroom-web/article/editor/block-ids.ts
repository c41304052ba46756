import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { freshId } from "./fresh-id.ts";

/** Nodes that stand as blocks in the body. */
export const blockNodes = ["paragraph", "heading", "quotation", "bulletList", "orderedList", "picture"] as const;

/**
 * Gives every block an id of its own: a new block a new one, and of two with the same (a block that was split, or copied)
 * the second. Only the document's top nodes are blocks: the paragraph within a list item is not.
 */
export const BlockIds = Extension.create({
  name: "blockIds",
  addGlobalAttributes() {
    return [
      {
        types: [...blockNodes],
        attributes: {
          id: { default: null, rendered: false, keepOnSplit: false },
          from: { default: null, rendered: false, keepOnSplit: false },
        },
      },
    ];
  },
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey("blockIds"),
        appendTransaction: (transactions, _before, state) => {
          if (!transactions.some((transaction) => transaction.docChanged)) return null;
          const taken = new Set<string>();
          const change = state.tr;
          state.doc.forEach((node, position) => {
            const id: unknown = node.attrs.id;
            if (typeof id === "string" && id !== "" && !taken.has(id)) taken.add(id);
            else {
              const fresh = freshId();
              taken.add(fresh);
              change.setNodeAttribute(position, "id", fresh);
            }
          });
          return change.docChanged ? change.setMeta("addToHistory", false) : null;
        },
      }),
    ];
  },
});
