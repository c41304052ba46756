// A channel's schedule: what is on air at which time, told in the local time of its readers. Days are Gregorian,
// "2026-03-29"; times are minutes from local midnight.

/** A time of the week, or of one day, at which something is on air. */
export interface Slot<Show> {
  /** 1 is Monday, 7 Sunday; empty for something special on one day (`date`). */
  readonly weekdays: readonly number[];
  readonly date: string | null;
  readonly start: number;
  /** 1 to 1,440: it may reach into the next day. */
  readonly minutes: number;
  readonly show: Show;
  /** What is other on single days; `show` null: not on air that day. */
  readonly changes: readonly { readonly date: string; readonly show: Show | null }[];
}

/** Something on air once, in UTC milliseconds; `end` is the first instant at which it no longer is. */
export interface Broadcast<Show> {
  /** The local day on which it begins. */
  readonly day: string;
  readonly start: number;
  readonly end: number;
  readonly show: Show;
}

/** How local time relates to instants in the readers' zone. */
export interface LocalClock {
  /** Minutes from a day's midnight as an instant; from 1,440 they are of the day after. Never falls when minutes rise. */
  readonly instantOf: (day: string, minutes: number) => number;
  readonly dayOf: (instant: number) => string;
}

/**
 * What is on air on `days` days from `first`, and what reaches into them, in order and without overlap. Something special
 * takes the place of what is weekly for as long as it lasts. Times follow the clock on the wall: a time that clocks skip
 * is the moment at which they skip it, one that they show twice is the first of the two.
 */
export function broadcasts<Show>(
  slots: readonly Slot<Show>[],
  first: string,
  days: number,
  clock: LocalClock,
): readonly Broadcast<Show>[] {
  const all = Array.from({ length: days + 1 }, (_, index) => dayAfter(first, index - 1));
  const on = (special: boolean) =>
    inOrder(
      all.flatMap((day) =>
        slots.filter((slot) => (slot.date !== null) === special).flatMap((slot) => onDay(slot, day, clock)),
      ),
    );
  const specials = on(true);
  const weekly = on(false).flatMap((one) => without(one, specials, clock));
  return inOrder([...weekly, ...specials]);
}

/** What is on air at an instant, and what comes next; `until`: when this answer may be another. */
export function onAirAt<Show>(list: readonly Broadcast<Show>[], instant: number) {
  const now = list.find(({ start, end }) => start <= instant && instant < end) ?? null;
  const next = list.find(({ start }) => start > instant) ?? null;
  const ends = [now?.end, next?.start].filter((end) => end !== undefined);
  return { now, next, until: ends.length === 0 ? null : Math.min(...ends) };
}

/** Two weekly slots that are on air at the same time, or two special ones of one day; null when there are none. */
export function overlapOf<Show>(slots: readonly Slot<Show>[]): readonly [Slot<Show>, Slot<Show>] | null {
  const week = 7 * 1_440;
  const times = slots.flatMap((slot) => {
    const days = slot.date === null ? slot.weekdays.map((day) => (day - 1) * 1_440) : [dayNumber(slot.date) * 1_440];
    return days.map((day) => ({ slot, start: day + slot.start, end: day + slot.start + slot.minutes }));
  });
  const repeated = times.flatMap((time) =>
    time.slot.date === null && time.end > week
      ? [time, { ...time, start: time.start - week, end: time.end - week }]
      : [time],
  );
  for (const special of [false, true]) {
    const sorted = repeated
      .filter(({ slot }) => (slot.date !== null) === special)
      .sort((one, other) => one.start - other.start);
    for (const [index, { slot, end }] of sorted.entries()) {
      const after = sorted[index + 1];
      if (after !== undefined && after.start < end) return [slot, after.slot];
    }
  }
  return null;
}

/** The day so many days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00Z`).getUTCDay() || 7;
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00Z`) / 86_400_000;
}

function onDay<Show>(slot: Slot<Show>, day: string, clock: LocalClock): readonly Broadcast<Show>[] {
  if (slot.date === null ? !slot.weekdays.includes(weekdayOf(day)) : slot.date !== day) return [];
  const change = slot.changes.find(({ date }) => date === day);
  const show = change === undefined ? slot.show : change.show;
  const start = clock.instantOf(day, slot.start);
  const end = clock.instantOf(day, slot.start + slot.minutes);
  return show === null || end <= start ? [] : [{ day, start, end, show }]; // all of it skipped by the clocks
}

/** What specials leave of a weekly broadcast. */
function without<Show>(
  one: Broadcast<Show>,
  specials: readonly Broadcast<Show>[],
  clock: LocalClock,
): readonly Broadcast<Show>[] {
  const left: Broadcast<Show>[] = [];
  let start = one.start;
  for (const special of specials) {
    if (special.end <= start || special.start >= one.end) continue;
    if (special.start > start) left.push({ ...one, start, end: special.start });
    start = special.end;
  }
  if (start < one.end) left.push({ ...one, start, end: one.end });
  return left.map((piece) => (piece.start === one.start ? piece : { ...piece, day: clock.dayOf(piece.start) }));
}

/** By time; what overlaps all the same ends when the next begins. */
function inOrder<Show>(list: readonly Broadcast<Show>[]): readonly Broadcast<Show>[] {
  const sorted = [...list].sort((one, other) => one.start - other.start);
  return sorted
    .map((one, index) => ({ ...one, end: Math.min(one.end, sorted[index + 1]?.start ?? one.end) }))
    .filter(({ start, end }) => start < end);
}
