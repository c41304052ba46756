import type { WireSourceRow } from "../db/wire-sources.ts";
import type { ContentToSave } from "../newsroom-api/content.ts";
import { blockText } from "../story/block.ts";
import { type NinjsItem, readNinjs } from "../story/ninjs.ts";
import { bodyBlocks, contentOf } from "./import-ninjs-content.ts";

// What a wire item's ninjs says, as the newsroom shows and uses it.

/** The item that the wire stored. It wrote it itself, so what cannot be read is a fault of ours. */
export function storedItem(content: unknown): NinjsItem {
  const read = readNinjs(content);
  if (!read.ok) throw new Error(`A stored wire item ${read.message}.`);
  return read.item;
}

/** The text without its marks, a paragraph each. */
export function paragraphsOf(item: Pick<NinjsItem, "body">): string[] {
  return bodyBlocks(item)
    .blocks.map((block) => blockText(block).trim())
    .filter((words) => words !== "");
}

/** The beginning of an article with the item's words, and with what its source's contract says about them. */
export function articleContent(
  item: NinjsItem,
  source: WireSourceRow,
  topicOf: (code: string) => number | null,
): ContentToSave {
  const { content } = contentOf(item, topicOf);
  return {
    ...content,
    wireSources: source.credit === null ? content.wireSources : [source.credit],
    rights: {
      copyrightHolder: content.rights.copyrightHolder,
      usageTerms: content.rights.usageTerms ?? source.usage_terms,
      redistributable: source.redistributable,
    },
  };
}
