import { sql } from "kysely";
import { livePageSize } from "../story/live.ts";
import type { RevisionContent } from "../story/revision.ts";
import type { Transaction } from "./database.ts";
import type { PartnersItem } from "./published-partners.ts";
import type { StoredCard } from "./schema.ts";

/** What the public can see of one article, in one row: compared before and after an act, it tells what the act changed. */
export interface ArticleFacts {
  readonly id: number;
  readonly story: number;
  readonly edition: string;
  readonly slug: string | null;
  readonly public: "shown" | "retracted" | "removed" | null;
  readonly revision: number | null;
  readonly section: number | null;
  readonly card: StoredCard | null;
  readonly month: string | null;
  readonly published_at: Date | null;
  readonly updated_at: Date | null;
  readonly topics: readonly number[];
  readonly contributors: readonly number[];
  readonly assets: readonly number[];
  /** Ids of the acts whose notes stand on the page. */
  readonly notices: readonly number[];
  /** Its live coverage: what counts as changed, whether it runs, and the highest number of a post; null: none. */
  readonly live: readonly [version: number, running: boolean, highest: number] | null;
  /** Pages of older posts: how many published posts each holds, and the coverage's version when one of them changed last. */
  readonly posts: readonly (readonly [page: number, posts: number, changed: number])[];
  /** Whether partners have it, and in which version; null: never. */
  readonly partners: readonly [usable: boolean, version: number, changedAt: string] | null;
  /** The article whose converted page it stands in place of, and where that is listed; null: none. */
  readonly replaces: {
    readonly article: number;
    readonly edition: string;
    readonly story: number;
    readonly month: string | null;
  } | null;
  /** The article whose text it shares. */
  readonly shares: number | null;
}

export async function articleFacts(
  trx: Transaction,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ArticleFacts>> {
  const { rows } = await sql<ArticleFacts>`
    select a.id, a.story, a.edition, a.slug, a.public, a.live_revision as revision, a.section, a.card, a.month, a.published_at, a.updated_at,
      array(select topic from published_topic where article = a.id order by topic) as topics,
      array(select contributor from published_contributor where article = a.id order by contributor) as contributors,
      array(select asset from published_asset where article = a.id order by asset) as assets,
      array(select id from publication where article = a.id and not undone and note is not null order by id) as notices,
      (select jsonb_build_array(version, ended_at is null, coalesce((select max(number) from live_post p where p.article = a.id), 0))
        from live_coverage where article = a.id) as live,
      array(select jsonb_build_array(page, count(*), max(changed)) from (
        select (number + ${livePageSize - 1}) / ${livePageSize} as page, changed,
          (select max(number) from live_post h where h.article = a.id) as highest
        from live_post where article = a.id and state = 'published') p
        where page * ${livePageSize} < highest group by page order by page) as posts,
      (select jsonb_build_array(usable, version, changed_at) from partners_item where article = a.id) as partners,
      (select jsonb_build_object('article', o.id, 'edition', o.edition, 'story', o.story, 'month', o.month)
        from article o where o.id = a.replaces) as replaces, a.shares
    from article a where a.id = any(${ids}::int[])`.execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What the projection writes for one article; see `project` in content. Null `shown` parts empty the lists. */
export interface Projection {
  readonly article: number;
  readonly edition: string;
  readonly public: ArticleFacts["public"];
  readonly card: StoredCard | null;
  readonly section: number | null;
  readonly month: string | null;
  readonly publishedAt: Date | null;
  readonly topics: readonly number[];
  readonly contributors: readonly number[];
  readonly assets: readonly number[];
}

/** Rewrites what lists and lookups know of these articles. */
export async function storeProjections(trx: Transaction, projections: readonly Projection[]): Promise<void> {
  const ids = projections.map((one) => one.article);
  await sql`
    update article a set public = p.public, card = p.card, section = p.section, month = p.month
    from jsonb_to_recordset(${JSON.stringify(projections)}::jsonb) as p(article int, public text, card jsonb, section int, month text)
    where a.id = p.article`.execute(trx);
  await relist(
    trx,
    ids,
    "published_topic",
    sql`article, topic, edition, month, published_at`,
    listed(projections, "topics"),
  );
  await relist(
    trx,
    ids,
    "published_contributor",
    sql`article, contributor, edition, published_at`,
    listed(projections, "contributors"),
  );
  await relist(trx, ids, "published_asset", sql`article, asset`, listed(projections, "assets"));
}

type Listed = Readonly<Record<string, unknown>>;

function listed(projections: readonly Projection[], of: "topics" | "contributors" | "assets"): readonly Listed[] {
  return projections.flatMap((one) =>
    one[of].map((id) => ({
      article: one.article,
      [of.slice(0, -1)]: id,
      edition: one.edition,
      month: one.month,
      published_at: one.publishedAt,
    })),
  );
}

/** Replaces the articles' rows in one of the three lists. */
async function relist(
  trx: Transaction,
  articles: readonly number[],
  table: "published_topic" | "published_contributor" | "published_asset",
  columns: ReturnType<typeof sql>,
  rows: readonly Listed[],
): Promise<void> {
  await sql`delete from ${sql.table(table)} where article = any(${articles}::int[])`.execute(trx);
  if (rows.length === 0) return;
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as p(article int, topic int, contributor int, asset int, edition text, month text, published_at timestamptz)`.execute(
    trx,
  );
}

export interface ProjectionSource {
  readonly id: number;
  readonly edition: string;
  readonly state: string;
  readonly embargoed_until: Date | null;
  readonly held: boolean;
  /** The edition is for practice. */
  readonly practice: boolean;
  readonly published_at: Date | null;
  readonly time_zone: string | null;
  readonly content: RevisionContent | null;
  /** It stands in place of another's converted page. */
  readonly replaces: number | null;
  /** It shares another's text, and stands in a section of its own. */
  readonly shares: number | null;
  readonly shared_section: number | null;
  readonly partners: (Omit<PartnersItem, "changed_at"> & { readonly changed_at: string }) | null;
  /** Of its live coverage: whether it runs, the state of its posts' texts, and whom and what its published posts name. */
  readonly live: {
    readonly running: boolean;
    readonly text: number;
    readonly contributors: readonly number[];
    readonly assets: readonly number[];
  } | null;
  /** Its last publication, and how many there were. */
  readonly last: { readonly publication: number; readonly at: string; readonly acts: number } | null;
}

const publishedVersions = sql`from live_post p join live_post_version v on v.id = p.version
  where p.article = a.id and p.state = 'published'`;

export async function projectionSources(
  trx: Transaction,
  ids: readonly number[],
): Promise<readonly ProjectionSource[]> {
  const { rows } = await sql<ProjectionSource>`
    select a.id, a.edition, a.state, greatest(a.embargoed_until, o.embargoed_until) as embargoed_until,
      a.held or coalesce(o.held, false) as held, e.practice, a.published_at, e.time_zone, r.content, a.replaces, a.shares, a.shared_section,
      (select to_jsonb(p) from partners_item p where p.article = a.id) as partners,
      (select jsonb_build_object('running', c.ended_at is null, 'text', c.text_version,
          'contributors', to_jsonb(array(select distinct unnest(v.contributors) ${publishedVersions} order by 1)),
          'assets', to_jsonb(array(select distinct unnest(v.assets) ${publishedVersions} order by 1)))
        from live_coverage c where c.article = a.id) as live,
      (select jsonb_build_object('publication', max(id), 'at', max(at), 'acts', count(*)) from publication
        where article = a.id having count(*) > 0) as last
    from article a join edition e on e.code = a.edition left join revision r on r.id = a.live_revision
      left join article o on o.id = a.shares
    where a.id = any(${ids}::int[])`.execute(trx);
  return rows;
}

/** The portraits of contributors, without those who have none. */
export async function portraitsOf(trx: Transaction, contributors: readonly number[]): Promise<readonly number[]> {
  const { rows } = await sql<{ portrait: number }>`
    select portrait from contributor where id = any(${contributors}::int[]) and portrait is not null`.execute(trx);
  return rows.map((row) => row.portrait);
}
