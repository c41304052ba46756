import { sql } from "kysely";
import type { AssetKind } from "../story/media.ts";
import type { Transaction } from "./database.ts";
import type { AssetState } from "./schema.ts";

// What a revision points at, asked for before it goes out. Rows are locked where a change to them would need to know of the publication.

/** Topics that there are, locked against being named meanwhile. */
export async function keptTopics(trx: Transaction, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`
    select id from topic where id = any(${ids}::int[]) order by id for share`.execute(trx);
  return new Set(rows.map((row) => row.id));
}

export async function knownContributors(trx: Transaction, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`select id from contributor where id = any(${ids}::int[])`.execute(trx);
  return new Set(rows.map((row) => row.id));
}

export interface ShowableAsset {
  readonly id: number;
  readonly kind: AssetKind;
  readonly state: AssetState;
  readonly problem: string | null;
  /** It has something to show: a picture has from the start, audio and video when they have been made ready once. */
  readonly made: boolean;
  readonly expired: boolean;
  readonly expires_at: Date | null;
  /** Editions in which it has a text. */
  readonly texts: Readonly<Record<string, { readonly caption: string | null; readonly alt: string }>>;
}

export async function showableAssets(
  trx: Transaction,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ShowableAsset>> {
  const { rows } = await sql<ShowableAsset>`
    select a.id, a.kind, a.state, a.problem, a.kind = 'picture' or a.renditions <> '[]'::jsonb as made, a.expired, a.expires_at,
      coalesce((select jsonb_object_agg(t.edition, jsonb_build_object('caption', t.caption, 'alt', t.alt)) from asset_text t where t.asset = a.id), '{}'::jsonb) as texts
    from asset a where a.id = any(${ids}::int[])`.execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}
