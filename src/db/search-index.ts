import { sql } from "kysely";
import type { LivePostContent } from "../story/live.ts";
import type { RevisionContent } from "../story/revision.ts";
import type { Transaction } from "./database.ts";

// What readers' search knows of articles. Whoever publishes only adds to the queue; the search station takes from it.

/** One station at a time changes the index: counts of words would come apart otherwise. */
const indexLock = 7_310_011;

/** Notes that these articles may have to be found otherwise from now on. */
export async function queueForSearch(trx: Transaction, articles: readonly number[]): Promise<void> {
  await sql`insert into search_queue (article) select unnest(${articles}::int[])`.execute(trx);
}

/** Takes the oldest of the queue out of it, each article once; holds the index until the transaction ends. */
export async function takeFromSearchQueue(trx: Transaction, limit: number): Promise<readonly number[]> {
  await sql`select pg_advisory_xact_lock(${indexLock}::bigint)`.execute(trx);
  const { rows } = await sql<{ article: number }>`
    delete from search_queue where id in (select id from search_queue order by id limit ${limit}) returning article`.execute(
    trx,
  );
  return [...new Set(rows.map((row) => row.article))];
}

/** What an article says to everybody now; articles that are not shown are missing. */
export interface SearchableArticle {
  readonly id: number;
  readonly edition: string;
  readonly section: number | null;
  readonly published_at: Date;
  readonly content: RevisionContent;
  /** The newest posts of its live coverage, newest first; null when it never had any. */
  readonly live: readonly Pick<LivePostContent, "headline" | "body">[] | null;
}

/** How many posts of one article's coverage the index holds. */
const mostPosts = 300;

export async function searchableArticles(
  trx: Transaction,
  ids: readonly number[],
): Promise<readonly SearchableArticle[]> {
  const { rows } = await sql<SearchableArticle>`
    select a.id, a.edition, a.section, a.published_at, r.content,
      case when exists (select from live_coverage c where c.article = a.id) then coalesce((
        select jsonb_agg(jsonb_build_object('headline', n.content->'headline', 'body', n.content->'body'))
        from (select v.content from live_post p join live_post_version v on v.id = p.version
          where p.article = a.id and p.state = 'published' order by p.number desc limit ${mostPosts}) n), '[]'::jsonb) end as live
    from article a join revision r on r.id = a.live_revision
    where a.id = any(${ids}::int[]) and a.public = 'shown' and a.published_at is not null`.execute(trx);
  return rows;
}

export interface StoredSearchDocument {
  readonly article: number;
  readonly edition: string;
  readonly publishedAt: Date;
  /** Texts of tsvectors. */
  readonly head: string;
  readonly words: string;
  /** The words for which spelling is forgiven, with the same letters from their ends. */
  readonly spelled: readonly { readonly word: string; readonly reversed: string }[];
}

/** Puts an article's document in place of the one before. */
export async function storeSearchDocument(trx: Transaction, document: StoredSearchDocument): Promise<void> {
  const { article, edition, publishedAt, head, words, spelled } = document;
  await dropSearchDocument(trx, article);
  await sql`
    insert into search_document (article, edition, published_at, head, words, spelled)
    values (${article}, ${edition}, ${publishedAt}, ${head}::tsvector, ${words}::tsvector, ${spelled.map((one) => one.word)}::text[])`.execute(
    trx,
  );
  if (spelled.length === 0) return;
  await sql`
    insert into search_word (edition, word, reversed, documents)
    select ${edition}, word, reversed, 1 from jsonb_to_recordset(${JSON.stringify(spelled)}::jsonb) as w(word text, reversed text)
    order by word
    on conflict (edition, word) do update set documents = search_word.documents + 1`.execute(trx);
}

/** Forgets an article, and the words that only it had. */
export async function dropSearchDocument(trx: Transaction, article: number): Promise<void> {
  const { rows } = await sql<{ edition: string; spelled: readonly string[] }>`
    delete from search_document where article = ${article} returning edition, spelled`.execute(trx);
  for (const { edition, spelled } of rows) {
    await sql`update search_word set documents = documents - 1 where edition = ${edition} and word = any(${spelled}::text[])`.execute(
      trx,
    );
    await sql`delete from search_word where edition = ${edition} and word = any(${spelled}::text[]) and documents <= 0`.execute(
      trx,
    );
  }
}

/** Names as editions have them that the index does not know yet, or knows otherwise. Withheld ones are none. */
export interface SearchName {
  readonly kind: "topic" | "contributor";
  readonly id: number;
  readonly edition: string;
  readonly name: string;
}

const namesNow = sql`
  select 'topic' as kind, topic as id, edition, name from topic_name
  union all
  select 'contributor', t.contributor, t.edition, t.name from contributor_text t
    join contributor c on c.id = t.contributor where not t.withheld and not c.withheld`;

export async function unknownSearchNames(trx: Transaction, limit: number): Promise<readonly SearchName[]> {
  const { rows } = await sql<SearchName>`
    select n.kind, n.id, n.edition, n.name from (${namesNow}) n
    where not exists (select from search_name s where s.edition = n.edition and s.kind = n.kind and s.id = n.id and s.name = n.name)
    order by n.kind, n.id, n.edition limit ${limit}`.execute(trx);
  return rows;
}

/** Puts a name's words in place of those before. A name without words keeps a row, so that it is known. */
export async function storeSearchName(trx: Transaction, name: SearchName, words: readonly string[]): Promise<void> {
  const { edition, kind, id } = name;
  await sql`delete from search_name where edition = ${edition} and kind = ${kind} and id = ${id}`.execute(trx);
  await sql`
    insert into search_name (edition, word, kind, id, name)
    select ${edition}, word, ${kind}, ${id}, ${name.name} from unnest(${words.length === 0 ? [""] : words}::text[]) as w(word)`.execute(
    trx,
  );
}

/** Forgets names that are gone, changed or withheld. */
export async function dropGoneSearchNames(trx: Transaction): Promise<void> {
  await sql`
    delete from search_name s where not exists (
      select from (${namesNow}) n where n.edition = s.edition and n.kind = s.kind and n.id = s.id and n.name = s.name)`.execute(
    trx,
  );
}

/** By which rules of tokens the index was made; null: not yet. */
export async function searchRules(trx: Transaction): Promise<number | null> {
  const { rows } = await sql<{ rules: number }>`select rules from search_state`.execute(trx);
  return rows[0]?.rules ?? null;
}

/** Empties the index and queues every shown article, the newest first. */
export async function beginSearchIndex(trx: Transaction, rules: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${indexLock}::bigint)`.execute(trx);
  for (const table of ["search_document", "search_word", "search_name", "search_queue"])
    await sql`truncate ${sql.table(table)}`.execute(trx);
  await sql`insert into search_queue (article) select id from article where public = 'shown' order by published_at desc, id desc`.execute(
    trx,
  );
  await sql`insert into search_state (rules) values (${rules}) on conflict (single) do update set rules = excluded.rules`.execute(
    trx,
  );
}

export interface SearchStatus {
  readonly shown: number;
  readonly documents: number;
  readonly waiting: number;
  readonly words: number;
  readonly bytes: number;
}

export async function searchStatus(trx: Transaction): Promise<SearchStatus> {
  const { rows } = await sql<SearchStatus>`
    select (select count(*) from article where public = 'shown') as shown,
      (select count(*) from search_document) as documents,
      (select count(distinct article) from search_queue) as waiting,
      (select count(*) from search_word) as words,
      pg_total_relation_size('search_document') + pg_total_relation_size('search_word')
        + pg_total_relation_size('search_name') + pg_total_relation_size('search_queue') as bytes`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error("The database did not answer a count.");
  return row;
}
