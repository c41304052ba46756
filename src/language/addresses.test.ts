import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slug } from "./addresses.ts";
import { languageOf, loadLanguages } from "./language.ts";

const of = (code: string, text: string, most?: number) => slug(languageOf(code), text, most);

describe("the readable part of an address", () => {
  it.each([
    ["en", "Sudan: What’s next — 5 things we don't know", "sudan-whats-next-5-things-we-dont-know"],
    ["az", "Şəki şəhərində İclas və Iğdır", "şəki-şəhərində-iclas-və-ığdır"],
    ["tr", "Türkiye'nin IŞIĞI: İstanbul", "türkiyenin-ışığı-istanbul"],
    ["vi", "Đại hội lần thứ 14", "dai-hoi-lan-thu-14"],
    ["fr", "L’été à Dakar : œuvre d’art", "l-ete-a-dakar-oeuvre-d-art"],
    ["es-419", "¿Qué pasará mañana?", "que-pasara-mañana"],
    ["pt-AO", "Eleições em São Tomé", "eleicoes-em-sao-tome"],
    ["hr", "Đaković i Šibenik", "đaković-i-šibenik"],
    ["ha", "Ɗan ƙasa", "ɗan-ƙasa"],
    ["uz-Latn", "O'zbekiston va g‘alaba", "oʻzbekiston-va-gʻalaba"],
    ["uk", "П’ять днів", "пять-днів"],
    ["be", "Сям’я ў Мінску", "сямя-ў-мінску"],
    ["ro", "Ştiri din ţară", "știri-din-țară"],
    ["hu", "Őszi tűz", "őszi-tűz"],
    ["pl", "Żółć z rządem Biden’a", "żółć-z-rządem-biden-a"],
    ["el", "Ο ΔΡΟΜΟΣ", "ο-δρομος"],
    ["crh", "QIRIM: İlk ışıq", "qırım-ilk-ışıq"],
    ["tk", "Türkmenistanyň täze ýoly", "türkmenistanyň-täze-ýoly"],
    ["kk", "Қазақ тiлi", "қазақ-тілі"],
    ["ce", "Х1инца гӀала", "хӏинца-гӏала"],
    ["fa", "می‌رود به تهران", "میرود-به-تهران"],
    ["fa", "سال ۱۴۰۴", "سال-1404"],
    ["bo", "བོད་ཀྱི་གནས", "བོད-ཀྱི"],
    ["ko", "세계가 모든 모국어를", "세계가-모든"],
    ["zh-Hans", "中国经济增长率公布", "中国经济增长率"],
    ["th", "วันที่โลกรำลึก", "วันที่"],
    ["hi", "नया साल: क्या हुआ?", "नया-साल"],
    ["ta", "தாய்மொழி தினம்", "தாய்மொழி"],
    ["ug", "ئۇيغۇر تىلى", "ئۇيغۇر-تىلى"],
    ["en", "Владимир Putin", "владимир-putin"],
    ["en", "❤️ 🇭🇹 !?", ""],
    ["en", "", ""],
  ])("of a headline in %s: %s", (code, headline, expected) => {
    expect(of(code, headline)).toBe(expected);
  });

  it("drops invisible characters, which two addresses could differ in without anyone seeing", () => {
    expect(of("km", "ទិវា\u200bដែល")).toBe(of("km", "ទិវាដែល"));
    expect(of("en", "a\u202eb\u00adc\ufeff")).toBe("abc");
  });

  it("is the same for the composed and the decomposed spelling", () => {
    for (const [code, text] of [
      ["bn", "বাড়ি"],
      ["tr", "ığdır şöyle"],
      ["ru", "ёлка й"],
    ] as const) {
      expect(of(code, text.normalize("NFD"))).toBe(of(code, text.normalize("NFC")));
    }
  });

  it("stops after a word in spaced scripts and cuts a first word that is too long", () => {
    expect(of("en", "one two three", 9)).toBe("one-two");
    expect(of("en", "incomprehensibilities", 6)).toBe("incomp");
    expect(of("rhg-Rohg", "𐴎𐴠𐴊𐴞𐴕 𐴊𐴟𐴕𐴞𐴘𐴝𐴙", 30).isWellFormed()).toBe(true);
  });

  it("fits, is well-formed and has no edges for any text in any language", () => {
    const languages = [...loadLanguages().values()];
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));
    fc.assert(
      fc.property(fc.constantFrom(...languages), text, fc.integer({ min: 12, max: 80 }), (language, any, most) => {
        const readable = slug(language, any, most);
        expect(encodeURIComponent(readable).length).toBeLessThanOrEqual(most);
        expect(readable).not.toMatch(/^-|-$|--|[/?#%.\s]/);
        expect(readable).toBe(readable.normalize("NFC"));
      }),
      { numRuns: 500 },
    );
  });
});
