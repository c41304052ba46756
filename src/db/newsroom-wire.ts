import { type RawBuilder, sql } from "kysely";
import type { PubStatus } from "../story/article.ts";
import type { Transaction } from "./database.ts";
import type { WireHead } from "./schema.ts";

// The wire inbox as the newsroom asks for it. Items are few columns wide and many: the picking reads an index, and only
// what is shown brings its head along.

/** A wire item with what lists show of its current version. */
export interface WireInboxRow {
  readonly id: number;
  readonly source: number;
  readonly source_name: string;
  readonly guid: string;
  readonly version: string;
  readonly versions: number;
  readonly arrival: number;
  readonly language: string | null;
  readonly pub_status: PubStatus;
  readonly urgency: number | null;
  readonly dismissed: boolean;
  readonly version_created: Date | null;
  readonly received_at: Date;
  readonly first_received_at: Date;
  readonly head: WireHead;
}

export interface WantedWireItems {
  readonly source: number | null;
  readonly language: string | null;
  readonly status: PubStatus | null;
  /** At least this urgent. */
  readonly urgency: number | null;
  /** Folded words, all of which must be there. */
  readonly words: readonly string[];
  readonly show: "open" | "used" | "dismissed" | "all";
  /** Arrival numbers: only those below, only those above. */
  readonly before: number | null;
  readonly since: number | null;
  readonly limit: number;
}

const columns = sql`i.id, i.source, s.name as source_name, i.guid, i.version, i.versions, i.arrival, i.language, i.pub_status, i.urgency,
  i.dismissed, i.version_created, i.received_at, i.first_received_at, v.head
  from wire_item i join wire_source s on s.id = i.source join wire_version v on v.item = i.id and v.version = i.version`;

/** What came last stands first. */
export async function wireItemPage(trx: Transaction, wanted: WantedWireItems): Promise<readonly WireInboxRow[]> {
  // Written out for what is wanted alone: a condition that may be off would keep the planner from using an index.
  const picked = await sql<{ id: number }>`
    select i.id from wire_item i where ${sql.join(conditionsOf(wanted), sql` and `)}
    order by i.arrival desc limit ${wanted.limit}`.execute(trx);
  const ids = picked.rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const { rows } = await sql<WireInboxRow>`
    select ${columns} where i.id = any(${ids}::int[]) order by i.arrival desc`.execute(trx);
  return rows;
}

function conditionsOf(wanted: WantedWireItems): readonly RawBuilder<unknown>[] {
  const { source, language, status, urgency, words, show, before, since } = wanted;
  const conditions = [
    source === null ? null : sql`i.source = ${source}`,
    // "en" is asked for "en-GB" as well.
    language === null ? null : sql`(i.language = ${language} or i.language ^@ ${`${language}-`})`,
    status === null ? null : sql`i.pub_status = ${status}`,
    urgency === null ? null : sql`i.urgency <= ${urgency}`,
    show === "open" ? sql`not i.dismissed` : null,
    show === "dismissed" ? sql`i.dismissed` : null,
    show === "used" ? sql`i.id in (select item from article_wire_item)` : null,
    before === null ? null : sql`i.arrival < ${before}`,
    since === null ? null : sql`i.arrival > ${since}`,
    ...words.map((word) => sql`i.search like ${`%${escaped(word)}%`}`),
  ];
  return [sql`true`, ...conditions.filter((condition) => condition !== null)];
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

/** The highest number of arrival that can be seen; null while there is no item. */
export async function latestArrival(trx: Transaction): Promise<number | null> {
  const { rows } = await sql<{ latest: number | null }>`select max(arrival) as latest from wire_item`.execute(trx);
  return rows[0]?.latest ?? null;
}

export async function wireInboxRow(trx: Transaction, id: number): Promise<WireInboxRow | null> {
  const { rows } = await sql<WireInboxRow>`select ${columns} where i.id = ${id}`.execute(trx);
  return rows[0] ?? null;
}

/** The item, kept at its version until the transaction ends. */
export async function keptWireItem(trx: Transaction, id: number): Promise<WireInboxRow | null> {
  await sql`select id from wire_item where id = ${id} for share`.execute(trx);
  return wireInboxRow(trx, id); // in a statement of its own, which sees what the lock waited for
}

/** Tells whether there is such an item. */
export async function setDismissed(trx: Transaction, id: number, dismissed: boolean): Promise<boolean> {
  const { rows } = await sql`update wire_item set dismissed = ${dismissed} where id = ${id} returning id`.execute(trx);
  return rows.length > 0;
}

export interface WireVersionRow {
  readonly version: string;
  readonly pub_status: PubStatus;
  readonly head: WireHead;
  /** ninjs 3.1. */
  readonly content: unknown;
  readonly received_at: Date;
  readonly raw_kept: boolean;
}

/** So many versions are shown: of some sources a new one comes at every poll. */
const mostVersions = 50;

/** The newest versions of an item and the current one, the last that came first. */
export async function wireVersionRows(trx: Transaction, item: number): Promise<readonly WireVersionRow[]> {
  const { rows } = await sql<WireVersionRow>`
    select version, pub_status, head, content, received_at, raw is not null as raw_kept
    from wire_version where item = ${item} and (
      id in (select id from wire_version where item = ${item} order by id desc limit ${mostVersions})
      or version = (select version from wire_item where id = ${item}))
    order by id desc`.execute(trx);
  return rows;
}

export async function wireVersionRow(
  trx: Transaction,
  item: number,
  version: string,
): Promise<{ readonly content: unknown } | null> {
  const row = await trx
    .selectFrom("wire_version")
    .select("content")
    .where("item", "=", item)
    .where("version", "=", version)
    .executeTakeFirst();
  return row ?? null;
}

export interface ArticleOfWireItem {
  readonly item: number;
  readonly article: number;
  readonly edition: string;
  readonly headline: string;
  readonly version: string;
}

/** The articles made from these items. */
export async function articlesOfWireItems(
  trx: Transaction,
  items: readonly number[],
): Promise<readonly ArticleOfWireItem[]> {
  const { rows } = await sql<ArticleOfWireItem>`
    select u.item, u.article, a.edition, coalesce(w.content->>'headline', '') as headline, u.version
    from article_wire_item u join article a on a.id = u.article left join working_copy w on w.article = a.id
    where u.item = any(${[...items]}::int[]) order by u.article`.execute(trx);
  return rows;
}
