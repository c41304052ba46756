import { sql } from "kysely";
import { episodePageSize } from "../story/broadcasting.ts";
import type { Transaction } from "./database.ts";
import type { StoredEpisode } from "./newsroom-broadcasting.ts";

// What readers' pages ask about programmes and their episodes.

/** An episode that has an address: published or taken back, of a programme that may be either. */
export type EpisodeRow = StoredEpisode & { readonly published_at: Date; readonly ordinal: number };

export async function episodeRows(trx: Transaction, ids: readonly number[]): Promise<readonly EpisodeRow[]> {
  const { rows } = await sql<EpisodeRow>`
    select * from episode where id = any(${ids}::int[]) and state in ('published', 'withdrawn')
      and ordinal is not null and published_at is not null`.execute(trx);
  return rows;
}

/** Published episodes of each programme, those that were published last first. */
export async function newestEpisodes(
  trx: Transaction,
  programmes: readonly number[],
  limit: number,
): Promise<readonly { readonly programme: number; readonly id: number }[]> {
  const { rows } = await sql<{ programme: number; id: number }>`
    select e.programme, e.id from unnest(${programmes}::int[]) as p(id) cross join lateral (
      select programme, id, ordinal from episode
      where programme = p.id and state = 'published' order by ordinal desc limit ${limit}) e
    order by e.programme, e.ordinal desc`.execute(trx);
  return rows;
}

/** The highest ordinal of each programme that was ever published in. */
export async function highestOrdinals(
  trx: Transaction,
  programmes: readonly number[],
): Promise<readonly { readonly programme: number; readonly highest: number }[]> {
  const { rows } = await sql<{ programme: number; highest: number }>`
    select programme, max(ordinal) as highest from episode
    where programme = any(${programmes}::int[]) and ordinal is not null group by programme`.execute(trx);
  return rows;
}

/** Published episodes of one page of older ones, oldest first. */
export async function episodesOfPage(trx: Transaction, programme: number, page: number): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from episode where programme = ${programme} and state = 'published'
      and ordinal > ${(page - 1) * episodePageSize} and ordinal <= ${page * episodePageSize}
    order by ordinal`.execute(trx);
  return rows.map((row) => row.id);
}

/** Every programme with what it was given an address for. */
export async function programmeAddressRows(trx: Transaction): Promise<
  readonly {
    readonly id: number;
    readonly edition: string;
    readonly slug: string;
    readonly highest: number;
    readonly episodes: readonly number[];
  }[]
> {
  const { rows } = await sql<{ id: number; edition: string; slug: string; highest: number; episodes: number[] }>`
    select p.id, p.edition, p.slug, coalesce(max(e.ordinal), 0)::int as highest,
      coalesce(array_agg(e.id order by e.id) filter (where e.ordinal is not null), '{}') as episodes
    from programme p left join episode e on e.programme = p.id group by p.id order by p.id`.execute(trx);
  return rows;
}
