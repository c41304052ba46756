import type { Transaction } from "../db/database.ts";
import { newerPieces } from "../db/published.ts";
import { type ArticleFacts, portraitsOf } from "../db/published-facts.ts";
import { type ListOf, monthPlace } from "../db/published-lists.ts";
import type { FactPair } from "./changing.ts";
import { key } from "./key.ts";
import { olderInRelated } from "./source.ts";
import { monthPageSize } from "./target.ts";

/** A month of a list that the act touched, and how many articles it holds now. */
export interface MonthTotal {
  readonly list: ListOf;
  readonly edition: string;
  readonly month: string;
  readonly total: number;
}

/** Which facts differ, as keys, together and by article; and the months that were touched. */
export async function changedKeys(
  trx: Transaction,
  pairs: readonly FactPair[],
): Promise<{
  readonly keys: ReadonlySet<string>;
  readonly byArticle: ReadonlyMap<number, ReadonlySet<string>>;
  readonly totals: readonly MonthTotal[];
}> {
  const all = new Set<string>();
  const byArticle = new Map<number, ReadonlySet<string>>();
  const totals: MonthTotal[] = [];
  for (const pair of pairs) {
    const keys = new Set<string>();
    for (const name of ownKeys(pair)) keys.add(name);
    for (const moved of movedEntries(pair)) {
      keys.add(key.list(moved.list));
      if (moved.list.kind === "topic") {
        const place = { topic: moved.list.topic, edition: moved.list.edition, at: moved.at, article: moved.article };
        for (const newer of await newerPieces(trx, place, olderInRelated)) keys.add(key.related(newer));
      }
      if (moved.list.kind === "contributor") continue;
      const { before, total } = await monthPlace(trx, moved.list, moved.month, moved.at, moved.article);
      totals.push({ list: moved.list, edition: moved.edition, month: moved.month, total });
      for (const name of monthKeys(moved, before, total, pairs.length)) keys.add(name);
    }
    for (const asset of await movedAssets(trx, pair)) keys.add(key.shown(asset));
    const facts = pair.after ?? pair.before;
    if (facts !== null) byArticle.set(facts.id, keys);
    for (const name of keys) all.add(name);
  }
  return { keys: all, byArticle, totals };
}

/** Keys of the article itself: its page, its card, its story's editions, its sitemap entry, what partners have of it. */
function ownKeys({ before, after }: FactPair): readonly string[] {
  const facts = after ?? before;
  if (facts === null) return [];
  const keys: string[] = [];
  if (JSON.stringify(before?.partners ?? null) !== JSON.stringify(after?.partners ?? null))
    keys.push(key.partners(facts.edition));
  if ((before?.public ?? null) === null && (after?.public ?? null) === null) return keys;
  if (changed(before, after, ({ live: _live, posts: _posts, partners: _partners, ...own }) => own))
    keys.push(key.article(facts.id));
  keys.push(...liveKeys(facts.id, before, after));
  if (changed(before, after, (one) => (one.public === "shown" ? [one.notices, one.published_at] : null)))
    if ((before?.notices.length ?? 0) + (after?.notices.length ?? 0) > 0) keys.push(key.corrections(facts.edition));
  if (
    changed(before, after, (one) =>
      one.public === "shown" ? [one.card, one.slug, one.published_at, one.updated_at, one.section, one.shares] : null,
    )
  )
    keys.push(key.card(facts.id));
  if (changed(before, after, (one) => (one.public === "shown" ? [one.story, one.slug, one.published_at] : null)))
    for (const one of [before, after]) if (one !== null) keys.push(key.story(one.story));
  if (
    changed(before, after, (one) =>
      one.public === "shown" ? [one.month, one.slug, one.published_at, one.updated_at, one.shares] : null,
    )
  )
    for (const one of [before, after]) if (one?.month) keys.push(key.sitemap(one.edition, one.month));
  if (before !== null && after !== null && before.shares !== after.shares)
    keys.push(key.story(after.story), key.sitemaps());
  const { replaces } = facts;
  if (
    replaces !== null &&
    changed(before, after, (one) => (one.public === "shown" ? [one.slug, one.published_at] : null))
  ) {
    keys.push(key.card(replaces.article), key.article(replaces.article), key.story(replaces.story));
    if (replaces.month !== null) keys.push(key.sitemap(replaces.edition, replaces.month));
  }
  return keys;
}

/** The live coverage on the article's page; pages of older posts that differ, and beside those that come or go their neighbours, which lead to them. */
function liveKeys(article: number, before: ArticleFacts | null, after: ArticleFacts | null): readonly string[] {
  const was = postPages(before);
  const is = postPages(after);
  const all = [...new Set([...was.keys(), ...is.keys()])].sort((a, b) => a - b);
  const differing = all.filter((page) => was.get(page) !== is.get(page));
  const besides = differing
    .filter((page) => was.has(page) !== is.has(page))
    .flatMap((page) => [all.findLast((other) => other < page), all.find((other) => other > page)])
    .filter((page) => page !== undefined);
  const pages = [...new Set([...differing, ...besides])].map((page) => key.posts(article, page));
  const live = changed(before, after, (one) => (one.public === "shown" ? one.live : null));
  return live ? [key.live(article), ...pages] : pages;
}

/** Pages of older posts that readers have, each with what it would be told apart by. */
function postPages(facts: ArticleFacts | null): ReadonlyMap<number, string> {
  if (facts?.public !== "shown") return new Map();
  return new Map(facts.posts.map(([page, ...rest]) => [page, rest.join(" ")]));
}

function changed(
  before: ArticleFacts | null,
  after: ArticleFacts | null,
  view: (facts: ArticleFacts) => unknown,
): boolean {
  return JSON.stringify(before === null ? null : view(before)) !== JSON.stringify(after === null ? null : view(after));
}

/** An article's place in a list that it entered or left. */
interface Moved {
  readonly list: ListOf;
  readonly edition: string;
  readonly article: number;
  readonly month: string;
  readonly at: Date;
}

function movedEntries({ before, after }: FactPair): readonly Moved[] {
  const was = entries(before);
  const is = entries(after);
  return [...[...was].filter(([name]) => !is.has(name)), ...[...is].filter(([name]) => !was.has(name))].map(
    ([, moved]) => moved,
  );
}

/** Where a shown article stands, by a name of list, month and time together. */
function entries(facts: ArticleFacts | null): ReadonlyMap<string, Moved> {
  if (facts === null || facts.public !== "shown" || facts.month === null || facts.published_at === null)
    return new Map();
  const { id, edition, month, published_at: at } = facts;
  const lists: ListOf[] = [
    { kind: "edition", edition },
    ...(facts.section === null ? [] : [{ kind: "section", section: facts.section } as const]),
    ...facts.topics.map((topic) => ({ kind: "topic", topic, edition }) as const),
    ...facts.contributors.map((contributor) => ({ kind: "contributor", contributor, edition }) as const),
  ];
  return new Map(
    lists.map((list) => [JSON.stringify([list, month, at.getTime()]), { list, edition, article: id, month, at }]),
  );
}

/** The month's pages from the article's place on, the page before it when it stands first, and the months themselves when one came or went. */
function monthKeys(moved: Moved, before: number, total: number, acted: number): readonly string[] {
  const { list, month } = moved;
  const cameOrWent = total <= acted;
  if (list.kind === "edition") return cameOrWent ? [key.sitemaps()] : [];
  const first = Math.max(1, Math.floor(before / monthPageSize) + (before % monthPageSize === 0 ? 0 : 1));
  const last = Math.floor((total + acted) / monthPageSize) + 1;
  const pages = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    key.month(list, month, first + index),
  );
  return cameOrWent ? [...pages, key.months(list)] : pages;
}

/** Assets that the article began or ceased to show, portraits of those credited among them. */
async function movedAssets(trx: Transaction, { before, after }: FactPair): Promise<readonly number[]> {
  const credited = difference(before?.contributors ?? [], after?.contributors ?? []);
  const portraits = credited.length === 0 ? [] : await portraitsOf(trx, credited);
  return [...difference(before?.assets ?? [], after?.assets ?? []), ...portraits];
}

function difference(one: readonly number[], other: readonly number[]): readonly number[] {
  return [...one.filter((id) => !other.includes(id)), ...other.filter((id) => !one.includes(id))];
}
