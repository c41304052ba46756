import { describe, expect, test } from "vitest";
import { languageOf } from "../language/language.ts";
import { allOf, headlineOf, parseQuery, rankOf } from "./query.ts";
import { lexemesOf, tokens } from "./tokens.ts";

const lexemes = (code: string, text: string) => tokens(languageOf(code), text).flatMap(lexemesOf);

describe("what readers type finds what is written, whatever keyboard they have", () => {
  test.each([
    ["fa", "می\u200cرود به يزد", "میرود به یزد"],
    ["ur", "ایران کی", "ايران كي"],
    ["ckb", "ھەولێر", "هەولێر"],
    ["am", "ሰላም ኀይል", "ሠላም ሐይል"],
    ["km", "ទិវាដែលពិភពលោក", "ទិវា\u200bដែល\u200bពិភពលោក"],
    ["th", "ภาษาไทยง่าย", "ภาษา\u200bไทย ง่าย"],
    ["lo", "ພາສາລາວ", "ພາສາ ລາວ"],
    ["vi", "Hà Nội đẹp", "Ha Noi dep"],
    ["tr", "Işık İzmir", "isik IZMIR"],
    ["sr-Cyrl", "Његош у Београду", "Njegoš u Beogradu"],
    ["ha", "ɓarna ƙasa", "barna kasa"],
    ["uz-Latn", "oʻzbek toʻgʻri", "o'zbek to‘g‘ri"],
    ["ru", "ёлка", "Елка"],
    ["bn", "২০২৬", "2026"],
    ["fr", "l’été", "l'ete"],
  ])("%s", (code, written, typed) => {
    expect(lexemes(code, typed)).toEqual(lexemes(code, written));
  });
});

describe("scripts without words that a dictionary finds", () => {
  test.each([
    ["zh-Hans", "习近平访问坦桑尼亚", "坦桑尼亚"],
    ["ja", "東京都知事の小池百合子氏", "小池百合子"],
    ["ko", "대통령이 서울에서", "대통령"],
    ["my", "အမေရိကန်သမ္မတက", "အမေရိကန်"],
    ["bo", "བོད་ཀྱི་སྐད་ཡིག", "སྐད་ཡིག"],
  ])("go in as pairs, so that a name inside a text is found: %s", (code, text, name) => {
    const found = lexemes(code, name);
    expect(found.length).toBeGreaterThan(0);
    const all = new Set(lexemes(code, text));
    for (const one of found) expect(all).toContain(one);
  });

  test("are cut into syllables, stacked letters and closing ones kept together", () => {
    expect(tokens(languageOf("my"), "မြန်မာ၊ သင်္ဘော")).toEqual([
      { kind: "run", units: ["မြန်", "မာ"] },
      { kind: "run", units: ["သင်္ဘော"] },
    ]);
    expect(tokens(languageOf("bo"), "བོད་སྐད།")).toEqual([{ kind: "run", units: ["བོད", "སྐད"] }]);
  });

  test("stand beside words of others", () => {
    expect(lexemes("zh-Hans", "NATO峰会 2026年")).toEqual(["nato", "峰会", "2026", "年"]);
  });
});

describe("a query", () => {
  const parsed = (typed: string) => parseQuery(languageOf("en"), typed);

  test("is bounded, whatever is typed", () => {
    expect(parsed(`${"word".repeat(100)} `.repeat(100)).terms.length).toBeLessThanOrEqual(10);
    expect(parsed(Array.from({ length: 50 }, (_, index) => `w${index}`).join(" ")).terms).toHaveLength(10);
    expect(allOf(parsed("  \u0000 !?& | ' \\ : * "), new Map())).toBeNull();
  });

  test("asks for every word, names in their place, and for phrases as they are", () => {
    const query = parsed('Floods "Red Cross" sudan');
    expect(allOf(query, new Map([["sudan", ["=t:3"]]]))).toBe(`('floods') & ('sudan' | '=t:3') & ('red' <-> 'cross')`);
    expect(rankOf(query, new Map())).toBe("'floods' | 'sudan' | 'red' | 'cross'");
    expect(headlineOf(parsed("Floods"), new Map([["floods", ["=t:3"]]]))).toBe("('^floods')");
  });

  test("carries no operator of the index's own language", () => {
    expect(allOf(parsed("a:* | !b & 'c\\'"), new Map())).toBe("('a') & ('b') & ('c')");
  });
});
