/** A day of a timeline or a post as data, Gregorian; each edition shows it in its own calendar. `time` is the edition's clock, "14:05". */
export interface StoryDate {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  readonly time: string | null;
}

/** What is wrong with a date, as a sentence's end; null when nothing is. */
export function dateFault({ year, month, day, time }: StoryDate): string | null {
  if (month === null && day !== null) return "has a day but no month";
  if (day === null && time !== null) return "has a time but no day";
  if (month === null || day === null) return null;
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  return day <= days ? null : `has day ${day}, but that month has ${days}`;
}

/** ISO 8601, as much of it as is known: "2026", "2026-03", "2026-03-09", "2026-03-09T14:05". */
export function isoStoryDate({ year, month, day, time }: StoryDate): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const parts = [
    String(year).padStart(4, "0"),
    ...(month === null ? [] : [two(month)]),
    ...(day === null ? [] : [two(day)]),
  ];
  return `${parts.join("-")}${time === null ? "" : `T${time}`}`;
}

/** Oldest first; what is known less exactly stands before what it may contain. The order in which things are told decides among equals. */
export function byDate<Dated extends { readonly date: StoryDate }>(entries: readonly Dated[]): readonly Dated[] {
  return entries.toSorted((a, b) =>
    isoStoryDate(a.date) < isoStoryDate(b.date) ? -1 : isoStoryDate(a.date) > isoStoryDate(b.date) ? 1 : 0,
  );
}
