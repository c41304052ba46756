import { describe, expect, it } from "vitest";
import { isolate } from "./isolation.ts";
import { languageOf } from "./language.ts";
import { formatList, listParts } from "./lists.ts";
import { formatNumber, localDigits } from "./numbers.ts";
import { plural } from "./plurals.ts";
import { quote } from "./quotation.ts";
import { formatRelative } from "./relative-time.ts";
import { term, termLang, termParts } from "./term.ts";

describe("lists", () => {
  it.each([
    ["en", "A, B, and C"],
    ["es-419", "A, B y C"],
    ["ur", "A، B، اور C"],
    ["ht", "A, B ak C"],
    ["ckb", "A، B و C"],
    ["rw", "A, B, C"],
    ["rhg-Rohg", "A، B، C"],
    ["bo", "A། B། C"],
    ["zh-Hans", "A、B和C"],
    ["ja", "A、B、C"],
    ["ig", "A, B, na C"],
    ["yo", "A, B àti C"],
    ["pcm", "A, B and C"],
    ["ar", "A وB وC"],
    ["hi", "A, B और C"],
    ["ug", "A، B ۋە C"],
    ["kk", "A, B және C"],
    ["tg", "A, B ва C"],
    ["ba", "A, B һәм C"],
    ["ce", "A, B, C"],
    ["crh", "A, B ve C"],
  ])("in %s are joined as %s", (code, expected) => {
    expect(formatList(languageOf(code), ["A", "B", "C"])).toBe(expected);
  });

  it("of two, one and no items have no stray comma", () => {
    expect(formatList(languageOf("ht"), ["A", "B"])).toBe("A ak B");
    expect(formatList(languageOf("ht"), ["A"])).toBe("A");
    expect(formatList(languageOf("en"), [])).toBe("");
  });

  it("come in parts for pages, with Spanish «e» before an i", () => {
    expect(listParts(languageOf("es-419"), ["Ana", "Inés"])).toEqual([
      { kind: "item", index: 0, text: "Ana" },
      { kind: "between", text: " e " },
      { kind: "item", index: 1, text: "Inés" },
    ]);
  });
});

describe("numbers", () => {
  it("have the edition's digits, grouping and decimal sign", () => {
    expect(formatNumber(languageOf("fa"), 1234567.5)).toBe("۱٬۲۳۴٬۵۶۷٫۵");
    expect(formatNumber(languageOf("bn"), 1234567)).toBe("১২,৩৪,৫৬৭");
    expect(formatNumber(languageOf("ckb"), 1234)).toBe("1,234");
    expect(formatNumber(languageOf("km"), 2026.5)).toBe("២.០២៦,៥");
  });

  it.each(["ba", "ce", "crh", "kk", "tg"])(
    "in %s have a space and a comma, also where ICU has nothing of its own",
    (code) => {
      expect(formatNumber(languageOf(code), 1234567.5)).toBe("1\u00a0234\u00a0567,5");
    },
  );

  it("in a text can be turned into the edition's digits", () => {
    expect(localDigits(languageOf("bo"), "9:05, A4")).toBe("༩:༠༥, A༤");
    expect(localDigits(languageOf("ur"), "9:05")).toBe("9:05");
  });
});

describe("counts", () => {
  it("follow the plural rules of the language", () => {
    const russian = (count: number) => plural(languageOf("ru"), "storyCount", count);
    expect([1, 3, 5, 21].map(russian).map((text) => text.replace(/\d+ /, ""))).toEqual([
      "материал",
      "материала",
      "материалов",
      "материал",
    ]);
  });

  it("have six forms in Arabic", () => {
    const arabic = (count: number) => plural(languageOf("ar"), "storyCount", count);
    expect([0, 1, 2, 3, 11, 100].map(arabic)).toEqual([
      "لا مقالات",
      "مقال واحد",
      "مقالان",
      "3 مقالات",
      "11 مقالاً",
      "100 مقال",
    ]);
  });

  it("fall back to the general form where the language has no rules", () => {
    expect(plural(languageOf("rw"), "storyCount", 1)).toContain("1");
  });
});

describe("relative times", () => {
  const to = Date.UTC(2026, 2, 9, 10, 5);
  const ago = (code: string, milliseconds: number) => formatRelative(languageOf(code), to - milliseconds, to);

  it("inflect where ICU knows how", () => {
    expect(ago("ru", 60_000)).toBe("1 минуту назад");
    expect(ago("en", 3_599_999)).toBe("59 minutes ago");
    expect(ago("bn", 86_400_000)).toBe("১ দিন আগে");
  });

  it("come from our own texts where ICU would print “-5 min”", () => {
    expect(ago("ckb", 300_000)).toBe("5 خولەک لەمەوبەر");
    expect(ago("ht", 7_200_000)).toBe("Sa gen 2 èdtan");
  });

  it("begin with now and end after a week; the future gets its date", () => {
    expect(ago("en", 59_999)).toBe("Now");
    expect(ago("en", 7 * 86_400_000)).toBe("March 2, 2026");
    expect(ago("en", -60_000)).toContain("March 9, 2026, 10:06");
  });
});

describe("quotation marks", () => {
  it("nest by turns", () => {
    const russian = languageOf("ru");
    expect(quote(russian, `а ${quote(russian, `б ${quote(russian, "в", 2)}`, 1)}`)).toBe("«а „б «в»“»");
    expect(quote(languageOf("fr"), "oui")).toBe("«\u202foui\u202f»");
    expect(quote(languageOf("zh-Hant"), "是")).toBe("「是」");
  });
});

describe("terms", () => {
  it("fill their placeholders, and only those", () => {
    expect(term(languageOf("en"), "by", { author: "{author} $& A" })).toBe("By {author} $& A");
    expect(term(languageOf("en"), "home")).toBe("Home");
  });

  it("borrowed from another language say which, those of the same language do not", () => {
    expect(term(languageOf("sg"), "minutesAgo", { n: "5" })).toBe("il y a 5 minutes");
    expect(termLang(languageOf("sg"), "minutesAgo")).toBe("fr");
    expect(termLang(languageOf("ps-PK"), "home")).toBeUndefined();
    expect(termLang(languageOf("fa"), "home")).toBeUndefined();
  });

  it("come in parts around their placeholders", () => {
    expect(termParts(languageOf("en"), "pageXofY")).toEqual([
      { kind: "text", text: "Page " },
      { kind: "placeholder", name: "x" },
      { kind: "text", text: " of " },
      { kind: "placeholder", name: "y" },
    ]);
  });
});

describe("isolation", () => {
  it("wraps foreign text so that nothing leaks out of it", () => {
    expect(isolate("BBC \u202e\u2069(UK)")).toBe("\u2068BBC (UK)\u2069");
  });
});
