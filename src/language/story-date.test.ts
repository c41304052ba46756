import { expect, test } from "vitest";
import { loadLanguages } from "./language.ts";
import { formatPartialDate } from "./story-date.ts";

const languages = loadLanguages();
const shown = (code: string, year: number, month: number | null, day: number | null, time: string | null = null) => {
  const language = languages.get(code);
  if (language === undefined) throw new Error(`No language ${code}.`);
  return formatPartialDate(language, { year, month, day, time });
};

test("a day is the edition's own, in its calendar and digits, whatever its zone", () => {
  expect(shown("en", 2026, 3, 9)).toEqual({ day: expect.stringContaining("9"), time: null });
  expect(shown("fa", 2026, 3, 21).day).toBe("۱ فروردین ۱۴۰۵");
  expect(shown("fa", 2026, 3, 21, "14:05").time).toBe("۱۴:۰۵");
});

test("a year or month that touches two of another calendar names both", () => {
  expect(shown("en", 1952, null, null).day).toBe("1952");
  expect(shown("fa", 2024, null, null).day).toBe("۱۴۰۲–۱۴۰۳");
  expect(shown("fa", 2026, 3, null).day).toContain("–");
});

test("years before 100 are themselves", () => {
  expect(shown("en", 79, 8, 24).day).toContain("79");
  expect(shown("en", 79, 8, 24).day).not.toContain("1979");
});
