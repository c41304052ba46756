import type { StoredSlot } from "../db/newsroom-broadcasting.ts";
import { localDay, localInstant } from "../language/local-time.ts";
import type { EditionFacts, OnAir, Show } from "../pages/page.ts";
import { type Broadcast, broadcasts, dayAfter, type LocalClock, onAirAt } from "../story/schedule.ts";
import { key } from "./key.ts";
import { type Loaded, nothing } from "./loaded.ts";
import type { Reader } from "./reader.ts";
import { addressOf } from "./target.ts";

/** How many days from today the schedule tells of. */
export const scheduledDays = 7;

/** Live radio and television with what is on air; due whenever something begins or ends. */
export async function loadOnAir(address: string, code: string, reader: Reader): Promise<Loaded> {
  const edition = await reader.edition(code);
  if (edition === null) return nothing;
  const channels = await channelsOf(edition, reader);
  if (channels.length === 0) return nothing;
  const today = localDay(edition.timeZone, reader.now);
  const shown = channels.map(({ kind, slug, name, description, streams, slots }) => {
    if (slots.length === 0) return { kind, slug, name, description, streams, onAir: null };
    // A day more than the schedule tells of, for what comes next on a channel that is rarely on air.
    const list = broadcasts(slots, today, scheduledDays + 1, clockOf(edition.timeZone));
    const { now, next, until } = onAirAt(list, reader.now);
    reader.dueAt(until ?? midnightAfter(edition.timeZone, today));
    return { kind, slug, name, description, streams, onAir: { now: plain(now), next: plain(next) } };
  });
  const scheduled = channels.some(({ slots }) => slots.length > 0);
  const frame = await reader.frame(edition, "never");
  const schedule = scheduled ? { address: addressOf.schedule(edition.path) } : null;
  return { kind: "page", page: { kind: "on-air", frame, address, channels: shown, schedule } };
}

/** What is on air today and in the six days to come; due at midnight. */
export async function loadSchedule(address: string, code: string, reader: Reader): Promise<Loaded> {
  const edition = await reader.edition(code);
  if (edition === null) return nothing;
  const channels = (await channelsOf(edition, reader)).filter(({ slots }) => slots.length > 0);
  if (channels.length === 0) return nothing;
  const zone = edition.timeZone;
  const today = localDay(zone, reader.now);
  const days = Array.from({ length: scheduledDays }, (_, index) => ({
    day: dayAfter(today, index),
    at: localInstant(zone, dayAfter(today, index), 720),
    relation: index === 0 ? ("today" as const) : index === 1 ? ("tomorrow" as const) : null,
  }));
  reader.dueAt(midnightAfter(zone, today));
  return {
    kind: "page",
    page: {
      kind: "schedule",
      frame: await reader.frame(edition, "never"),
      address,
      onAir: { address: addressOf.onAir(edition.path) },
      from: localInstant(zone, today, 0),
      channels: channels.map(({ kind, slug, name, slots }) => {
        const list = broadcasts(slots, today, scheduledDays, clockOf(zone));
        const ofDay = (day: string) => list.filter((one) => one.day === day).map((one) => onAir(one));
        return { kind, slug, name, days: days.map((day) => ({ ...day, broadcasts: ofDay(day.day) })) };
      }),
    },
  };
}

/** The edition's channels, each with its schedule in shows that readers know. */
async function channelsOf(edition: EditionFacts, reader: Reader) {
  reader.read(key.channels(edition.code));
  reader.read(key.schedule(edition.code));
  const [channels, rows] = await Promise.all([reader.source.channels(edition.code), reader.source.slots(edition.code)]);
  const slots = await Promise.all(
    rows.map(async (row) => ({ channel: row.channel, slot: await slotOf(row, edition, reader) })),
  );
  return channels.map((channel) => ({
    ...channel,
    slots: slots.flatMap((one) => (one.channel === channel.id && one.slot !== null ? [one.slot] : [])),
  }));
}

async function slotOf(row: StoredSlot, edition: EditionFacts, reader: Reader) {
  const { weekdays, day, start_minute: start, minutes } = row;
  const [show, changes] = await Promise.all([
    showOf(row, edition, reader),
    Promise.all(
      row.changes.map(async (change) => ({ date: change.date, show: await showOf(change, edition, reader) })),
    ),
  ]);
  return show === null ? null : { weekdays, date: day, start, minutes, show, changes };
}

/** Null: nothing, or a programme that is withdrawn. */
async function showOf(
  { programme, title }: { readonly programme: number | null; readonly title: string | null },
  edition: EditionFacts,
  reader: Reader,
): Promise<Show | null> {
  if (programme === null) return title === null ? null : { name: title, address: null };
  reader.read(key.programme(programme));
  const row = await reader.source.programme(programme);
  if (row === null || row.state === "withdrawn") return null;
  return { name: row.name, address: addressOf.programme(edition.path, row.slug) };
}

function clockOf(zone: string): LocalClock {
  const known = new Map<string, number>();
  return {
    instantOf: (day, minutes) => {
      const name = `${day} ${minutes}`;
      const instant = known.get(name) ?? localInstant(zone, day, minutes);
      known.set(name, instant);
      return instant;
    },
    dayOf: (instant) => localDay(zone, instant),
  };
}

function midnightAfter(zone: string, day: string): number {
  return localInstant(zone, dayAfter(day, 1), 0);
}

function onAir({ show, start, end }: Broadcast<Show>): OnAir {
  return { show, start, end };
}

function plain(one: Broadcast<Show> | null): OnAir | null {
  return one === null ? null : onAir(one);
}
