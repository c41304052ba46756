import type { ListOf } from "../db/published-lists.ts";
import { standingAddress } from "../pages/addresses.ts";
import type { EditionFacts, RssFeed } from "../pages/page.ts";
import { key } from "./key.ts";
import { type Loaded, nothing } from "./loaded.ts";
import type { Reader } from "./reader.ts";
import { addressOf, type Target } from "./target.ts";

/** For how long an article stands in the news sitemap, in milliseconds, and how many may (Google's limits). */
const newsWindow = 48 * 3_600_000;
const newsMost = 1_000;

export async function loadChooser(reader: Reader): Promise<Loaded> {
  const editions = await reader.editions();
  return editions.length === 0 ? nothing : { kind: "page", page: { kind: "chooser", address: "", editions } };
}

type FeedTarget = Extract<Target, { kind: "rss" | "section-rss" | "topic-rss" }>;

/** An edition's feed, or that of a section from the start, or of a topic that has a page. */
export async function loadRss(address: string, target: FeedTarget, reader: Reader): Promise<Loaded> {
  const edition = await reader.edition(target.edition);
  if (edition === null) return nothing;
  const listed = await feedList(target, edition, reader);
  if (listed === null) return nothing;
  reader.read(key.list(listed.list));
  const newest =
    target.kind === "rss"
      ? (await reader.source.newestByEdition(edition.code)).map((row) => row.id)
      : await reader.source.newest(listed.list);
  const feed = await reader.feed(newest);
  if (target.kind === "topic-rss" && feed.items.length === 0) return nothing;
  return { kind: "page", page: { kind: "rss", edition, address, of: listed.of, ...feed } };
}

/** Which list the feed shows, and by which name; null: it is not there. */
async function feedList(
  target: FeedTarget,
  edition: EditionFacts,
  reader: Reader,
): Promise<{ readonly list: ListOf; readonly of: RssFeed["of"] } | null> {
  switch (target.kind) {
    case "rss":
      return { list: { kind: "edition", edition: edition.code }, of: null };
    case "section-rss": {
      const section = (await reader.sections(edition)).find((one) => one.id === target.section);
      if (section === undefined) return null;
      const { name, address } = section;
      return { list: { kind: "section", section: target.section }, of: { name, address, description: null } };
    }
    case "topic-rss": {
      const of = await reader.topic(target.topic, edition);
      return of && { list: { kind: "topic", topic: target.topic, edition: edition.code }, of };
    }
  }
}

export async function loadNewsSitemap(address: string, code: string, reader: Reader): Promise<Loaded> {
  const edition = await reader.edition(code);
  if (edition === null) return nothing;
  reader.read(key.list({ kind: "edition", edition: code }));
  const ids = await reader.source.since(code, new Date(reader.now - newsWindow), newsMost);
  const cards = await reader.cards(await reader.ownTexts(ids));
  const entries = cards.map(({ address: at, headline, publishedAt }) => ({ address: at, headline, publishedAt }));
  for (const { publishedAt } of entries) reader.dueAt(publishedAt + newsWindow);
  return { kind: "page", page: { kind: "news-sitemap", address, edition, entries } };
}

export async function loadSitemap(
  address: string,
  target: { readonly edition: string; readonly month: string | null },
  reader: Reader,
): Promise<Loaded> {
  const edition = await reader.edition(target.edition);
  if (edition === null) return nothing;
  if (target.month === null) {
    const { sections, standing, broadcasting } = await reader.frame(edition, "never");
    const entries = [
      addressOf.front(edition.path),
      ...sections.map((section) => section.address),
      ...standing.map((kind) => standingAddress(edition.path, kind)),
      ...(broadcasting.term === null ? [] : [addressOf.onAir(edition.path)]),
      ...(broadcasting.programmes ? await broadcastAddresses(edition, reader) : []),
    ].map((at) => ({ address: at, changedAt: null }));
    return { kind: "page", page: { kind: "sitemap", address, edition: edition.code, month: null, entries } };
  }
  reader.read(key.sitemap(edition.code, target.month));
  const rows = await reader.source.monthOfEdition(edition.code, target.month);
  if (rows.length === 0) return nothing;
  const entries = rows.map((row) => ({
    address: addressOf.article(edition.path, row.id, row.slug),
    changedAt: row.changed.getTime(),
  }));
  return { kind: "page", page: { kind: "sitemap", address, edition: edition.code, month: target.month, entries } };
}

/** The page of all programmes, each one's own, and those of its newest episodes. */
async function broadcastAddresses({ code, path }: EditionFacts, reader: Reader): Promise<readonly string[]> {
  reader.read(key.programmes(code));
  const shown = (await reader.source.programmes(code)).filter(({ state }) => state === "shown");
  const programmes = await Promise.all(
    shown.map(async ({ id, slug }) => {
      reader.read(key.programme(id));
      reader.read(key.episodes(id));
      const of = addressOf.programme(path, slug);
      const episodes = await reader.source.newestEpisodes(id);
      return [of, ...episodes.map((episode) => addressOf.episode(of, episode.id))];
    }),
  );
  return [addressOf.programmes(path), ...programmes.flat()];
}

export async function loadSitemapIndex(address: string, reader: Reader): Promise<Loaded> {
  reader.read(key.sitemaps());
  const [editions, months, rows] = await Promise.all([
    reader.editions(),
    reader.source.monthsByEdition(),
    reader.source.editions(),
  ]);
  const sitemaps = editions.flatMap(({ code, path }) => [
    addressOf.sitemap(path, null),
    addressOf.newsSitemap(path),
    ...months
      .filter((row) => row.edition === (rows.get(code)?.script_of ?? code))
      .map((row) => addressOf.sitemap(path, row.month)),
  ]);
  return { kind: "page", page: { kind: "sitemap-index", address, sitemaps } };
}
