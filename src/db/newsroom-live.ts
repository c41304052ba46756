import { sql } from "kysely";
import { assetsOfPost, contributorsOfPost, type LivePostContent, type LivePostState } from "../story/live.ts";
import type { Transaction } from "./database.ts";

// Live coverage as the newsroom works on it: posts with their versions, drafts and removed ones among them.

export interface Coverage {
  readonly article: number;
  readonly started_at: Date;
  /** Null: it runs. */
  readonly ended_at: Date | null;
}

export async function coverageOf(trx: Transaction, article: number): Promise<Coverage | null> {
  const row = await trx
    .selectFrom("live_coverage")
    .select(["article", "started_at", "ended_at"])
    .where("article", "=", article)
    .executeTakeFirst();
  return row ?? null;
}

/** Begins the coverage, or goes on with one that ended. */
export async function startCoverage(trx: Transaction, article: number, at: Date): Promise<void> {
  await sql`
    insert into live_coverage (article, started_at, version) values (${article}, ${at}, 1)
    on conflict (article) do update set ended_at = null, version = live_coverage.version + 1`.execute(trx);
}

export async function endCoverage(trx: Transaction, article: number, at: Date): Promise<void> {
  await sql`update live_coverage set ended_at = ${at}, version = version + 1 where article = ${article}`.execute(trx);
}

/** A post as it stands now. */
export interface PostRow {
  readonly id: number;
  readonly article: number;
  readonly state: LivePostState;
  /** Within its article, from its first publication on. */
  readonly number: number | null;
  readonly key_point: boolean;
  readonly pinned: boolean;
  readonly published_at: Date | null;
  readonly created_at: Date;
  /** The current version's number, content, time and writer. */
  readonly version: number;
  readonly content: LivePostContent;
  readonly changed_at: Date;
  readonly by: string | null;
}

const columns = sql`p.id, p.article, p.state, p.number, p.key_point, p.pinned, p.published_at, p.created_at,
  v.number as version, v.content, v.created_at as changed_at, w.name as by
  from live_post p join live_post_version v on v.id = p.version left join account w on w.id = v.account`;

export async function postRow(trx: Transaction, id: number): Promise<PostRow | null> {
  const { rows } = await sql<PostRow>`select ${columns} where p.id = ${id}`.execute(trx);
  return rows[0] ?? null;
}

/** Newest first by the order in which they were begun. */
export async function postRows(
  trx: Transaction,
  article: number,
  before: number | null,
  limit: number,
): Promise<readonly PostRow[]> {
  const { rows } = await sql<PostRow>`select ${columns}
    where p.article = ${article} and (${before}::int is null or p.id < ${before}) order by p.id desc limit ${limit}`.execute(
    trx,
  );
  return rows;
}

export interface PostVersionRow {
  readonly number: number;
  readonly content: LivePostContent;
  readonly note: string | null;
  readonly created_at: Date;
  readonly by: string | null;
}

/** Newest first. */
export async function postVersions(trx: Transaction, post: number): Promise<readonly PostVersionRow[]> {
  const { rows } = await sql<PostVersionRow>`
    select v.number, v.content, v.note, v.created_at, w.name as by
    from live_post_version v left join account w on w.id = v.account where v.post = ${post} order by v.number desc`.execute(
    trx,
  );
  return rows;
}

interface Writing {
  readonly content: LivePostContent;
  /** The correction that readers are told of. */
  readonly note: string | null;
  readonly at: Date;
  readonly account: number | null;
}

/** A draft with its first version. */
export async function insertPost(trx: Transaction, article: number, writing: Writing): Promise<number> {
  const { at, account } = writing;
  const { id } = await trx
    .insertInto("live_post")
    .values({ article, number: null, version: null, published_at: null, created_at: at, account })
    .returning("id")
    .executeTakeFirstOrThrow();
  await insertVersion(trx, id, writing);
  return id;
}

/** Stores the post's next version, which is then the current one; the article must be locked. */
export async function insertVersion(trx: Transaction, post: number, writing: Writing): Promise<void> {
  const { content, note, at, account } = writing;
  await sql`
    with stored as (
      insert into live_post_version (post, number, content, note, contributors, assets, created_at, account)
      values (${post}, (select coalesce(max(number), 0) + 1 from live_post_version where post = ${post}), ${JSON.stringify(content)}::jsonb,
        ${note}, ${contributorsOfPost(content)}::int[], ${assetsOfPost(content)}::int[], ${at}, ${account})
      returning id)
    update live_post set version = (select id from stored) where id = ${post}`.execute(trx);
}

/** Counts a change that readers see, `says` when it is one of the text, and marks the post with it. */
export async function countChange(
  trx: Transaction,
  post: Pick<PostRow, "id" | "article">,
  at: Date,
  says: boolean,
): Promise<void> {
  await sql`
    with counted as (
      update live_coverage set version = version + 1, text_version = text_version + ${says ? 1 : 0},
        changed_at = case when ${says} then ${at}::timestamptz else changed_at end
      where article = ${post.article} returning version)
    update live_post set changed = (select version from counted) where id = ${post.id}`.execute(trx);
}

/** To readers, with the article's next number the first time. */
export async function publishPost(trx: Transaction, post: number, at: Date): Promise<void> {
  await sql`
    update live_post p set state = 'published', published_at = coalesce(published_at, ${at}),
      number = coalesce(number, (select coalesce(max(number), 0) + 1 from live_post o where o.article = p.article))
    where id = ${post}`.execute(trx);
}

export async function setPostState(trx: Transaction, post: number, state: "draft" | "removed"): Promise<void> {
  await sql`update live_post set state = ${state}, pinned = false where id = ${post}`.execute(trx);
}

/** Pinning one takes the pin from another. */
export async function markPost(
  trx: Transaction,
  { id, article }: Pick<PostRow, "id" | "article">,
  marks: { readonly keyPoint: boolean; readonly pinned: boolean },
): Promise<void> {
  const { keyPoint, pinned } = marks;
  if (pinned) await sql`update live_post set pinned = false where article = ${article} and pinned`.execute(trx);
  await sql`update live_post set key_point = ${keyPoint}, pinned = ${pinned} where id = ${id}`.execute(trx);
}
