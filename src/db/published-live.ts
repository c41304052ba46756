import { sql } from "kysely";
import { type LivePostContent, livePageSize, mostKeyPoints } from "../story/live.ts";
import type { Transaction } from "./database.ts";

// Live coverage as readers see it, asked for many articles at once.

export interface CoverageRow {
  readonly article: number;
  readonly started_at: Date;
  /** Null: it runs. */
  readonly ended_at: Date | null;
  /** When its posts last said something else. */
  readonly changed_at: Date | null;
  readonly version: number;
  /** The highest number that a post was ever given, and how many are published. */
  readonly highest: number;
  readonly posts: number;
}

export async function coverageRows(trx: Transaction, articles: readonly number[]): Promise<readonly CoverageRow[]> {
  const { rows } = await sql<CoverageRow>`
    select c.article, c.started_at, c.ended_at, c.changed_at, c.version, p.highest, p.posts
    from live_coverage c cross join lateral (
      select coalesce(max(number), 0) as highest, count(*) filter (where state = 'published')::int as posts
      from live_post where article = c.article) p
    where c.article = any(${articles}::int[])`.execute(trx);
  return rows;
}

/** A published post. `notes` are its corrections, newest first. */
export interface PublishedPostRow {
  readonly article: number;
  readonly number: number;
  readonly published_at: Date;
  /** When it last said something else. */
  readonly changed_at: Date;
  readonly key_point: boolean;
  readonly pinned: boolean;
  /** It is one of the newest, not only a key point or the pinned one. */
  readonly recent: boolean;
  readonly content: LivePostContent;
  readonly notes: readonly { readonly at: string; readonly text: string }[];
}

const columns = sql`p.article, p.number, p.published_at, greatest(p.published_at, v.created_at) as changed_at, p.key_point, p.pinned, v.content,
  coalesce((select jsonb_agg(jsonb_build_object('at', n.created_at, 'text', n.note) order by n.number desc)
    from live_post_version n where n.post = p.id and n.note is not null), '[]'::jsonb) as notes`;

/** Of each article its newest `limit` posts, its newest key points and the pinned one, newest first. */
export async function newestPosts(
  trx: Transaction,
  articles: readonly number[],
  limit: number,
): Promise<readonly PublishedPostRow[]> {
  const { rows } = await sql<PublishedPostRow>`
    select ${columns}, p.recent
    from unnest(${articles}::int[]) as wanted(id) cross join lateral (
      select *, true as recent from (select * from live_post where article = wanted.id and state = 'published'
        order by number desc limit ${limit}) newest
      union all
      select *, false as recent from (
        select * from live_post where article = wanted.id and state = 'published' and pinned
        union (select * from live_post where article = wanted.id and state = 'published' and key_point
          order by number desc limit ${mostKeyPoints})) marked
      where number < (select min(number) from (select number from live_post where article = wanted.id and state = 'published'
        order by number desc limit ${limit}) newest)) p
    join live_post_version v on v.id = p.version
    order by p.article, p.number desc`.execute(trx);
  return rows;
}

/** The published posts of one page of older posts, oldest first. */
export async function postsOfPage(
  trx: Transaction,
  article: number,
  page: number,
): Promise<readonly PublishedPostRow[]> {
  const { rows } = await sql<PublishedPostRow>`
    select ${columns}, false as recent
    from live_post p join live_post_version v on v.id = p.version
    where p.article = ${article} and p.state = 'published'
      and p.number between ${(page - 1) * livePageSize + 1}::int and ${page * livePageSize}::int
    order by p.number`.execute(trx);
  return rows;
}

/** Which pages of older posts hold something, of each article, ascending; full or not. */
export async function pagesWithPosts(
  trx: Transaction,
  articles: readonly number[],
): Promise<readonly { readonly article: number; readonly page: number }[]> {
  const { rows } = await sql<{ article: number; page: number }>`
    select distinct article, (number + ${livePageSize - 1}) / ${livePageSize} as page
    from live_post where article = any(${articles}::int[]) and state = 'published' order by 1, 2`.execute(trx);
  return rows;
}
