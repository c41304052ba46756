import { key } from "../content/key.ts";
import { targetsOfEdition } from "../content/target.ts";
import type { Transaction } from "../db/database.ts";
import * as stored from "../db/newsroom-broadcasting.ts";
import { slug } from "../language/addresses.ts";
import { cleanText } from "../language/input.ts";
import type { Language } from "../language/language.ts";
import type * as api from "../newsroom-api/broadcasting.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import { overlapOf } from "../story/schedule.ts";
import { type Desk, doAct, read } from "./act.ts";
import { type Actor, requireEditing } from "./actor.ts";
import { frameKeys, onOffer } from "./broadcasting-frame.ts";
import { languagesOf } from "./edition-languages.ts";
import { stay } from "./editions.ts";
import { found, Refused } from "./refused.ts";
import { storedEditions } from "../db/newsroom-editions.ts";

/** Live radio and television of an edition: channels, their streams, and what is on air when. */
export function channelActs(desk: Desk) {
  return {
    list: ({ params: { edition } }: InputOf<typeof api.listChannels>) =>
      read(desk, async (trx) => {
        const languages = await languagesOf(trx, desk.languages);
        const own = (await storedEditions(trx)).find((row) => row.code === edition)?.time_zone ?? null;
        const { timeZone } = languages.of(edition);
        return { timeZone: own ?? timeZone, items: [...(await viewsOf(trx, edition))] };
      }),

    add: (by: Actor, { params: { edition }, body }: InputOf<typeof api.addChannel>) =>
      doAct(desk, by, "add channel", async ({ trx, languages }) => {
        requireEditing(by, [edition]);
        const { path } = await stay(trx, edition);
        const language = languages.of(edition);
        const before = await onOffer(trx, edition);
        const channel = storableChannel(language, body);
        const made = addressPart(language, channel.name, body.slug);
        const id = await stored.insertChannel(trx, { ...channel, edition, slug: made });
        if (id === null)
          throw new Refused(
            "conflict",
            `Edition "${edition}" has a channel "${made}" already; give this one another slug.`,
          );
        const after = { ...before, channels: [...before.channels, { id, kind: channel.kind }] };
        return {
          subject: `channel ${id}`,
          detail: { edition, slug: made },
          change: {
            keys: [key.channels(edition), ...frameKeys(edition, before, after)],
            addresses: targetsOfEdition(edition, path, []),
            perform: async () => {},
          },
          answer: (queries) => view(queries, edition, id),
        };
      }),

    change: (by: Actor, { params, body }: InputOf<typeof api.changeChannel>) =>
      doAct(desk, by, "change channel", async ({ trx, languages }) => {
        const { id, edition } = await own(trx, by, params.channel);
        const channel = storableChannel(languages.of(edition), body);
        const before = await onOffer(trx, edition);
        const channels = before.channels.map((one) => (one.id === id ? { id, kind: channel.kind } : one));
        return {
          subject: `channel ${id}`,
          detail: body,
          change: {
            keys: [key.channels(edition), ...frameKeys(edition, before, { ...before, channels })],
            perform: () => stored.updateChannel(trx, id, channel),
          },
          answer: (queries) => view(queries, edition, id),
        };
      }),

    remove: (by: Actor, { params }: InputOf<typeof api.removeChannel>) =>
      doAct(desk, by, "remove channel", async ({ trx }) => {
        const { id, edition } = await own(trx, by, params.channel);
        const last = await view(trx, edition, id);
        const before = await onOffer(trx, edition);
        const channels = before.channels.filter((one) => one.id !== id);
        return {
          subject: `channel ${id}`,
          detail: last,
          change: {
            keys: [
              key.channels(edition),
              key.schedule(edition),
              ...frameKeys(edition, before, { ...before, channels }),
            ],
            takedown: true,
            perform: () => stored.deleteChannel(trx, id),
          },
          answer: () => last,
        };
      }),

    setSchedule: (by: Actor, { params, body }: InputOf<typeof api.setSchedule>) =>
      doAct(desk, by, "set schedule", async ({ trx, languages }) => {
        const { id, edition } = await own(trx, by, params.channel);
        const slots = storableSlots(languages.of(edition), id, body.slots);
        await requireProgrammes(trx, edition, slots);
        requireNoOverlap(slots);
        return {
          subject: `channel ${id}`,
          detail: { slots: slots.length },
          change: { keys: [key.schedule(edition)], perform: () => stored.replaceSlots(trx, id, slots) },
          answer: (queries) => view(queries, edition, id),
        };
      }),
  };
}

/** The channel, locked after its edition, of which the actor must be an editor. */
async function own(trx: Transaction, by: Actor, id: number): Promise<stored.StoredChannel> {
  const name = `channel ${id}`;
  const remedy = "GET /api/editions/{edition}/channels lists an edition's.";
  const edition = found(await stored.editionOfChannel(trx, id), name, remedy);
  requireEditing(by, [edition]);
  await stay(trx, edition);
  return found(await stored.lockChannel(trx, id), name, remedy);
}

/** The readable part of an address: given, or made of the name. */
export function addressPart(language: Language, name: string, given: string | undefined): string {
  const made = slug(language, given ?? name);
  if (made !== "" && !/^\d+$/.test(made)) return made;
  throw new Refused(
    "invalid",
    `"${given ?? name}" makes no part of an address; give another slug, with letters in it.`,
  );
}

function storableChannel(language: Language, body: InputOf<typeof api.changeChannel>["body"]) {
  const clean = (text: string) => cleanText(language, text).trim();
  const { kind, position } = body;
  return {
    kind,
    position,
    name: clean(body.name),
    description: body.description === null ? null : clean(body.description) || null,
    streams: body.streams.map((stream) => ({
      ...stream,
      address: new URL(stream.address).href,
      label: stream.label === null ? null : clean(stream.label) || null,
    })),
  };
}

function storableSlots(language: Language, channel: number, slots: readonly api.Slot[]): readonly stored.StoredSlot[] {
  const line = (text: string | null) => (text === null ? null : cleanText(language, text).trim() || null);
  return slots.map((slot) => {
    const title = line(slot.title);
    if (slot.programme === null && title === null)
      throw new Refused("invalid", `The slot at ${slot.start} has neither a programme nor a title; give it one.`);
    const twice = slot.changes.find(({ date }, index) => slot.changes.findIndex((one) => one.date === date) !== index);
    if (twice !== undefined)
      throw new Refused(
        "invalid",
        `The slot at ${slot.start} is changed twice on ${twice.date}; leave one of the two.`,
      );
    const [hours = 0, minutes = 0] = slot.start.split(":").map(Number);
    return {
      channel,
      weekdays: [...new Set(slot.weekdays)].sort((one, other) => one - other),
      day: slot.date,
      start_minute: hours * 60 + minutes,
      minutes: slot.minutes,
      programme: slot.programme,
      title,
      changes: slot.changes.map(({ date, programme, title: said }) => ({ date, programme, title: line(said) })),
    };
  });
}

async function requireProgrammes(
  trx: Transaction,
  edition: string,
  slots: readonly stored.StoredSlot[],
): Promise<void> {
  const known = new Set((await stored.programmesOf(trx, [edition])).map(({ id }) => id));
  for (const { programme } of slots.flatMap((slot) => [slot, ...slot.changes]))
    if (programme !== null && !known.has(programme))
      throw new Refused(
        "invalid",
        `Programme ${programme} is none of edition "${edition}"; name one of its own, or a title.`,
      );
}

function requireNoOverlap(slots: readonly stored.StoredSlot[]): void {
  const overlap = overlapOf(
    slots.map((slot) => ({
      weekdays: slot.weekdays,
      date: slot.day,
      start: slot.start_minute,
      minutes: slot.minutes,
      show: slot,
      changes: [],
    })),
  );
  if (overlap === null) return;
  const [one, other] = overlap.map(({ start, minutes }) => `${timeOf(start)} (${minutes} minutes)`);
  throw new Refused("invalid", `The slots at ${one} and ${other} are on air at the same time; shorten or move one.`);
}

function timeOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

async function view(trx: Transaction, edition: string, id: number): Promise<api.Channel> {
  const all = await viewsOf(trx, edition);
  return found(
    all.find((one) => one.id === id),
    `channel ${id}`,
    "It was removed meanwhile.",
  );
}

async function viewsOf(trx: Transaction, edition: string): Promise<readonly api.Channel[]> {
  const slots = await stored.slotsOf(trx, [edition]);
  return (await stored.channelsOf(trx, [edition])).map(({ streams, ...channel }) => ({
    ...channel,
    streams: [...streams],
    schedule: slots
      .filter((slot) => slot.channel === channel.id)
      .map((slot) => ({
        weekdays: [...slot.weekdays],
        date: slot.day,
        start: timeOf(slot.start_minute),
        minutes: slot.minutes,
        programme: slot.programme,
        title: slot.title,
        changes: [...slot.changes],
      })),
  }));
}
