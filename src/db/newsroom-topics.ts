import { sql } from "kysely";
import type { Transaction } from "./database.ts";
import { searchPatterns } from "./search-patterns.ts";

export interface StoredTopic {
  readonly id: number;
  readonly kind: "media-topic" | "place" | "person" | "own";
  readonly code: string | null;
  readonly slug: string;
  readonly names: readonly { readonly edition: string; readonly name: string; readonly description: string | null }[];
}

const columns = sql`t.id, t.kind, t.code, t.slug,
  coalesce((select jsonb_agg(jsonb_build_object('edition', n.edition, 'name', n.name, 'description', n.description) order by n.edition)
    from topic_name n where n.topic = t.id), '[]'::jsonb) as names
  from topic t`;

export async function topicRow(trx: Transaction, id: number): Promise<StoredTopic | null> {
  const { rows } = await sql<StoredTopic>`select ${columns} where t.id = ${id}`.execute(trx);
  return rows[0] ?? null;
}

/** Locked: whoever publishes under the topic waits, so that a first name finds all months. */
export async function lockTopic(trx: Transaction, id: number): Promise<StoredTopic | null> {
  await sql`select id from topic where id = ${id} for update`.execute(trx);
  return topicRow(trx, id);
}

/** Newest first; `search` finds words of the names, the slug and the code. */
export async function topicPage(
  trx: Transaction,
  wanted: {
    readonly code: string | null;
    readonly before: number | null;
    readonly limit: number;
    readonly search: string;
  },
): Promise<readonly StoredTopic[]> {
  const { code, before, limit, search } = wanted;
  const { rows } = await sql<StoredTopic>`select ${columns}
    where (${code}::text is null or t.code = ${code}) and (${before}::int is null or t.id < ${before})
      and ${named} ilike all(${searchPatterns(search)}::text[])
    order by t.id desc limit ${limit}`.execute(trx);
  return rows;
}

const named = sql`concat_ws(' ', t.slug, t.code,
  (select string_agg(n.name, ' ') from topic_name n where n.topic = t.id))`;

/** Null when the code or the slug is another topic's. */
export async function insertTopic(
  trx: Transaction,
  topic: { readonly kind: StoredTopic["kind"]; readonly code: string | null; readonly slug: string },
): Promise<number | null> {
  const row = await trx
    .insertInto("topic")
    .values(topic)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function storeTopicName(
  trx: Transaction,
  named: {
    readonly topic: number;
    readonly edition: string;
    readonly name: string;
    readonly description: string | null;
  },
): Promise<void> {
  const { name, description } = named;
  await trx
    .insertInto("topic_name")
    .values(named)
    .onConflict((conflict) => conflict.columns(["topic", "edition"]).doUpdateSet({ name, description }))
    .execute();
}

/** How many shown articles each month of the topic in the edition holds. */
export async function monthsOfTopic(
  trx: Transaction,
  topic: number,
  edition: string,
): Promise<readonly { readonly month: string; readonly total: number }[]> {
  const { rows } = await sql<{ month: string; total: number }>`
    select month, count(*)::int as total from published_topic
    where topic = ${topic} and edition = ${edition} group by month order by month`.execute(trx);
  return rows;
}
