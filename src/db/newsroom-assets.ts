import { sql } from "kysely";
import type { AssetKind, MediaRendition } from "../story/media.ts";
import type { Transaction } from "./database.ts";
import type { AssetState } from "./schema.ts";
import { searchPatterns } from "./search-patterns.ts";

export interface StoredAsset {
  readonly id: number;
  readonly kind: AssetKind;
  readonly file_name: string;
  readonly media_type: string;
  readonly sha256: string;
  readonly byte_length: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly focal_x: number;
  readonly focal_y: number;
  readonly version: string;
  readonly widths: readonly number[];
  readonly state: AssetState;
  readonly problem: string | null;
  readonly duration: number | null;
  readonly renditions: readonly MediaRendition[];
  readonly credit: string | null;
  readonly copyright_holder: string | null;
  readonly usage_terms: string | null;
  readonly expires_at: Date | null;
  readonly expired: boolean;
  readonly created_at: Date;
  readonly texts: readonly {
    readonly edition: string;
    readonly caption: string | null;
    readonly alt: string;
    readonly transcript: string | null;
  }[];
}

const columns = sql`a.id, a.kind, a.file_name, a.media_type, a.sha256, a.byte_length, a.width, a.height, a.focal_x, a.focal_y, a.version, a.widths,
  a.state, a.problem, a.duration, a.renditions,
  a.credit, a.copyright_holder, a.usage_terms, a.expires_at, a.expired, a.created_at,
  coalesce((select jsonb_agg(jsonb_build_object('edition', t.edition, 'caption', t.caption, 'alt', t.alt, 'transcript', t.transcript) order by t.edition)
    from asset_text t where t.asset = a.id), '[]'::jsonb) as texts
  from asset a`;

export async function storedAsset(trx: Transaction, id: number): Promise<StoredAsset | null> {
  const { rows } = await sql<StoredAsset>`select ${columns} where a.id = ${id}`.execute(trx);
  return rows[0] ?? null;
}

export async function lockAsset(trx: Transaction, id: number): Promise<StoredAsset | null> {
  await sql`select id from asset where id = ${id} for update`.execute(trx);
  return storedAsset(trx, id);
}

/** Newest first; `search` finds words of file name, credit, copyright holder, caption, alt text and transcript. */
export async function assetPage(
  trx: Transaction,
  wanted: {
    readonly before: number | null;
    readonly limit: number;
    readonly search: string;
    readonly kind: AssetKind | null;
  },
): Promise<readonly StoredAsset[]> {
  const { before, limit, search, kind } = wanted;
  const { rows } = await sql<StoredAsset>`select ${columns}
    where (${before}::int is null or a.id < ${before}) and (${kind}::text is null or a.kind = ${kind}) and ${said} ilike all(${searchPatterns(search)}::text[])
    order by a.id desc limit ${limit}`.execute(trx);
  return rows;
}

const said = sql`concat_ws(' ', a.file_name, a.credit, a.copyright_holder,
  (select string_agg(concat_ws(' ', t.caption, t.alt, t.transcript), ' ') from asset_text t where t.asset = a.id))`;

export async function insertAsset(
  trx: Transaction,
  asset: {
    readonly kind: AssetKind;
    readonly file_name: string;
    readonly media_type: string;
    readonly sha256: string;
    readonly byte_length: number;
    readonly width: number | null;
    readonly height: number | null;
    readonly focal_x?: number;
    readonly focal_y?: number;
    readonly version: string;
    readonly widths: readonly number[];
    readonly state?: AssetState;
    readonly duration?: number | null;
    readonly created_at: Date;
    readonly account: number | null;
  },
): Promise<number> {
  const { id } = await trx
    .insertInto("asset")
    .values({ ...asset, widths: [...asset.widths] })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateAsset(
  trx: Transaction,
  id: number,
  change: {
    readonly focal_x?: number;
    readonly focal_y?: number;
    readonly version?: string;
    readonly widths?: number[];
    readonly credit?: string | null;
    readonly copyright_holder?: string | null;
    readonly usage_terms?: string | null;
    readonly expires_at?: Date | null;
    readonly expired?: boolean;
  },
): Promise<void> {
  if (Object.keys(change).length > 0) await trx.updateTable("asset").set(change).where("id", "=", id).execute();
}

export async function storeAssetText(
  trx: Transaction,
  text: {
    readonly asset: number;
    readonly edition: string;
    readonly caption: string | null;
    readonly alt: string;
    readonly transcript: string | null;
  },
): Promise<void> {
  const { caption, alt, transcript } = text;
  await trx
    .insertInto("asset_text")
    .values(text)
    .onConflict((conflict) => conflict.columns(["asset", "edition"]).doUpdateSet({ caption, alt, transcript }))
    .execute();
}

/** Describes assets in an edition as another does, where nobody has described them there. */
export async function copyAssetTexts(
  trx: Transaction,
  assets: readonly number[],
  from: string,
  to: string,
): Promise<void> {
  await sql`
    insert into asset_text (asset, edition, caption, alt, transcript)
    select asset, ${to}, caption, alt, transcript from asset_text where asset = any(${assets}::int[]) and edition = ${from}
    on conflict (asset, edition) do nothing`.execute(trx);
}

/** Editions whose published pages show the asset: in an article, as the portrait of somebody credited there, or in a programme. */
export async function editionsShowing(trx: Transaction, asset: number): Promise<readonly string[]> {
  const { rows } = await sql<{ edition: string }>`
    select a.edition from published_asset p join article a on a.id = p.article where p.asset = ${asset}
    union
    select p.edition from published_contributor p join contributor c on c.id = p.contributor where c.portrait = ${asset}
    union
    select g.edition from programme g where g.state = 'shown' and (g.picture = ${asset}
      or exists (select from episode e where e.programme = g.id and e.asset = ${asset} and e.state = 'published'))
    order by 1`.execute(trx);
  return rows.map((row) => row.edition);
}
