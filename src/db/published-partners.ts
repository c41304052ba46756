import { sql } from "kysely";
import type { Transaction } from "./database.ts";

// What partners have of an article: usable with its text, or canceled, which they are told for a time.

/** As it stands in the partners' feed. `publication` is the last act that its version counts, `live` the last state of its live posts' texts. */
export interface PartnersItem {
  readonly usable: boolean;
  readonly version: number;
  readonly changed_at: Date;
  readonly publication: number;
  readonly live: number;
}

export interface PartnersRow {
  readonly edition: string;
  readonly article: number;
  readonly usable: boolean;
  readonly version: number;
  readonly changed_at: Date;
}

/** For each edition its newest `most` usable items, and all (at most `mostCanceled`) that were canceled after `since`; newest first. */
export async function partnersRows(
  trx: Transaction,
  editions: readonly string[],
  since: Date,
  most: number,
  mostCanceled: number,
): Promise<readonly PartnersRow[]> {
  const { rows } = await sql<PartnersRow>`
    select p.edition, p.article, p.usable, p.version, p.changed_at
    from unnest(${editions}::text[]) as e(edition) cross join lateral (
      (select * from partners_item i where i.edition = e.edition and i.usable
        order by i.changed_at desc, i.article desc limit ${most})
      union all
      (select * from partners_item i where i.edition = e.edition and not i.usable and i.changed_at > ${since}
        order by i.changed_at desc, i.article desc limit ${mostCanceled})) p
    order by p.edition, p.changed_at desc, p.article desc`.execute(trx);
  return rows;
}

/** Writes what partners have of these articles from now on. */
export async function storePartnersItems(
  trx: Transaction,
  items: readonly (PartnersItem & { readonly article: number; readonly edition: string })[],
): Promise<void> {
  if (items.length === 0) return;
  await sql`
    insert into partners_item (article, edition, usable, version, changed_at, publication, live)
    select article, edition, usable, version, changed_at, publication, live from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
      as p(article int, edition text, usable boolean, version int, changed_at timestamptz, publication int, live int)
    on conflict (article) do update set usable = excluded.usable, version = excluded.version,
      changed_at = excluded.changed_at, publication = excluded.publication, live = excluded.live`.execute(trx);
}
