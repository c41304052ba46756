import { key } from "./key.ts";
import { type Loaded, nothing } from "./loaded.ts";
import { loadArticle } from "./load-article.ts";
import { loadLiveNotice, loadLivePosts } from "./load-live-posts.ts";
import { loadFront, loadMonth, loadContributor, loadSection, loadTopic } from "./load-lists.ts";
import { loadChooser, loadNewsSitemap, loadRss, loadSitemap, loadSitemapIndex } from "./load-feeds.ts";
import { loadStanding } from "./load-standing.ts";
import { loadAppFile } from "./load-app-files.ts";
import { loadOnAir, loadSchedule } from "./load-on-air.ts";
import { loadEpisode, loadEpisodes, loadPodcast, loadProgramme, loadProgrammes } from "./load-programmes.ts";
import { loadPartners } from "./load-partners.ts";
import { loadInSecondScript } from "./load-second-script.ts";
import { loadOpenSearch, loadSearch } from "./load-search.ts";
import { loadShare } from "./load-share.ts";
import { loadSiteFile } from "./load-site-files.ts";
import type { Reader } from "./reader.ts";
import { addressOf, type Addressed } from "./target.ts";

/** Loads all that the page at an address needs, and nothing that it does not show: equal data means equal bytes. */
export async function load(addressed: Addressed, reader: Reader): Promise<Loaded> {
  const { target } = addressed;
  const edition = "edition" in target ? target.edition : null;
  const script = edition === null ? null : await reader.secondScript(edition);
  return script === null ? loadOwn(addressed, reader) : loadInSecondScript(addressed, script, reader, loadOwn);
}

async function loadOwn({ address, target }: Addressed, reader: Reader): Promise<Loaded> {
  switch (target.kind) {
    case "chooser":
      return loadChooser(reader);
    case "robots":
    case "security-txt":
    case "trust-txt":
      return loadSiteFile(address, target.kind, reader);
    case "opensearch":
      return loadOpenSearch(address, target.edition, reader);
    case "sitemap-index":
      return loadSitemapIndex(address, reader);
    case "sitemap":
      return loadSitemap(address, target, reader);
    case "rss":
    case "section-rss":
    case "topic-rss":
      return loadRss(address, target, reader);
    case "news-sitemap":
      return loadNewsSitemap(address, target.edition, reader);
    case "partners":
      return loadPartners(address, target.edition, reader);
    case "not-found":
      return loadNotFound(target.edition, reader);
    case "script":
    case "worker":
    case "breaking":
    case "app-manifest":
    case "offline":
      return loadAppFile(address, target, reader);
    case "icon":
      return { kind: "file", of: "icons", name: target.name };
    case "font":
      return { kind: "file", of: "fonts", name: target.family };
    case "search":
      return loadSearch(address, target.edition, reader);
    case "front":
      return loadFront(address, target.edition, reader);
    case "standing":
      return loadStanding(address, target, reader);
    case "on-air":
      return loadOnAir(address, target.edition, reader);
    case "schedule":
      return loadSchedule(address, target.edition, reader);
    case "programmes":
      return loadProgrammes(address, target.edition, reader);
    case "programme":
      return loadProgramme(address, target, reader);
    case "episodes":
      return loadEpisodes(address, target, reader);
    case "episode":
      return loadEpisode(address, target, reader);
    case "podcast":
      return loadPodcast(address, target, reader);
    case "section":
      return loadSection(address, target, reader);
    case "topic":
      return loadTopic(address, target, reader);
    case "section-month":
    case "topic-month":
      return loadMonth(address, target, reader);
    case "contributor":
      return loadContributor(address, target, reader);
    case "article":
      return loadArticle(address, target, reader);
    case "live-posts":
      return loadLivePosts(address, target, reader);
    case "live-notice":
      return loadLiveNotice(address, target, reader);
    case "door":
      return loadDoor(target, reader);
    case "former":
      return loadFormer(address, reader);
    case "share":
      return loadShare(target, reader);
    case "rendition":
      return loadFile(target, `${target.width}.${target.format}`, reader);
    case "media":
      return loadFile(target, target.file, reader);
  }
}

async function loadNotFound(code: string | null, reader: Reader): Promise<Loaded> {
  if (code === null) {
    const editions = await reader.editions();
    return editions.length === 0 ? nothing : { kind: "page", page: { kind: "not-found", frame: null, editions } };
  }
  const edition = await reader.edition(code);
  if (edition === null) return nothing;
  return { kind: "page", page: { kind: "not-found", frame: await reader.frame(edition, "never"), editions: [] } };
}

async function loadDoor(
  target: { readonly edition: string; readonly article: number },
  reader: Reader,
): Promise<Loaded> {
  const [edition, article] = await Promise.all([reader.edition(target.edition), reader.article(target.article)]);
  if (edition === null || article === null) return nothing;
  if (article.public === "removed")
    return { kind: "gone", page: { kind: "gone", frame: await reader.frame(edition, "never") } };
  return { kind: "redirect", to: addressOf.article(edition.path, article.id, article.slug) };
}

/** A former address answers what the article's own does: it leads there, or says that it is gone. */
async function loadFormer(address: string, reader: Reader): Promise<Loaded> {
  reader.read(key.former(address));
  const former = await reader.source.formerAddress(address);
  if (former === null) return nothing;
  const article = await reader.article(former.article);
  if (article === null) return nothing;
  return load({ address, target: { kind: "door", edition: article.edition, article: article.id } }, reader);
}

/** A file of an asset, while published content shows it. */
async function loadFile(
  target: { readonly asset: number; readonly version: string },
  file: string,
  reader: Reader,
): Promise<Loaded> {
  reader.read(key.shown(target.asset));
  const [asset, shown] = await Promise.all([reader.source.asset(target.asset), reader.source.shown(target.asset)]);
  if (asset === null || shown === null || asset.expired || asset.version !== target.version) return nothing;
  return { kind: "file", of: "renditions", name: `${target.asset}-${target.version}/${file}` };
}
