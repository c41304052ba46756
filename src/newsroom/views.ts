import { addressOf } from "../content/target.ts";
import type { ArticleRow } from "../db/newsroom-articles.ts";
import type { RevisionRow } from "../db/newsroom-revisions.ts";
import type { StoryRow } from "../db/newsroom-stories.ts";
import type { WorkingCopyRow } from "../db/newsroom-working-copies.ts";
import type { Article } from "../newsroom-api/articles.ts";
import { mayLeave, pubStatusOf } from "../story/article.ts";
import type { MadeFrom } from "../story/revision.ts";

// Rows as the API's answers show them: instants in ISO 8601, names in camel case.

export function iso(instant: Date): string {
  return instant.toISOString();
}

export function isoOrNull(instant: Date | null): string | null {
  return instant === null ? null : iso(instant);
}

export function articleView(row: ArticleRow, now: number): Article {
  const { held, practice } = row;
  const leave = mayLeave({ embargoedUntil: row.embargoed_until?.getTime() ?? null, held, practice }, now);
  const appeared = row.published_at !== null && row.slug !== null && !practice;
  return {
    id: row.id,
    story: row.story,
    edition: row.edition,
    state: row.state,
    pubStatus: pubStatusOf(row.state, leave),
    headline: row.headline,
    address: appeared && row.slug !== null ? addressOf.article(row.path, row.id, row.slug) : null,
    slug: row.slug,
    replaces: row.replaces,
    shares: row.shares,
    liveRevision: row.live_revision,
    pinnedRevision: row.pinned_revision,
    latestRevision: row.latest_revision,
    embargoedUntil: isoOrNull(row.embargoed_until),
    held: row.held,
    scheduledAt: isoOrNull(row.scheduled_at),
    publishedAt: isoOrNull(row.published_at),
    updatedAt: isoOrNull(row.updated_at),
    createdAt: iso(row.created_at),
  };
}

export function madeFromView(row: {
  readonly made_from_article: number | null;
  readonly made_from_revision: number | null;
}): MadeFrom | null {
  const { made_from_article: article, made_from_revision: revision } = row;
  return article === null || revision === null ? null : { article, revision };
}

export function workingCopyView(row: WorkingCopyRow) {
  return { content: row.content, basedOn: row.based_on, madeFrom: madeFromView(row), updatedAt: iso(row.updated_at) };
}

export function revisionHeadView(row: RevisionRow) {
  return {
    id: row.id,
    article: row.article,
    number: row.number,
    headline: row.content.headline,
    minor: row.minor,
    madeFrom: madeFromView(row),
    createdAt: iso(row.created_at),
  };
}

export function revisionView(row: RevisionRow) {
  return { ...revisionHeadView(row), content: row.content };
}

export function storyHeadView(row: StoryRow) {
  return {
    id: row.id,
    slugline: row.slugline,
    urgency: row.urgency,
    topics: [...row.topics],
    links: [...row.links],
    mergedInto: row.merged_into,
    createdAt: iso(row.created_at),
  };
}
