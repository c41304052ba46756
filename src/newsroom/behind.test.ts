import { describe, expect, it } from "vitest";
import type { Block } from "../story/block.ts";
import type { RevisionContent } from "../story/revision.ts";
import { behindOf } from "./behind.ts";
import { blockHash } from "./block-hash.ts";

const block = (id: string, text: string, from?: Block): Block => ({
  id,
  kind: "paragraph",
  runs: [{ text }],
  ...(from === undefined ? {} : { from: { block: from.id, hash: blockHash(from) } }),
});

const said = (...body: readonly Block[]): RevisionContent => ({
  headline: "Headline",
  shortHeadline: null,
  summary: "Summary",
  dateline: null,
  genre: "news",
  section: null,
  topics: [],
  bylines: [],
  body,
  leadAsset: null,
  related: [],
  wireSources: [],
  machineDraft: false,
  rights: { copyrightHolder: null, usageTerms: null, redistributable: true },
});

const one = block("a", "one");
const base = { content: said(one, block("b", "two")) };
const made = [block("x", "un", one), block("y", "deux", block("b", "two"))];

describe("what a translation misses", () => {
  it("is nothing where a change was changed back", () => {
    const later = [
      { content: said(block("a", "changed"), block("b", "two")), minor: false },
      { ...base, minor: false },
    ];
    expect(behindOf(base, later, made)).toMatchObject({ behind: false, blocks: [] });
  });

  it("is nothing where the block was taken over already", () => {
    const now = block("a", "one, changed");
    const later = [{ content: said(now, block("b", "two")), minor: false }];
    expect(behindOf(base, later, made).blocks.map((missed) => missed.block)).toEqual(["a"]);
    expect(behindOf(base, later, [block("x", "un, changé", now)]).blocks).toEqual([]);
  });

  it("does not ask for the deletion of what it never took over", () => {
    const later = [{ content: said(one), minor: false }];
    expect(behindOf(base, later, [block("x", "un", one)]).blocks).toEqual([]);
  });

  it("does not see a block's order of fields, id or source", () => {
    const same = { runs: [{ text: "one" }], id: "a", from: { block: "z", hash: "0" }, kind: "paragraph" } as const;
    expect(blockHash(same)).toBe(blockHash(one));
    expect(blockHash(block("a", "other"))).not.toBe(blockHash(one));
  });
});
