import { sql } from "kysely";
import type { GlossaryEntry } from "../language/second-script.ts";
import type { PublicationKind } from "../story/article.ts";
import type { AssetKind, MediaRendition } from "../story/media.ts";
import type { RevisionContent } from "../story/revision.ts";
import type { Transaction } from "./database.ts";
import type { StoredCard } from "./schema.ts";

// What is published, asked for many at once: each question takes a list of keys and answers rows that name theirs.

export interface EditionRow {
  readonly code: string;
  readonly path: string;
  readonly live: boolean;
  readonly wordmark: string | null;
  readonly time_zone: string | null;
  readonly language: unknown;
  readonly language_version: string | null;
  /** Its own look, checked when it was given (`checkTheme`). */
  readonly theme: unknown;
  /** The edition whose pages it shows in another script; null: it has its own. */
  readonly script_of: string | null;
  readonly glossary: readonly GlossaryEntry[];
}

export async function editionRows(trx: Transaction): Promise<readonly EditionRow[]> {
  return trx
    .selectFrom("edition")
    .select([
      "code",
      "path",
      "live",
      "wordmark",
      "time_zone",
      "language",
      "language_version",
      "theme",
      "script_of",
      "glossary",
    ])
    .orderBy("position")
    .orderBy("code")
    .execute();
}

export interface SectionRow {
  readonly id: number;
  readonly edition: string;
  readonly slug: string;
  readonly name: string;
}

/** Of these editions, or of all. */
export async function sectionRows(
  trx: Transaction,
  editions: readonly string[] | null = null,
): Promise<readonly SectionRow[]> {
  let query = trx.selectFrom("section").select(["id", "edition", "slug", "name"]).orderBy("position").orderBy("id");
  if (editions !== null) query = query.where("edition", "in", [...editions]);
  return query.execute();
}

/** Something as one edition has it: a topic's name, a contributor, a picture. */
export interface InEdition {
  readonly id: number;
  readonly edition: string;
}

/** The things asked for, as a table to join with. */
function asked(things: readonly InEdition[]) {
  return sql`unnest(${things.map((one) => one.id)}::int[], ${things.map((one) => one.edition)}::text[])`;
}

/** An article that has an address: shown, retracted or removed. `content` is the live revision's. */
export interface PublishedArticle {
  readonly id: number;
  readonly story: number;
  readonly edition: string;
  readonly slug: string;
  readonly public: "shown" | "retracted" | "removed";
  readonly published_at: Date;
  readonly updated_at: Date | null;
  readonly section: number | null;
  /** The article whose converted page it stands in place of. */
  readonly replaces: number | null;
  /** The article whose text it shares, and that one's edition, whose words its pictures have. */
  readonly shares: number | null;
  readonly shares_edition: string | null;
  readonly content: RevisionContent;
}

export async function publishedArticles(
  trx: Transaction,
  ids: readonly number[],
): Promise<readonly PublishedArticle[]> {
  const { rows } = await sql<PublishedArticle>`
    select a.id, a.story, a.edition, a.slug, a.public, a.published_at, a.updated_at, a.replaces, a.shares, r.content,
      (select edition from article where id = a.shares) as shares_edition,
      case when a.replaces is null then a.section else (select id from section where id = (r.content->>'section')::int) end as section
    from article a join revision r on r.id = a.live_revision
    where a.id = any(${ids}::int[]) and a.public is not null`.execute(trx);
  return rows;
}

/** A shown article as lists need it. */
export interface CardRow {
  readonly id: number;
  readonly edition: string;
  readonly slug: string;
  readonly card: StoredCard;
  readonly section: number | null;
  readonly published_at: Date;
  readonly updated_at: Date | null;
  /** It shares another's text, and that one stands in sitemaps. */
  readonly shares: number | null;
}

export async function cardRows(trx: Transaction, ids: readonly number[]): Promise<readonly CardRow[]> {
  const { rows } = await sql<CardRow>`
    select id, edition, slug, card, section, published_at, updated_at, shares
    from article where id = any(${ids}::int[]) and public = 'shown'`.execute(trx);
  return rows;
}

/** Shown articles that stand in place of these ones' converted pages, one in an edition. */
export async function replacingRows(
  trx: Transaction,
  articles: readonly number[],
): Promise<
  readonly { readonly replaces: number; readonly edition: string; readonly article: number; readonly slug: string }[]
> {
  const { rows } = await sql<{ replaces: number; edition: string; article: number; slug: string }>`
    select distinct on (replaces, edition) replaces, edition, id as article, slug
    from article where replaces = any(${articles}::int[]) and public = 'shown'
    order by replaces, edition, published_at, id`.execute(trx);
  return rows;
}

export interface NoticeRow {
  readonly article: number;
  readonly kind: PublicationKind;
  readonly note: string | null;
  readonly at: Date;
}

/** Acts whose note readers see, newest first; with a shared text what was mended in it before it was shared. */
export async function noticeRows(trx: Transaction, articles: readonly number[]): Promise<readonly NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select a.id as article, p.kind, p.note, p.at
    from article a join publication p on p.article = a.id
      or (p.article = a.shares and p.kind in ('correction', 'clarification') and p.at < a.published_at)
    where a.id = any(${articles}::int[]) and not p.undone
      and p.kind in ('update', 'correction', 'clarification', 'retraction') and p.note is not null
    order by p.id desc`.execute(trx);
  return rows;
}

/** The shown articles of stories, one per edition: the first that was published. */
export async function editionsOfStories(
  trx: Transaction,
  stories: readonly number[],
): Promise<
  readonly {
    readonly story: number;
    readonly edition: string;
    readonly article: number;
    readonly slug: string;
    readonly shares: number | null;
  }[]
> {
  const { rows } = await sql<{ story: number; edition: string; article: number; slug: string; shares: number | null }>`
    select distinct on (story, edition) story, edition, id as article, slug, shares
    from article where story = any(${stories}::int[]) and public = 'shown'
    order by story, edition, published_at, id`.execute(trx);
  return rows;
}

export async function linksOfStories(
  trx: Transaction,
  stories: readonly number[],
): Promise<readonly { readonly story: number; readonly other: number }[]> {
  const { rows } = await sql<{ story: number; other: number }>`
    select story, other from story_link where story = any(${stories}::int[])
    union select other, story from story_link where other = any(${stories}::int[])
    order by 1, 2`.execute(trx);
  return rows;
}

/** For each article the newest `limit` older pieces that share a topic and the edition. */
export async function olderPieces(
  trx: Transaction,
  articles: readonly number[],
  limit: number,
): Promise<readonly { readonly article: number; readonly older: number }[]> {
  const { rows } = await sql<{ article: number; older: number }>`
    select a.id as article, o.article as older
    from unnest(${articles}::int[]) as wanted(id)
    join article a on a.id = wanted.id and a.public = 'shown'
    cross join lateral (
      select article, published_at from (
        select distinct o.article, o.published_at
        from published_topic t
        cross join lateral (
          select article, published_at from published_topic p
          where p.topic = t.topic and p.edition = a.edition and (p.published_at, p.article) < (a.published_at, a.id)
          order by p.published_at desc, p.article desc limit ${limit}) o
        where t.article = a.id) near
      order by published_at desc, article desc limit ${limit}) o
    order by a.id, o.published_at desc, o.article desc`.execute(trx);
  return rows;
}

/** For an article that enters or leaves a topic: the next `limit` newer pieces there, whose related boxes may change. */
export async function newerPieces(
  trx: Transaction,
  place: { readonly topic: number; readonly edition: string; readonly at: Date; readonly article: number },
  limit: number,
): Promise<readonly number[]> {
  const { rows } = await sql<{ article: number }>`
    select article from published_topic
    where topic = ${place.topic} and edition = ${place.edition}
      and (published_at, article) > (${place.at}::timestamptz, ${place.article}::int)
    order by published_at, article limit ${limit}`.execute(trx);
  return rows.map((row) => row.article);
}

export interface TopicRow {
  readonly topic: number;
  readonly edition: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
}

export async function topicRows(trx: Transaction, topics: readonly InEdition[]): Promise<readonly TopicRow[]> {
  const { rows } = await sql<TopicRow>`
    select n.topic, n.edition, t.slug, n.name, n.description
    from ${asked(topics)} as a(id, edition)
    join topic_name n on n.topic = a.id and n.edition = a.edition join topic t on t.id = n.topic`.execute(trx);
  return rows;
}

export interface ContributorRow {
  readonly contributor: number;
  readonly edition: string;
  readonly kind: "person" | "desk" | "agency";
  readonly name: string;
  readonly description: string | null;
  readonly portrait: number | null;
  readonly withheld: boolean;
}

/** Where the edition has no text of its own, the contributor's own name serves. */
export async function contributorRows(
  trx: Transaction,
  contributors: readonly InEdition[],
): Promise<readonly ContributorRow[]> {
  const { rows } = await sql<ContributorRow>`
    select c.id as contributor, a.edition, c.kind, coalesce(t.name, c.name) as name, t.description, c.portrait,
      c.withheld or coalesce(t.withheld, false) as withheld
    from ${asked(contributors)} as a(id, edition)
    join contributor c on c.id = a.id
    left join contributor_text t on t.contributor = c.id and t.edition = a.edition`.execute(trx);
  return rows;
}

export interface AssetRow {
  readonly id: number;
  readonly kind: AssetKind;
  readonly version: string;
  readonly widths: readonly number[];
  readonly renditions: readonly MediaRendition[];
  readonly credit: string | null;
  readonly expired: boolean;
}

export async function assetRows(trx: Transaction, assets: readonly number[]): Promise<readonly AssetRow[]> {
  return trx
    .selectFrom("asset")
    .select(["id", "kind", "version", "widths", "renditions", "credit", "expired"])
    .where("id", "in", [...assets])
    .execute();
}

/** An asset with its words in one edition; "" where nobody has described it there. */
export interface DescribedRow extends AssetRow {
  readonly edition: string;
  readonly caption: string | null;
  readonly alt: string;
  readonly transcript: string | null;
  /** In seconds. */
  readonly duration: number | null;
  readonly copyright_holder: string | null;
  readonly usage_terms: string | null;
}

export async function describedRows(trx: Transaction, assets: readonly InEdition[]): Promise<readonly DescribedRow[]> {
  const { rows } = await sql<DescribedRow>`
    select s.id, s.kind, s.version, s.widths, s.renditions, s.duration, t.transcript, s.credit, s.expired, s.copyright_holder, s.usage_terms, a.edition, t.caption, coalesce(t.alt, '') as alt
    from ${asked(assets)} as a(id, edition)
    join asset s on s.id = a.id
    left join asset_text t on t.asset = s.id and t.edition = a.edition`.execute(trx);
  return rows;
}

/** Which of these assets published content shows: in an article, as the portrait of somebody credited, in a programme. */
export async function shownAssets(trx: Transaction, assets: readonly number[]): Promise<readonly number[]> {
  const { rows } = await sql<{ asset: number }>`
    select wanted.asset from unnest(${assets}::int[]) as wanted(asset)
    where exists (select from published_asset p where p.asset = wanted.asset)
      or exists (select from contributor c where c.portrait = wanted.asset and not c.withheld
        and exists (select from published_contributor p where p.contributor = c.id))
      or exists (select from episode x join programme g on g.id = x.programme join edition n on n.code = g.edition
        where x.asset = wanted.asset and x.state = 'published' and g.state = 'shown' and not n.practice)
      or exists (select from programme g join edition n on n.code = g.edition
        where g.picture = wanted.asset and g.state = 'shown' and not n.practice)`.execute(trx);
  return rows.map((row) => row.asset);
}

export interface BreakingRow {
  readonly edition: string;
  readonly text: string;
  readonly article: number | null;
  readonly ends_at: Date | null;
}

export async function breakingRows(trx: Transaction): Promise<readonly BreakingRow[]> {
  return trx
    .selectFrom("breaking_line")
    .select(["edition", "text", "article", "ends_at"])
    .where("state", "=", "live")
    .execute();
}

export async function frontPicks(
  trx: Transaction,
): Promise<readonly { readonly edition: string; readonly article: number }[]> {
  return trx.selectFrom("front_pick").select(["edition", "article"]).orderBy("edition").orderBy("position").execute();
}

export async function formerAddressRows(
  trx: Transaction,
  addresses: readonly string[] | null,
): Promise<readonly { readonly address: string; readonly article: number }[]> {
  let query = trx.selectFrom("former_address").select(["address", "article"]).orderBy("address");
  if (addresses !== null) query = query.where("address", "in", [...addresses]);
  return query.execute();
}
