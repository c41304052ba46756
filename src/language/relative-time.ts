import { formatDate, type Instant } from "./dates.ts";
import { formatNumber } from "./numbers.ts";
import { oncePerLanguage } from "./once-per-language.ts";
import type { Language } from "./profile.ts";
import { term } from "./term.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const formatter = oncePerLanguage((language) =>
  language.intlSupport.relativeTime
    ? new Intl.RelativeTimeFormat(`${language.intlLocale}-u-nu-${language.numerals}`, { numeric: "always" })
    : undefined,
);

/**
 * How long ago `from` was, seen at `to`: "5 minutes ago", in whole minutes, hours or days. Under a minute it is the
 * text "now"; from a week on, and for a moment still to come, it is the date (with its time if to come).
 */
export function formatRelative(language: Language, from: Instant, to: Instant): string {
  const ago = Number(to) - Number(from);
  if (ago < 0) return formatDate(language, from, "dateAndTime");
  if (ago < minute) return term(language, "now");
  if (ago < hour) return past(language, Math.floor(ago / minute), "minute");
  if (ago < day) return past(language, Math.floor(ago / hour), "hour");
  if (ago < 7 * day) return past(language, Math.floor(ago / day), "day");
  return formatDate(language, from, "date");
}

function past(language: Language, count: number, unit: "minute" | "hour" | "day"): string {
  const format = formatter(language);
  if (format !== undefined) return format.format(-count, unit);
  return term(language, `${unit}sAgo`, { n: formatNumber(language, count) });
}
