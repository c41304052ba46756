import { describe, expect, it } from "vitest";
import { formatDate } from "./dates.ts";
import { defineLanguage, type Language, languageOf } from "./language.ts";
import { formatRelative } from "./relative-time.ts";
import { breakable } from "./segmentation.ts";
import { term } from "./term.ts";

const moment = Date.UTC(2026, 2, 9, 10, 5);

function defined(json: unknown): Language {
  const result = defineLanguage(json);
  if (!result.ok) throw new Error(result.message);
  return result.language;
}

function fault(json: unknown): string {
  const result = defineLanguage(json);
  return result.ok ? "no fault" : result.message;
}

const hebrew = { code: "he", name: "עברית", englishName: "Hebrew" };

describe("a newsroom's own language", () => {
  it("needs only a code and its names: the rest comes from its script and CLDR", () => {
    const language = defined({ ...hebrew, timeZone: "Asia/Jerusalem" });
    expect(language).toMatchObject({ path: "he", dir: "rtl", script: "Hebr", capitals: false, italics: false });
    expect(formatDate(language, moment)).toBe("9 במרץ 2026");
    expect(formatRelative(language, moment - 300_000, moment)).toBe("לפני 5 דקות");
  });

  it("prints numbers for dates where ICU has no data for it", () => {
    const language = defined({ code: "kek", name: "Qʼeqchiʼ", englishName: "Kekchi" });
    expect(formatDate(language, moment, "dateAndTime")).toBe("\u20682026-03-09\u2069, 10:05 UTC");
    expect(formatRelative(language, moment - 300_000, moment)).toBe("5 minutes ago");
  });

  it("takes texts it lacks from the language it inherits, else from English, as unread", () => {
    const terms = { home: { text: "ראשי", read: true, source: "own" } };
    const language = defined({ ...hebrew, terms });
    expect(language.terms.home).toEqual({ text: "ראשי", read: true, source: "own", lang: "he" });
    expect(language.terms.menu).toMatchObject({ text: "Menu", read: false, lang: "en" });
    const creole = defined({ code: "gcf", name: "Kréyòl", englishName: "Guadeloupean Creole", inherits: "fr" });
    expect(term(creole, "search")).toBe(term(languageOf("fr"), "search"));
  });

  it("gets a path from its code", () => {
    expect(defined({ code: "ar-001", name: "العربية", englishName: "Arabic" }).path).toBe("ar");
  });

  it("is written in another calendar if it says so", () => {
    const language = defined({
      code: "am-ET",
      path: "am-et",
      name: "አማርኛ",
      englishName: "Amharic",
      calendar: "ethiopic",
    });
    expect(formatDate(language, moment)).toContain("2018");
  });

  it("breaks its lines if its script has no spaces", () => {
    const language = defined({ code: "th-TH", path: "th-th", name: "ไทย", englishName: "Thai" });
    expect(breakable(language, "ภาษาไทย")).toBe("ภาษา\u200bไทย");
  });

  it.each([
    [{ ...hebrew, code: "hebrew language" }, "code must be a BCP 47 tag"],
    [{ ...hebrew, code: "iw" }, "code must be a BCP 47 tag in its canonical form"],
    [{ ...hebrew, path: "HE" }, "path must be 2 to 12 small ASCII letters"],
    [{ ...hebrew, path: "fa" }, 'its path "fa" belongs to "fa". Give it another "path".'],
    [{ ...hebrew, inherits: "yi" }, 'inherits names "yi", which is not known.'],
    [{ ...hebrew, timeZone: "Asia/Nowhere" }, "timeZone must be an IANA time zone"],
    [{ ...hebrew, fontStack: "x; } body { display: none" }, "fontStack must be a CSS font list"],
    [{ ...hebrew, colour: "red" }, "colour"],
    [{ ...hebrew, terms: { hoem: { text: "x", read: false, source: "own" } } }, "hoem"],
    [{ ...hebrew, terms: { by: { text: "מאת", read: false, source: "own" } } }, "must hold the placeholder {author}"],
    [{ ...hebrew, terms: { home: { text: "{n}", read: false, source: "own" } } }, "holds the placeholder {n}"],
    [{ ...hebrew, terms: { home: { text: "a\u202eb", read: false, source: "own" } } }, "control or bidi characters"],
    [{ ...hebrew, terms: { storyCount: { forms: { one: "1" }, read: false, source: "own" } } }, 'the form "other"'],
    [null, 'Language "without a code"'],
  ])("is refused with a reason: %#", (json, reason) => {
    expect(fault(json)).toContain(reason);
  });
});
