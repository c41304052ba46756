import { isoDate } from "../language/dates.ts";
import { canonicalAddress } from "./ArticleHead.tsx";
import { frontAddress } from "./addresses.ts";
import { liveBlogPosting } from "./live-json-ld.ts";
import type { ArticlePage, Notice, PageByline } from "./page.ts";
import { shareImage } from "./PictureView.tsx";
import type { Setting } from "./setting.ts";

/** schema.org NewsArticle as JSON-LD, or LiveBlogPosting of live coverage, safe inside a script element. */
export function articleJsonLd(setting: Setting, page: ArticlePage): string {
  const article = newsArticle(setting, page);
  return embedded(page.live === null ? article : liveBlogPosting(setting, page.address, article, page.live));
}

function newsArticle(setting: Setting, page: ArticlePage): object {
  const image = page.lead && shareImage(setting, page.lead);
  const url = setting.absolute(page.address);
  const publisher = {
    "@type": "NewsMediaOrganization",
    name: setting.edition.wordmark,
    url: setting.absolute(frontAddress(setting.edition.path)),
  };
  const authors = page.bylines.filter((byline) => byline.role === "reporter").map((byline) => author(setting, byline));
  const corrections = page.notices.filter((notice) => notice.kind !== "update").map(correction);
  return {
    "@context": "https://schema.org",
    "@type": genreTypes[page.genre],
    headline: page.headline,
    description: page.summary,
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
    correction: corrections.length > 0 ? corrections : undefined,
    copyrightHolder:
      page.copyrightHolder === null ? undefined : { "@type": "Organization", name: page.copyrightHolder },
  };
}

const genreTypes = {
  news: "NewsArticle",
  analysis: "AnalysisNewsArticle",
  opinion: "OpinionNewsArticle",
  "fact-check": "NewsArticle",
  feature: "NewsArticle",
} as const;

function author(setting: Setting, byline: PageByline) {
  const type = byline.kind === "person" ? "Person" : "Organization";
  return { "@type": type, name: byline.name, url: setting.absolute(byline.address) };
}

function correction(notice: Notice) {
  return { "@type": "CorrectionComment", text: notice.text, datePublished: isoDate(notice.at) };
}

// "</script>" and "<!--" inside a string would end or change the script element.
function embedded(value: object): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
