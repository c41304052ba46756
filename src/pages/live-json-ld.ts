import { isoDate } from "../language/dates.ts";
import { truncate } from "../language/truncation.ts";
import type { LiveCoverage, LivePost, PageBlock, PostByline } from "./page.ts";
import { shareImage } from "./PictureView.tsx";
import type { Setting } from "./setting.ts";

/** A headline made of a post's first words is no longer than this (graphemes): what search engines show. */
const headlineLength = 110;

/** What makes an article's thing (schema.org) a LiveBlogPosting: its times, and the posts that its page shows. */
export function liveBlogPosting(setting: Setting, address: string, article: object, live: LiveCoverage): object {
  const posts = live.pinned === null ? live.posts : [live.pinned, ...live.posts];
  return {
    ...article,
    "@type": "LiveBlogPosting",
    coverageStartTime: isoDate(live.startedAt),
    coverageEndTime: live.endedAt === null ? undefined : isoDate(live.endedAt),
    liveBlogUpdate: posts
      .toSorted((one, other) => other.number - one.number)
      .map((post) => blogPosting(setting, address, post)),
  };
}

function blogPosting(setting: Setting, address: string, post: LivePost): object {
  const words = post.body.map(wordsOf).filter((text) => text !== "");
  const url = `${setting.absolute(address)}#post-${post.number}`;
  const picture = post.body.find((block) => block.kind === "picture")?.picture;
  const image = picture && shareImage(setting, picture);
  return {
    "@type": "BlogPosting",
    headline: truncate(setting.language, lineOf(post), headlineLength),
    url,
    datePublished: isoDate(post.at),
    dateModified: isoDate(post.changedAt),
    articleBody: words.length === 0 ? undefined : words.join("\n"),
    image: image ? image.url : undefined,
    author: post.bylines.length === 0 ? undefined : post.bylines.map((byline) => author(setting, byline)),
  };
}

function author(setting: Setting, { kind, name, address }: PostByline): object {
  return { "@type": kind === "person" ? "Person" : "Organization", name, url: setting.absolute(address) };
}

/** The post in one line: its headline, else its first words. */
export function lineOf({ headline, body }: LivePost): string {
  return headline ?? body.map(wordsOf).find((text) => text !== "") ?? "";
}

function wordsOf(block: PageBlock): string {
  if ("runs" in block) return block.runs.map((run) => run.text).join("");
  return block.kind === "list" ? block.items.map((item) => item.map((run) => run.text).join("")).join("\n") : "";
}
