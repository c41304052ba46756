import { describe, expect, it } from "vitest";
import { isAllForeign, isolate, isolatedParts, isolateName, runsAgainst } from "./isolation.ts";
import { languageOf } from "./language.ts";

const against = (code: string, name: string) => runsAgainst(languageOf(code), name);

describe("a name", () => {
  it.each([
    ["fa", "Maja Lindqvist (AFP)"],
    ["fa", "رضا Smith"],
    ["ur", "@bbcurdu"],
    ["ur", "24/7"],
    ["fa", "Владимир"],
    ["ckb", "សុខា"],
    ["km", "ناصر"],
    ["en", "עמוס"],
    ["km", "BBC فارسی"],
  ])("in %s runs against the direction of the edition: %s", (code, name) => {
    expect(against(code, name)).toBe(true);
    expect(isolateName(languageOf(code), name)).toBe(isolate(name));
  });

  it.each([
    ["fa", "پریسا رحیمی، کابل"],
    ["ur", "نمائندہ (کراچی)"],
    ["fa", "۲۰۲۶"],
    ["km", "Maja Lindqvist"],
    ["km", "សុខា 24/7"],
    ["en", "東京 (AP)"],
  ])("in %s that runs with it stays as it is: %s", (code, name) => {
    expect(isolateName(languageOf(code), name)).toBe(name);
  });
});

describe("a sentence", () => {
  it("is foreign if nothing in it is the edition's, and not because it quotes a name", () => {
    expect(isAllForeign(languageOf("fa"), "Flowers at dawn.")).toBe(true);
    expect(isAllForeign(languageOf("fa"), "AFP: گل‌ها در سپیده‌دم")).toBe(false);
    expect(isAllForeign(languageOf("km"), "گل‌ها در سپیده‌دم.")).toBe(true);
    expect(isAllForeign(languageOf("km"), "ផ្កា")).toBe(false);
  });

  const isolated = (text: string) => isolatedParts(text).flatMap((part) => (part.isolated ? [part.text] : []));
  it.each([
    ["نشانی ما https://news.example/fa/?a=1&b=2. است", ["https://news.example/fa/?a=1&b=2"]],
    ["به news@voice.example بنویسید", ["news@voice.example"]],
    ["از @voa_farsi و #IranVotes گفت", ["@voa_farsi", "#IranVotes"]],
    ["تلفن +98 21 5555 0100، تهران", ["+98 21 5555 0100"]],
    ["ទូរស័ព្ទ +855 23 555 010។", ["+855 23 555 010"]],
    ["ইমেল a.b+c@x.example।", ["a.b+c@x.example"]],
  ])("keeps the order of addresses, handles and telephone numbers: %s", (text, found) => {
    expect(isolated(text)).toEqual(found);
    expect(
      isolatedParts(text)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  });

  it.each(["قیمت ۵+۳ است", "C++ و 7 + 5", "نرخ 5% @ بازار", "&#39; #1 #۱۴۰۴", "a @ b"])("leaves others: %s", (text) => {
    expect(isolated(text)).toEqual([]);
  });

  it("of a hundred thousand letters takes no time", () => {
    for (const text of ["a".repeat(100_000), `${"a.".repeat(50_000)}@`, "+1 ".repeat(30_000), "@".repeat(100_000)]) {
      const before = performance.now();
      isolatedParts(text);
      expect(performance.now() - before).toBeLessThan(1000);
    }
  });
});
