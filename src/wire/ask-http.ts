import { createHash } from "node:crypto";
import { type Asked, finishAsking, type WireSourceRow } from "../db/wire-sources.ts";
import { type Got, type GuardedClient, shown } from "./guarded-client.ts";
import { retryAfter, waitAfterFailure } from "./rhythm.ts";
import { setAside } from "./set-aside.ts";
import type { Storing } from "./store-items.ts";
import { takeIn } from "./take-in.ts";

export interface AskingHttp extends Storing {
  readonly client: GuardedClient;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly stopping: AbortSignal;
  /** By source, the hash of the document that was taken in last (not every server knows conditional requests), or `unreadable`. */
  readonly lastTaken: Map<number, string>;
}

const unreadable = "unreadable";

/** Asks an HTTP source once and stores what came of it and when to ask again. */
export async function askHttp(asking: AskingHttp, source: WireSourceRow): Promise<void> {
  const { etag, last_modified: lastModified } = source;
  const got = await asking.client.get(source.place, { etag, lastModified, signal: asking.stopping });
  if (!got.ok && got.kind === "stopped") return;
  const asked = await outcome(asking, source, got);
  await asking.database.transaction((trx) => finishAsking(trx, source, asked));
}

async function outcome(asking: AskingHttp, source: WireSourceRow, got: Got): Promise<Asked> {
  if (!got.ok) return failed(asking, source, got.message);
  const where = shown(source.place);
  switch (got.status) {
    case 200:
      return taken(asking, source, got);
    case 204:
    case 304:
      return succeeded(asking, source, { note: noteOf(got) });
    case 410:
      return {
        ...failed(asking, source, `${where} says that it is gone for good (410); give the source another address.`),
        switchedOn: false,
      };
    case 401:
    case 403:
      return failed(asking, source, `${where} does not let Skywave in (${got.status}); ask the agency for access.`);
    default: {
      const wait = retryAfter(got.retryAfter, asking.clock());
      return failed(asking, source, `${where} answered ${got.status} instead of a feed.`, wait ?? 0);
    }
  }
}

async function taken(asking: AskingHttp, source: WireSourceRow, got: Got & { readonly ok: true }): Promise<Asked> {
  const { etag, lastModified } = got;
  const remembered = { etag: short(etag), lastModified: short(lastModified), note: noteOf(got) };
  const hash = createHash("sha256").update(`${source.place}\n`).update(got.body).digest("hex");
  if (asking.lastTaken.get(source.id) === hash) return succeeded(asking, source, remembered);
  const name = shown(source.place);
  const came = await takeIn(asking, source, { bytes: got.body, name, mediaType: got.mediaType });
  if (!came.ok) {
    // Pages that say "come back later" differ each time: of such a row only the first is kept.
    if (asking.lastTaken.get(source.id) !== unreadable)
      await setAside(asking, source.id, [{ place: name, reason: came.message, raw: got.body }]);
    asking.lastTaken.set(source.id, unreadable);
    return failed(asking, source, `What ${name} sent could not be read: ${came.message}`);
  }
  asking.lastTaken.set(source.id, hash);
  const lastItemAt = came.fresh > 0 ? new Date(asking.clock()) : undefined;
  return succeeded(asking, source, { ...remembered, lastItemAt });
}

function succeeded(asking: AskingHttp, source: WireSourceRow, more: Partial<Asked>): Asked {
  const now = asking.clock();
  const next = new Date(now + source.every_seconds * 1_000);
  return { at: new Date(now), next, failures: 0, failure: null, ...more };
}

function failed(asking: AskingHttp, source: WireSourceRow, failure: string, atLeast = 0): Asked {
  const now = asking.clock();
  const failures = source.failures + 1;
  const wait = Math.max(atLeast, waitAfterFailure(source.every_seconds, failures, asking.random()));
  return { at: new Date(now), next: new Date(now + wait), failures, failure };
}

function noteOf({ movedTo }: Got & { readonly ok: true }): string | null {
  return movedTo === null ? null : `It has moved for good to ${shown(movedTo)}; change the address.`;
}

/** What a server says about its answer is sent back to it, so it may be long, but not endless. */
function short(header: string | null): string | null {
  return header !== null && header.length <= 1_000 ? header : null;
}
