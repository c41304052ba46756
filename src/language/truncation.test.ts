import { describe, expect, it } from "vitest";
import { languageOf } from "./language.ts";
import { truncate } from "./truncation.ts";

const cut = (code: string, text: string, most: number) => truncate(languageOf(code), text, most);

describe("a truncated text", () => {
  it("ends after a word, without punctuation before the ellipsis", () => {
    expect(cut("en", "One, two, three", 11)).toBe("One, two…");
    expect(cut("th", "ภาษาไทยง่าย", 9)).toBe("ภาษาไทย…");
    expect(cut("hi", "यह खबर है। आगे", 9)).toBe("यह खबर है…");
  });

  it("that fits stays as it is", () => {
    expect(cut("en", "One, two", 8)).toBe("One, two");
  });

  it("is cut inside a word that is too long", () => {
    expect(cut("en", "incomprehensibilities", 7)).toBe("incomp…");
  });

  it("has the ellipsis of its script", () => {
    expect(cut("zh-Hans", "全世界纪念每一种母语的日子", 8)).toMatch(/……$/);
  });

  it("never halves a pair or parts a letter from its marks", () => {
    expect(encodeURIComponent(cut("rhg-Rohg", "𐴎𐴠𐴊𐴞𐴕𐴊𐴟𐴕𐴞𐴘𐴝𐴙", 4))).toMatch(/%E2%80%A6$/);
    expect(cut("bn", "বাড়িঘরদোর", 3)).toBe("বাড়ি…");
    expect(cut("yo", "ọ̀rọ̀dúndún", 4)).toBe("ọ̀rọ̀…");
    expect(cut("hi", "क्षत्रिय", 2)).toBe("क्ष…");
    expect(cut("si", "ශ්‍රීලංකාව", 2)).toBe("ශ්‍රී…");
    expect(cut("pa", "ਪ੍ਰੈੱਸਵਾਲੇ", 2)).toBe("ਪ੍ਰੈੱ…");
    expect(cut("en", "👩‍👩‍👧‍👧👩‍👩‍👧‍👧👩‍👩‍👧‍👧", 2)).toBe("👩‍👩‍👧‍👧…");
  });
});
