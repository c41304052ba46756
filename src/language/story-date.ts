import { formatDate, formatMonth } from "./dates.ts";
import { localDigits } from "./numbers.ts";
import { oncePerLanguage } from "./once-per-language.ts";
import type { Language } from "./profile.ts";

/**
 * A date that may be known only in part, Gregorian, in the edition's calendar and digits: a day, a month, a year, each as
 * the language writes it. A month or year that touches two of the calendar names both: "۱۴۰۲–۱۴۰۳". `time` as "14:05".
 */
export function formatPartialDate(
  language: Language,
  date: {
    readonly year: number;
    readonly month: number | null;
    readonly day: number | null;
    readonly time: string | null;
  },
): { readonly day: string; readonly time: string | null } {
  const { year, month, day, time } = date;
  if (month === null) return { day: formatYear(language, year), time: null };
  if (day === null)
    return {
      day: formatMonth(language, `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`),
      time: null,
    };
  const [hours = 0, minutes = 0] = (time ?? "").split(":").map(Number);
  const moment = utc(year, month, day) + (hours * 60 + minutes) * 60_000;
  const shown = inUtc(language);
  return { day: formatDate(shown, moment), time: time === null ? null : formatDate(shown, moment, "time") };
}

/** A year of the Gregorian calendar, as "2024" or "۱۴۰۲–۱۴۰۳". */
function formatYear(language: Language, year: number): string {
  if (!language.intlSupport.dateTime) return localDigits(language, String(year));
  const [first, last] = [yearOf(language, utc(year, 1, 1)), yearOf(language, utc(year, 12, 31))];
  return first === last ? first : `${first}–${last}`;
}

/** Its number alone: some languages' data would name the calendar's era too, in English. */
function yearOf(language: Language, at: number): string {
  const parts = years(language)
    .formatToParts(at)
    .filter(({ type }) => type !== "era");
  return parts
    .map(({ value }) => value)
    .join("")
    .trim();
}

/** Date.UTC takes the years 0 to 99 for those of the twentieth century. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

// The day is the edition's own already: no zone may move it.
const inUtc = oncePerLanguage((language): Language => ({ ...language, timeZone: "UTC" }));

const years = oncePerLanguage(
  (language) =>
    new Intl.DateTimeFormat(`${language.intlLocale}-u-ca-${language.calendar}-nu-${language.numerals}`, {
      year: "numeric",
      timeZone: "UTC",
    }),
);
