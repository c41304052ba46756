import { sql } from "kysely";
import type { Transaction } from "./database.ts";

/** Where an article stands towards a wire item that it was made from. */
export interface WireUseRow {
  readonly article: number;
  readonly item: number;
  readonly headline: string;
  readonly source_name: string;
  readonly used_version: string;
  readonly version: string;
  readonly warning: "canceled" | "newer" | null;
  readonly warned_at: Date | null;
  readonly seen: boolean;
}

const columns = sql`u.article, u.item, v.head->>'headline' as headline, s.name as source_name, u.version as used_version, i.version,
  u.warning, u.warned_at, u.seen
  from article_wire_item u join wire_item i on i.id = u.item join wire_source s on s.id = i.source
  join wire_version v on v.item = i.id and v.version = i.version`;

export async function wireUsesOf(trx: Transaction, article: number): Promise<readonly WireUseRow[]> {
  const { rows } =
    await sql<WireUseRow>`select ${columns} where u.article = ${article} order by u.used_at, u.item`.execute(trx);
  return rows;
}

/** Uses that warn and that nobody saw to, the last warned first; of one edition or of all. */
export async function wireWarnings(trx: Transaction, edition: string | null): Promise<readonly WireUseRow[]> {
  const { rows } = await sql<WireUseRow>`select ${columns} join article a on a.id = u.article
    where u.warning is not null and not u.seen and (${edition}::text is null or a.edition = ${edition})
    order by u.warned_at desc, u.article, u.item limit 500`.execute(trx);
  return rows;
}

/** The article uses the item in this version from now on: what warned of another is seen to. */
export async function storeWireUse(
  trx: Transaction,
  use: {
    readonly article: number;
    readonly item: number;
    readonly version: string;
    readonly canceled: boolean;
    readonly at: Date;
    readonly account: number | null;
  },
): Promise<void> {
  const warning = use.canceled ? "canceled" : null;
  await sql`
    insert into article_wire_item (article, item, version, used_at, account, warning, warned_at, seen)
    values (${use.article}, ${use.item}, ${use.version}, ${use.at}, ${use.account}, ${warning},
      case when ${use.canceled} then ${use.at}::timestamptz end, ${use.canceled})
    on conflict (article, item) do update set version = excluded.version, warning = excluded.warning, seen = excluded.seen,
      warned_at = case when ${use.canceled} then coalesce(article_wire_item.warned_at, excluded.warned_at) end`.execute(
    trx,
  );
}
