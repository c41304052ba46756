import { describe, expect, it } from "vitest";
import { languageOf } from "./language.ts";
import { breakable, wordCount, words } from "./segmentation.ts";

const breaks = (code: string, text: string) => breakable(languageOf(code), text).replaceAll("\u200b", "|");

describe("words", () => {
  it("are found by dictionary where they are not spaced", () => {
    expect(words(languageOf("th"), "ภาษาไทยง่าย")).toEqual(["ภาษา", "ไทย", "ง่าย"]);
    expect(words(languageOf("zh-Hans"), "中国经济。")).toEqual(["中国", "经济"]);
  });

  it("keep their marks and apostrophes, and leave punctuation out", () => {
    expect(words(languageOf("uk"), "П’ять — днів!")).toEqual(["П’ять", "днів"]);
    expect(words(languageOf("bn"), "বাড়ি, ঘর")).toEqual(["বাড়ি", "ঘর"]);
  });

  it("are counted without spaces and marks", () => {
    expect(wordCount(languageOf("en"), "Three words, here.")).toBe(3);
    expect(wordCount(languageOf("fa"), "می‌رود به تهران")).toBe(3);
  });
});

describe("breakable text", () => {
  it("gets a zero-width space between dictionary words only", () => {
    expect(breaks("th", "ภาษาไทยง่าย")).toBe("ภาษา|ไทย|ง่าย");
    expect(breaks("lo", "ພາສາລາວ")).toBe("ພາສາ|ລາວ");
    expect(breaks("km", "ទិវាដែលពិភពលោក")).toBe("ទិវា|ដែល|ពិភពលោក");
  });

  it("never breaks before a mark, a repetition sign or a space, nor at foreign words", () => {
    expect(breaks("th", "เด็กๆ ไป UNESCO 2026")).toBe("เด็กๆ ไป UNESCO 2026");
    expect(breaks("my", "မြန်မာနိုင်ငံ")).not.toMatch(/\|[\p{M}\s]/u);
  });

  it("keeps the breaks an editor set", () => {
    expect(breaks("km", "ទិវាដែលពិភព\u200bលោក")).toBe("ទិវា|ដែល|ពិភព|លោក");
  });

  it("leaves Chinese, Tibetan and spaced scripts alone", () => {
    for (const [code, text] of [
      ["zh-Hans", "中国经济"],
      ["bo", "བོད་ཀྱི"],
      ["en", "two words"],
    ] as const) {
      expect(breaks(code, text)).toBe(text);
    }
  });
});
