import { describe, expect, it } from "vitest";
import type { Block } from "../../../story/block.ts";
import type { RevisionContent } from "../../../story/revision.ts";
import { compare } from "./compare.ts";

const empty: RevisionContent = {
  headline: "Water",
  shortHeadline: null,
  summary: "",
  dateline: null,
  genre: "news",
  section: null,
  topics: [],
  bylines: [],
  body: [],
  leadAsset: null,
  related: [],
  wireSources: [],
  machineDraft: false,
  rights: { copyrightHolder: null, usageTerms: null, redistributable: true },
};
const paragraph = (id: string, text = id): Block => ({ id, kind: "paragraph", runs: [{ text }] });
const body = (...blocks: readonly Block[]) => ({ ...empty, body: blocks });
const rows = (before: RevisionContent, after: RevisionContent) =>
  compare(before, after).blocks.map(
    ({ block, change, moved }) => `${change === "moved" || !moved ? change : `${change}, moved`} ${block}`,
  );

describe("a comparison of two revisions", () => {
  it("names what was added, removed and changed, each at its place", () => {
    const before = body(paragraph("a"), paragraph("b"), paragraph("c"));
    const after = body(paragraph("a"), paragraph("x"), paragraph("c", "C, again"));
    expect(rows(before, after)).toEqual(["same a", "removed b", "added x", "changed c"]);
  });

  it("calls the one block moved that changed its place, not all that it passed", () => {
    const before = body(paragraph("a"), paragraph("b"), paragraph("c"), paragraph("d"));
    expect(rows(before, body(paragraph("d"), paragraph("a"), paragraph("b"), paragraph("c")))).toEqual([
      "moved d",
      "same a",
      "same b",
      "same c",
    ]);
    expect(rows(before, body(paragraph("b"), paragraph("c"), paragraph("a", "A!"), paragraph("d")))).toEqual([
      "same b",
      "same c",
      "changed, moved a",
      "same d",
    ]);
  });

  it("names a mark as a change, and the source of a block as none", () => {
    const before = body(paragraph("a"), paragraph("b"));
    const strong: Block = { id: "a", kind: "paragraph", runs: [{ text: "a", strong: true }] };
    const translated: Block = { ...paragraph("b"), from: { block: "z", hash: "0" } };
    expect(rows(before, body(strong, translated))).toEqual(["changed a", "same b"]);
  });

  it("names the fields that differ, and counts all changes", () => {
    const compared = compare(empty, { ...empty, headline: "Rain", leadAsset: 3, body: [paragraph("a")] });
    expect(compared.fields).toEqual(["headline", "leadAsset"]);
    expect(compared.changes).toBe(3);
  });
});
