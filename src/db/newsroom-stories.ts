import { sql } from "kysely";
import type { Transaction } from "./database.ts";

export interface StoryRow {
  readonly id: number;
  readonly slugline: string;
  readonly urgency: number;
  readonly merged_into: number | null;
  readonly created_at: Date;
  readonly topics: readonly number[];
  readonly links: readonly number[];
}

const columns = sql`s.id, s.slugline, s.urgency, s.merged_into, s.created_at,
  array(select topic from story_topic where story = s.id order by topic) as topics,
  array(select other from story_link where story = s.id union select story from story_link where other = s.id order by 1) as links
  from story s`;

export async function storyRows(trx: Transaction, ids: readonly number[]): Promise<readonly StoryRow[]> {
  const { rows } = await sql<StoryRow>`select ${columns} where s.id = any(${ids}::int[]) order by s.id`.execute(trx);
  return rows;
}

/** The stories, locked until the transaction ends, always in the order of their numbers. */
export async function lockStories(trx: Transaction, ids: readonly number[]): Promise<readonly StoryRow[]> {
  await sql`select id from story where id = any(${ids}::int[]) order by id for update`.execute(trx);
  return storyRows(trx, ids);
}

/** Newest first, without those merged into others. */
export async function storyPage(
  trx: Transaction,
  wanted: { readonly before: number | null; readonly limit: number },
): Promise<readonly StoryRow[]> {
  const { rows } = await sql<StoryRow>`select ${columns}
    where s.merged_into is null and (${wanted.before}::int is null or s.id < ${wanted.before})
    order by s.id desc limit ${wanted.limit}`.execute(trx);
  return rows;
}

export async function insertStory(
  trx: Transaction,
  story: { readonly slugline: string; readonly urgency: number; readonly created_at: Date },
): Promise<number> {
  const { id } = await trx.insertInto("story").values(story).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function updateStory(
  trx: Transaction,
  id: number,
  change: { readonly slugline?: string; readonly urgency?: number; readonly merged_into?: number },
): Promise<void> {
  if (Object.values(change).every((value) => value === undefined)) return;
  await trx.updateTable("story").set(change).where("id", "=", id).execute();
}

export async function replaceStoryTopics(trx: Transaction, story: number, topics: readonly number[]): Promise<void> {
  await trx.deleteFrom("story_topic").where("story", "=", story).execute();
  if (topics.length > 0)
    await trx
      .insertInto("story_topic")
      .values(topics.map((topic) => ({ story, topic })))
      .execute();
}

/** A link is stored once, the smaller number first. */
export async function insertLink(trx: Transaction, one: number, other: number): Promise<void> {
  await trx
    .insertInto("story_link")
    .values({ story: Math.min(one, other), other: Math.max(one, other) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteLinks(trx: Transaction, story: number, others: readonly number[]): Promise<void> {
  await sql`delete from story_link
    where (story = ${story} and other = any(${others}::int[])) or (other = ${story} and story = any(${others}::int[]))`.execute(
    trx,
  );
}

/** The story, kept from being merged until the transaction ends. */
export async function keptStory(trx: Transaction, id: number): Promise<StoryRow | null> {
  await sql`select id from story where id = ${id} for share`.execute(trx);
  return (await storyRows(trx, [id]))[0] ?? null;
}
