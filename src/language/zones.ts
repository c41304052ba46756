import { isolate } from "./isolation.ts";
import { localDigits } from "./numbers.ts";
import { oncePerLanguage } from "./once-per-language.ts";
import type { Language } from "./profile.ts";

const abbreviation = /^(?!GMT|UTC)[A-Z]{3,5}$/;
// A winter and a summer day tell whether a language has abbreviations for its zone at all; most have none.
const samples = [Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1)];

const formats = oncePerLanguage(({ intlLocale, intlSupport, timeZone }) => {
  const name = new Intl.DateTimeFormat(intlLocale, { timeZone, timeZoneName: "short" });
  const abbreviates = intlSupport.dateTime && samples.some((moment) => abbreviation.test(zonePart(name, moment)));
  const offset = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" });
  return { name: abbreviates ? name : undefined, offset };
});

/** The edition's time zone at a moment: its abbreviation where the language has one (CET, WIB), else "UTC+3:30". */
export function zoneLabel(language: Language, moment: number): string {
  const { name, offset } = formats(language);
  const short = name === undefined ? "" : zonePart(name, moment);
  return abbreviation.test(short) ? short : offsetLabel(language, zonePart(offset, moment));
}

function offsetLabel(language: Language, exact: string): string {
  const label = localDigits(language, exact.replace("GMT", "UTC").replace(/\+0$/, "").replace("-", "−"));
  // These digits run with the right-to-left text around them, and would stand before "UTC".
  return ["arab", "rohg", "adlm", "nkoo"].includes(language.numerals) ? isolate(label) : label;
}

function zonePart(format: Intl.DateTimeFormat, moment: number): string {
  return format.formatToParts(moment).find((part) => part.type === "timeZoneName")?.value ?? "";
}
