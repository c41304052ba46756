import { describe, expect, it } from "vitest";
import { anyLanguageFold } from "./any-language-folding.ts";
import { loadLanguages } from "./language.ts";

const fold = anyLanguageFold(loadLanguages());

describe("folding without knowing the language", () => {
  it("finds a word by another spelling of it, in each script", () => {
    const pairs = [
      ["CAFÉ", "cafe"],
      ["İstanbul", "istanbul"],
      ["علي", "علی"],
      ["أخبار", "اخبار"],
      ["Ёлка", "елка"],
      ["Ειδήσεις", "ειδησεισ"],
      ["ሐገር", "ሀገር"],
      ["हिन्दी फ़िल्म", "हिंदी फिल्म"],
      ["١٢٣", "123"],
      ["サーバー", "ｻｰﾊﾞ"],
    ] as const;
    for (const [one, other] of pairs) expect(fold(one), one).toBe(fold(other));
  });

  it("changes nothing the second time", () => {
    for (const text of [
      "CAFÉ au lait",
      "علي وأخبار",
      "Ёлка",
      "ሐገር",
      "ຫຼາຍ",
      "ภาษาไทย",
      "中文新聞",
      "データーを見る",
      "हिन्दी",
      "ශ්‍රී",
    ])
      expect(fold(fold(text)), text).toBe(fold(text));
  });
});
