import type { ContentToSave } from "../newsroom-api/content.ts";
import type { SentStandingBlock } from "../newsroom-api/standing.ts";
import type { Run } from "../story/block.ts";
import type { StoryDate } from "../story/story-date.ts";
import type { DemonstrationBlock, Said } from "./demonstration-data.ts";
import type { Furniture } from "./demonstration-furnishing.ts";

type SentBlock = ContentToSave["body"][number];

/** A block of the demonstration's data as it is sent to the newsroom; none for a sound that could not be made ready. */
export function sentBlocks(furniture: Furniture, block: DemonstrationBlock): readonly SentBlock[] {
  if (block.kind !== "audio") return [sentBlock(furniture, block)];
  const asset = furniture.sounds.get(block.sound);
  return asset === undefined ? [] : [{ kind: "audio", asset }];
}

function sentBlock(furniture: Furniture, block: Exclude<DemonstrationBlock, { kind: "audio" }>): SentBlock {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return { kind: block.kind, runs: runsOf(block) };
    case "quotation":
      return { kind: "quotation", runs: runsOf(block), by: block.by, original: block.original ?? null };
    case "list":
      return { kind: "list", ordered: block.ordered, items: block.items.map(plain) };
    case "picture":
      return { kind: "picture", asset: known(furniture.pictures, block.picture) };
    case "gallery": {
      const pictures = block.pictures.map((name) => ({ asset: known(furniture.pictures, name), caption: null }));
      return { kind: "gallery", pictures };
    }
    case "table": {
      const { caption, headerColumn, rows } = block;
      return { kind: "table", caption, headerRow: true, headerColumn, rows: rows.map((row) => row.map(plain)) };
    }
    case "factBox": {
      const list = { kind: "list" as const, ordered: false, items: block.items.map(plain) };
      const text = block.text === undefined ? [] : [{ kind: "paragraph" as const, runs: plain(block.text) }];
      return { kind: "factBox", heading: block.heading, parts: [...text, list] };
    }
    case "timeline": {
      const entries = block.entries.map(({ date, text }) => ({ date: dateOf(date), runs: plain(text) }));
      return { kind: "timeline", heading: block.heading, entries };
    }
    case "postCard":
      return { ...block, date: dateOf(block.date), asset: null };
  }
}

/** What a standing page says; its e-mail addresses become links. */
export function standingBlocks(all: readonly Said[]): SentStandingBlock[] {
  return all.map((one) => {
    if (typeof one === "string") return { kind: "paragraph", runs: linked(one) };
    if ("heading" in one) return { kind: "heading", runs: plain(one.heading) };
    return { kind: "list", ordered: false, items: one.list.map(linked) };
  });
}

/** The number of what the data name. Throws where they have no such thing. */
export function known(numbers: ReadonlyMap<string, number>, name: string): number {
  const number = numbers.get(name);
  if (number === undefined) throw new Error(`The demonstration's data name "${name}", which they do not have.`);
  return number;
}

function plain(text: string): Run[] {
  return [{ text }];
}

function linked(text: string): Run[] {
  return text
    .split(/([a-z]+@[a-z.]+[a-z])/)
    .filter((part) => part !== "")
    .map((part) => (part.includes("@") ? { text: part, href: `mailto:${part}` } : { text: part }));
}

function runsOf({ text, runs }: { readonly text?: string; readonly runs?: readonly Run[] }): Run[] {
  return runs === undefined ? plain(text ?? "") : [...runs];
}

function dateOf(date: string): StoryDate {
  const [year = 0, month = null, day = null] = date.split("-").map(Number);
  return { year, month, day, time: null };
}
