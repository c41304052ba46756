import type { CoverageRow, PublishedPostRow } from "../db/published-live.ts";
import type { EditionFacts, LiveCoverage, LivePost, PageBlock, PageByline } from "../pages/page.ts";
import type { Block } from "../story/block.ts";
import { fullLivePages, livePageOf, livePostLine, mostKeyPoints } from "../story/live.ts";
import type { Byline } from "../story/revision.ts";
import { key } from "./key.ts";
import type { Reader } from "./reader.ts";
import { addressOf } from "./target.ts";

/** How an article's page loads blocks and bylines: posts are made of the same. */
export interface Parts {
  readonly pageBlocks: (
    blocks: readonly Block[],
    edition: EditionFacts,
    reader: Reader,
  ) => Promise<readonly PageBlock[]>;
  readonly pageBylines: (
    bylines: readonly Byline[],
    edition: EditionFacts,
    reader: Reader,
  ) => Promise<readonly PageByline[]>;
}

/** What the article's page at an address shows of its live coverage, and when that last said something else; null without any, or once one ended that said nothing. */
export async function liveCoverage(
  address: string,
  article: number,
  edition: EditionFacts,
  reader: Reader,
  parts: Parts,
): Promise<{ readonly coverage: LiveCoverage; readonly changedAt: number | null } | null> {
  reader.read(key.live(article));
  const row = await reader.source.coverage(article);
  if (row === null || saysNothing(row)) return null;
  const [rows, pages] = await Promise.all([reader.source.newestPosts(article), reader.source.pagesWithPosts(article)]);
  const pinned = rows.find((post) => post.pinned) ?? null;
  const here = rows.filter((post) => post.recent && !post.pinned);
  const older = pages.map(({ page }) => page).findLast((page) => page <= fullLivePages(row.highest));
  const [pinnedPost, posts] = await Promise.all([
    pinned === null ? null : livePost(pinned, edition, reader, parts),
    Promise.all(here.map((post) => livePost(post, edition, reader, parts))),
  ]);
  const coverage: LiveCoverage = {
    startedAt: row.started_at.getTime(),
    endedAt: row.ended_at?.getTime() ?? null,
    version: row.version,
    newest: rows[0]?.number ?? 0,
    keyPoints: keyPoints(address, rows),
    pinned: pinnedPost,
    posts,
    older: older === undefined ? null : addressOf.livePosts(address, older),
  };
  return { coverage, changedAt: row.changed_at?.getTime() ?? null };
}

/** Nothing was posted, and nothing will be: the article is like any other. */
export function saysNothing({ ended_at: ended, posts }: CoverageRow): boolean {
  return ended !== null && posts === 0;
}

function keyPoints(address: string, rows: readonly PublishedPostRow[]): LiveCoverage["keyPoints"] {
  return rows
    .filter((post) => post.key_point)
    .slice(0, mostKeyPoints)
    .map(({ number, published_at: at, content, recent, pinned }) => ({
      number,
      at: at.getTime(),
      line: livePostLine(content),
      address: recent || pinned ? null : addressOf.livePosts(address, livePageOf(number)),
    }));
}

export async function livePost(
  row: PublishedPostRow,
  edition: EditionFacts,
  reader: Reader,
  { pageBlocks, pageBylines }: Parts,
): Promise<LivePost> {
  const { number, content } = row;
  const [body, bylines] = await Promise.all([
    pageBlocks(content.body, edition, reader),
    pageBylines(content.bylines, edition, reader),
  ]);
  return {
    number,
    at: row.published_at.getTime(),
    changedAt: row.changed_at.getTime(),
    headline: content.headline,
    body,
    bylines: bylines.map(({ role, kind, name, address }) => ({ role, kind, name, address })),
    keyPoint: row.key_point,
    notices: row.notes.map(({ at, text }) => ({ at: Date.parse(at), text })),
  };
}
