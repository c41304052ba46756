import type { Run } from "../story/block.ts";
import type { SentBlock } from "./import-ninjs-content.ts";

// What an article holds at most (`newsroom-api/content.ts`). Agencies know no such limits: what is longer is parted, so
// that nobody has a draft that cannot be saved.

const mostCharacters = 20_000; // of a run, so of a block's text as well
const mostRuns = 500;
const mostListItems = 200;
const mostBlocks = 2_000;
const mostBytes = 2_000_000; // as JSON: half of what a request may have

/** The blocks as an article holds them: long ones in parts that end with a sentence, what is beyond all limits left out. */
export function fittingBody(blocks: readonly SentBlock[]): SentBlock[] {
  const fitting: SentBlock[] = [];
  let bytes = 0;
  for (const block of blocks.flatMap(partsOf)) {
    bytes += Buffer.byteLength(JSON.stringify(block));
    if (fitting.length === mostBlocks || bytes > mostBytes) break;
    fitting.push(block);
  }
  return fitting;
}

/** The beginning of a text, never half a character. */
export function cut(text: string, most: number): string {
  return text.slice(0, whole(text, most));
}

function partsOf(block: SentBlock): readonly SentBlock[] {
  switch (block.kind) {
    case "paragraph":
    case "heading":
    case "quotation":
      return parted(block.runs).map((runs) => ({ ...block, runs }));
    case "list":
      return inGroups(block.items.flatMap(parted), mostListItems).map((items) => ({ ...block, items }));
    default:
      return [block];
  }
}

/** Runs in as few parts as the limits allow. */
function parted(runs: readonly Run[]): Run[][] {
  const parts: Run[][] = [];
  let part: Run[] = [];
  let room = mostCharacters;
  const close = () => {
    if (part.length > 0) parts.push(part);
    part = [];
    room = mostCharacters;
  };
  for (const { text, ...marks } of runs) {
    let rest = text;
    while (rest.length > room || part.length === mostRuns) {
      const at = part.length === mostRuns ? 0 : endWithin(rest, room);
      if (at > 0) part.push({ ...marks, text: rest.slice(0, at).trimEnd() });
      close();
      rest = rest.slice(at).trimStart();
    }
    if (rest === "") continue;
    part.push({ ...marks, text: rest });
    room -= rest.length;
  }
  close();
  return parts;
}

/** Where to part a text that is longer than `room`: after a sentence if one ends late enough, else after a word, else anywhere. */
function endWithin(text: string, room: number): number {
  const there = text.slice(0, room);
  const ends = [...there.matchAll(/[.!?…。؟۔।။።](?=\s)|[。！？]/gu)];
  const sentence = (ends.at(-1)?.index ?? -1) + 1;
  if (sentence > room / 2) return sentence;
  const word = there.lastIndexOf(" ");
  return word > room / 2 ? word : whole(text, room);
}

function whole(text: string, most: number): number {
  const isHalf = most < text.length && /[\ud800-\udbff]/.test(text[most - 1] ?? "");
  return isHalf ? most - 1 : Math.min(most, text.length);
}

function inGroups<Item>(items: readonly Item[], most: number): Item[][] {
  const groups: Item[][] = [];
  for (let from = 0; from < items.length; from += most) groups.push(items.slice(from, from + most));
  return groups;
}
