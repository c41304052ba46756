import type { Database } from "../db/database.ts";
import { dropRawBytes } from "../db/wire-keeping.ts";
import type { WireSourceRow } from "../db/wire-sources.ts";
import { removeOld } from "./folder-files.ts";

const batch = 200;
const day = 24 * 3_600_000;

/** Lets go of what is kept for a set time only: raw bytes in the database, taken files in folders. */
export async function letGo(
  database: Database,
  sources: readonly WireSourceRow[],
  now: Date,
  stopping: AbortSignal,
): Promise<void> {
  while (!stopping.aborted) {
    const dropped = await database.transaction((trx) => dropRawBytes(trx, now, batch));
    if (dropped < batch) break;
  }
  for (const source of sources)
    if (source.kind === "folder") await removeOld(source.place, new Date(now.getTime() - source.keep_days * day));
}
