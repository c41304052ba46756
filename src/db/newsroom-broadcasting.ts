import { sql } from "kysely";
import type {
  ChannelKind,
  EpisodeState,
  NotesBlock,
  ProgrammeKind,
  ProgrammeState,
  Stream,
} from "../story/broadcasting.ts";
import type { Transaction } from "./database.ts";
import type { StoredChange } from "./schema.ts";

export interface StoredChannel {
  readonly id: number;
  readonly edition: string;
  readonly kind: ChannelKind;
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
  readonly position: number;
  readonly streams: readonly Stream[];
}

export interface StoredSlot {
  readonly channel: number;
  readonly weekdays: readonly number[];
  readonly day: string | null;
  readonly start_minute: number;
  readonly minutes: number;
  readonly programme: number | null;
  readonly title: string | null;
  readonly changes: readonly StoredChange[];
}

export interface StoredProgramme {
  readonly id: number;
  readonly edition: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly kind: ProgrammeKind;
  readonly picture: number | null;
  readonly author: string | null;
  readonly owner_email: string | null;
  readonly copyright: string | null;
  readonly category: string;
  readonly explicit: boolean;
  readonly position: number;
  readonly state: ProgrammeState;
}

export interface StoredEpisode {
  readonly id: number;
  readonly programme: number;
  readonly number: number | null;
  readonly title: string;
  readonly summary: string;
  readonly notes: readonly NotesBlock[];
  readonly asset: number;
  readonly guid: string | null;
  readonly state: EpisodeState;
  readonly published_at: Date | null;
  readonly ordinal: number | null;
  readonly created_at: Date;
  readonly account: number | null;
}

/** In the newsroom's order. */
export async function channelsOf(trx: Transaction, editions: readonly string[]): Promise<readonly StoredChannel[]> {
  return trx
    .selectFrom("channel")
    .selectAll()
    .where("edition", "in", [...editions])
    .orderBy("position")
    .orderBy("id")
    .execute();
}

export async function editionOfChannel(trx: Transaction, id: number): Promise<string | null> {
  const row = await trx.selectFrom("channel").select("edition").where("id", "=", id).executeTakeFirst();
  return row?.edition ?? null;
}

export async function lockChannel(trx: Transaction, id: number): Promise<StoredChannel | null> {
  const row = await trx.selectFrom("channel").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  return row ?? null;
}

/** Null when the edition has the slug already. */
export async function insertChannel(trx: Transaction, channel: Omit<StoredChannel, "id">): Promise<number | null> {
  const row = await trx
    .insertInto("channel")
    .values({ ...channel, streams: JSON.stringify(channel.streams) })
    .onConflict((conflict) => conflict.columns(["edition", "slug"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function updateChannel(
  trx: Transaction,
  id: number,
  change: Omit<StoredChannel, "id" | "edition" | "slug">,
): Promise<void> {
  const { kind, name, description, position } = change;
  const streams = JSON.stringify(change.streams);
  await trx.updateTable("channel").set({ kind, name, description, position, streams }).where("id", "=", id).execute();
}

export async function deleteChannel(trx: Transaction, id: number): Promise<void> {
  await trx.deleteFrom("channel").where("id", "=", id).execute();
}

/** In the order in which they were written. */
export async function slotsOf(
  trx: Transaction,
  editions: readonly string[],
): Promise<readonly (StoredSlot & { readonly edition: string })[]> {
  const { rows } = await sql<StoredSlot & { edition: string }>`
    select c.edition, s.channel, s.weekdays, s.day, s.start_minute, s.minutes, s.programme, s.title, s.changes
    from schedule_slot s join channel c on c.id = s.channel where c.edition = any(${editions}::text[])
    order by s.channel, s.position`.execute(trx);
  return rows;
}

export async function replaceSlots(trx: Transaction, channel: number, slots: readonly StoredSlot[]): Promise<void> {
  await trx.deleteFrom("schedule_slot").where("channel", "=", channel).execute();
  if (slots.length === 0) return;
  await trx
    .insertInto("schedule_slot")
    .values(
      slots.map((slot, position) => ({
        ...slot,
        channel,
        position,
        weekdays: [...slot.weekdays],
        changes: JSON.stringify(slot.changes),
      })),
    )
    .execute();
}

/** In the newsroom's order, withdrawn ones among them. */
export async function programmesOf(trx: Transaction, editions: readonly string[]): Promise<readonly StoredProgramme[]> {
  return trx
    .selectFrom("programme")
    .selectAll()
    .where("edition", "in", [...editions])
    .orderBy("position")
    .orderBy("id")
    .execute();
}

export async function programmeRows(trx: Transaction, ids: readonly number[]): Promise<readonly StoredProgramme[]> {
  return trx
    .selectFrom("programme")
    .selectAll()
    .where("id", "in", [...ids])
    .execute();
}

export async function lockProgramme(trx: Transaction, id: number): Promise<StoredProgramme | null> {
  const row = await trx.selectFrom("programme").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  return row ?? null;
}

/** Null when the edition has the slug already. */
export async function insertProgramme(
  trx: Transaction,
  programme: Omit<StoredProgramme, "id" | "state">,
): Promise<number | null> {
  const row = await trx
    .insertInto("programme")
    .values(programme)
    .onConflict((conflict) => conflict.columns(["edition", "slug"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function updateProgramme(
  trx: Transaction,
  id: number,
  change: Partial<Omit<StoredProgramme, "id" | "edition" | "slug">>,
): Promise<void> {
  await trx.updateTable("programme").set(change).where("id", "=", id).execute();
}

/** Newest first, by when they were made. */
export async function episodesOf(
  trx: Transaction,
  programme: number,
  before: number | null,
  limit: number,
): Promise<readonly StoredEpisode[]> {
  let query = trx.selectFrom("episode").selectAll().where("programme", "=", programme).orderBy("id", "desc");
  if (before !== null) query = query.where("id", "<", before);
  return query.limit(limit).execute();
}

export async function storedEpisode(trx: Transaction, id: number): Promise<StoredEpisode | null> {
  return (await trx.selectFrom("episode").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

/** An episode's programme is locked first, so that ordinals are given in turn. */
export async function programmeOfEpisode(trx: Transaction, episode: number): Promise<number | null> {
  const row = await trx.selectFrom("episode").select("programme").where("id", "=", episode).executeTakeFirst();
  return row?.programme ?? null;
}

export async function insertEpisode(
  trx: Transaction,
  episode: Omit<StoredEpisode, "id" | "state" | "published_at" | "ordinal">,
): Promise<number> {
  const row = await trx
    .insertInto("episode")
    .values({ ...episode, notes: JSON.stringify(episode.notes) })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function updateEpisode(
  trx: Transaction,
  id: number,
  change: Partial<Omit<StoredEpisode, "id" | "programme" | "guid" | "created_at" | "account">>,
): Promise<void> {
  const { notes, ...rest } = change;
  const stored = notes === undefined ? rest : { ...rest, notes: JSON.stringify(notes) };
  await trx.updateTable("episode").set(stored).where("id", "=", id).execute();
}

export async function deleteEpisode(trx: Transaction, id: number): Promise<void> {
  await trx.deleteFrom("episode").where("id", "=", id).execute();
}

export async function hasGuid(trx: Transaction, programme: number, guid: string): Promise<boolean> {
  const row = await trx
    .selectFrom("episode")
    .select("id")
    .where("programme", "=", programme)
    .where("guid", "=", guid)
    .executeTakeFirst();
  return row !== undefined;
}

/** The highest ordinal that an episode of the programme was given; 0 before the first. */
export async function highestOrdinal(trx: Transaction, programme: number): Promise<number> {
  const { rows } = await sql<{ highest: number }>`
    select coalesce(max(ordinal), 0)::int as highest from episode where programme = ${programme}`.execute(trx);
  return rows[0]?.highest ?? 0;
}

/** What the programme's published episodes show. */
export async function assetsOfProgramme(
  trx: Transaction,
  programme: number,
): Promise<readonly { readonly episode: number; readonly asset: number }[]> {
  const { rows } = await sql<{ episode: number; asset: number }>`
    select id as episode, asset from episode where programme = ${programme} and state = 'published' order by id`.execute(
    trx,
  );
  return rows;
}
