import { key } from "./key.ts";
import { type Loaded, nothing } from "./loaded.ts";
import type { Reader } from "./reader.ts";
import { addressOf } from "./target.ts";

/** For how long an article stands in the news sitemap, in milliseconds, and how many may (Google's limits). */
const newsWindow = 48 * 3_600_000;
const newsMost = 1_000;

export async function loadChooser(reader: Reader): Promise<Loaded> {
  const editions = await reader.editions();
  return editions.length === 0 ? nothing : { kind: "page", page: { kind: "chooser", address: "", editions } };
}

export async function loadRss(address: string, code: string, reader: Reader): Promise<Loaded> {
  const edition = await reader.edition(code);
  if (edition === null) return nothing;
  reader.read(key.list({ kind: "edition", edition: code }));
  const newest = await reader.source.newestByEdition(code);
  const feed = await reader.feed(newest.map((row) => row.id));
  return { kind: "page", page: { kind: "rss", edition, address, ...feed } };
}

export async function loadNewsSitemap(address: string, code: string, reader: Reader): Promise<Loaded> {
  const edition = await reader.edition(code);
  if (edition === null) return nothing;
  reader.read(key.list({ kind: "edition", edition: code }));
  const ids = await reader.source.since(code, new Date(reader.now - newsWindow), newsMost);
  const cards = await reader.cards(ids);
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
    const sections = await reader.sections(edition);
    const entries = [addressOf.front(edition.path), ...sections.map((section) => section.address)].map((at) => ({
      address: at,
      changedAt: null,
    }));
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

export async function loadSitemapIndex(address: string, reader: Reader): Promise<Loaded> {
  reader.read(key.sitemaps());
  const [editions, months] = await Promise.all([reader.editions(), reader.source.monthsByEdition()]);
  const sitemaps = editions.flatMap(({ code, path }) => [
    addressOf.sitemap(path, null),
    addressOf.newsSitemap(path),
    ...months.filter((row) => row.edition === code).map((row) => addressOf.sitemap(path, row.month)),
  ]);
  return { kind: "page", page: { kind: "sitemap-index", address, sitemaps } };
}
