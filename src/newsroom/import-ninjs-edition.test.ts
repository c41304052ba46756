import { expect, test } from "vitest";
import { loadLanguages } from "../language/language.ts";
import { editionFor } from "./import-ninjs-edition.ts";

const all = [...loadLanguages().keys()];

test.each([
  ["en", "en"],
  ["EN", "en"],
  ["en-GB", "en"],
  ["en-ZW", "en-ZW"],
  ["en_US", "en"],
  ["prs", "fa-AF"],
  ["fa-IR", "fa"],
  ["zh", "zh-Hans"],
  ["zh-CN", "zh-Hans"],
  ["zh-TW", "zh-Hant"],
  ["zh-HK", "zh-Hant"],
  ["yue", "yue-Hant"],
  ["es", "es-419"],
  ["pt-BR", "pt-AO"],
  ["sr", "sr-Cyrl"],
  ["uz", "uz-Latn"],
  ["ku", "ku"],
  ["ckb", "ckb"],
  ["ps-PK", "ps-PK"],
])("an item in %s is meant for %s", (tag, edition) => {
  expect(editionFor(tag, all)).toBe(edition);
});

test("a tag that leaves the script open takes the one there is; one that names it does not", () => {
  expect(editionFor("sr", ["sr-Latn"])).toBe("sr-Latn");
  expect(editionFor("sr-Cyrl", ["sr-Latn"])).toBeNull();
  expect(editionFor("zh-TW", ["zh-Hant", "zh-Hans"])).toBe("zh-Hant");
});

test("nobody means English for learners unless they say so", () => {
  expect(editionFor("en", ["en-simple"])).toBeNull();
  expect(editionFor("en-simple", ["en-simple"])).toBe("en-simple");
});

test.each(["", "x", "no language", "-", "de"])("%j is meant for none", (tag) => {
  expect(editionFor(tag, all)).toBeNull();
});
