const minute = 60_000;
const day = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formats.set(zone, format);
  return format;
}

/** Local time at an instant, as if it were UTC. */
function localAt(zone: string, instant: number): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}

function offsetAt(zone: string, instant: number): number {
  const whole = Math.floor(instant / 1_000) * 1_000;
  return localAt(zone, whole) - whole;
}

/** The Gregorian day in a zone at an instant, "2026-03-29". */
export function localDay(zone: string, instant: number): string {
  return new Date(localAt(zone, instant)).toISOString().slice(0, 10);
}

/**
 * The instant (UTC milliseconds) at so many minutes after a day's midnight on the clocks of a zone. A time that clocks
 * skip is the moment at which they skip it; one that they show twice is the first of the two.
 */
export function localInstant(zone: string, isoDay: string, minutes: number): number {
  const local = Date.parse(`${isoDay}T00:00Z`) + minutes * minute;
  const offsets = [offsetAt(zone, local - day), offsetAt(zone, local + day)];
  const candidates = offsets.map((offset) => local - offset).sort((one, other) => one - other);
  const first = candidates.find((instant) => localAt(zone, instant) === local);
  return first ?? skippedAt(zone, candidates[0] ?? local, candidates[1] ?? local);
}

/** The instant between two at which the offset changes. */
function skippedAt(zone: string, before: number, after: number): number {
  const old = offsetAt(zone, before);
  let [low, high] = [before, after];
  while (high - low > minute) {
    const middle = low + Math.floor((high - low) / 2 / minute) * minute;
    if (offsetAt(zone, middle) === old) low = middle;
    else high = middle;
  }
  return high;
}
