import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "./input.ts";
import { languageOf, loadLanguages } from "./language.ts";

const clean = (code: string, text: string) => cleanText(languageOf(code), text);

describe("cleaned input", () => {
  it("is composed, so that Vietnamese and Bengali match whatever the keyboard sent", () => {
    expect(clean("vi", "Việt".normalize("NFD"))).toBe("Việt");
    expect(clean("bn", "\u09dc")).toBe("\u09a1\u09bc");
  });

  it("keeps the combining marks of Yoruba letters that Unicode has not composed", () => {
    expect(clean("yo", "O\u0323\u0300ro\u0300\u0323")).toBe("\u1ecc\u0300r\u1ecd\u0300");
  });

  it("loses bidi overrides, isolates, control characters and byte order marks", () => {
    expect(clean("en", "\ufeffa\u202eb\u2066c\u2069\u0000d\u0085e")).toBe("abcde");
  });

  it("keeps line breaks, and makes tabs spaces", () => {
    expect(clean("en", "a\r\nb\rc\u2028d\te")).toBe("a\nb\nc\nd e");
  });

  it("keeps joiners and zero-width spaces, which are spelling", () => {
    expect(clean("fa", "می‌رود")).toBe("می‌رود");
    expect(clean("km", "ក\u200bខ")).toBe("ក\u200bខ");
    expect(clean("bn", "র\u200d্য")).toBe("র\u200d্য");
    expect(clean("si", "ශ්\u200dරී")).toBe("ශ්\u200dරී");
  });

  it("replaces half a surrogate pair", () => {
    expect(clean("rhg-Rohg", "𐴎".slice(0, 1))).toBe("\ufffd");
  });

  it("has the language's own letters in place of look-alikes", () => {
    expect(clean("fa", "علي كتاب")).toBe("علی کتاب");
    expect(clean("ps", "ښاغلي كابل")).toBe("ښاغلي کابل");
    expect(clean("ar", "علی کتاب")).toBe("علي كتاب");
    expect(clean("ug", "کىتاب، ئۇیغۇر")).toBe("كىتاب، ئۇىغۇر");
    expect(clean("uz-Latn", "O'zbek, g’alaba, tog‘")).toBe("Oʻzbek, gʻalaba, togʻ");
    expect(clean("uz-Latn", "‘salo’ ma'no")).toBe("‘salo’ ma'no");
    expect(clean("ro", "Ştiri din ţară, Şi ţ".normalize("NFD"))).toBe("Știri din țară, Și ț");
    expect(clean("tr", "Şırnak")).toBe("Şırnak");
    expect(clean("kk", "қазақ тiлi, Iлияс, iPhone")).toBe("қазақ тілі, Ілияс, iPhone");
    expect(clean("tt", "хəбəр")).toBe("хәбәр");
    expect(clean("en", "o'clock")).toBe("o'clock");
  });

  it("has the Chechen palochka wherever 1, I, l or another letter stands in its place, and nowhere else", () => {
    expect(clean("ce", "х1инца, Г1АЛА, 1илма, дег1, гIала, гlала, гӏала, гіала")).toBe(
      "хӀинца, ГӀАЛА, Ӏилма, дегӀ, гӀала, гӀала, гӀала, гӀала",
    );
    const untouched = "1-чу, 21-чу, ТВ1, 1а класс, Су-1, I август, Т11, Illinois";
    expect(clean("ce", untouched)).toBe(untouched);
  });

  it("is clean: twice is the same as once", () => {
    const languages = [...loadLanguages().values()];
    fc.assert(
      fc.property(fc.constantFrom(...languages), fc.string({ unit: "binary" }), (language, text) => {
        const once = cleanText(language, text);
        expect(cleanText(language, once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
      }),
    );
  });
});
