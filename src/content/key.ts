import type { ListOf } from "../db/published-lists.ts";

// The names of facts. A page records the keys of what it read, present or absent; a change carries the keys of what it
// changed; where the two meet, the page is stale. Only this file spells keys.

export const key = {
  /** What lists show of an article, or that it is not shown. */
  card: (article: number) => `card:${article}`,
  /** Everything that the article's own page shows. */
  article: (article: number) => `article:${article}`,
  /** An article's live coverage: its newest posts, key points and pinned post, and whether it runs. */
  live: (article: number) => `live:${article}`,
  /** One page of an article's older posts, and which are beside it. */
  posts: (article: number, page: number) => `posts:${article}:${page}`,
  /** An older piece entered the related box's reach. */
  related: (article: number) => `related:${article}`,
  /** Which editions show the story, and where. */
  story: (story: number) => `story:${story}`,
  links: (story: number) => `links:${story}`,
  /** Which editions are switched on, and their names and paths. */
  editions: () => "editions",
  /** One edition's own facts and its sections. */
  edition: (edition: string) => `edition:${edition}`,
  breaking: (edition: string) => `breaking:${edition}`,
  /** Which standing pages an edition has. */
  standing: (edition: string) => `standing:${edition}`,
  standingPage: (edition: string, page: string) => `standing:${edition}:${page}`,
  /** What was put right in an edition's articles. */
  corrections: (edition: string) => `corrections:${edition}`,
  /** What every page of an edition says of its channels and programmes: whether there are any. */
  broadcasting: (edition: string) => `broadcasting:${edition}`,
  /** An edition's channels with their streams. */
  channels: (edition: string) => `channels:${edition}`,
  /** What is on air when, on any channel of an edition. */
  schedule: (edition: string) => `schedule:${edition}`,
  /** Which programmes an edition shows, and in which order. */
  programmes: (edition: string) => `programmes:${edition}`,
  /** What a programme says of itself, or that it is withdrawn. */
  programme: (programme: number) => `programme:${programme}`,
  /** Which episodes of a programme were published last, and how many pages of older ones there are. */
  episodes: (programme: number) => `episodes:${programme}`,
  /** Which episodes one page of older ones holds, and whether a page follows it. */
  episodePage: (programme: number, page: number) => `episodes:${programme}:${page}`,
  /** Everything that is shown of an episode, or that it is taken back. */
  episode: (episode: number) => `episode:${episode}`,
  picks: (edition: string) => `picks:${edition}`,
  topic: (topic: number, edition: string) => `topic:${topic}:${edition}`,
  contributor: (contributor: number, edition: string) => `contributor:${contributor}:${edition}`,
  asset: (asset: number, edition: string) => `asset:${asset}:${edition}`,
  /** Whether published content shows the asset. */
  shown: (asset: number) => `shown:${asset}`,
  /** Which articles a list holds, and in which order. */
  list: (list: ListOf) => `list:${listName(list)}`,
  /** Which months a list has. */
  months: (list: ListOf) => `months:${listName(list)}`,
  /** One page of a month of a list. */
  month: (list: ListOf, month: string, number: number) => `month:${listName(list)}:${month}:${number}`,
  /** Which articles the partners' feed holds, in which versions. */
  partners: (edition: string) => `partners:${edition}`,
  sitemap: (edition: string, month: string) => `sitemap:${edition}:${month}`,
  /** Which sitemaps there are. */
  sitemaps: () => "sitemaps",
  /** What the operator decides for the whole site: raised when a press starts. */
  site: () => "site",
  former: (address: string) => `former:${address}`,
  /** Code, language data, PUBLIC_URL: read by every page, so no page records it. */
  templates: () => "templates",
} as const;

function listName(list: ListOf): string {
  switch (list.kind) {
    case "section":
      return `section:${list.section}`;
    case "topic":
      return `topic:${list.topic}:${list.edition}`;
    case "contributor":
      return `contributor:${list.contributor}:${list.edition}`;
    case "edition":
      return `edition:${list.edition}`;
  }
}
