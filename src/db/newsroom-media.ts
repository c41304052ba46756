import { sql } from "kysely";
import type { Transaction } from "./database.ts";
import type { MediaRendition } from "../story/media.ts";
import type { AssetState } from "./schema.ts";

/** An audio or video of which something is to be made. */
export interface MediaToMake {
  readonly id: number;
  readonly file_name: string;
  readonly media_type: string;
  readonly sha256: string;
  readonly version: string;
  readonly duration: number | null;
}

/** Takes the oldest that nobody is at, until `until`; null when none waits. */
export async function leaseMedia(trx: Transaction, now: Date, until: Date): Promise<MediaToMake | null> {
  const { rows } = await sql<MediaToMake>`
    update asset set leased_until = ${until} where id = (
      select id from asset where state = 'making' and (leased_until is null or leased_until <= ${now})
      order by id limit 1 for update skip locked)
    returning id, file_name, media_type, sha256, version, duration`.execute(trx);
  return rows[0] ?? null;
}

export async function renewLease(trx: Transaction, id: number, until: Date): Promise<void> {
  await trx
    .updateTable("asset")
    .set({ leased_until: until })
    .where("id", "=", id)
    .where("state", "=", "making")
    .execute();
}

/** What came of it. Renditions and version stay where nothing new was made. */
export async function storeMade(
  trx: Transaction,
  id: number,
  made: {
    readonly state: AssetState;
    readonly problem: string | null;
    readonly renditions?: readonly MediaRendition[];
    readonly version?: string;
    readonly duration?: number | null;
  },
): Promise<void> {
  const { renditions, ...rest } = made;
  await trx
    .updateTable("asset")
    .set({
      ...rest,
      leased_until: null,
      ...(renditions === undefined ? {} : { renditions: JSON.stringify(renditions) }),
    })
    .where("id", "=", id)
    .execute();
}

/** Lets it be made (again). */
export async function markForMaking(trx: Transaction, id: number): Promise<void> {
  await trx
    .updateTable("asset")
    .set({ state: "making", problem: null, leased_until: null })
    .where("id", "=", id)
    .execute();
}
