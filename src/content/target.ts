import {
  episodeAddress,
  feedAddress,
  liveAddress,
  manifestAddress,
  offlineAddress,
  openSearchAddress,
  programmeAddress,
  programmesAddress,
  scheduleAddress,
  scriptAddress,
} from "../pages/addresses.ts";
import { fullEpisodePages } from "../story/broadcasting.ts";
import { iconAddresses } from "../pages/app-files.ts";
import { webFonts } from "../pages/web-fonts.ts";
import { fullLivePages } from "../story/live.ts";
import { type MediaRendition, mediaAddress } from "../story/media.ts";
import { shareCardAddress } from "../pages/share-card.ts";
import { standingAddress } from "../pages/addresses.ts";
import { type StandingKind, standingKinds } from "../story/standing.ts";
import { type RenditionFormat, renditionAddress, renditionFormats } from "../story/picture.ts";

/** What stands at an address: enough to load and render it. Articles and lists are named by id; slugs and paths never move under a target. */
export type Target =
  | { readonly kind: "chooser" }
  | { readonly kind: "robots" }
  | { readonly kind: "security-txt" }
  | { readonly kind: "trust-txt" }
  | { readonly kind: "sitemap-index" }
  | { readonly kind: "not-found"; readonly edition: string | null }
  | { readonly kind: "front"; readonly edition: string }
  | { readonly kind: "rss"; readonly edition: string }
  | { readonly kind: "section-rss"; readonly edition: string; readonly section: number }
  | { readonly kind: "topic-rss"; readonly edition: string; readonly topic: number }
  | { readonly kind: "search"; readonly edition: string }
  | { readonly kind: "opensearch"; readonly edition: string }
  | { readonly kind: "news-sitemap"; readonly edition: string }
  | { readonly kind: "partners"; readonly edition: string }
  /** What readers' browsers run, ask for and install. */
  | { readonly kind: "script" | "worker" | "breaking" | "app-manifest" | "offline"; readonly edition: string }
  | { readonly kind: "icon"; readonly name: string }
  | { readonly kind: "font"; readonly family: string }
  | { readonly kind: "sitemap"; readonly edition: string; readonly month: string | null }
  | { readonly kind: "standing"; readonly edition: string; readonly page: StandingKind }
  /** Live radio and television, what is on air when, and the programmes. */
  | { readonly kind: "on-air" | "schedule" | "programmes"; readonly edition: string }
  | { readonly kind: "programme" | "podcast"; readonly edition: string; readonly programme: number }
  | { readonly kind: "episodes"; readonly edition: string; readonly programme: number; readonly number: number }
  | { readonly kind: "episode"; readonly edition: string; readonly programme: number; readonly episode: number }
  | { readonly kind: "section"; readonly edition: string; readonly section: number }
  | {
      readonly kind: "section-month";
      readonly edition: string;
      readonly section: number;
      readonly month: string;
      readonly number: number;
    }
  | { readonly kind: "topic"; readonly edition: string; readonly topic: number }
  | {
      readonly kind: "topic-month";
      readonly edition: string;
      readonly topic: number;
      readonly month: string;
      readonly number: number;
    }
  | { readonly kind: "contributor"; readonly edition: string; readonly contributor: number }
  | { readonly kind: "article"; readonly edition: string; readonly article: number; readonly slug: string }
  /** A page of an article's older live posts, and what a phone asks to learn of new ones. */
  | {
      readonly kind: "live-posts";
      readonly edition: string;
      readonly article: number;
      readonly slug: string;
      readonly number: number;
    }
  | { readonly kind: "live-notice"; readonly edition: string; readonly article: number; readonly slug: string }
  /** The folder of an article's id: leads to the article, whatever slug was asked for, or says that it is gone. */
  | { readonly kind: "door"; readonly edition: string; readonly article: number }
  | { readonly kind: "former"; readonly article: number }
  | {
      readonly kind: "rendition";
      readonly asset: number;
      readonly version: string;
      readonly width: number;
      readonly format: RenditionFormat;
    }
  /** A picture of type, for sites that show the page: of an article without a photograph, or of the edition. */
  | { readonly kind: "share"; readonly edition: string; readonly article: number | null }
  /** A file made of an audio or video. */
  | { readonly kind: "media"; readonly asset: number; readonly version: string; readonly file: string };

/** An address in the tree with what stands there. Folders end in "/". */
export interface Addressed {
  readonly address: string;
  readonly target: Target;
}

/** Articles a month page holds at most. */
export const monthPageSize = 100;

/** Lower is written earlier within a rank: new articles, then fronts, then feeds, then the rest. */
export function priorityOf(target: Target): number {
  switch (target.kind) {
    case "article":
    case "door":
    case "episode":
    case "live-posts": // a post that leaves the article's page stands there already
    case "partners": // of what must disappear they lose the text first; of all else theirs is the last rank
      return 0;
    case "live-notice": // says that there is something new once there is
    case "front":
    case "breaking":
      return 1;
    case "rss":
    case "section-rss":
    case "topic-rss":
    case "news-sitemap":
      return 2;
    default:
      return 3;
  }
}

// Addresses within an edition; `path` is the edition's. An article's folder is a number, so no other first segment may be one.
export const addressOf = {
  front: (path: string) => `${path}/`,
  door: (path: string, article: number) => `${path}/${article}/`,
  article: (path: string, article: number, slug: string) => `${path}/${article}/${slug}/`,
  /** `of` is the address of the article. */
  livePosts: (of: string, number: number) => `${of}posts/${number}/`,
  liveNotice: (of: string) => `${of}live.json`,
  section: (path: string, slug: string) => `${path}/${slug}/`,
  topic: (path: string, slug: string) => `${path}/topic/${slug}/`,
  /** By id alone: a name that is taken off leaves no trace in an address. */
  contributor: (path: string, contributor: number) => `${path}/by/${contributor}/`,
  /** `of` is the address of the section or topic. */
  month: (of: string, month: string, number: number) => (number === 1 ? `${of}${month}/` : `${of}${month}/${number}/`),
  /** An imported old address: always a folder, so that it can redirect ("archive/1.html" becomes "archive/1.html/"). */
  former: (old: string) => `${old.replace(/^\/+|\/+$/g, "")}/`,
  search: (path: string) => `${path}/search/`,
  openSearch: openSearchAddress,
  share: shareCardAddress,
  /** `of` is the address of the section or topic. */
  feed: feedAddress,
  onAir: liveAddress,
  schedule: scheduleAddress,
  programmes: programmesAddress,
  programme: programmeAddress,
  episode: episodeAddress,
  /** `of` is the address of the programme. */
  episodes: (of: string, number: number) => `${of}episodes/${number}/`,
  podcast: (of: string) => `${of}podcast.xml`,
  rss: (path: string) => `${path}/rss.xml`,
  partners: (path: string) => `${path}/partners.json`,
  newsSitemap: (path: string) => `${path}/news.xml`,
  sitemap: (path: string, month: string | null) =>
    month === null ? `${path}/sitemap.xml` : `${path}/sitemap-${month}.xml`,
  script: scriptAddress,
  /** Its folder bounds which pages it may serve. */
  worker: (path: string) => `${path}/worker.js`,
  breaking: (path: string) => `${path}/breaking.json`,
  appManifest: manifestAddress,
  offline: offlineAddress,
  notFound: (path: string | null) => (path === null ? "404.html" : `${path}/404.html`),
} as const;

/** First segments below an edition's path that sections may not take. */
export const reservedSlugs: readonly string[] = [
  "topic",
  "by",
  "media",
  "search",
  "light",
  "live",
  "schedule",
  "programmes",
  "about",
  "corrections",
  "contact",
  "privacy",
  "support",
  "languages",
  "offline",
];

/** First segments of the whole tree that editions may not take. */
export const reservedPaths: readonly string[] = [
  "media",
  "light",
  "robots.txt",
  "trust.txt",
  "sitemap.xml",
  "404.html",
  "index.html",
  "api",
];

/** What an edition has before a single article is published. */
export function targetsOfEdition(
  edition: string,
  path: string,
  sections: readonly { readonly id: number; readonly slug: string }[],
): readonly Addressed[] {
  return [
    { address: addressOf.front(path), target: { kind: "front", edition } },
    { address: addressOf.rss(path), target: { kind: "rss", edition } },
    { address: addressOf.search(path), target: { kind: "search", edition } },
    { address: addressOf.openSearch(path), target: { kind: "opensearch", edition } },
    { address: addressOf.share(path, null), target: { kind: "share", edition, article: null } },
    { address: addressOf.onAir(path), target: { kind: "on-air", edition } },
    { address: addressOf.schedule(path), target: { kind: "schedule", edition } },
    { address: addressOf.programmes(path), target: { kind: "programmes", edition } },
    { address: addressOf.newsSitemap(path), target: { kind: "news-sitemap", edition } },
    { address: addressOf.partners(path), target: { kind: "partners", edition } },
    { address: addressOf.sitemap(path, null), target: { kind: "sitemap", edition, month: null } },
    ...standingKinds.map(
      (page) => ({ address: standingAddress(path, page), target: { kind: "standing", edition, page } }) as const,
    ),
    { address: addressOf.notFound(path), target: { kind: "not-found", edition } },
    { address: addressOf.script(path), target: { kind: "script", edition } },
    { address: addressOf.worker(path), target: { kind: "worker", edition } },
    { address: addressOf.breaking(path), target: { kind: "breaking", edition } },
    { address: addressOf.appManifest(path), target: { kind: "app-manifest", edition } },
    { address: addressOf.offline(path), target: { kind: "offline", edition } },
    ...sections.flatMap(({ id, slug }): readonly Addressed[] => {
      const address = addressOf.section(path, slug);
      return [
        { address, target: { kind: "section", edition, section: id } },
        { address: addressOf.feed(address), target: { kind: "section-rss", edition, section: id } },
      ];
    }),
  ];
}

export const targetsOfTree: readonly Addressed[] = [
  { address: "", target: { kind: "chooser" } },
  { address: addressOf.notFound(null), target: { kind: "not-found", edition: null } },
  { address: "robots.txt", target: { kind: "robots" } },
  { address: ".well-known/security.txt", target: { kind: "security-txt" } },
  { address: "trust.txt", target: { kind: "trust-txt" } },
  { address: "sitemap.xml", target: { kind: "sitemap-index" } },
  // Skywave's mark as files. Other bytes get another file name, and under media/ another address.
  { address: iconAddresses[192], target: { kind: "icon", name: "192-1.png" } },
  { address: iconAddresses[512], target: { kind: "icon", name: "512-1.png" } },
  { address: iconAddresses.maskable, target: { kind: "icon", name: "maskable-1.png" } },
  { address: "apple-touch-icon.png", target: { kind: "icon", name: "apple-1.png" } },
  { address: "favicon.ico", target: { kind: "icon", name: "favicon-1.ico" } },
  ...webFonts.map(({ address, family }) => ({ address, target: { kind: "font", family } }) as const),
];

export function targetsOfArticle(
  path: string,
  article: {
    readonly id: number;
    readonly edition: string;
    readonly slug: string;
    /** The highest number that one of its live posts was given; null without live coverage. */
    readonly highestPost: number | null;
    /** It is shown, and without a photograph. */
    readonly bare: boolean;
  },
): readonly Addressed[] {
  const { id, edition, slug, highestPost, bare } = article;
  const address = addressOf.article(path, id, slug);
  return [
    { address: addressOf.door(path, id), target: { kind: "door", edition, article: id } },
    { address, target: { kind: "article", edition, article: id, slug } },
    ...(bare ? [{ address: addressOf.share(path, id), target: { kind: "share", edition, article: id } } as const] : []),
    ...(highestPost === null ? [] : liveTargets(address, { edition, article: id, slug }, highestPost)),
  ];
}

function liveTargets(
  address: string,
  of: { readonly edition: string; readonly article: number; readonly slug: string },
  highest: number,
): readonly Addressed[] {
  const pages = Array.from({ length: fullLivePages(highest) }, (_, index) => index + 1);
  return [
    { address: addressOf.liveNotice(address), target: { kind: "live-notice", ...of } },
    ...pages.map(
      (number) =>
        ({ address: addressOf.livePosts(address, number), target: { kind: "live-posts", ...of, number } }) as const,
    ),
  ];
}

/** A programme with the pages of its older episodes; `highest` is the highest ordinal that one of them was given. */
export function targetsOfProgramme(
  path: string,
  programme: { readonly id: number; readonly edition: string; readonly slug: string; readonly highest: number },
): readonly Addressed[] {
  const { id, edition, slug, highest } = programme;
  const address = addressOf.programme(path, slug);
  const of = { edition, programme: id };
  return [
    { address, target: { kind: "programme", ...of } },
    { address: addressOf.podcast(address), target: { kind: "podcast", ...of } },
    ...Array.from({ length: fullEpisodePages(highest) }, (_, index) => {
      const number = index + 1;
      return { address: addressOf.episodes(address, number), target: { kind: "episodes", ...of, number } } as const;
    }),
  ];
}

/** Episodes, by id, of one programme. */
export function targetsOfEpisodes(
  path: string,
  programme: { readonly id: number; readonly edition: string; readonly slug: string },
  episodes: readonly number[],
): readonly Addressed[] {
  const { id, edition, slug } = programme;
  return episodes.map((episode) => ({
    address: addressOf.episode(addressOf.programme(path, slug), episode),
    target: { kind: "episode", edition, programme: id, episode },
  }));
}

export function targetsOfAsset(asset: {
  readonly id: number;
  readonly version: string;
  readonly widths: readonly number[];
  readonly renditions: readonly MediaRendition[];
}): readonly Addressed[] {
  const { id, version, widths, renditions } = asset;
  const crops = widths.flatMap((width) =>
    renditionFormats.map((format) => ({
      address: renditionAddress(id, version, width, format),
      target: { kind: "rendition", asset: id, version, width, format } as const,
    })),
  );
  const files = renditions.map(({ file }) => ({
    address: mediaAddress(id, version, file),
    target: { kind: "media", asset: id, version, file } as const,
  }));
  return [...crops, ...files];
}

/** A topic's page and its feed. */
export function targetsOfTopic(path: string, edition: string, topic: number, slug: string): readonly Addressed[] {
  const address = addressOf.topic(path, slug);
  return [
    { address, target: { kind: "topic", edition, topic } },
    { address: addressOf.feed(address), target: { kind: "topic-rss", edition, topic } },
  ];
}

/** The pages of one month of a section or topic that hold `total` articles. */
export function targetsOfMonth(
  path: string,
  of: { readonly kind: "section" | "topic"; readonly edition: string; readonly id: number; readonly slug: string },
  month: string,
  total: number,
): readonly Addressed[] {
  const pages = Math.ceil(total / monthPageSize);
  return Array.from({ length: pages }, (_, index) => {
    const number = index + 1;
    const { edition, id } = of;
    return of.kind === "section"
      ? {
          address: addressOf.month(addressOf.section(path, of.slug), month, number),
          target: { kind: "section-month", edition, section: id, month, number },
        }
      : {
          address: addressOf.month(addressOf.topic(path, of.slug), month, number),
          target: { kind: "topic-month", edition, topic: id, month, number },
        };
  });
}
