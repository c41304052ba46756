import { type Block, blockText } from "../../../story/block.ts";
import type { RevisionContent } from "../../../story/revision.ts";

export type Change = "same" | "changed" | "added" | "removed" | "moved";

/** One block on both sides. `words` are null where the block is not on that side. */
export interface BlockRow {
  readonly block: string;
  readonly kind: Block["kind"];
  readonly change: Change;
  /** Changed as well as moved. */
  readonly moved: boolean;
  readonly before: Block | null;
  readonly after: Block | null;
}

/** The parts of a revision besides its body, in the order in which readers meet them. */
export const fieldNames = [
  "headline",
  "shortHeadline",
  "summary",
  "leadAsset",
  "bylines",
  "dateline",
  "section",
  "topics",
  "genre",
  "related",
  "wireSources",
  "machineDraft",
  "rights",
] as const;
export type FieldName = (typeof fieldNames)[number];

export interface Comparison {
  readonly fields: readonly FieldName[];
  readonly blocks: readonly BlockRow[];
  readonly changes: number;
}

/** What the later content says otherwise: fields by name, the body block by block, by the blocks' own ids. */
export function compare(before: RevisionContent, after: RevisionContent): Comparison {
  const fields = fieldNames.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const blocks = compareBodies(before.body, after.body);
  return { fields, blocks, changes: fields.length + blocks.filter(({ change }) => change !== "same").length };
}

function compareBodies(before: readonly Block[], after: readonly Block[]): readonly BlockRow[] {
  const was = new Map(before.map((block) => [block.id, block]));
  const is = new Set(after.map((block) => block.id));
  const still = stillInPlace(before, after);
  const rows: BlockRow[] = after.map((block) => {
    const old = was.get(block.id) ?? null;
    const moved = old !== null && !still.has(block.id);
    const base = { block: block.id, kind: block.kind, before: old, after: block, moved };
    if (old === null) return { ...base, change: "added" };
    if (signature(old) !== signature(block)) return { ...base, change: "changed" };
    return { ...base, change: moved ? "moved" : "same" };
  });
  // What is gone stands where it stood: behind the block that it followed.
  let previous: string | null = null;
  for (const block of before) {
    if (!is.has(block.id)) {
      const at = previous === null ? 0 : rows.findIndex((row) => row.block === previous) + 1;
      const gone = {
        block: block.id,
        kind: block.kind,
        change: "removed",
        moved: false,
        before: block,
        after: null,
      } as const;
      rows.splice(at, 0, gone);
    }
    previous = block.id;
  }
  return rows;
}

/** The blocks on both sides that keep their order: the longest rising sequence of old places. */
function stillInPlace(before: readonly Block[], after: readonly Block[]): ReadonlySet<string> {
  const place = new Map(before.map((block, index) => [block.id, index]));
  const common = after.flatMap((block) => {
    const at = place.get(block.id);
    return at === undefined ? [] : [{ id: block.id, at }];
  });
  const ends: number[] = []; // index in `common` of the smallest end of a sequence of each length
  const back: number[] = [];
  for (const [index, { at }] of common.entries()) {
    const found = ends.findIndex((end) => (common[end]?.at ?? 0) >= at);
    const length = found === -1 ? ends.length : found;
    back[index] = ends[length - 1] ?? -1;
    ends[length] = index;
  }
  const kept = new Set<string>();
  for (let index = ends.at(-1) ?? -1; index >= 0; index = back[index] ?? -1) {
    const one = common[index];
    if (one !== undefined) kept.add(one.id);
  }
  return kept;
}

/** All that readers could see of a block; which source block it came from is not. */
function signature(block: Block): string {
  const { from: _from, id: _id, ...said } = block;
  return JSON.stringify(said);
}

/** The words of a block as the comparison shows them, a quotation with its speaker. */
export function wordsOf(block: Block | null): string {
  if (block === null) return "";
  if (block.kind !== "quotation") return blockText(block);
  const original = block.original === null ? "" : `\n${block.original.text}`;
  return `${blockText(block)}${block.by === null || block.by === "" ? "" : ` — ${block.by}`}${original}`;
}
