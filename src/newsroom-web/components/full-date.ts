import { localeOf } from "../texts/texts.ts";

/** A date with its weekday in the order in which a newspaper of the language prints it. */
export function fullDate(instant: Date, language: string): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { dateStyle: "full" });
  if (language !== "fa") return format.format(instant);
  // Browsers put the Persian year first, which nobody writes.
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts.weekday} ${parts.day} ${parts.month} ${parts.year}`;
}
