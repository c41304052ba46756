import { isolate } from "./isolation.ts";
import { localDigits } from "./numbers.ts";
import { oncePerLanguage } from "./once-per-language.ts";
import type { Language } from "./profile.ts";
import { scriptTraits } from "./script-traits.ts";
import { fill } from "./term.ts";
import { zoneLabel } from "./zones.ts";

/** A moment: milliseconds since 1970 in UTC, or a Date. */
export type Instant = number | Date;

export type DateStyle = "date" | "dateAndTime" | "monthAndYear" | "time";

/**
 * A moment as the edition's readers write it, in its calendar, digits and time zone. "dateAndTime" names the zone
 * ("9 mars 2026, 10:05 UTC"); "time" does not. Where ICU has no data: own month names, else numbers in ISO 8601 order.
 */
export function formatDate(language: Language, instant: Instant, style: DateStyle = "date"): string {
  const { date, month, time } = formats(language);
  const moment = Number(instant);
  if (style === "date") return date(moment);
  if (style === "monthAndYear") return join(month(moment));
  if (style === "time") return time(moment);
  const pattern = language.dates?.dateAndTime ?? scriptTraits(language.script).dateAndTime;
  return fill(pattern, { date: date(moment), time: time(moment), zone: zoneLabel(language, moment) });
}

/**
 * The heading of a Gregorian month ("2026-03", as in addresses) in the edition's calendar. Where that calendar's months
 * begin on other days the heading names both it touches: "اسفند ۱۴۰۴ – فروردین ۱۴۰۵". Throws for anything but a month.
 */
export function formatMonth(language: Language, isoMonth: string): string {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(isoMonth);
  if (match === null) throw new RangeError(`"${isoMonth}" is not a month. Write it like "2026-03".`);
  const [year, number] = [Number(match[1]), Number(match[2])];
  const { monthInUtc } = formats(language);
  const first = monthInUtc(Date.UTC(year, number - 1, 1));
  if (language.calendar === "gregory") return join(first);
  const last = monthInUtc(Date.UTC(year, number, 0));
  if (join(first) === join(last)) return join(first);
  if (first.pattern === undefined || first.values.year !== last.values.year) return `${join(first)} – ${join(last)}`;
  return fill(first.pattern, { ...first.values, month: `${first.values.month} – ${last.values.month}` });
}

/** The moment for `datetime` attributes and feeds: ISO 8601 in UTC, Gregorian, ASCII, whole seconds. */
export function isoDate(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/** The Gregorian day in the edition's time zone, "2026-03-09": for addresses and digests. */
export function isoDay(language: Language, instant: Instant): string {
  const { isoYear, isoMonth, isoDay } = formats(language).iso(Number(instant));
  return `${isoYear}-${isoMonth}-${isoDay}`;
}

/** The Gregorian month in the edition's time zone, "2026-03": for archive addresses. */
export function isoMonth(language: Language, instant: Instant): string {
  return isoDay(language, instant).slice(0, 7);
}

// A text not yet joined: formatMonth needs the month and the year apart.
type Unjoined = Readonly<{ pattern: string | undefined; whole: string; values: Values }>;
type Values = Readonly<Record<string, string>>;

const numericDay = "{isoYear}-{isoMonth}-{isoDay}";
const numericMonth = "{isoYear}-{isoMonth}";

const formats = oncePerLanguage((language) => {
  const { dates, timeZone, intlSupport } = language;
  const named = intlSupport.dateTime || dates?.months !== undefined;
  const dayPattern = dates?.long ?? (named ? undefined : numericDay);
  const monthPattern = dates?.month ?? (named ? undefined : numericMonth);
  const day = dateParts(language, dayPattern, { day: "numeric", month: "long", year: "numeric" }, timeZone);
  const month = (zone: string) => dateParts(language, monthPattern, { month: "long", year: "numeric" }, zone);
  const date = (moment: number) => join(day(moment));
  return {
    date,
    month: month(timeZone),
    monthInUtc: month("UTC"),
    time: timeFormat(language),
    iso: isoParts(timeZone),
  };
});

/** With a pattern: its parts, months by our own names if there are any. Without: what ICU makes of the options. */
function dateParts(language: Language, pattern: string | undefined, options: Options, timeZone: string) {
  const locale = localeTag(language, language.intlLocale, language.numerals);
  const whole = new Intl.DateTimeFormat(locale, { ...options, timeZone });
  if (pattern === undefined)
    return (moment: number): Unjoined => ({ pattern, whole: whole.format(moment), values: {} });
  const months = language.dates?.months;
  const numbers = new Intl.DateTimeFormat(localeTag(language, "en", "latn"), { ...numeric, timeZone });
  const iso = isoParts(timeZone);
  return (moment: number): Unjoined => {
    if (/\{iso/.test(pattern)) return { pattern, whole: "", values: inOwnDigits(language, iso(moment)) };
    if (months === undefined) return { pattern, whole: "", values: partsOf(whole, moment) };
    const own = partsOf(numbers, moment);
    const name = months[Number(own.month) - 1] ?? own.month ?? "";
    return { pattern, whole: "", values: { ...inOwnDigits(language, own), month: name } };
  };
}

type Options = Readonly<Intl.DateTimeFormatOptions>;
const numeric = { day: "numeric", month: "numeric", year: "numeric" } as const;

function join({ pattern, whole, values }: Unjoined): string {
  if (pattern === undefined) return whole;
  const text = fill(pattern, values);
  // Next to Arabic or Hanifi letters the hyphens of an ISO date would turn its order round.
  return pattern.includes("{iso") ? isolate(text) : text;
}

function timeFormat(language: Language): (moment: number) => string {
  // Words for the parts of a day exist only where ICU knows the language: elsewhere 24 hours.
  const h12 = language.hourCycle === "h12" && language.intlSupport.dateTime;
  const options: Options = h12
    ? { hour: "numeric", minute: "2-digit", hourCycle: "h12" }
    : { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const locale = localeTag(language, language.intlLocale, language.numerals);
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: language.timeZone });
  return (moment) => format.format(moment);
}

function isoParts(timeZone: string) {
  const format = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    timeZone,
  });
  return (moment: number) => {
    const { year = "", month = "", day = "" } = partsOf(format, moment);
    return { isoYear: year.padStart(4, "0"), isoMonth: month, isoDay: day };
  };
}

function partsOf(format: Intl.DateTimeFormat, moment: number): Values {
  return Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
}

function inOwnDigits(language: Language, values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, localDigits(language, value)]));
}

function localeTag(language: Language, locale: string, numerals: string): string {
  return `${locale}-u-ca-${language.calendar}-nu-${numerals}`;
}
