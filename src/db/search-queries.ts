import { sql } from "kysely";
import type { Transaction } from "./database.ts";

// What readers' search asks. Lexemes and queries are made by the search station; here they are only put to the index.

/** Keeps the planner from reading the whole table, whatever it thinks of a common word. For this transaction. */
export async function searchByIndexOnly(trx: Transaction): Promise<void> {
  await sql`select set_config('enable_seqscan', 'off', true)`.execute(trx);
}

export interface SearchHit {
  readonly article: number;
  readonly published_at: Date;
  /** `ts_rank` of headline, summary and names: 0 when the words stand in the body alone. */
  readonly rank: number;
}

export interface SearchAsk {
  /** Text of the tsquery that must hold. */
  readonly query: string;
  /** Text of the tsquery whose words count for the rank. */
  readonly rankBy: string;
  /** Published from here, to before there. */
  readonly from: Date | null;
  readonly to: Date | null;
  readonly limit: number;
}

/** The newest articles that a query finds and that are shown to everybody at this moment, and whether the index had more. */
export async function searchHits(
  trx: Transaction,
  { query, rankBy, from, to, limit }: SearchAsk,
): Promise<{ readonly hits: readonly SearchHit[]; readonly more: boolean }> {
  const { rows } = await sql<SearchHit & { shown: boolean }>`
    with found as materialized (
      select article, published_at, head from search_document
      where words @@ ${query}::tsquery
        and (${from}::timestamptz is null or published_at >= ${from}::timestamptz)
        and (${to}::timestamptz is null or published_at < ${to}::timestamptz)
      order by published_at desc limit ${limit + 1})
    select f.article, f.published_at, ts_rank('{0.1,0.2,0.4,1}', f.head, ${rankBy}::tsquery)::float8 as rank,
      coalesce((select a.public = 'shown' from article a where a.id = f.article), false) as shown
    from found f order by f.published_at desc, f.article desc`.execute(trx);
  return { hits: rows.slice(0, limit).filter((row) => row.shown), more: rows.length > limit };
}

/** Whether any of these single lexemes is found in the edition; in their order. `edition` is the edition's own lexeme. */
export async function lexemesExist(trx: Transaction, queries: readonly string[]): Promise<readonly boolean[]> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from search_document where words @@ q.query::tsquery) as found
    from unnest(${queries}::text[]) with ordinality as q(query, place) order by q.place`.execute(trx);
  return rows.map((row) => row.found);
}

/** Topics and contributors of an edition whose name has a word, by word, as they are named and not withheld now. */
export async function namesWithWords(
  trx: Transaction,
  edition: string,
  words: readonly string[],
  limit: number,
): Promise<readonly { readonly word: string; readonly kind: "topic" | "contributor"; readonly id: number }[]> {
  const { rows } = await sql<{ word: string; kind: "topic" | "contributor"; id: number }>`
    select s.word, s.kind, s.id from search_name s
    where s.edition = ${edition} and s.word = any(${words}::text[]) and case s.kind
      when 'topic' then exists (select from topic_name t where t.topic = s.id and t.edition = s.edition and t.name = s.name)
      else exists (select from contributor_text t join contributor c on c.id = t.contributor
        where t.contributor = s.id and t.edition = s.edition and t.name = s.name and not t.withheld and not c.withheld) end
    order by s.word, s.kind desc, s.id limit ${limit}`.execute(trx);
  return rows;
}

export interface KnownWord {
  readonly word: string;
  readonly documents: number;
}

/** Words of headlines, summaries and places that begin or end as told and have about that length, the commonest first. */
export async function wordsLike(
  trx: Transaction,
  edition: string,
  ends: { readonly beginning: string; readonly ending: string; readonly shortest: number; readonly longest: number },
  limit: number,
): Promise<readonly KnownWord[]> {
  const { rows } = await sql<KnownWord>`
    (select word, documents from search_word where edition = ${edition}
      and word >= ${ends.beginning} and word < ${after(ends.beginning)}
      and char_length(word) between ${ends.shortest} and ${ends.longest} order by documents desc, word limit ${limit})
    union
    (select word, documents from search_word where edition = ${edition}
      and reversed >= ${ends.ending} and reversed < ${after(ends.ending)}
      and char_length(word) between ${ends.shortest} and ${ends.longest} order by documents desc, word limit ${limit})`.execute(
    trx,
  );
  return rows;
}

/** The commonest words that begin so. */
export async function wordsBeginning(
  trx: Transaction,
  edition: string,
  beginning: string,
  limit: number,
): Promise<readonly KnownWord[]> {
  const { rows } = await sql<KnownWord>`
    select word, documents from search_word where edition = ${edition}
      and word > ${beginning} and word < ${after(beginning)}
    order by documents desc, word limit ${limit}`.execute(trx);
  return rows;
}

/** In how many headlines and summaries a word stands. */
export async function documentsWith(
  trx: Transaction,
  edition: string,
  words: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<KnownWord>`
    select word, documents from search_word where edition = ${edition} and word = any(${words}::text[])`.execute(trx);
  return new Map(rows.map((row) => [row.word, row.documents]));
}

/** What sorts after everything that begins so, in the order of bytes. */
function after(beginning: string): string {
  return `${beginning}\u{10ffff}`;
}
