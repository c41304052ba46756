import { sql } from "kysely";
import type { Transaction } from "./database.ts";

// Lists of shown articles. Every list is bounded: newest so many, a month, the last hours.

/** Whose list: a section (of one edition), or a topic or contributor in one edition, or a whole edition. */
export type ListOf =
  | { readonly kind: "section"; readonly section: number }
  | { readonly kind: "topic"; readonly topic: number; readonly edition: string }
  | { readonly kind: "contributor"; readonly contributor: number; readonly edition: string }
  | { readonly kind: "edition"; readonly edition: string };

/** Ids, newest first. */
export async function newest(trx: Transaction, list: ListOf, limit: number): Promise<readonly number[]> {
  const { rows } = await sql<{
    id: number;
  }>`${fromList(list)} order by published_at desc, id desc limit ${limit}`.execute(trx);
  return rows.map((row) => row.id);
}

/** For each section of the edition its newest `limit`, newest first. */
export async function newestBySection(
  trx: Transaction,
  editions: readonly string[],
  limit: number,
): Promise<readonly { readonly edition: string; readonly section: number; readonly id: number }[]> {
  const { rows } = await sql<{ edition: string; section: number; id: number }>`
    select s.edition, s.id as section, n.id
    from section s cross join lateral (
      select id, published_at from article a where a.section = s.id and a.public = 'shown'
      order by published_at desc, id desc limit ${limit}) n
    where s.edition = any(${editions}::text[])
    order by s.edition, s.position, s.id, n.published_at desc, n.id desc`.execute(trx);
  return rows;
}

/** The newest `limit` of each edition. */
export async function newestByEdition(
  trx: Transaction,
  editions: readonly string[],
  limit: number,
): Promise<readonly { readonly edition: string; readonly id: number }[]> {
  const { rows } = await sql<{ edition: string; id: number }>`
    select e.edition, n.id from unnest(${editions}::text[]) as e(edition) cross join lateral (
      select id, published_at from article a where a.edition = e.edition and a.public = 'shown'
      order by published_at desc, id desc limit ${limit}) n
    order by e.edition, n.published_at desc, n.id desc`.execute(trx);
  return rows;
}

/** Ids of articles shown since `since`, newest first. */
export async function newestSince(
  trx: Transaction,
  edition: string,
  since: Date,
  limit: number,
): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from article where edition = ${edition} and public = 'shown' and published_at > ${since}
    order by published_at desc, id desc limit ${limit}`.execute(trx);
  return rows.map((row) => row.id);
}

/** Months that hold something, newest first. */
export async function monthsOf(trx: Transaction, list: ListOf): Promise<readonly string[]> {
  const { rows } = await sql<{
    month: string;
  }>`select distinct month from (${fromList(list)}) l order by month desc`.execute(trx);
  return rows.map((row) => row.month);
}

/** One page of a month: ids oldest first, and whether a later page exists. */
export async function monthPage(
  trx: Transaction,
  list: ListOf,
  month: string,
  number: number,
  size: number,
): Promise<{ readonly ids: readonly number[]; readonly more: boolean }> {
  const { rows } = await sql<{ id: number }>`
    select id from (${fromList(list)}) l where month = ${month}
    order by published_at, id offset ${(number - 1) * size} limit ${size + 1}`.execute(trx);
  return { ids: rows.slice(0, size).map((row) => row.id), more: rows.length > size };
}

/** How many a month holds, and how many of them stand before an article that is (or was) at `at`. */
export async function monthPlace(
  trx: Transaction,
  list: ListOf,
  month: string,
  at: Date,
  article: number,
): Promise<{ readonly before: number; readonly total: number }> {
  const { rows } = await sql<{ before: number; total: number }>`
    select count(*) filter (where (published_at, id) < (${at}::timestamptz, ${article}::int))::int as before, count(*)::int as total
    from (${fromList(list)}) l where month = ${month}`.execute(trx);
  return rows[0] ?? { before: 0, total: 0 };
}

/** Every article of an edition's month, for its sitemap, oldest first. */
export async function monthOfEdition(
  trx: Transaction,
  edition: string,
  month: string,
): Promise<readonly { readonly id: number; readonly slug: string; readonly changed: Date }[]> {
  const { rows } = await sql<{ id: number; slug: string; changed: Date }>`
    select id, slug, coalesce(updated_at, published_at) as changed from article
    where edition = ${edition} and month = ${month} and public = 'shown' order by published_at, id`.execute(trx);
  return rows;
}

/** Which months each edition has articles in. */
export async function monthsByEdition(
  trx: Transaction,
): Promise<readonly { readonly edition: string; readonly month: string }[]> {
  const { rows } = await sql<{ edition: string; month: string }>`
    select distinct edition, month from article where public = 'shown' order by edition, month`.execute(trx);
  return rows;
}

function fromList(list: ListOf) {
  switch (list.kind) {
    case "section":
      return sql`select id, published_at, month from article where section = ${list.section} and public = 'shown'`;
    case "edition":
      return sql`select id, published_at, month from article where edition = ${list.edition} and public = 'shown'`;
    case "topic":
      return sql`select article as id, published_at, month from published_topic where topic = ${list.topic} and edition = ${list.edition}`;
    case "contributor":
      return sql`select article as id, published_at from published_contributor where contributor = ${list.contributor} and edition = ${list.edition}`;
  }
}
