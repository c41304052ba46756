import { askedQuarantine, finishReplay, type QuarantineRow } from "../db/wire-quarantine.ts";
import { lockArrivals, notifyInbox } from "../db/wire-items.ts";
import { wireSourceRow } from "../db/wire-sources.ts";
import { parseWire } from "./parse.ts";
import { isAboutData, type Received, storeOne, type Storing } from "./store-items.ts";

const together = 20;

/** Reads again what somebody asked for: an item comes of it, or it goes on waiting with the reason of today. */
export async function replayAsked(storing: Storing, stopping: AbortSignal): Promise<void> {
  for (;;) {
    const rows = await askedQuarantine(storing.database.queries, together);
    for (const row of rows) {
      if (stopping.aborted) return;
      await replay(storing, row);
    }
    if (rows.length < together) return;
  }
}

async function replay(storing: Storing, row: QuarantineRow): Promise<void> {
  try {
    await storing.database.transaction(async (trx) => {
      const source = await wireSourceRow(trx, row.source);
      if (source === null) throw new Error(`Quarantined ${row.id} names source ${row.source}, which is not there.`);
      const read = readAgain(row, source.language);
      if (!read.ok) return finishReplay(trx, row.id, { reason: read.reason });
      await lockArrivals(trx);
      let first: number | null = null;
      for (const received of read.received) {
        const { id } = await storeOne(storing, trx, source, received, new Date(storing.clock()));
        first ??= id;
      }
      await finishReplay(trx, row.id, { item: first });
      await notifyInbox(trx);
    });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const reason = isAboutData(error)
      ? `The database does not take it (${said}).`
      : `Skywave failed over it (${said}).`;
    await storing.database.transaction((trx) => finishReplay(trx, row.id, { reason }));
  }
}

type ReadAgain =
  | { readonly ok: true; readonly received: readonly Received[] }
  | { readonly ok: false; readonly reason: string };

function readAgain({ raw }: QuarantineRow, language: string | null): ReadAgain {
  if (raw === null) return { ok: false, reason: "Its bytes are no longer kept." };
  const parsed = parseWire(raw, { language });
  if (!parsed.ok) return { ok: false, reason: parsed.message };
  const broken = parsed.items.find((one) => !one.ok);
  if (broken?.ok === false) return { ok: false, reason: broken.reason };
  return { ok: true, received: parsed.items.flatMap((one) => (one.ok ? [one] : [])) };
}
