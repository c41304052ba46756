import { fullLivePages } from "../story/live.ts";
import { key } from "./key.ts";
import { pageBlocks, pageBylines } from "./load-article.ts";
import { livePost, saysNothing } from "./load-live.ts";
import { type Loaded, nothing } from "./loaded.ts";
import type { Reader } from "./reader.ts";
import { addressOf } from "./target.ts";

interface OfArticle {
  readonly edition: string;
  readonly article: number;
  readonly slug: string;
}

/** A page of older posts, once it is full; nothing at a former slug, or where all its posts were taken back. */
export async function loadLivePosts(
  address: string,
  target: OfArticle & { readonly number: number },
  reader: Reader,
): Promise<Loaded> {
  const { article, number } = target;
  const [edition, card] = await Promise.all([reader.edition(target.edition), shownHere(target, reader)]);
  if (edition === null || card === null) return nothing;
  reader.read(key.posts(article, number));
  const [coverage, rows, pages] = await Promise.all([
    reader.source.coverage(article),
    reader.source.postsOfPage(article, number),
    reader.source.pagesWithPosts(article),
  ]);
  const full = pages.map(({ page }) => page).filter((page) => page <= fullLivePages(coverage?.highest ?? 0));
  if (!full.includes(number)) return nothing;
  const previous = full.findLast((page) => page < number);
  const next = full.find((page) => page > number);
  const [frame, posts] = await Promise.all([
    reader.frame(edition, "never"),
    Promise.all(rows.map((row) => livePost(row, edition, reader, { pageBlocks, pageBylines }))),
  ]);
  return {
    kind: "page",
    page: {
      kind: "live-posts",
      frame,
      address,
      article: { headline: card.headline, address: card.address },
      number,
      previous: previous === undefined ? null : addressOf.livePosts(card.address, previous),
      next: next === undefined ? card.address : addressOf.livePosts(card.address, next),
      posts,
    },
  };
}

/** What an open page asks for; gone with the coverage. */
export async function loadLiveNotice(_address: string, target: OfArticle, reader: Reader): Promise<Loaded> {
  if ((await shownHere(target, reader)) === null) return nothing;
  reader.read(key.live(target.article));
  const [coverage, rows] = await Promise.all([
    reader.source.coverage(target.article),
    reader.source.newestPosts(target.article),
  ]);
  if (coverage === null || saysNothing(coverage)) return nothing;
  const { version, posts, ended_at: ended } = coverage;
  return {
    kind: "page",
    page: { kind: "live-notice", version, newest: rows[0]?.number ?? 0, posts, live: ended === null },
  };
}

/** The article's card, if it is shown at this slug. */
async function shownHere({ article, slug }: OfArticle, reader: Reader) {
  const card = await reader.card(article);
  return card !== null && card.address.endsWith(`/${article}/${slug}/`) ? card : null;
}
