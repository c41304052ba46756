import { sql } from "kysely";
import type { MediaRendition } from "../story/media.ts";
import type { Transaction } from "./database.ts";

// Everything that has an address, from content alone: what a clean build renders. Read in slices, so that an archive of millions fits in memory.

export interface PublicArticleRow {
  readonly id: number;
  readonly edition: string;
  readonly slug: string;
  /** The highest number that one of its live posts was given; null without live coverage. */
  readonly highestPost: number | null;
  /** It is shown, and without a photograph. */
  readonly bare: boolean;
}

export async function publicArticleRows(
  trx: Transaction,
  after: number,
  limit: number,
): Promise<readonly PublicArticleRow[]> {
  const { rows } = await sql<PublicArticleRow>`
    select a.id, a.edition, a.slug,
      case when c.article is not null then coalesce((select max(number) from live_post p where p.article = a.id), 0) end as "highestPost",
      a.card is not null and a.card->>'leadAsset' is null as bare
    from article a left join live_coverage c on c.article = a.id
    where a.public is not null and a.id > ${after} order by a.id limit ${limit}`.execute(trx);
  return rows;
}

/** How many articles a section or topic (`id`, `slug`) has in a month. */
export interface ListMonth {
  readonly edition: string;
  readonly id: number;
  readonly slug: string;
  readonly month: string;
  readonly total: number;
}

export async function sectionMonths(trx: Transaction): Promise<readonly ListMonth[]> {
  const { rows } = await sql<ListMonth>`
    select s.edition, s.id, s.slug, a.month, count(*)::int as total
    from article a join section s on s.id = a.section where a.public = 'shown'
    group by s.edition, s.id, s.slug, a.month order by s.id, a.month`.execute(trx);
  return rows;
}

export async function topicMonths(trx: Transaction): Promise<readonly ListMonth[]> {
  const { rows } = await sql<ListMonth>`
    select p.edition, t.id, t.slug, p.month, count(*)::int as total
    from published_topic p join topic t on t.id = p.topic
    group by p.edition, t.id, t.slug, p.month order by t.id, p.edition, p.month`.execute(trx);
  return rows;
}

export async function creditedContributors(
  trx: Transaction,
): Promise<readonly { readonly edition: string; readonly contributor: number }[]> {
  const { rows } = await sql<{ edition: string; contributor: number }>`
    select distinct edition, contributor from published_contributor order by 1, 2`.execute(trx);
  return rows;
}

export interface PublishedAsset {
  readonly id: number;
  readonly version: string;
  readonly widths: readonly number[];
  readonly renditions: readonly MediaRendition[];
}

export async function publishedAssets(trx: Transaction): Promise<readonly PublishedAsset[]> {
  const { rows } = await sql<PublishedAsset>`
    select id, version, widths, renditions from asset a
    where not expired and (exists (select from published_asset p where p.asset = a.id)
      or exists (select from contributor c join published_contributor p on p.contributor = c.id where c.portrait = a.id)
      or exists (select from episode x join programme g on g.id = x.programme join edition n on n.code = g.edition
        where x.asset = a.id and x.state = 'published' and g.state = 'shown' and not n.practice)
      or exists (select from programme g join edition n on n.code = g.edition
        where g.picture = a.id and g.state = 'shown' and not n.practice))
    order by id`.execute(trx);
  return rows;
}
