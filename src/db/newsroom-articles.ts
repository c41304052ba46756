import { sql } from "kysely";
import type { ArticleState } from "../story/article.ts";
import type { Transaction } from "./database.ts";

/** An article as the newsroom sees it. `headline` is the working copy's, `path` the edition's; an embargo or hold of a text holds for those who share it. */
export interface ArticleRow {
  readonly id: number;
  readonly story: number;
  readonly edition: string;
  readonly path: string;
  /** The edition is for practice. */
  readonly practice: boolean;
  /** The edition whose pages the article's edition shows in another script. */
  readonly script_of: string | null;
  readonly replaces: number | null;
  /** The article whose text it shares, with that one's edition; and its own section. */
  readonly shares: number | null;
  readonly shares_edition: string | null;
  readonly shared_section: number | null;
  readonly state: ArticleState;
  readonly slug: string | null;
  readonly headline: string;
  readonly embargoed_until: Date | null;
  readonly held: boolean;
  readonly scheduled_at: Date | null;
  readonly pinned_revision: number | null;
  readonly live_revision: number | null;
  readonly latest_revision: number | null;
  readonly public: "shown" | "retracted" | "removed" | null;
  readonly published_at: Date | null;
  readonly updated_at: Date | null;
  readonly created_at: Date;
}

const columns = sql`a.id, a.story, a.edition, e.path, e.practice, e.script_of, a.replaces, a.shares, o.edition as shares_edition, a.shared_section, a.state, a.slug,
  coalesce(w.content->>'headline', (select content->>'headline' from revision where id = coalesce(a.live_revision, o.live_revision)), ow.content->>'headline', '') as headline,
  greatest(a.embargoed_until, o.embargoed_until) as embargoed_until, a.held or coalesce(o.held, false) as held, a.scheduled_at, a.pinned_revision, a.live_revision, a.public, a.published_at, a.updated_at, a.created_at,
  case when a.shares is null then (select id from revision r where r.article = a.id order by number desc limit 1)
    else o.live_revision end as latest_revision
  from article a join edition e on e.code = a.edition left join working_copy w on w.article = a.id
  left join article o on o.id = a.shares left join working_copy ow on ow.article = o.id`;

/** In the order of their numbers. */
export async function articleRows(trx: Transaction, ids: readonly number[]): Promise<readonly ArticleRow[]> {
  const { rows } = await sql<ArticleRow>`select ${columns} where a.id = any(${ids}::int[]) order by a.id`.execute(trx);
  return rows;
}

/** The articles, locked until the transaction ends, always in the order of their numbers. */
export async function lockArticles(trx: Transaction, ids: readonly number[]): Promise<readonly ArticleRow[]> {
  await sql`select id from article where id = any(${ids}::int[]) order by id for update`.execute(trx);
  return articleRows(trx, ids); // in a statement of its own, which sees what the lock waited for
}

/** Newest first. */
export async function articlePage(
  trx: Transaction,
  wanted: {
    readonly edition: string | null;
    readonly state: ArticleState | null;
    readonly story: number | null;
    readonly before: number | null;
    readonly limit: number;
  },
): Promise<readonly ArticleRow[]> {
  const { edition, state, story, before, limit } = wanted;
  const { rows } = await sql<ArticleRow>`select ${columns}
    where (${edition}::text is null or a.edition = ${edition}) and (${state}::text is null or a.state = ${state})
      and (${story}::int is null or a.story = ${story}) and (${before}::int is null or a.id < ${before})
    order by a.id desc limit ${limit}`.execute(trx);
  return rows;
}

export async function articlesOfStories(trx: Transaction, stories: readonly number[]): Promise<readonly ArticleRow[]> {
  const { rows } =
    await sql<ArticleRow>`select ${columns} where a.story = any(${stories}::int[]) order by a.edition, a.id`.execute(
      trx,
    );
  return rows;
}

export async function insertArticle(
  trx: Transaction,
  article: {
    readonly story: number;
    readonly edition: string;
    readonly created_at: Date;
    readonly account: number | null;
    readonly replaces?: number | null;
    readonly shares?: number;
    readonly shared_section?: number | null;
  },
): Promise<number> {
  const { id } = await trx.insertInto("article").values(article).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function updateArticles(
  trx: Transaction,
  ids: readonly number[],
  change: {
    readonly story?: number;
    readonly state?: ArticleState;
    readonly slug?: string;
    readonly embargoed_until?: Date | null;
    readonly held?: boolean;
    readonly scheduled_at?: Date | null;
    readonly pinned_revision?: number | null;
    readonly live_revision?: number;
    readonly published_at?: Date;
    readonly updated_at?: Date | null;
    readonly shares?: null;
    readonly shared_section?: null;
  },
): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable("article")
    .set(change)
    .where("id", "in", [...ids])
    .execute();
}

/** The article and all that were made from it or share its text, and from those: by what is live, else by the newest revision. */
export async function madeFromClosure(trx: Transaction, article: number): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive reached(id) as (
      select ${article}::int
      union
      select made.id from reached cross join lateral (
        select a.id from revision r join article a on a.id = r.article
        where r.made_from_article = reached.id
          and r.id = coalesce(a.live_revision, (select id from revision n where n.article = a.id order by number desc limit 1))
        union all select id from article where shares = reached.id) made)
    select id from reached order by id`.execute(trx);
  return rows.map((row) => row.id);
}

/** The articles that share the text of these, in whatever state. */
export async function sharingArticles(trx: Transaction, originals: readonly number[]): Promise<readonly ArticleRow[]> {
  const { rows } = await sql<ArticleRow>`
    select ${columns} where a.shares = any(${originals}::int[]) order by a.id`.execute(trx);
  return rows;
}

/** Which of these articles there are, with their editions. */
export async function editionsOfArticles(
  trx: Transaction,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ id: number; edition: string }>`
    select id, edition from article where id = any(${ids}::int[])`.execute(trx);
  return new Map(rows.map((row) => [row.id, row.edition]));
}
