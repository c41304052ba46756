import { sql } from "kysely";
import type { Database } from "../src/db/database.ts";
import type { Language } from "../src/language/language.ts";
import { words } from "../src/language/segmentation.ts";
import { documentOf } from "../src/search/document.ts";
import { reversed } from "../src/search/spelling.ts";
import type { RevisionContent } from "../src/story/revision.ts";

// An archive to search in: one edition with most of the articles, since a search never leaves its edition, and some in
// scripts without spaces. Words are drawn as news draws them: the nth commonest as often as 1/n (Zipf).

export interface Vocabulary {
  readonly words: readonly string[];
  /** What stands between two words. */
  readonly space: string;
}

export interface SearchArchiveOptions {
  readonly database: Database;
  readonly languages: ReadonlyMap<string, Language>;
  /** How many articles each edition gets. */
  readonly editions: ReadonlyMap<string, number>;
  /** UTC milliseconds of the newest. */
  readonly now: number;
}

/** Five years of news. */
const reach = 5 * 365 * 86_400_000;
const vocabularySize = 40_000;
const slice = 500;
const bodyWords = 320;

/** Park and Miller's generator: the same numbers in every run, in [0, 1). */
export function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** Words of the language's own texts, and more made of their halves. */
export function vocabularyOf(language: Language, texts: readonly string[]): Vocabulary {
  const real = [...new Set(texts.flatMap((text) => words(language, text)))];
  const random = sequence(7);
  const all = new Set(real);
  const half = (word: string) =>
    Array.from(word)
      .slice(0, Math.ceil(Array.from(word).length / 2))
      .join("");
  const one = () => real[Math.floor(random() * real.length)] ?? "";
  const unspaced = language.wordSegmentation === "dictionary";
  // Where no spaces part the words, made-up ones would not be found again.
  for (let tries = 0; !unspaced && all.size < vocabularySize && tries < vocabularySize * 8; tries += 1)
    all.add(half(one()) + half(one()) + (tries % 3 === 0 ? half(one()) : ""));
  return { words: [...all], space: unspaced ? "" : " " };
}

/** Draws words. The commonest stands in about half of all articles. */
export function drawer(vocabulary: Vocabulary, random: () => number): (count: number) => string {
  const { words: all, space } = vocabulary;
  const one = () => all[Math.min(all.length - 1, Math.floor(20 * (all.length / 20) ** random() + 60 * random()))] ?? "";
  return (count) => Array.from({ length: count }, one).join(space);
}

/**
 * Fills an empty database with shown articles and their documents, all but the newest of the first edition: these wait in
 * the search's queue. At once, with the index made afterwards: one by one it takes an hour.
 */
export async function fillSearchArchive(
  { database, languages, editions, now }: SearchArchiveOptions,
  vocabularies: ReadonlyMap<string, Vocabulary>,
  waiting: number,
): Promise<void> {
  await sql`drop index search_document_words_idx`.execute(database.queries);
  for (const [code, count] of editions) {
    const language = languages.get(code);
    const vocabulary = vocabularies.get(code);
    if (language === undefined || vocabulary === undefined) throw new Error(`No language "${code}".`);
    const sections = await database.transaction((trx) => addEdition(trx, language));
    const draw = drawer(vocabulary, sequence(11));
    for (let done = 0; done < count; done += slice) {
      const rows = Array.from({ length: Math.min(slice, count - done) }, (_, index) => {
        const number = done + index;
        return {
          published_at: new Date(now - ((count - number) / count) * reach).toISOString(),
          edition: code,
          section: sections[number % sections.length],
          slug: `story-${number}`,
          content: contentOf(draw, number, sections[number % sections.length] ?? null),
        };
      });
      await database.transaction(async (trx) => {
        const { rows: made } = await sql<{ id: number }>`
          with r as (select *, row_number() over () as n from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
              as x(published_at timestamptz, edition text, section int, slug text, content jsonb)),
            s as (insert into story (slugline, created_at) select slug, published_at from r order by n returning id),
            sn as (select id, row_number() over (order by id) as n from s),
            a as (insert into article (story, edition, state, slug, public, card, section, published_at, month, created_at)
              select sn.id, r.edition, 'published', r.slug, 'shown', jsonb_build_object('headline', r.content->'headline',
                'shortHeadline', null, 'summary', r.content->'summary', 'genre', r.content->'genre', 'flash', false, 'leadAsset', null),
                r.section, r.published_at, to_char(r.published_at, 'YYYY-MM'), r.published_at from r join sn using (n) order by n
              returning id, published_at),
            an as (select id, row_number() over (order by id) as n from a),
            v as (insert into revision (article, number, content, minor, created_at)
              select an.id, 1, r.content, false, r.published_at from r join an using (n))
          select id from an order by n`.execute(trx);
        await sql`update article a set live_revision = r.id from revision r where r.article = a.id and a.live_revision is null`.execute(
          trx,
        );
        const late = code === [...editions.keys()][0] ? count - waiting : count;
        const documents = rows.flatMap(({ content, published_at }, index) => {
          const article = made[index]?.id ?? 0;
          if (done + index >= late) return [];
          const document = documentOf(language, {
            live: null,
            edition: code,
            publishedAt: Date.parse(published_at),
            content,
          });
          return [{ article, edition: code, published_at, ...document }];
        });
        for (let at = 0; at < documents.length; at += 100)
          await sql`insert into search_document (article, edition, published_at, head, words, spelled)
            select article, edition, published_at, head::tsvector, words::tsvector, spelled
            from jsonb_to_recordset(${JSON.stringify(documents.slice(at, at + 100))}::jsonb)
              as d(article int, edition text, published_at timestamptz, head text, words text, spelled text[])`.execute(
            trx,
          );
        const known = new Set(documents.map((one) => one.article));
        const later = made.map((row) => row.id).filter((id) => !known.has(id));
        await sql`insert into search_queue (article) select unnest(${later}::int[])`.execute(trx);
      });
    }
    console.log(`  ${code}: ${count}`);
  }
  const { rows: counted } = await sql<{ edition: string; word: string; documents: number }>`
    select edition, word, count(*)::int as documents from search_document, unnest(spelled) as w(word)
    group by edition, word order by edition, word`.execute(database.queries);
  for (let at = 0; at < counted.length; at += 2000) {
    const part = counted.slice(at, at + 2000).map((row) => ({ ...row, reversed: reversed(row.word) }));
    await sql`insert into search_word (edition, word, reversed, documents)
      select * from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as w(edition text, word text, reversed text, documents int)`.execute(
      database.queries,
    );
  }
  await sql`create index search_document_words_idx on search_document using gin (words) with (fastupdate = off)`.execute(
    database.queries,
  );
  await sql`vacuum (analyze)`.execute(database.queries);
}

async function addEdition(trx: Parameters<Parameters<Database["transaction"]>[0]>[0], language: Language) {
  const { code, path } = language;
  const none = { wordmark: null, time_zone: null, language: null, language_version: null };
  await trx
    .insertInto("edition")
    .values({ code, path, live: true, position: 1, ...none })
    .execute();
  const made = await trx
    .insertInto("section")
    .values(
      ["world", "politics", "health", "culture"].map((slug, position) => ({
        edition: code,
        slug,
        name: slug,
        position,
      })),
    )
    .returning("id")
    .execute();
  return made.map((row) => row.id);
}

function contentOf(draw: (count: number) => string, number: number, section: number | null): RevisionContent {
  const genre = (["news", "news", "news", "analysis", "opinion", "feature"] as const)[number % 6] ?? "news";
  return {
    headline: draw(9),
    shortHeadline: null,
    summary: draw(22),
    dateline: null,
    genre,
    section,
    topics: [],
    bylines: [],
    body: Array.from({ length: 8 }, (_, index) => ({
      id: `${index}`,
      kind: "paragraph",
      runs: [{ text: `${draw(bodyWords / 8)}.` }],
    })),
    leadAsset: null,
    related: [],
    wireSources: [],
    machineDraft: false,
    rights: { copyrightHolder: null, usageTerms: null, redistributable: true },
  };
}
