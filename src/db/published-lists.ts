import { sql } from "kysely";
import type { Transaction } from "./database.ts";

// Lists of shown articles. Every list is bounded: newest so many, a month, the last hours.

/** Whose list: a section (of one edition), or a topic or contributor in one edition, or a whole edition. */
export type ListOf =
  | { readonly kind: "section"; readonly section: number }
  | { readonly kind: "topic"; readonly topic: number; readonly edition: string }
  | { readonly kind: "contributor"; readonly contributor: number; readonly edition: string }
  | { readonly kind: "edition"; readonly edition: string };

/** Lists of one kind, as a table `l` to join with. */
function asked(lists: readonly ListOf[]) {
  const ids = lists.map((list) => {
    if (list.kind === "edition") return 0;
    return list.kind === "section" ? list.section : list.kind === "topic" ? list.topic : list.contributor;
  });
  const editions = lists.map((list) => (list.kind === "section" ? "" : list.edition));
  return sql`unnest(${ids}::int[], ${editions}::text[])`;
}

/** Each row names its list by its place in what was asked, from 1. */
type Placed<Row> = Row & { readonly place: number };

/** The newest `limit` of each list (all of one kind), newest first. */
export async function newest(
  trx: Transaction,
  lists: readonly ListOf[],
  limit: number,
): Promise<readonly Placed<{ readonly id: number }>[]> {
  const { rows } = await sql<Placed<{ id: number }>>`
    select l.place::int, n.id from ${asked(lists)} with ordinality as l(id, edition, place) cross join lateral (
      select id, published_at from (${membersOf(lists[0])}) m order by published_at desc, id desc limit ${limit}) n
    order by l.place, n.published_at desc, n.id desc`.execute(trx);
  return rows;
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

/** For each list (all of one kind) the months that hold something, newest first. By index from month to month: an archive is not read through. */
export async function monthsOf(
  trx: Transaction,
  lists: readonly ListOf[],
): Promise<readonly Placed<{ readonly month: string }>[]> {
  const { rows } = await sql<Placed<{ month: string }>>`
    select l.place::int, n.month from ${asked(lists)} with ordinality as l(id, edition, place) cross join lateral (
      with recursive step(month) as (
        (select m.month from (${membersOf(lists[0])}) m order by m.month desc limit 1)
        union all
        select (select m.month from (${membersOf(lists[0])}) m where m.month < step.month order by m.month desc limit 1)
        from step where step.month is not null)
      select month from step where month is not null) n
    order by l.place, n.month desc`.execute(trx);
  return rows;
}

/** One page of a month of a list. */
export interface MonthPageAsked {
  readonly list: ListOf;
  readonly month: string;
  /** From 1. */
  readonly number: number;
}

/** For each page asked for (all of one kind of list) its ids, oldest first, and one more if a later page exists. */
export async function monthPages(
  trx: Transaction,
  pages: readonly MonthPageAsked[],
  size: number,
): Promise<readonly Placed<{ readonly id: number }>[]> {
  const months = pages.map((page) => page.month);
  const offsets = pages.map((page) => (page.number - 1) * size);
  const { rows } = await sql<Placed<{ id: number }>>`
    select l.place::int, n.id
    from rows from (${asked(pages.map((page) => page.list))}, unnest(${months}::text[]), unnest(${offsets}::int[]))
      with ordinality as l(id, edition, month, skipped, place)
    cross join lateral (
      select id, published_at from (${membersOf(pages[0]?.list)}) m where m.month = l.month
      order by published_at, id offset l.skipped limit ${size + 1}) n
    order by l.place, n.published_at, n.id`.execute(trx);
  return rows;
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
    select count(*) filter (where (m.published_at, m.id) < (${at}::timestamptz, ${article}::int))::int as before, count(*)::int as total
    from ${asked([list])} as l(id, edition) cross join lateral (${membersOf(list)}) m where m.month = ${month}`.execute(
    trx,
  );
  return rows[0] ?? { before: 0, total: 0 };
}

/** Every article of an edition's month, for its sitemap, oldest first; not those that share another's text. */
export async function monthOfEdition(
  trx: Transaction,
  edition: string,
  month: string,
): Promise<readonly { readonly id: number; readonly slug: string; readonly changed: Date }[]> {
  const { rows } = await sql<{ id: number; slug: string; changed: Date }>`
    select id, slug, coalesce(updated_at, published_at) as changed from article
    where edition = ${edition} and month = ${month} and public = 'shown' and shares is null order by published_at, id`.execute(
    trx,
  );
  return rows;
}

/** Which months each edition has articles in that share no other's text, by index as `monthsOf`. */
export async function monthsByEdition(
  trx: Transaction,
): Promise<readonly { readonly edition: string; readonly month: string }[]> {
  const { rows } = await sql<{ edition: string; month: string }>`
    select e.code as edition, n.month from edition e cross join lateral (
      with recursive step(month) as (
        (select month from article where edition = e.code and public = 'shown' and shares is null order by month limit 1)
        union all
        select (select month from article where edition = e.code and public = 'shown' and shares is null and month > step.month order by month limit 1)
        from step where step.month is not null)
      select month from step where month is not null) n
    order by 1, 2`.execute(trx);
  return rows;
}

/** The members of the list `l`, for lists of that one's kind; of an edition those in its sitemaps. */
function membersOf(list: ListOf | undefined) {
  switch (list?.kind) {
    case "section":
      return sql`select a.id, a.published_at, a.month from article a where a.section = l.id and a.public = 'shown'`;
    case "topic":
      return sql`select p.article as id, p.published_at, p.month from published_topic p where p.topic = l.id and p.edition = l.edition`;
    case "contributor":
      return sql`select p.article as id, p.published_at from published_contributor p where p.contributor = l.id and p.edition = l.edition`;
    default:
      return sql`select a.id, a.published_at, a.month from article a where a.edition = l.edition and a.public = 'shown' and a.shares is null`;
  }
}
