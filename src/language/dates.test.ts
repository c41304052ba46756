import { describe, expect, it } from "vitest";
import { type DateStyle, formatDate, formatMonth, isoDate, isoDay, isoMonth } from "./dates.ts";
import { languageOf } from "./language.ts";

const moment = Date.UTC(2026, 2, 9, 10, 5);
const written = (code: string, style: DateStyle = "date", at = moment) => formatDate(languageOf(code), at, style);

describe("dates", () => {
  it.each([
    ["en", "March 9, 2026"],
    ["en-002", "9 March 2026"],
    ["en-ZW", "9 March 2026"],
    ["fr", "9 mars 2026"],
    ["fa", "۱۸ اسفند ۱۴۰۴"],
    ["fa-AF", "۱۸ حوت ۱۴۰۴"],
    ["ps", "۱۸ کب ۱۴۰۴"],
    ["ps-PK", "۹ مارچ ۲۰۲۶"],
    ["ckb", "9ی ئازاری 2026"],
    ["th", "9 มีนาคม 2026"],
    ["km", "៩ មីនា ២០២៦"],
    ["my", "၂၀၂၆ မတ် ၉"],
    ["bn", "৯ মার্চ, ২০২৬"],
    ["rw", "9 Werurwe 2026"],
    ["ja", "2026年3月9日"],
    ["ig", "9 Maachị 2026"],
    ["yo", "9 Oṣù Ẹrẹ̀nà 2026"],
    ["pcm", "9 March 2026"],
    ["ht", "9 mas 2026"],
    ["bm", "9 mars 2026"],
    ["zh-Hans", "2026年3月9日"],
    ["be", "9 сакавіка 2026"],
    ["bg", "9 март 2026 г."],
    ["hu", "2026. március 9."],
    ["pl", "9 marca 2026"],
    ["ro", "9 martie 2026"],
    ["ky", "9-март, 2026"],
    ["kk", "9 наурыз 2026"],
    ["tg", "9 марти 2026"],
    ["tk", "9 mart 2026"],
    ["tt", "9 март 2026"],
    ["ba", "9 март 2026"],
    ["ce", "9 март 2026"],
    ["crh", "9 mart 2026"],
  ])("are written in %s as its news writes them", (code, expected) => {
    expect(written(code)).toBe(expected);
  });

  it("are numbers in ISO order where no month names are known, kept in order next to right-to-left letters", () => {
    expect(written("rhg-Rohg")).toBe("\u20682026-03-09\u2069");
  });

  it("follow the edition's time zone over midnight and the year's end", () => {
    const newYearsEve = Date.UTC(2025, 11, 31, 23, 30);
    expect(written("en", "date", newYearsEve)).toBe("December 31, 2025");
    expect(written("ko", "date", newYearsEve)).toBe("2026년 1월 1일");
    expect(isoDay(languageOf("ko"), newYearsEve)).toBe("2026-01-01");
    expect(isoMonth(languageOf("es-419"), newYearsEve)).toBe("2025-12");
  });

  it("change the Persian year on the day of spring", () => {
    expect(written("fa", "date", Date.UTC(2026, 2, 20, 12))).toBe("۲۹ اسفند ۱۴۰۴");
    expect(written("fa", "date", Date.UTC(2026, 2, 21, 12))).toBe("۱ فروردین ۱۴۰۵");
  });

  it("with their time name the zone: by its abbreviation, else by its offset", () => {
    expect(written("en", "dateAndTime")).toBe("March 9, 2026, 10:05 AM UTC");
    expect(written("fa", "dateAndTime")).toBe("۱۸ اسفند ۱۴۰۴، ۱۳:۳۵ UTC+۳:۳۰");
    expect(written("fa-AF", "dateAndTime")).toContain("UTC+۴:۳۰");
    expect(written("ne", "dateAndTime")).toBe("९ मार्च २०२६, १५:५० UTC+५:४५");
    expect(written("hi", "dateAndTime")).toBe("9 मार्च 2026, 15:35 IST");
    expect(written("ar", "dateAndTime")).toBe("9 مارس/آذار 2026، 13:05 UTC+3");
    expect(written("id", "dateAndTime")).toBe("9 Maret 2026, 17.05 WIB");
    expect(written("es-419", "dateAndTime")).toContain("05:05 UTC−5");
    expect(written("zh-Hans", "dateAndTime")).toBe("2026年3月9日 18:05 (UTC+8)");
    expect(written("hr", "dateAndTime")).toBe("9. ožujka 2026. u 11:05 CET");
    expect(written("hu", "dateAndTime")).toBe("2026. március 9. 11:05 CET");
  });

  it("know summer time", () => {
    const july = Date.UTC(2026, 6, 9, 10, 5);
    expect(written("hr", "dateAndTime", july)).toContain("12:05 CEST");
    expect(written("uk", "dateAndTime", july)).toContain("13:05 UTC+3");
    expect(written("ht", "dateAndTime", july)).toContain("06:05 UTC−4");
    expect(written("ht", "dateAndTime", Date.UTC(2026, 0, 9, 10, 5))).toContain("05:05 UTC−5");
  });

  it("for machines are ASCII, Gregorian and in UTC, and take numbers and dates alike", () => {
    expect(isoDate(moment)).toBe("2026-03-09T10:05:00Z");
    expect(isoDate(new Date(moment))).toBe("2026-03-09T10:05:00Z");
    expect(written("fa", "time")).toBe(formatDate(languageOf("fa"), new Date(moment), "time"));
  });

  it("refuse what is no moment", () => {
    expect(() => isoDate(Number.NaN)).toThrow(RangeError);
    expect(() => written("fa", "date", Number.NaN)).toThrow(RangeError);
  });
});

describe("the heading of a month", () => {
  it.each([
    ["en", "2026-03", "March 2026"],
    ["th", "2026-03", "มีนาคม 2026"],
    ["fa", "2026-03", "اسفند ۱۴۰۴ – فروردین ۱۴۰۵"],
    ["fa", "2026-04", "فروردین – اردیبهشت ۱۴۰۵"],
    ["ps", "2026-04", "وری – غویی ۱۴۰۵"],
    ["ku", "2026-03", "adar 2026"],
    ["ckb", "2026-03", "ئازاری 2026"],
    ["ht", "2026-08", "out 2026"],
    ["ja", "2026-08", "2026年8月"],
    ["bo", "2026-03", "༢༠༢༦ ཟླ་བ་གསུམ་པ"],
    ["rhg-Rohg", "2026-03", "\u20682026-03\u2069"],
  ])("in %s for %s names every month that it covers", (code, month, expected) => {
    expect(formatMonth(languageOf(code), month)).toBe(expected);
  });

  it("is refused for what is not a month", () => {
    expect(() => formatMonth(languageOf("en"), "2026-13")).toThrow(
      '"2026-13" is not a month. Write it like "2026-03".',
    );
  });
});
