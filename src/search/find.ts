import type { Transaction } from "../db/database.ts";
import {
  documentsWith,
  lexemesExist,
  namesWithWords,
  type SearchHit,
  searchByIndexOnly,
  searchHits,
  wordsBeginning,
  wordsLike,
} from "../db/search-queries.ts";
import type { Language } from "../language/language.ts";
import type { SearchKind } from "../story/search-kind.ts";
import { lexeme, type Span, spans } from "./lexemes.ts";
import { type Alternatives, allOf, headlineOf, type ParsedQuery, oneOf, parseQuery, rankOf, within } from "./query.ts";
import { editsAllowed, endsOf, nearest } from "./spelling.ts";

/** Articles that one search looks at, at most: the newest that match, and the newest whose headline does. */
export const mostHits = 240;
const mostHeadlines = 120;

/** An article this old counts half as much as one of now, in milliseconds. */
const halfAge = 120 * 86_400_000;

/** What a match in the body alone is worth beside `ts_rank` of headline (up to 1) and summary (up to 0.4). */
const inBody = 0.1;

/** So few, and longer words are looked for as well. */
const few = 20;
const mostBeginnings = 8;
const mostSpellings = 3;
const mostNames = 60;
const mostNear = 400;

export interface SearchRequest {
  readonly edition: string;
  readonly typed: string;
  /** UTC milliseconds; `to` is not included. */
  readonly from: number | null;
  readonly to: number | null;
  readonly section: number | null;
  readonly kind: SearchKind | null;
  readonly sort: "relevance" | "newest";
}

export interface Found {
  /** Articles, best first. */
  readonly articles: readonly number[];
  /** There were more than a search looks at. */
  readonly more: boolean;
  /** Other words were looked for than those that were typed, since these are nowhere. */
  readonly instead: string | null;
  /** Something close to what was typed is much commoner. */
  readonly meant: string | null;
}

const nothing: Found = { articles: [], more: false, instead: null, meant: null };

/** Searches one edition in the given snapshot. */
export async function find(trx: Transaction, language: Language, request: SearchRequest, now: number): Promise<Found> {
  const query = parseQuery(language, request.typed);
  if (query.terms.length === 0 && query.phrases.length === 0) return nothing;
  await searchByIndexOnly(trx);
  const search: Search = { trx, language, request, now };
  const names = await namesOf(search, query);
  const exact = await hitsFor(search, query, names);
  const wider = exact.hits.length < few ? await widened(search, query, names) : null;
  const found = merged(exact, wider);
  if (found.hits.length > 0) {
    const meant = found.hits.length < 5 ? await commoner(search, query) : null;
    return { articles: ordered(search, found.hits), more: found.more, instead: null, meant };
  }
  const spelled = await respelled(search, query);
  if (spelled === null) return nothing;
  const near = await hitsFor(search, query, joined(names, spelled.alternatives));
  return near.hits.length === 0
    ? nothing
    : { articles: ordered(search, near.hits), more: near.more, instead: spelled.words, meant: null };
}

interface Search {
  readonly trx: Transaction;
  readonly language: Language;
  readonly request: SearchRequest;
  readonly now: number;
}

interface Hits {
  readonly hits: readonly (SearchHit & { readonly exact: boolean })[];
  readonly more: boolean;
}

/**
 * The newest that match. A common word matches half of an archive: so the search goes back in time by lexemes of
 * weeks, months and years, which the index meets with the words before a row is read.
 */
async function hitsFor(search: Search, query: ParsedQuery, alternatives: Alternatives): Promise<Hits> {
  const all = allOf(query, alternatives);
  if (all === null) return { hits: [], more: false };
  const rankBy = rankOf(query, alternatives);
  let newest = await newestOf(search, all, rankBy, mostHits);
  if (!newest.more) return exactly(newest);
  const headline = headlineOf(query, alternatives);
  if (headline === null) return exactly(newest);
  const titled = await newestOf(search, headline, rankBy, mostHeadlines);
  const known = new Set(newest.hits.map((hit) => hit.article));
  newest = { hits: [...newest.hits, ...titled.hits.filter((hit) => !known.has(hit.article))], more: true };
  return exactly(newest);
}

function exactly(found: { readonly hits: readonly SearchHit[]; readonly more: boolean }): Hits {
  return { hits: found.hits.map((hit) => ({ ...hit, exact: true })), more: found.more };
}

async function newestOf({ trx, request, now }: Search, query: string, rankBy: string, limit: number) {
  const { edition, from, to, section, kind } = request;
  const marks = [
    ...(section === null ? [] : [[lexeme.section(section)]]),
    ...(kind === null ? [] : [[lexeme.kind(kind)]]),
  ];
  const dates = { from: from === null ? null : new Date(from), to: to === null ? null : new Date(to) };
  const end = Math.min(to ?? Number.POSITIVE_INFINITY, now);
  let before: number | null = null;
  for (const span of spans) {
    // Next to nothing in two weeks: two months bring little more, and each look costs as much as what it finds.
    if (before !== null && before <= 2 && span.sign === "x") continue;
    const first = (Math.floor(end / span.length) - 1) * span.length;
    const asked = within(query, [spanMarks(edition, span, end), ...marks]);
    const found = await searchHits(trx, { query: asked, rankBy, ...dates, limit });
    if (found.more || (from !== null && first <= from)) return found;
    before = found.hits.length;
  }
  return searchHits(trx, { query: within(query, [[lexeme.edition(edition)], ...marks]), rankBy, ...dates, limit });
}

/** The span that an instant lies in and the one before. */
function spanMarks(edition: string, span: Span, end: number): readonly string[] {
  return [lexeme.span(edition, span, end), lexeme.span(edition, span, end - span.length)];
}

async function namesOf({ trx, request }: Search, query: ParsedQuery): Promise<Alternatives> {
  const words = query.terms.flatMap((term) => term.lexemes);
  const byWord = new Map<string, string[]>();
  for (const { word, kind, id } of await namesWithWords(trx, request.edition, words, mostNames)) {
    const names = byWord.get(word) ?? [];
    byWord.set(word, [...names, kind === "topic" ? lexeme.topic(id) : lexeme.contributor(id)]);
  }
  return byWord;
}

/** The last word may be the beginning of a longer one. */
async function widened(search: Search, query: ParsedQuery, names: Alternatives): Promise<Hits | null> {
  const last = query.terms.at(-1)?.word ?? null;
  if (last === null || Array.from(last).length < 3 || query.phrases.length > 0) return null;
  const longer = await wordsBeginning(search.trx, search.request.edition, last, mostBeginnings);
  if (longer.length === 0) return null;
  const found = await hitsFor(search, query, joined(names, new Map([[last, longer.map(({ word }) => word)]])));
  return { ...found, hits: found.hits.map((hit) => ({ ...hit, exact: false })) };
}

function merged(exact: Hits, wider: Hits | null): Hits {
  if (wider === null) return exact;
  const known = new Set(exact.hits.map((hit) => hit.article));
  return {
    hits: [...exact.hits, ...wider.hits.filter((hit) => !known.has(hit.article))],
    more: exact.more || wider.more,
  };
}

/** Words that are nowhere in the edition get the nearest that are; null when that helps nothing. */
async function respelled(search: Search, query: ParsedQuery) {
  const { trx, request } = search;
  const words = query.terms.flatMap(({ word }) => (word !== null && editsAllowed(word) > 0 ? [word] : []));
  if (words.length === 0) return null;
  const known = await lexemesExist(
    trx,
    words.map((word) => within(oneOf([word]), [[lexeme.edition(request.edition)]])),
  );
  const unknown = words.filter((_, index) => !known[index]);
  const alternatives = new Map<string, readonly string[]>();
  const best = new Map<string, string>();
  for (const word of unknown) {
    const near = nearest(word, await wordsLike(trx, request.edition, endsOf(word), mostNear), mostSpellings);
    const [first] = near;
    if (first === undefined) return null;
    alternatives.set(
      word,
      near.map((one) => one.word),
    );
    best.set(word, first.word);
  }
  return alternatives.size === 0 ? null : { alternatives, words: rewritten(query, best) };
}

/** Few articles have the word and many have one that looks like it. */
async function commoner({ trx, request }: Search, query: ParsedQuery): Promise<string | null> {
  const words = query.terms.flatMap(({ word }) => (word !== null && editsAllowed(word) > 0 ? [word] : []));
  const counts = await documentsWith(trx, request.edition, words);
  const best = new Map<string, string>();
  for (const word of words) {
    const own = counts.get(word) ?? 0;
    if (own > 2) continue;
    const [near] = nearest(word, await wordsLike(trx, request.edition, endsOf(word), mostNear), 1);
    if (near !== undefined && near.documents >= 20 * (own + 1)) best.set(word, near.word);
  }
  return best.size === 0 ? null : rewritten(query, best);
}

function rewritten(query: ParsedQuery, best: ReadonlyMap<string, string>): string {
  return query.terms.map(({ word, text }) => best.get(word ?? "") ?? text).join(" ");
}

function joined(one: Alternatives, other: Alternatives): Alternatives {
  const all = new Map(one);
  for (const [word, more] of other) all.set(word, [...(all.get(word) ?? []), ...more]);
  return all;
}

/** Relevance times freshness, or the newest first. */
function ordered({ request, now }: Search, hits: Hits["hits"]): readonly number[] {
  const age = (hit: SearchHit) => Math.max(0, now - hit.published_at.getTime());
  const score = (hit: Hits["hits"][number]) => ((inBody + hit.rank) * (hit.exact ? 1 : 0.5)) / (1 + age(hit) / halfAge);
  const newer = (a: SearchHit, b: SearchHit) =>
    b.published_at.getTime() - a.published_at.getTime() || b.article - a.article;
  const byScore = (a: Hits["hits"][number], b: Hits["hits"][number]) => score(b) - score(a) || newer(a, b);
  return [...hits].sort(request.sort === "newest" ? newer : byScore).map((hit) => hit.article);
}
