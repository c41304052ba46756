import { cleanText, withoutControls } from "../language/input.ts";
import type { Language } from "../language/language.ts";
import { isZawgyi } from "../language/zawgyi.ts";
import type { ContentToSave } from "../newsroom-api/content.ts";
import type { Block, Run } from "../story/block.ts";
import { byDate } from "../story/story-date.ts";
import type { RevisionContent } from "../story/revision.ts";
import { blockHash } from "./block-hash.ts";
import { Refused } from "./refused.ts";

type SentBlock = ContentToSave["body"][number];

/**
 * Content as it is stored: text cleaned for its language, every block with an id and, where it names a source block, that
 * block's hash. `source` is the body of the revision that it was made from.
 */
export function storable(
  sent: ContentToSave,
  language: Language,
  source: readonly Block[],
  randomId: () => string,
): RevisionContent {
  // A few words can be too few to tell Zawgyi by; the whole article, whatever its blocks, tells.
  const zawgyi = isZawgyi(JSON.stringify(sent).normalize("NFC"));
  const clean = (text: string) => cleanText(language, text, zawgyi);
  const line = (text: string) => clean(text).trim();
  const lineOrNull = (text: string | null) => (text === null || line(text) === "" ? null : line(text));
  const { body, rights, ...rest } = sent;
  return {
    ...rest,
    headline: line(sent.headline),
    shortHeadline: lineOrNull(sent.shortHeadline),
    summary: line(sent.summary),
    dateline: lineOrNull(sent.dateline),
    wireSources: sent.wireSources.map(line),
    rights: {
      ...rights,
      copyrightHolder: lineOrNull(rights.copyrightHolder),
      usageTerms: lineOrNull(rights.usageTerms),
    },
    body: storableBlocks(body, clean, source, randomId),
  };
}

/** Blocks as they are stored; see `storable`. */
export function storableBlocks(
  blocks: readonly SentBlock[],
  clean: (text: string) => string,
  source: readonly Block[],
  randomId: () => string,
): readonly Block[] {
  const taken = new Set<string>();
  for (const { id } of blocks) {
    if (id === undefined) continue;
    if (taken.has(id))
      throw new Refused("invalid", `Two blocks have the id "${id}"; leave out the id of the one that is new.`);
    taken.add(id);
  }
  const hashes = new Map(source.map((block) => [block.id, blockHash(block)]));
  const freshId = () => {
    let id = randomId();
    while (taken.has(id)) id = randomId();
    taken.add(id);
    return id;
  };
  return blocks.map((block) => {
    const from = storableFrom(block.from, hashes);
    const cleaned = { ...cleanBlock(block, clean), id: block.id ?? freshId() };
    return from === undefined ? cleaned : { ...cleaned, from };
  });
}

function storableFrom(from: SentBlock["from"], hashes: ReadonlyMap<string, string>): Block["from"] {
  if (from === undefined) return undefined;
  const hash = from.hash ?? hashes.get(from.block);
  if (hash === undefined)
    throw new Refused(
      "invalid",
      `A block says that it was made from block "${from.block}", which the source revision does not have; name a block of that revision, or send its hash.`,
    );
  return { block: from.block, hash };
}

function cleanBlock(block: SentBlock, clean: (text: string) => string): Omit<Block, "id"> & SentBlock {
  const runs = (all: readonly Run[]) => all.map((run) => ({ ...run, text: clean(run.text) }));
  const lineOrNull = (text: string | null) => (text === null ? null : clean(text).trim() || null);
  const { from: _from, ...rest } = block;
  switch (rest.kind) {
    case "paragraph":
    case "heading":
      return { ...rest, runs: runs(rest.runs) };
    case "quotation":
      return { ...rest, runs: runs(rest.runs), by: rest.by === null ? null : clean(rest.by).trim() };
    case "list":
      return { ...rest, items: rest.items.map(runs) };
    case "picture":
    case "audio":
    case "video":
      return rest;
    case "gallery":
      return { ...rest, pictures: rest.pictures.map((one) => ({ ...one, caption: lineOrNull(one.caption) })) };
    case "table":
      return { ...rest, caption: lineOrNull(rest.caption), rows: rest.rows.map((row) => row.map(runs)) };
    case "factBox":
      return {
        ...rest,
        heading: clean(rest.heading).trim(),
        parts: rest.parts.map((part) =>
          part.kind === "list" ? { ...part, items: part.items.map(runs) } : { ...part, runs: runs(part.runs) },
        ),
      };
    case "timeline": {
      const entries = rest.entries.map((entry) => ({ ...entry, runs: runs(entry.runs) }));
      return { ...rest, heading: lineOrNull(rest.heading), entries: [...byDate(entries)] };
    }
    case "postCard":
      // Its words are somebody else's, in a language of their own: only what no text may hold is taken out.
      return {
        ...rest,
        platform: clean(rest.platform).trim(),
        author: withoutControls(rest.author).trim(),
        handle: rest.handle === null ? null : withoutControls(rest.handle).trim() || null,
        text: rest.text
          .split("\n")
          .map((one) => withoutControls(one).trim())
          .join("\n")
          .trim(),
      };
  }
}
