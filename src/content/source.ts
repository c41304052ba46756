import DataLoader from "dataloader";
import type { Transaction } from "../db/database.ts";
import * as published from "../db/published.ts";
import * as lists from "../db/published-lists.ts";
import * as live from "../db/published-live.ts";
import { frontBlockRows } from "../db/newsroom-fronts.ts";
import { correctionRows, standingRows } from "../db/standing-pages.ts";
import { partnersRows } from "../db/published-partners.ts";
import { channelsOf, programmeRows, programmesOf, slotsOf } from "../db/newsroom-broadcasting.ts";
import * as broadcasting from "../db/published-broadcasting.ts";
import { podcastSize } from "../story/broadcasting.ts";
import { livePageSize } from "../story/live.ts";
import { monthPageSize } from "./target.ts";

/** Older pieces in a related box, besides picks. */
export const olderInRelated = 4;

/** How many cards a section's block on the front shows, at most. */
export const frontBlockSize = 6;

/** How many of an edition's newest a front looks at for its lead and seconds. */
export const frontNewest = 12;

/** A list's newest: what sections, topics, contributors and feeds show. */
export const listSize = 40;

/** How many usable articles partners find in their feed, and how many canceled ones at most. */
const partnersSize = 100;
const partnersMostCanceled = 1_000;

/** How many of an article's live posts partners get with its text, the newest. */
const partnersPosts = 100;

/** For how long partners are told that an article is canceled, in milliseconds. */
export const canceledFor = 30 * 86_400_000;

/**
 * Published content as one snapshot shows it. Questions asked in the same turn go to the database together, and none is
 * asked twice; pages that are loaded side by side share everything. Lives as long as its transaction.
 * Long because it is the list of questions, one entry each.
 */
export function openSource(trx: Transaction) {
  const once = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
    let answer: Promise<T> | undefined;
    return () => {
      answer ??= ask();
      return answer;
    };
  };
  const editions = once(async () => new Map((await published.editionRows(trx)).map((row) => [row.code, row])));
  const breaking = once(async () => new Map((await published.breakingRows(trx)).map((row) => [row.edition, row])));
  const picks = once(async () => grouped(await published.frontPicks(trx), (row) => row.edition));

  return {
    editions,
    sections: many(
      (codes: readonly string[]) => published.sectionRows(trx, codes),
      (row) => row.edition,
    ),
    breaking,
    picks,
    standing: many(
      (codes: readonly string[]) => standingRows(trx, codes),
      (row) => row.edition,
    ),
    channels: many(
      (codes: readonly string[]) => channelsOf(trx, codes),
      (row) => row.edition,
    ),
    slots: many(
      (codes: readonly string[]) => slotsOf(trx, codes),
      (row) => row.edition,
    ),
    programmes: many(
      (codes: readonly string[]) => programmesOf(trx, codes),
      (row) => row.edition,
    ),
    programme: one(
      (ids: readonly number[]) => programmeRows(trx, ids),
      (row) => row.id,
    ),
    episode: one(
      (ids: readonly number[]) => broadcasting.episodeRows(trx, ids),
      (row) => row.id,
    ),
    newestEpisodes: many(
      (ids: readonly number[]) => broadcasting.newestEpisodes(trx, ids, podcastSize),
      (row) => row.programme,
    ),
    highestOrdinal: one(
      (ids: readonly number[]) => broadcasting.highestOrdinals(trx, ids),
      (row) => row.programme,
    ),
    episodePage: (programme: number, page: number) => broadcasting.episodesOfPage(trx, programme, page),
    corrections: (edition: string, since: Date, limit: number) => correctionRows(trx, edition, since, limit),
    article: one(
      (ids: readonly number[]) => published.publishedArticles(trx, ids),
      (row) => row.id,
    ),
    card: one(
      (ids: readonly number[]) => published.cardRows(trx, ids),
      (row) => row.id,
    ),
    replacing: many(
      (ids: readonly number[]) => published.replacingRows(trx, ids),
      (row) => row.replaces,
    ),
    notices: many(
      (ids: readonly number[]) => published.noticeRows(trx, ids),
      (row) => row.article,
    ),
    coverage: one(
      (ids: readonly number[]) => live.coverageRows(trx, ids),
      (row) => row.article,
    ),
    newestPosts: many(
      (ids: readonly number[]) => live.newestPosts(trx, ids, livePageSize),
      (row) => row.article,
    ),
    partnersPosts: many(
      (ids: readonly number[]) => live.newestPosts(trx, ids, partnersPosts),
      (row) => row.article,
    ),
    pagesWithPosts: many(
      (ids: readonly number[]) => live.pagesWithPosts(trx, ids),
      (row) => row.article,
    ),
    postsOfPage: (article: number, page: number) => live.postsOfPage(trx, article, page),
    older: many(
      (ids: readonly number[]) => published.olderPieces(trx, ids, olderInRelated),
      (row) => row.article,
    ),
    story: many(
      (ids: readonly number[]) => published.editionsOfStories(trx, ids),
      (row) => row.story,
    ),
    links: many(
      (ids: readonly number[]) => published.linksOfStories(trx, ids),
      (row) => row.story,
    ),
    topic: inEdition(
      (things) => published.topicRows(trx, things),
      (row) => row.topic,
    ),
    contributor: inEdition(
      (things) => published.contributorRows(trx, things),
      (row) => row.contributor,
    ),
    described: inEdition(
      (things) => published.describedRows(trx, things),
      (row) => row.id,
    ),
    asset: one(
      (ids: readonly number[]) => published.assetRows(trx, ids),
      (row) => row.id,
    ),
    shown: one(
      async (ids: readonly number[]) => (await published.shownAssets(trx, ids)).map((id) => ({ id })),
      (row) => row.id,
    ),
    frontBlocks: many(
      (codes: readonly string[]) => frontBlockRows(trx, codes),
      (row) => row.edition,
    ),
    newestBySection: many(
      (codes: readonly string[]) => lists.newestBySection(trx, codes, frontBlockSize),
      (row) => row.edition,
    ),
    newestByEdition: many(
      (codes: readonly string[]) => lists.newestByEdition(trx, codes, listSize),
      (row) => row.edition,
    ),
    newest: perList(
      (of: readonly lists.ListOf[]) => lists.newest(trx, of, listSize),
      (list) => list,
      (rows) => rows.map((row) => row.id),
    ),
    months: perList(
      (of: readonly lists.ListOf[]) => lists.monthsOf(trx, of),
      (list) => list,
      (rows) => rows.map((row) => row.month),
    ),
    monthPage: perList(
      (pages: readonly lists.MonthPageAsked[]) => lists.monthPages(trx, pages, monthPageSize),
      (page) => page.list,
      (rows) => ({ ids: rows.slice(0, monthPageSize).map((row) => row.id), more: rows.length > monthPageSize }),
    ),
    since: (edition: string, since: Date, limit: number) => lists.newestSince(trx, edition, since, limit),
    partners: (edition: string, since: Date) => partnersRows(trx, [edition], since, partnersSize, partnersMostCanceled),
    monthOfEdition: (edition: string, month: string) => lists.monthOfEdition(trx, edition, month),
    monthsByEdition: once(() => lists.monthsByEdition(trx)),
    formerAddress: one(
      (addresses: readonly string[]) => published.formerAddressRows(trx, addresses),
      (row) => row.address,
    ),
  };
}

export type Source = ReturnType<typeof openSource>;

/** Asks for at most one row per key, all keys of a turn together. */
function one<K, Row>(
  ask: (keys: readonly K[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => K,
): (key: K) => Promise<Row | null> {
  const loader = new DataLoader<K, Row | null>(async (keys) => {
    const rows = new Map((await ask(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
  return (key) => loader.load(key);
}

/** Asks for a thing as one edition has it, all things of a turn together. */
function inEdition<Row extends { readonly edition: string }>(
  ask: (things: readonly published.InEdition[]) => Promise<readonly Row[]>,
  idOf: (row: Row) => number,
): (id: number, edition: string) => Promise<Row | null> {
  const nameOf = (id: number, edition: string) => `${id} ${edition}`;
  const loader = new DataLoader<published.InEdition, Row | null, string>(
    async (things) => {
      const rows = new Map((await ask(things)).map((row) => [nameOf(idOf(row), row.edition), row]));
      return things.map(({ id, edition }) => rows.get(nameOf(id, edition)) ?? null);
    },
    { cacheKeyFn: ({ id, edition }) => nameOf(id, edition) },
  );
  return (id, edition) => loader.load({ id, edition });
}

/** Asks something of lists, those of one kind in a turn together; `answer` makes one list's answer of its rows. */
function perList<Question, Row extends { readonly place: number }, Answer>(
  ask: (questions: readonly Question[]) => Promise<readonly Row[]>,
  listOf: (question: Question) => lists.ListOf,
  answer: (rows: readonly Row[]) => Answer,
): (question: Question) => Promise<Answer> {
  const loader = new DataLoader<Question, Answer, string>(
    async (questions) => {
      const answers = new Map<Question, Answer>();
      for (const ofKind of grouped(questions, (question) => listOf(question).kind).values()) {
        const rows = grouped(await ask(ofKind), (row) => row.place);
        for (const [index, question] of ofKind.entries()) answers.set(question, answer(rows.get(index + 1) ?? []));
      }
      return questions.map((question) => answers.get(question) ?? new Error("a question about a list was lost"));
    },
    { cacheKeyFn: (question) => JSON.stringify(question) },
  );
  return (question) => loader.load(question);
}

/** Asks for all rows of a key, all keys of a turn together. */
function many<K, Row>(
  ask: (keys: readonly K[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => K,
): (key: K) => Promise<readonly Row[]> {
  const loader = new DataLoader<K, readonly Row[]>(async (keys) => {
    const rows = grouped(await ask(keys), keyOf);
    return keys.map((key) => rows.get(key) ?? []);
  });
  return (key) => loader.load(key);
}

function grouped<K, Row>(rows: readonly Row[], keyOf: (row: Row) => K): Map<K, Row[]> {
  const groups = new Map<K, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
