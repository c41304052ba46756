import { Ajv } from "ajv";
import formats from "ajv-formats";

// Schemas of ours for what search engines and feed readers are told: what their makers' documents require.

const ajv = new Ajv({ allErrors: true, strict: false });
formats.default(ajv);

const url = { type: "string", format: "uri", pattern: "^https?://" };
const text = { type: "string", minLength: 1 };

/** JSON Feed 1.1 (jsonfeed.org/version/1.1), nothing beside it. */
export const validJsonFeed = ajv.compile({
  type: "object",
  required: ["version", "title", "items"],
  additionalProperties: false,
  properties: {
    version: { const: "https://jsonfeed.org/version/1.1" },
    title: text,
    home_page_url: url,
    feed_url: url,
    description: text,
    icon: url,
    language: text,
    authors: { type: "array", minItems: 1, items: { $ref: "#/definitions/author" } },
    items: { type: "array", items: { $ref: "#/definitions/item" } },
  },
  definitions: {
    author: { type: "object", required: ["name"], additionalProperties: false, properties: { name: text, url } },
    item: {
      type: "object",
      required: ["id", "content_text"],
      additionalProperties: false,
      properties: {
        id: text,
        url,
        title: text,
        content_text: text,
        image: url,
        date_published: { type: "string", format: "date-time" },
        date_modified: { type: "string", format: "date-time" },
        tags: { type: "array", minItems: 1, items: text },
      },
    },
  },
});

const instant = { type: "string", format: "date-time" };
const organisation = {
  type: "object",
  required: ["@type", "name", "url"],
  properties: { "@type": { enum: ["Organization", "NewsMediaOrganization", "Person"] }, name: text, url, logo: url },
};
const publisher = { ...organisation, required: ["@type", "name", "url", "logo"] };
const correction = {
  type: "object",
  required: ["@type", "text", "datePublished"],
  properties: { "@type": { const: "CorrectionComment" }, text, datePublished: instant },
};
const mediaObject = (type: string, required: readonly string[]) => ({
  type: "object",
  required: ["@type", "name", ...required],
  properties: {
    "@type": { const: type },
    name: text,
    uploadDate: instant,
    thumbnailUrl: url,
    contentUrl: url,
    duration: { pattern: "^PT\\d+S$" },
  },
});
const article = {
  required:
    "headline url mainEntityOfPage datePublished dateModified author publisher inLanguage isAccessibleForFree".split(
      " ",
    ),
  properties: {
    headline: text,
    description: text,
    url,
    mainEntityOfPage: url,
    image: { type: "array", minItems: 1, items: url },
    datePublished: instant,
    dateModified: instant,
    author: { anyOf: [organisation, { type: "array", minItems: 1, items: organisation }] },
    publisher,
    inLanguage: text,
    isAccessibleForFree: { const: true },
    correction: { type: "array", minItems: 1, items: correction },
    audio: mediaObject("AudioObject", ["contentUrl", "encodingFormat"]),
    video: mediaObject("VideoObject", ["description", "uploadDate", "thumbnailUrl", "contentUrl"]),
  },
};
const post = {
  type: "object",
  required: ["@type", "headline", "url", "datePublished", "dateModified"],
  properties: { "@type": { const: "BlogPosting" }, headline: text, url, datePublished: instant, image: url },
};

/** What each type of thing must say in a page: schema.org's words, the requirements of search engines' rules for news. */
const things: Readonly<Record<string, { readonly required: readonly string[]; readonly properties: object }>> = {
  NewsArticle: article,
  AnalysisNewsArticle: article,
  OpinionNewsArticle: article,
  LiveBlogPosting: {
    required: [...article.required, "coverageStartTime", "liveBlogUpdate"],
    properties: { ...article.properties, coverageStartTime: instant, liveBlogUpdate: { type: "array", items: post } },
  },
  BreadcrumbList: {
    required: ["itemListElement"],
    properties: {
      itemListElement: {
        type: "array",
        minItems: 2,
        items: {
          type: "object",
          required: ["@type", "position", "name"],
          properties: {
            "@type": { const: "ListItem" },
            position: { type: "integer", minimum: 1 },
            name: text,
            item: url,
          },
        },
      },
    },
  },
  WebSite: {
    required: ["name", "url", "inLanguage", "publisher", "potentialAction"],
    properties: {
      name: text,
      url,
      publisher,
      potentialAction: {
        type: "object",
        required: ["@type", "target", "query-input"],
        properties: { "@type": { const: "SearchAction" }, "query-input": { const: "required name=words" } },
      },
    },
  },
  CollectionPage: { required: ["name", "url", "inLanguage"], properties: { name: text, url } },
  BroadcastEvent: {
    required: "name startDate endDate isLiveBroadcast publishedOn".split(" "),
    properties: { name: text, url, startDate: instant, endDate: instant, publishedOn: { required: ["@type", "name"] } },
  },
  RadioBroadcastService: { required: ["name", "broadcaster"], properties: { name: text, broadcaster: publisher } },
  BroadcastService: { required: ["name", "broadcaster"], properties: { name: text, broadcaster: publisher } },
  PodcastEpisode: {
    required: "name description url datePublished partOfSeries publisher".split(" "),
    properties: {
      name: text,
      url,
      datePublished: instant,
      publisher,
      associatedMedia: { required: ["@type", "contentUrl", "encodingFormat"], properties: { contentUrl: url } },
      partOfSeries: { required: ["@type", "name", "url", "webFeed"], properties: { url, webFeed: url } },
    },
  },
  VideoObject: {
    required: "name description uploadDate thumbnailUrl contentUrl".split(" "),
    properties: {
      name: text,
      uploadDate: instant,
      thumbnailUrl: url,
      contentUrl: url,
      duration: { pattern: "^PT\\d+S$" },
    },
  },
  ProfilePage: { required: ["url", "mainEntity"], properties: { url, mainEntity: organisation } },
};

/** A page's structured data: a list of things, each with what its type must have. */
export const validJsonLd = ajv.compile({
  type: "array",
  minItems: 1,
  items: {
    type: "object",
    required: ["@context", "@type"],
    properties: { "@context": { const: "https://schema.org" } },
    oneOf: Object.entries(things).map(([type, { required, properties }]) => ({
      required,
      properties: { ...properties, "@type": { const: type } },
    })),
  },
});
