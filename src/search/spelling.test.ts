import { expect, test } from "vitest";
import { editsAllowed, editsBetween, endsOf, nearest } from "./spelling.ts";

const edits = (one: string, other: string) => editsBetween(Array.from(one), Array.from(other), 2);

test("letters put in, left out, changed and swapped count once each", () => {
  expect(["vacine", "vaccinne", "vaccime", "vaccien", "vacicne"].map((word) => edits(word, "vaccine"))).toEqual([
    1, 1, 1, 1, 1,
  ]);
  expect(edits("vaccine", "vaccine")).toBe(0);
  expect(edits("a", "abcdef")).toBe(3);
  expect(edits("𐴀𐴁", "𐴀𐴂")).toBe(1);
});

test("short words are meant as they are, long ones may have two errors", () => {
  expect(["war", "gaza", "senegal", "zimbabwe"].map(editsAllowed)).toEqual([0, 1, 1, 2]);
});

test("the nearest comes first, then the commonest; nothing out of reach", () => {
  const known = [
    { word: "election", documents: 900 },
    { word: "selection", documents: 20 },
    { word: "elections", documents: 5000 },
    { word: "erection", documents: 9 },
  ];
  expect(nearest("electoin", known, 2).map(({ word }) => word)).toEqual(["election", "elections"]);
  expect(nearest("zzzz", known, 2)).toEqual([]);
});

test("a word within reach shares a beginning or an end with what was typed, but for errors in both thirds", () => {
  for (const typed of [
    "elestion",
    "ilection",
    "electiom",
    "lection",
    "eelection",
    "electino",
    "elecsiom",
    "ilestion",
  ]) {
    const { beginning, ending, shortest, longest } = endsOf(typed);
    const shares = "election".startsWith(beginning) || "noitcele".startsWith(ending);
    expect([typed, shares && shortest <= 8 && longest >= 8]).toEqual([typed, true]);
  }
});
