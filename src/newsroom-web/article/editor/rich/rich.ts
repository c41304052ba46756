import { type BlockContent, type FactPart, type Run, textOf } from "../../../../story/block.ts";
import { dateFault, isoStoryDate, type StoryDate } from "../../../../story/story-date.ts";

/** What a block of more than running text says. */
export type RichContent = Exclude<
  BlockContent,
  { readonly kind: "paragraph" | "heading" | "quotation" | "list" | "picture" }
>;
export type RichKind = RichContent["kind"];
export type RichOf<Kind extends RichKind> = Extract<RichContent, { readonly kind: Kind }>;

/** In the order in which they are offered. Audio and video begin with an asset that was chosen. */
export const writtenKinds = ["factBox", "timeline", "table", "gallery", "postCard"] as const;

/** A block to begin with. */
export function emptyRich(kind: (typeof writtenKinds)[number], language: string): RichContent {
  switch (kind) {
    case "factBox":
      return { kind, heading: "", parts: [] };
    case "timeline":
      return { kind, heading: null, entries: [] };
    case "table":
      return {
        kind,
        caption: null,
        headerRow: true,
        headerColumn: false,
        rows: [
          [[], []],
          [[], []],
        ],
      };
    case "gallery":
      return { kind, pictures: [] };
    case "postCard": {
      const unknown = { handle: null, date: null, asset: null };
      return { kind, platform: "", author: "", text: "", language, address: "", ...unknown };
    }
  }
}

/** Whether the newsroom would take it: what is not filled in yet stays in the editor until it is. */
export function isStorable(said: RichContent): boolean {
  if (said.kind !== "postCard") return true;
  const web = URL.canParse(said.address) && ["http:", "https:"].includes(new URL(said.address).protocol);
  const tag = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(said.language);
  return web && tag && said.platform.trim() !== "" && said.author.trim() !== "";
}

/** Runs of a text that was typed: as they were where it says the same. */
export function runsOfText(text: string, before: readonly Run[]): readonly Run[] {
  if (text === textOf(before)) return before;
  return text === "" ? [] : [{ text }];
}

/** The parts of a fact box as lines to type: "- " and "1. " begin items, anything else is a paragraph. */
export function linesOfParts(parts: readonly FactPart[]): string {
  return parts
    .map((part) => {
      if (part.kind === "paragraph") return textOf(part.runs);
      return part.items.map((item, index) => `${part.ordered ? `${index + 1}.` : "-"} ${textOf(item)}`).join("\n");
    })
    .join("\n");
}

/** The other way; lines that were there keep their marks. */
export function partsOfLines(lines: string, before: readonly FactPart[]): readonly FactPart[] {
  const known = new Map<string, readonly Run[]>();
  for (const part of before)
    for (const runs of part.kind === "list" ? part.items : [part.runs]) known.set(textOf(runs), runs);
  const runsOf = (text: string) => known.get(text) ?? [{ text }];
  const parts: FactPart[] = [];
  for (const line of lines.split("\n").filter((one) => one.trim() !== "")) {
    const [, sign, item] = /^\s*([-•*]|[\p{Nd}]+[.)])\s+(.*)$/u.exec(line) ?? [];
    const last = parts.at(-1);
    if (sign === undefined || item === undefined) {
      parts.push({ kind: "paragraph", runs: runsOf(line.trim()) });
      continue;
    }
    const ordered = /\p{Nd}/u.test(sign);
    if (last?.kind === "list" && last.ordered === ordered)
      parts[parts.length - 1] = { ...last, items: [...last.items, runsOf(item)] };
    else parts.push({ kind: "list", ordered, items: [runsOf(item)] });
  }
  return parts;
}

/** A date as it is typed: "2026", "2026-03", "2026-03-09", "2026-03-09 14:05"; Gregorian, digits of any script. Null: none of these. */
export function dateOf(typed: string): StoryDate | null {
  const ascii = typed.trim().replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)));
  const found = /^(\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2}))?)?)?$/.exec(ascii);
  if (found === null) return null;
  const [, year = "", month, day, hours, minutes] = found;
  const number = (text: string | undefined) => (text === undefined ? null : Number(text));
  const time = hours === undefined || minutes === undefined ? null : `${hours.padStart(2, "0")}:${minutes}`;
  const date = { year: Number(year), month: number(month), day: number(day), time };
  const inRange = date.year >= 1 && (date.month === null || (date.month >= 1 && date.month <= 12));
  const ofClock = time === null || /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
  return inRange && ofClock && (date.day === null || date.day >= 1) && dateFault(date) === null ? date : null;
}

export function typedDate(date: StoryDate): string {
  return isoStoryDate(date).replace("T", " ");
}

/** Decimal digits stand in runs of ten in Unicode. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  for (let zero = code; ; zero -= 1)
    if (!/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) || code - zero === 9) return code - zero;
}
