import { sql } from "kysely";
import type { Transaction } from "./database.ts";

// What the demonstration made is what its account did: rows that carry the account, and subjects of its audit rows.

export interface DemonstrationMark {
  readonly account: number;
  /** False after a loading that was cut short. */
  readonly finished: boolean;
}

/** The demonstration that the database holds, or null. */
export async function demonstrationMark(trx: Transaction): Promise<DemonstrationMark | null> {
  const { rows } = await sql<DemonstrationMark>`
    select l.account, exists (select from audit_log f where f.account = l.account and f.act = 'load demonstration') as finished
    from audit_log l, installation i
    where i.demonstration and l.act = 'begin demonstration' and l.account is not null order by l.id desc limit 1`.execute(
    trx,
  );
  return rows[0] ?? null;
}

/** Whether nobody has made anything yet; editions that are off and topics without names are nothing. */
export async function holdsNothing(trx: Transaction): Promise<boolean> {
  const { rows } = await sql<{ nothing: boolean }>`
    select not exists (select from story) and not exists (select from article) and not exists (select from asset)
      and not exists (select from contributor) and not exists (select from topic_name)
      and not exists (select from edition where live) as nothing`.execute(trx);
  return rows[0]?.nothing ?? false;
}

export async function insertDemonstrationAccount(trx: Transaction, at: Date): Promise<number> {
  const row = await trx
    .insertInto("account")
    .values({ name: "Demonstration", created_at: at })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function setDemonstration(trx: Transaction, demonstration: boolean): Promise<void> {
  await trx.updateTable("installation").set({ demonstration }).execute();
}

/** The demonstration's articles, by what may become of them. */
export interface DemonstrationArticles {
  /** Nobody else wrote in them, and nothing that stays was made from them. */
  readonly deletable: readonly number[];
  /** Nobody else wrote in them, but something that stays was made from them. */
  readonly sources: readonly number[];
  /** Somebody wrote in them. */
  readonly touched: readonly number[];
}

export async function demonstrationArticles(trx: Transaction, account: number): Promise<DemonstrationArticles> {
  const { rows } = await sql<{ id: number; fate: "deletable" | "source" | "touched" }>`
    with recursive
      own as (select id from article where account = ${account}),
      written as (
        select article, account, made_from_article from revision
        union all select article, account, made_from_article from working_copy
        union all select p.article, v.account, null from live_post_version v join live_post p on p.id = v.post),
      touched as (
        select distinct own.id from own join written w on w.article = own.id where w.account is distinct from ${account}),
      staying(id) as (
        select id from article where id not in (select id from own) or id in (select id from touched)
        union select w.made_from_article from written w join staying s on s.id = w.article where w.made_from_article is not null)
    select id, case when id in (select id from touched) then 'touched' when id in (select id from staying) then 'source'
      else 'deletable' end as fate from own order by id`.execute(trx);
  const with_ = (fate: string) => rows.filter((row) => row.fate === fate).map((row) => row.id);
  return { deletable: with_("deletable"), sources: with_("source"), touched: with_("touched") };
}

/** What an account made, besides articles. */
export interface MadeBy {
  readonly topic: readonly number[];
  readonly contributor: readonly number[];
  readonly asset: readonly number[];
  readonly editions: readonly string[];
}

/** From the subjects of the account's audit rows. */
export async function madeBy(trx: Transaction, account: number): Promise<MadeBy> {
  const { rows } = await sql<{ what: string; name: string }>`
    select distinct split_part(subject, ' ', 1) as what, split_part(subject, ' ', 2) as name from audit_log
    where account = ${account} and split_part(subject, ' ', 1) in ('topic', 'contributor', 'asset', 'edition')`.execute(
    trx,
  );
  const numbers = (what: string) => rows.filter((row) => row.what === what).map((row) => Number(row.name));
  return {
    topic: numbers("topic"),
    contributor: numbers("contributor"),
    asset: numbers("asset"),
    editions: rows.filter((row) => row.what === "edition").map((row) => row.name),
  };
}

/** Deletes articles for good, revisions among them, with the stories that nothing else tells. */
export async function deleteArticles(trx: Transaction, ids: readonly number[], account: number): Promise<void> {
  const these = sql`any(${[...ids]}::int[])`;
  const { rows: stories } = await sql<{
    story: number;
  }>`select distinct story from article where id = ${these}`.execute(trx);
  for (const table of ["published_topic", "published_contributor", "published_asset", "front_pick", "former_address"])
    await sql`delete from ${sql.table(table)} where article = ${these}`.execute(trx);
  await sql`delete from breaking_line where account = ${account}`.execute(trx);
  await sql`update breaking_line set article = null where article = ${these}`.execute(trx);
  await sql`delete from publication where article = ${these}`.execute(trx);
  await sql`update article set live_revision = null, pinned_revision = null where id = ${these}`.execute(trx);
  await sql`delete from working_copy where article = ${these}`.execute(trx);
  // Revisions are kept for ever in a newsroom's own articles; these are nobody's.
  await sql`alter table revision disable trigger immutable`.execute(trx);
  await sql`delete from revision where article = ${these}`.execute(trx);
  await sql`alter table revision enable trigger immutable`.execute(trx);
  await sql`update live_post set version = null where article = ${these}`.execute(trx);
  await sql`alter table live_post_version disable trigger immutable`.execute(trx);
  await sql`delete from live_post_version where post in (select id from live_post where article = ${these})`.execute(
    trx,
  );
  await sql`alter table live_post_version enable trigger immutable`.execute(trx);
  for (const table of ["live_post", "live_coverage"])
    await sql`delete from ${sql.table(table)} where article = ${these}`.execute(trx);
  await sql`delete from article where id = ${these}`.execute(trx);
  await deleteStories(
    trx,
    stories.map((row) => row.story),
  );
}

async function deleteStories(trx: Transaction, ids: readonly number[]): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from story s where id = any(${[...ids]}::int[]) and not exists (select from article where story = s.id)
      and not exists (select from story where merged_into = s.id)`.execute(trx);
  const these = sql`any(${rows.map((row) => row.id)}::int[])`;
  await sql`delete from story_topic where story = ${these}`.execute(trx);
  await sql`delete from story_link where story = ${these} or other = ${these}`.execute(trx);
  await sql`delete from story where id = ${these}`.execute(trx);
}

// Whatever any state of an article that is left names.
const saidContent = sql`(select content from revision union all select content from working_copy
  union all select content from live_post_version) said`;

/** Takes the names from those of the topics that nothing left names. Their rows stay: an address is never given to another. */
export async function unnameUnusedTopics(trx: Transaction, ids: readonly number[]): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from topic where id = any(${[...ids]}::int[])
    except select topic::int from ${saidContent}, jsonb_array_elements_text(content->'topics') topic
    except select topic from story_topic
    except select topic from front_block`.execute(trx);
  await sql`delete from topic_name where topic = any(${rows.map((row) => row.id)}::int[])`.execute(trx);
}

/** A topic without a name in any edition, as a demonstration leaves it. */
export async function unnamedTopic(trx: Transaction, slug: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select id from topic where slug = ${slug} and id not in (select topic from topic_name)`.execute(trx);
  return rows[0]?.id ?? null;
}

/** Deletes those of the contributors that nothing left credits. */
export async function deleteUnusedContributors(trx: Transaction, ids: readonly number[]): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from contributor where id = any(${[...ids]}::int[])
    except select (byline->>'contributor')::int from ${saidContent}, jsonb_array_elements(content->'bylines') byline`.execute(
    trx,
  );
  const these = sql`any(${rows.map((row) => row.id)}::int[])`;
  await sql`delete from contributor_text where contributor = ${these}`.execute(trx);
  await sql`delete from contributor where id = ${these}`.execute(trx);
}

/** Channels, programmes and episodes of the demonstration that nobody else touched, and on which nothing that stays leans. */
export interface DemonstrationBroadcasting {
  readonly channels: readonly number[];
  readonly programmes: readonly number[];
  readonly episodes: readonly number[];
}

export async function demonstrationBroadcasting(trx: Transaction, account: number): Promise<DemonstrationBroadcasting> {
  const { rows } = await sql<{ what: string; id: number }>`
    with own as (
      select split_part(subject, ' ', 1) as what, split_part(subject, ' ', 2)::int as id from audit_log
      where split_part(subject, ' ', 1) in ('channel', 'programme', 'episode')
      group by subject having bool_and(account is not distinct from ${account})),
    channels as (select c.id from channel c join own o on o.what = 'channel' and o.id = c.id),
    programmes as (
      select p.id from programme p join own o on o.what = 'programme' and o.id = p.id
      where not exists (select from episode e where e.programme = p.id and e.id not in (select id from own where what = 'episode'))
        and not exists (select from schedule_slot s where s.channel not in (select id from channels) and (s.programme = p.id
          or exists (select from jsonb_array_elements(s.changes) c where (c->>'programme')::int = p.id))))
    select 'channel' as what, id from channels union all select 'programme', id from programmes
    union all select 'episode', e.id from episode e join programmes p on p.id = e.programme`.execute(trx);
  const of = (what: string) => rows.filter((row) => row.what === what).map((row) => row.id);
  return { channels: of("channel"), programmes: of("programme"), episodes: of("episode") };
}

export async function deleteBroadcasting(trx: Transaction, which: DemonstrationBroadcasting): Promise<void> {
  await sql`delete from channel where id = any(${[...which.channels]}::int[])`.execute(trx);
  await sql`delete from episode where id = any(${[...which.episodes]}::int[])`.execute(trx);
  await sql`delete from programme where id = any(${[...which.programmes]}::int[])`.execute(trx);
}

export interface DeletedAsset {
  readonly id: number;
  readonly sha256: string;
  /** No asset that is left has the same bytes. */
  readonly last: boolean;
}

/** Deletes those of the assets that nothing left shows, and says which. */
export async function deleteUnusedAssets(trx: Transaction, ids: readonly number[]): Promise<readonly DeletedAsset[]> {
  const { rows } = await sql<{ id: number }>`
    select id from asset where id = any(${[...ids]}::int[])
    except select (content->>'leadAsset')::int from ${saidContent}
    except select (block->>'asset')::int from ${saidContent}, jsonb_array_elements(content->'body') block
    except select (picture->>'asset')::int from ${saidContent}, jsonb_array_elements(content->'body') block,
      jsonb_array_elements(block->'pictures') picture
    except select portrait from contributor
    except select picture from programme
    except select asset from episode`.execute(trx);
  const these = sql`any(${rows.map((row) => row.id)}::int[])`;
  await sql`delete from asset_text where asset = ${these}`.execute(trx);
  const { rows: deleted } = await sql<{ id: number; sha256: string }>`
    delete from asset where id = ${these} returning id, sha256`.execute(trx);
  const left = await trx.selectFrom("asset").select("sha256").distinct().execute();
  const kept = new Set(left.map((row) => row.sha256));
  return deleted.map((row) => ({ ...row, last: !kept.has(row.sha256) }));
}

const byPeople = sql`(account is null or account not in (
  select account from audit_log where act = 'begin demonstration' and account is not null))`;

/** Deletes the pages about the service that the account wrote and nobody changed since. */
export async function deleteOwnStanding(trx: Transaction, account: number): Promise<void> {
  await trx.deleteFrom("standing_page").where("account", "=", account).execute();
}

/**
 * Deletes the blocks of the fronts that the account arranged and nobody has arranged since, and takes deleted articles out
 * of the others; of those a block that showed nothing else goes too.
 */
export async function deleteOwnFrontBlocks(trx: Transaction, account: number): Promise<void> {
  await sql`
    delete from front_block where edition in (
      select edition from (
        select distinct on (subject) split_part(subject, ' ', 2) as edition, account from audit_log
        where act = 'set front' and detail->'blocks' is not null order by subject, id desc) last
      where account = ${account})`.execute(trx);
  await sql`
    update front_block set articles = array(
      select one from unnest(articles) with ordinality as named(one, place)
      where one in (select id from article) order by place)
    where kind = 'picks'`.execute(trx);
  await sql`delete from front_block where kind = 'picks' and articles = '{}'`.execute(trx);
}

/**
 * Switches off those of the account's editions in which no article, line, pick, block of the front or page about the service is left and nobody else did anything, and
 * deletes what the account's topics, assets and contributors are called there. Their sections stay, since an address is
 * never given to another. Returns the editions that stay as they are.
 */
export async function switchOffUnusedEditions(trx: Transaction, made: MadeBy): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from edition where code = any(${[...made.editions]}::text[])
    except select edition from article except select edition from breaking_line except select edition from front_pick
    except select edition from front_block except select edition from standing_page
    except select edition from topic_name where topic <> all(${[...made.topic]}::int[])
    except select split_part(subject, ' ', 2) from audit_log where subject like 'edition %' and ${byPeople}
    except select detail->>'edition' from audit_log where ${byPeople}`.execute(trx);
  const these = sql`any(${rows.map((row) => row.code)}::text[])`;
  for (const table of ["topic_name", "asset_text", "contributor_text"])
    await sql`delete from ${sql.table(table)} where edition = ${these}`.execute(trx);
  await sql`update edition set live = false where code = ${these}`.execute(trx);
  const off = new Set(rows.map((row) => row.code));
  return made.editions.filter((code) => !off.has(code));
}
