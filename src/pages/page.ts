// Long because it is one list: the data of every kind of page.
import type { Language } from "../language/language.ts";
import type { NoticeKind } from "../story/article.ts";
import type { Block } from "../story/block.ts";
import type { ChannelKind, NotesBlock, ProgrammeKind, Stream } from "../story/broadcasting.ts";
import type { MediaRendition } from "../story/media.ts";
import type { BylineRole, Genre } from "../story/revision.ts";
import type { StandingKind, StandingText } from "../story/standing.ts";
import type { SearchAsked } from "./search-asked.ts";
import type { SiteSettings } from "./site-settings.ts";
import type { Theme } from "./theme.ts";

// What pages are made of: one document for each kind of page, plain data (it is compared as JSON to see whether a page
// must be rendered again). Instants are UTC milliseconds; addresses are decoded paths in the tree, without leading slash:
// folders end in "/" ("en/12/water/"), files do not ("en/rss.xml"). Nothing here depends on the clock.

/** What the templates know besides the page's data. `version` names code, language data and `publicUrl` together. */
export interface Templates {
  readonly version: string;
  /** Absolute, without a trailing slash; only what standards want absolute carries it. */
  readonly publicUrl: string;
  /** By BCP 47 tag of the edition, shipped ones and those that the newsroom added. */
  readonly languages: ReadonlyMap<string, Language>;
  /** False: the operator has taken offline reading back. */
  readonly offlineReading?: boolean;
  /** What the operator decides for the whole site; only what shows it has it among its data. */
  readonly site?: SiteSettings;
  /** True: pictures of type are made where there is no photograph to share. */
  readonly sharePictures?: boolean;
}

export interface EditionFacts {
  /** BCP 47 tag. */
  readonly code: string;
  /** First segment of every address of the edition. */
  readonly path: string;
  /** The service's name in this edition, in the masthead. */
  readonly wordmark: string;
  /** IANA zone of its readers. */
  readonly timeZone: string;
  /** Changes when a newsroom changes an edition's own language data; null for shipped data. */
  readonly languageVersion: string | null;
}

export interface SectionLink {
  readonly name: string;
  readonly address: string;
}

export interface BreakingLine {
  readonly text: string;
  /** The article that it leads to. */
  readonly address: string | null;
}

/** What stands around the content of every page of an edition. */
export interface Frame {
  readonly edition: EditionFacts;
  readonly sections: readonly SectionLink[];
  /** On fronts, sections and the articles of the last 48 hours. */
  readonly breaking: BreakingLine | null;
  /** The edition's own look; null: Skywave's. */
  readonly theme: Theme | null;
  /** Which standing pages there are, in the order of their kinds. */
  readonly standing: readonly StandingKind[];
  readonly broadcasting: {
    /** How the way to the live channels is called; null: there are none. */
    readonly term: "listenLive" | "watchLive" | null;
    readonly programmes: boolean;
  };
}

/** A picture that decorates, 16:9: what it shows stands beside it. Files: `renditionAddress(asset, version, width, format)`. */
export interface CardPicture {
  readonly asset: number;
  readonly version: string;
  /** Which of `renditionWidths` exist (a small original has no large ones), ascending. */
  readonly widths: readonly number[];
}

/** A picture with its own words. */
export interface Picture extends CardPicture {
  readonly alt: string;
  readonly caption: string | null;
  readonly credit: string | null;
}

/** An article in a list: what the list shows of it and no more, since anything else would be rendered in vain. */
export interface Card {
  readonly article: number;
  readonly address: string;
  /** The short one where a list has little room. */
  readonly headline: string;
  /** "" where a list shows none. */
  readonly summary: string;
  readonly genre: Genre;
  readonly publishedAt: number;
  readonly flash: boolean;
  /** Its live coverage runs. */
  readonly live: boolean;
  readonly picture: CardPicture | null;
}

/** The same story in another edition, or in this one (`self`). Sorted by edition code. */
export interface Alternate {
  readonly edition: string;
  readonly address: string;
  readonly self: boolean;
  /** It shares the text of another that is listed too: readers find it, engines that one. */
  readonly shared?: true;
}

/** Where a shared text was published first. */
export interface FirstPublished {
  readonly service: string;
  readonly address: string;
}

export interface PageByline {
  readonly role: BylineRole;
  readonly kind: "person" | "desk" | "agency";
  readonly name: string;
  readonly description: string | null;
  readonly address: string;
  /** Decorative: the name stands beside it. */
  readonly portrait: CardPicture | null;
}

export interface Notice {
  readonly kind: NoticeKind;
  readonly at: number;
  readonly text: string;
}

/** An audio or video with its own words, and the files that were made of it: `mediaAddress(asset, version, file)`. */
export interface Media {
  readonly asset: number;
  readonly version: string;
  readonly caption: string | null;
  readonly credit: string | null;
  readonly transcript: string | null;
  /** Whole seconds. */
  readonly duration: number | null;
  /** What can be heard or seen, the usual one first. */
  readonly files: readonly MediaRendition[];
  readonly poster: MediaRendition | null;
}

/** A block with what it shows in place of the numbers of assets. */
export type ShownBlock<ShownPicture, ShownMedia> =
  | Exclude<Block, { kind: "picture" | "gallery" | "audio" | "video" | "postCard" }>
  | { readonly kind: "picture"; readonly id: string; readonly picture: ShownPicture }
  | { readonly kind: "gallery"; readonly id: string; readonly pictures: readonly ShownPicture[] }
  | { readonly kind: "audio" | "video"; readonly id: string; readonly media: ShownMedia }
  | (Omit<Extract<Block, { kind: "postCard" }>, "asset"> & { readonly picture: ShownPicture | null });

export type PageBlock = ShownBlock<Picture, Media>;

export interface ArticlePage {
  readonly kind: "article";
  readonly frame: Frame;
  readonly address: string;
  readonly article: number;
  readonly headline: string;
  readonly shortHeadline: string | null;
  readonly summary: string;
  readonly dateline: string | null;
  readonly genre: Genre;
  /** One line, no body yet: says that more is coming. */
  readonly flash: boolean;
  readonly section: SectionLink | null;
  readonly topics: readonly SectionLink[];
  readonly lead: Picture | null;
  readonly body: readonly PageBlock[];
  readonly bylines: readonly PageByline[];
  readonly wireSources: readonly string[];
  readonly machineDraft: boolean;
  readonly copyrightHolder: string | null;
  readonly publishedAt: number;
  readonly updatedAt: number | null;
  /** Newest first. */
  readonly notices: readonly Notice[];
  /** The text is taken back: a notice stands in place of the body (`body` is then empty, `lead` null). */
  readonly retracted: boolean;
  readonly alternates: readonly Alternate[];
  readonly related: readonly Card[];
  readonly live: LiveCoverage | null;
  /** The text is another edition's, whose page is the canonical one. */
  readonly firstPublished: FirstPublished | null;
  /** It has a share picture of its own, since it is shown without a photograph. */
  readonly shareCard: boolean;
}

/** Somebody credited in a post: the line alone. */
export type PostByline = Pick<PageByline, "role" | "kind" | "name" | "address">;

/** A post of live coverage. Its number within the article never changes, and makes its anchor. */
export interface LivePost {
  readonly number: number;
  readonly at: number;
  /** When it last said something else. */
  readonly changedAt: number;
  readonly headline: string | null;
  readonly body: readonly PageBlock[];
  readonly bylines: readonly PostByline[];
  readonly keyPoint: boolean;
  /** Corrections of it, newest first. */
  readonly notices: readonly { readonly at: number; readonly text: string }[];
}

/** What an article's page shows of its live coverage. */
export interface LiveCoverage {
  readonly startedAt: number;
  /** Null: it runs. */
  readonly endedAt: number | null;
  /** Rises whenever something here changes; `newest` is the newest post's number, 0 before the first. */
  readonly version: number;
  readonly newest: number;
  /** Newest first; `address` null: the post is on this page. */
  readonly keyPoints: readonly {
    readonly number: number;
    readonly at: number;
    readonly line: string;
    readonly address: string | null;
  }[];
  /** Stands above the others, and not among them. */
  readonly pinned: LivePost | null;
  /** Newest first. */
  readonly posts: readonly LivePost[];
  /** The page of the posts before these. */
  readonly older: string | null;
}

/** Older posts of an article's live coverage, thirty to a page, oldest first: a page that is full stands still. */
export interface LivePostsPage {
  readonly kind: "live-posts";
  readonly frame: Frame;
  readonly address: string;
  readonly article: { readonly headline: string; readonly address: string };
  /** From 1. */
  readonly number: number;
  readonly previous: string | null;
  /** The next page, or the article itself. */
  readonly next: string;
  readonly posts: readonly LivePost[];
}

/** What an open page asks to learn of new posts: a few bytes in place of the page. */
export interface LiveNotice {
  readonly kind: "live-notice";
  readonly version: number;
  readonly newest: number;
  readonly posts: number;
  /** The coverage runs: asking again makes sense. */
  readonly live: boolean;
}

export interface FrontPage {
  readonly kind: "front";
  readonly frame: Frame;
  readonly address: string;
  readonly lead: Card | null;
  /** Two or three. */
  readonly seconds: readonly Card[];
  /** What the newsroom put under the lead, else every section; newest first, without those above. */
  readonly sections: readonly FrontBlock[];
  /** Fronts of all editions that are switched on, for hreflang; sorted by code. */
  readonly alternates: readonly Alternate[];
}

/** A part of a front: a section's or topic's newest, or picks under a title, which lead nowhere (`address` null). */
export interface FrontBlock {
  readonly section: { readonly name: string; readonly address: string | null };
  readonly cards: readonly Card[];
}

/** A month page's address and the month that it holds ("2026-03", Gregorian, in the edition's time zone). */
export interface MonthLink {
  readonly month: string;
  readonly address: string;
  /** Published articles in the month. */
  readonly count: number;
}

export interface SectionPage {
  readonly kind: "section";
  readonly frame: Frame;
  readonly address: string;
  readonly name: string;
  /** Newest 40. */
  readonly cards: readonly Card[];
  /** Newest first. */
  readonly months: readonly Omit<MonthLink, "count">[];
}

export interface TopicPage extends Omit<SectionPage, "kind"> {
  readonly kind: "topic";
  readonly description: string | null;
}

export interface MonthPage {
  readonly kind: "month";
  readonly frame: Frame;
  readonly address: string;
  /** The section or topic that it belongs to. */
  readonly of: SectionLink;
  readonly month: string;
  /** 1-based; pages fill oldest first, 100 articles a page, so only the last one changes. */
  readonly number: number;
  readonly previous: string | null;
  readonly next: string | null;
  /** Oldest first. */
  readonly cards: readonly Card[];
}

export interface ContributorPage {
  readonly kind: "contributor";
  readonly frame: Frame;
  readonly address: string;
  readonly contributorKind: PageByline["kind"];
  readonly name: string;
  readonly description: string | null;
  readonly portrait: CardPicture | null;
  /** Newest 40. */
  readonly cards: readonly Card[];
}

/** What is on air: a programme, which has a page, or a line of words. */
export interface Show {
  readonly name: string;
  readonly address: string | null;
}

/** A show on air once. */
export interface OnAir {
  readonly show: Show;
  readonly start: number;
  readonly end: number;
}

interface ChannelNamed {
  readonly kind: ChannelKind;
  /** Its anchor on the page. */
  readonly slug: string;
  readonly name: string;
}

/** Live radio and television, with what is on air at the time of rendering. */
export interface OnAirPage {
  readonly kind: "on-air";
  readonly frame: Frame;
  readonly address: string;
  readonly channels: readonly (ChannelNamed & {
    readonly description: string | null;
    readonly streams: readonly Stream[];
    /** Null: it has no schedule. */
    readonly onAir: { readonly now: OnAir | null; readonly next: OnAir | null } | null;
  })[];
  /** Null: no channel has a schedule. */
  readonly schedule: { readonly address: string } | null;
}

/** What is on air today and in the six days to come, on each channel that has a schedule. */
export interface SchedulePage {
  readonly kind: "schedule";
  readonly frame: Frame;
  readonly address: string;
  readonly onAir: { readonly address: string };
  /** When the first day begins. */
  readonly from: number;
  readonly channels: readonly (ChannelNamed & {
    readonly days: readonly {
      /** Gregorian, in the edition's time zone. */
      readonly day: string;
      /** Its noon. */
      readonly at: number;
      readonly relation: "today" | "tomorrow" | null;
      readonly broadcasts: readonly OnAir[];
    }[];
  })[];
}

/** All programmes of an edition. */
export interface ProgrammesPage {
  readonly kind: "programmes";
  readonly frame: Frame;
  readonly address: string;
  readonly programmes: readonly {
    readonly name: string;
    readonly description: string;
    readonly address: string;
    readonly picture: CardPicture | null;
  }[];
}

/** An episode in a list. */
export interface EpisodeCard {
  readonly address: string;
  readonly title: string;
  readonly summary: string;
  readonly number: number | null;
  readonly publishedAt: number;
  /** Whole seconds; null where it is not known, or nothing can be played any more. */
  readonly duration: number | null;
}

export interface ProgrammePage {
  readonly kind: "programme";
  readonly frame: Frame;
  readonly address: string;
  readonly programmeKind: ProgrammeKind;
  readonly name: string;
  readonly description: string;
  readonly author: string | null;
  readonly copyright: string | null;
  readonly picture: CardPicture | null;
  readonly podcast: { readonly address: string };
  /** Those that were published last. */
  readonly episodes: readonly EpisodeCard[];
  /** The newest page of older ones. */
  readonly older: string | null;
}

/** Older episodes of a programme, forty to a page, oldest first: a page that is full stands still. */
export interface EpisodesPage {
  readonly kind: "episodes";
  readonly frame: Frame;
  readonly address: string;
  readonly programme: SectionLink;
  /** From 1. */
  readonly number: number;
  readonly previous: string | null;
  /** The next page, or the programme itself. */
  readonly next: string;
  readonly episodes: readonly EpisodeCard[];
}

export interface EpisodePage {
  readonly kind: "episode";
  readonly frame: Frame;
  readonly address: string;
  readonly programme: SectionLink & { readonly kind: ProgrammeKind; readonly podcast: { readonly address: string } };
  readonly title: string;
  readonly summary: string;
  readonly number: number | null;
  readonly publishedAt: number;
  readonly notes: readonly NotesBlock[];
  /** Null: its rights have run out. */
  readonly media: Media | null;
  readonly picture: CardPicture | null;
}

/** A programme as a podcast: RSS 2.0 with iTunes tags, the newest hundred; beside it the same with small files. */
export interface PodcastFeed {
  readonly kind: "podcast";
  readonly edition: EditionFacts;
  readonly address: string;
  readonly programme: SectionLink & {
    readonly description: string;
    readonly author: string | null;
    readonly ownerEmail: string | null;
    readonly copyright: string | null;
    readonly category: string;
    readonly explicit: boolean;
    readonly picture: CardPicture | null;
  };
  readonly episodes: readonly (EpisodeCard & {
    readonly guid: string;
    readonly media: Pick<Media, "asset" | "version" | "files">;
  })[];
}

/** Who the service is, how it puts right what was wrong, how to reach it. */
export interface StandingPage {
  readonly kind: "standing";
  readonly frame: Frame;
  readonly address: string;
  readonly page: StandingKind;
  /** Null: nobody has written it; the list of corrections stands by itself. */
  readonly text: StandingText | null;
  readonly updatedAt: number | null;
  /** On the corrections page: the last 90 days, newest first; null on others. */
  readonly corrections: readonly Correction[] | null;
}

/** A mistake that was mended, or a meaning made plain, with its article. */
export interface Correction {
  readonly kind: "correction" | "clarification";
  readonly at: number;
  readonly text: string;
  readonly headline: string;
  readonly address: string;
}

/** The form for searching an edition; with an answer when something was asked. Only the form stands in the tree. */
export interface SearchPage {
  readonly kind: "search";
  readonly frame: Frame;
  readonly address: string;
  readonly asked: SearchAsked | null;
  readonly found: SearchFound | null;
}

/** One page of what was found. */
export interface SearchFound {
  readonly cards: readonly Card[];
  /** Null: more than were looked at. */
  readonly total: number | null;
  readonly pages: number;
  /** These words were looked for, since those that were asked for are nowhere. */
  readonly instead: string | null;
  /** Words that may have been meant. */
  readonly meant: string | null;
}

/** `/`: all editions that are switched on. */
export interface ChooserPage {
  readonly kind: "chooser";
  readonly address: "";
  readonly editions: readonly EditionFacts[];
}

/** `404.html` of an edition (links root-relative), or of the whole tree when `frame` is null. */
export interface NotFoundPage {
  readonly kind: "not-found";
  readonly frame: Frame | null;
  readonly editions: readonly EditionFacts[];
}

/** The `_gone` notice at a removed article's address (links root-relative). */
export interface GonePage {
  readonly kind: "gone";
  readonly frame: Frame;
}

/** What can be read without a network: a script lists it. Served at any depth, in place of a page that cannot be had (links root-relative). */
export interface OfflinePage {
  readonly kind: "offline";
  readonly frame: Frame;
}

/** What readers' browsers run on the edition's pages: it holds the edition's words. */
export interface ScriptFile {
  readonly kind: "script";
  readonly edition: string;
  /** As in `EditionFacts`. */
  readonly languageVersion: string | null;
}

/** The edition's service worker. */
export interface WorkerFile {
  readonly kind: "worker";
}

/** The breaking line as pages that do not carry it ask for it. */
export interface BreakingFile {
  readonly kind: "breaking";
  readonly address: string;
  readonly line: (BreakingLine & { readonly until: number | null }) | null;
}

/** The edition as an app that can be installed (W3C Web App Manifest). */
export interface AppManifest {
  readonly kind: "app-manifest";
  readonly address: string;
  readonly edition: EditionFacts;
  readonly theme: Theme | null;
}

/** RSS 2.0 of an edition, newest 40; cards carry summaries. Atom and JSON Feed stand beside it. */
export interface RssFeed {
  readonly kind: "rss";
  readonly edition: EditionFacts;
  readonly address: string;
  /** The section or topic whose feed it is; null: the whole edition's. */
  readonly of: (SectionLink & { readonly description: string | null }) | null;
  /** When the newest change of an item was; null without items. */
  readonly changedAt: number | null;
  readonly items: readonly {
    readonly card: Card;
    readonly section: string | null;
    /** The last announced change, else the first publication. */
    readonly changedAt: number;
  }[];
}

/** A picture with what partners must know before they print it. */
export interface PartnersPicture extends Picture {
  readonly copyrightHolder: string | null;
  readonly usageTerms: string | null;
}

export interface PartnersMedia extends Media {
  readonly copyrightHolder: string | null;
  readonly usageTerms: string | null;
}

export type PartnersBlock = ShownBlock<PartnersPicture, PartnersMedia>;

/** A live post as partners have it. */
export interface PartnersPost {
  readonly at: number;
  readonly headline: string | null;
  readonly body: readonly PartnersBlock[];
}

/** One article as partners have it; the version rises with each publication and cancelling. */
export type PartnersEntry = {
  readonly article: number;
  readonly version: number;
  readonly changedAt: number;
} & (
  | { readonly usable: false }
  | {
      readonly usable: true;
      readonly address: string;
      readonly publishedAt: number;
      readonly headline: string;
      readonly shortHeadline: string | null;
      readonly summary: string;
      readonly dateline: string | null;
      readonly genre: Genre;
      readonly section: string | null;
      readonly topics: readonly { readonly topic: number; readonly name: string }[];
      readonly bylines: readonly Omit<PageByline, "portrait" | "description">[];
      readonly lead: PartnersPicture | null;
      readonly body: readonly PartnersBlock[];
      /** The newest posts of its live coverage, newest first. */
      readonly posts: readonly PartnersPost[];
      readonly wireSources: readonly string[];
      readonly machineDraft: boolean;
      readonly copyrightHolder: string | null;
      readonly usageTerms: string | null;
      /** The newest notice of an update, correction or clarification. */
      readonly notice: Notice | null;
    }
);

/** An edition's full texts for partners, ninjs 3.1: newest 100 by their last public act, and what was canceled in 30 days. */
export interface PartnersFeed {
  readonly kind: "partners";
  readonly edition: EditionFacts;
  readonly address: string;
  readonly entries: readonly PartnersEntry[];
}

/** All sitemaps of the tree, by edition and month. */
export interface SitemapIndex {
  readonly kind: "sitemap-index";
  readonly address: string;
  readonly sitemaps: readonly string[];
}

/** One edition's fronts and sections (`month` null), or its articles of a month. */
export interface Sitemap {
  readonly kind: "sitemap";
  readonly address: string;
  readonly edition: string;
  readonly month: string | null;
  /** `changedAt` null: not said. */
  readonly entries: readonly { readonly address: string; readonly changedAt: number | null }[];
}

/** Google News sitemap: the last 48 hours, at most 1,000 addresses. */
export interface NewsSitemap {
  readonly kind: "news-sitemap";
  readonly address: string;
  readonly edition: EditionFacts;
  readonly entries: readonly { readonly address: string; readonly headline: string; readonly publishedAt: number }[];
}

/** robots.txt. */
export interface Robots {
  readonly kind: "robots";
  readonly address: string;
  readonly aiCrawlers: SiteSettings["aiCrawlers"];
}

/** security.txt: where holes in the site are reported. */
export interface SecurityTxt {
  readonly kind: "security-txt";
  readonly address: string;
  readonly contact: string;
  readonly expires: number;
}

/** trust.txt: whom the service belongs to, and what else is its own. */
export interface TrustTxt {
  readonly kind: "trust-txt";
  readonly address: string;
  readonly lines: SiteSettings["trust"];
  readonly aiCrawlers: SiteSettings["aiCrawlers"];
}

/** How a browser asks the edition's search. */
export interface OpenSearch {
  readonly kind: "opensearch";
  readonly address: string;
  readonly edition: EditionFacts;
}

export type Page =
  | ArticlePage
  | LivePostsPage
  | LiveNotice
  | FrontPage
  | SectionPage
  | TopicPage
  | MonthPage
  | ContributorPage
  | OnAirPage
  | SchedulePage
  | ProgrammesPage
  | ProgrammePage
  | EpisodesPage
  | EpisodePage
  | PodcastFeed
  | StandingPage
  | SearchPage
  | ChooserPage
  | NotFoundPage
  | GonePage
  | OfflinePage
  | ScriptFile
  | WorkerFile
  | BreakingFile
  | AppManifest
  | RssFeed
  | PartnersFeed
  | SitemapIndex
  | Sitemap
  | NewsSitemap
  | Robots
  | SecurityTxt
  | TrustTxt
  | OpenSearch;

export type PageKind = Page["kind"];
