import { isoDate } from "../language/dates.ts";
import { term } from "../language/term.ts";
import { canonicalAddress } from "./ArticleHead.tsx";
import { frontAddress, searchAddress } from "./addresses.ts";
import { iconAddresses } from "./app-files.ts";
import { liveBlogPosting } from "./live-json-ld.ts";
import { mediaFacts } from "./media-json-ld.ts";
import type {
  ArticlePage,
  ContributorPage,
  FrontPage,
  Media,
  Notice,
  PageBlock,
  PageByline,
  SectionPage,
  TopicPage,
} from "./page.ts";
import { shareImage } from "./PictureView.tsx";
import type { Setting } from "./setting.ts";
import { shareCardImage } from "./share-card.ts";

// Structured data (schema.org as JSON-LD), each text safe inside a script element. Every address in it is absolute.

/** NewsArticle, or LiveBlogPosting of live coverage, with the way to it. */
export function articleJsonLd(setting: Setting, page: ArticlePage): string {
  const article = newsArticle(setting, page);
  const { section, headline, address, live } = page;
  const way = [...(section === null ? [] : [section]), { name: headline, address }];
  return embedded([
    live === null ? article : liveBlogPosting(setting, address, article, live),
    breadcrumbs(setting, way),
  ]);
}

/** WebSite, which says how the edition is searched. */
export function frontJsonLd(setting: Setting, page: FrontPage): string {
  const { edition, language, absolute } = setting;
  return embedded([
    {
      "@context": context,
      "@type": "WebSite",
      name: edition.wordmark,
      url: absolute(page.address),
      description: term(language, "frontDescription", { language: language.name }),
      inLanguage: language.htmlLang,
      publisher: publisherOf(setting),
      potentialAction: {
        "@type": "SearchAction",
        target: { "@type": "EntryPoint", urlTemplate: `${absolute(searchAddress(edition.path))}?q={words}` },
        "query-input": "required name=words",
      },
    },
  ]);
}

/** CollectionPage of a section or topic, with the way to it. */
export function listJsonLd(setting: Setting, page: SectionPage | TopicPage): string {
  const { name, address } = page;
  return embedded([
    {
      "@context": context,
      "@type": "CollectionPage",
      name,
      url: setting.absolute(address),
      description: page.kind === "topic" ? (page.description ?? undefined) : undefined,
      inLanguage: setting.language.htmlLang,
    },
    breadcrumbs(setting, [{ name, address }]),
  ]);
}

/** ProfilePage of a person, desk or agency. */
export function contributorJsonLd(setting: Setting, page: ContributorPage): string {
  const { name, address, contributorKind: kind } = page;
  const url = setting.absolute(address);
  const image = page.portrait && shareImage(setting, page.portrait);
  return embedded([
    {
      "@context": context,
      "@type": "ProfilePage",
      url,
      inLanguage: setting.language.htmlLang,
      mainEntity: {
        "@type": typeOf(kind),
        name,
        url,
        description: page.description ?? undefined,
        image: image ? image.url : undefined,
        worksFor: kind === "person" ? publisherOf(setting) : undefined,
      },
    },
    breadcrumbs(setting, [{ name, address }]),
  ]);
}

const context = "https://schema.org";

/** The edition's front, then these; the last is the page itself and names no address. */
export function breadcrumbs(
  setting: Setting,
  way: readonly { readonly name: string; readonly address: string }[],
): object {
  const front = { name: setting.edition.wordmark, address: frontAddress(setting.edition.path) };
  return {
    "@context": context,
    "@type": "BreadcrumbList",
    itemListElement: [front, ...way].map(({ name, address }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: index === way.length ? undefined : setting.absolute(address),
    })),
  };
}

export function publisherOf({ edition, absolute }: Setting): object {
  return {
    "@type": "NewsMediaOrganization",
    name: edition.wordmark,
    url: absolute(frontAddress(edition.path)),
    logo: absolute(iconAddresses[512]),
  };
}

function newsArticle(setting: Setting, page: ArticlePage): object {
  const photograph = page.lead && shareImage(setting, page.lead);
  const image = photograph ?? shareCardImage(setting, page.shareCard ? page : null);
  const url = setting.absolute(page.address);
  const publisher = publisherOf(setting);
  const authors = page.bylines.filter((byline) => byline.role === "reporter").map((byline) => author(setting, byline));
  const corrections = page.notices.filter((notice) => notice.kind !== "update").map(correction);
  return {
    "@context": context,
    "@type": genreTypes[page.genre],
    headline: page.headline,
    description: page.summary === "" ? undefined : page.summary,
    url,
    mainEntityOfPage: setting.absolute(canonicalAddress(page)),
    image: image ? [image.url] : undefined,
    datePublished: isoDate(page.publishedAt),
    dateModified: isoDate(page.updatedAt ?? page.publishedAt),
    author: authors.length > 0 ? authors : publisher,
    publisher,
    inLanguage: setting.language.htmlLang,
    articleSection: page.section?.name,
    keywords: page.topics.length > 0 ? page.topics.map((topic) => topic.name) : undefined,
    dateline: page.dateline ?? undefined,
    isAccessibleForFree: true,
    ...heardAndSeen(setting, page),
    creativeWorkStatus: page.retracted ? "Retracted" : undefined,
    correction: corrections.length > 0 ? corrections : undefined,
    copyrightHolder:
      page.copyrightHolder === null ? undefined : { "@type": "Organization", name: page.copyrightHolder },
  };
}

/** The first audio and the first video of the text. */
function heardAndSeen(setting: Setting, page: ArticlePage): object {
  const first = (kind: "audio" | "video") =>
    page.body.find((block): block is Extract<PageBlock, { kind: "audio" | "video" }> => block.kind === kind)?.media;
  const object = (type: string, media: Media | undefined) => {
    if (media === undefined || media.files.length === 0) return undefined;
    return {
      "@type": type,
      name: media.caption ?? page.headline,
      description: page.summary === "" ? page.headline : page.summary,
      uploadDate: isoDate(page.publishedAt),
      ...mediaFacts(setting, media),
    };
  };
  return { audio: object("AudioObject", first("audio")), video: object("VideoObject", first("video")) };
}

const genreTypes = {
  news: "NewsArticle",
  analysis: "AnalysisNewsArticle",
  opinion: "OpinionNewsArticle",
  "fact-check": "NewsArticle",
  feature: "NewsArticle",
} as const;

function author(setting: Setting, byline: PageByline) {
  return { "@type": typeOf(byline.kind), name: byline.name, url: setting.absolute(byline.address) };
}

function typeOf(kind: PageByline["kind"]): string {
  return kind === "person" ? "Person" : "Organization";
}

function correction(notice: Notice) {
  return { "@type": "CorrectionComment", text: notice.text, datePublished: isoDate(notice.at) };
}

// "</script>" and "<!--" inside a string would end or change the script element.
export function embedded(value: readonly object[]): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
