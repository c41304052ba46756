import { finishAsking, type WireSourceRow } from "../db/wire-sources.ts";
import { type FolderFile, lookInto, moveInto, quarantinedName, readFolderFile, takenName } from "./folder-files.ts";
import { waitAfterFailure } from "./rhythm.ts";
import { setAside } from "./set-aside.ts";
import type { Storing } from "./store-items.ts";
import { takeIn } from "./take-in.ts";

/** Milliseconds for which a file must stand still before it counts as complete; as written long ago it does at once. */
const still = 1_000;
const writtenLongAgo = 2_000;
/** What cannot be read to its end may not be complete after all: so long it is tried again. */
const patience = 10_000;
/** An empty file may be about to be written. */
const emptyPatience = 60_000;
/** Files that may be complete soon are looked at again after this long. */
const again = 400;

const largest = 20 * 1_048_576;

/** What is known of a source's folder from looking into it before. */
export interface FolderMemory {
  /** By name: the mark last seen, and since when (monotonic milliseconds). */
  readonly seen: Map<string, { readonly mark: string; readonly since: number }>;
  /** By name: the mark of files that are in the database and could not be moved, with the sentence why. */
  readonly stuck: Map<string, { readonly mark: string; readonly message: string }>;
}

export interface TakingFolder extends Storing {
  readonly random: () => number;
  readonly stopping: AbortSignal;
  readonly memory: FolderMemory;
}

/** Takes what is complete in a source's folder. Returns after how many milliseconds to look again, or null: in its rhythm. */
export async function takeFolder(taking: TakingFolder, source: WireSourceRow): Promise<number | null> {
  const looked = await lookInto(source.place);
  const round = { fresh: 0, waiting: false, failures: looked.ok ? [] : [looked.message] };
  const files = looked.ok ? looked.files : [];
  forgetGone(taking.memory, files);
  for (const file of files) {
    if (taking.stopping.aborted) return null;
    await considerFile(taking, source, file, round);
  }
  const now = taking.clock();
  const failures = round.failures.length === 0 ? 0 : source.failures + 1;
  const rhythm = source.every_seconds * 1_000;
  const wait = looked.ok ? rhythm : waitAfterFailure(source.every_seconds, failures, taking.random());
  const asked = {
    at: new Date(now),
    next: new Date(now + wait),
    failures,
    failure: round.failures[0] ?? null,
    lastItemAt: round.fresh > 0 ? new Date(now) : undefined,
  };
  await taking.database.transaction((trx) => finishAsking(trx, source, asked));
  return round.waiting ? again : null;
}

interface Round {
  fresh: number;
  /** A file may be complete soon. */
  waiting: boolean;
  readonly failures: string[];
}

async function considerFile(
  taking: TakingFolder,
  source: WireSourceRow,
  file: FolderFile,
  round: Round,
): Promise<void> {
  const { memory } = taking;
  const stuck = memory.stuck.get(file.name);
  if (stuck?.mark === file.mark) return void round.failures.push(stuck.message);
  const quiet = quietFor(memory, file);
  if (quiet < (file.size === 0 ? emptyPatience : still)) {
    round.waiting ||= file.size > 0;
    return;
  }
  const took = await take(taking, source, file, quiet >= patience);
  round.fresh += took.fresh;
  round.waiting ||= took.kind === "wait";
  if (took.kind !== "stuck") return;
  memory.stuck.set(file.name, { mark: file.mark, message: took.message });
  round.failures.push(took.message);
}

/** How long the file has stood still, as far as anybody can tell. */
function quietFor({ seen }: FolderMemory, file: FolderFile): number {
  const now = performance.now();
  const before = seen.get(file.name);
  if (before?.mark !== file.mark) seen.set(file.name, { mark: file.mark, since: now });
  const watched = before?.mark === file.mark ? now - before.since : 0;
  return file.age >= writtenLongAgo ? Math.max(watched, file.age) : watched;
}

type Took =
  | { readonly kind: "done" | "wait"; readonly fresh: number }
  | { readonly kind: "stuck"; readonly fresh: number; readonly message: string };

/** Stores what a file holds, then moves it away: if Skywave ends in between, the file is read again and found stored. */
async function take(taking: TakingFolder, source: WireSourceRow, file: FolderFile, sure: boolean): Promise<Took> {
  const tooLarge = file.size > largest;
  const read = await readFolderFile(file, tooLarge ? 8_000 : largest);
  if (!read.ok)
    return read.kind === "changed" ? { kind: "wait", fresh: 0 } : { kind: "stuck", fresh: 0, message: read.message };
  const came = tooLarge
    ? { ok: false as const, message: `It has ${file.size} bytes, and at most ${largest} are read.` }
    : await takeIn(taking, source, { bytes: read.bytes, name: file.name, wholeOnly: !sure });
  if (!came.ok) {
    if (!sure) return { kind: "wait", fresh: 0 };
    const unread = { place: file.path, reason: came.message, raw: read.bytes };
    await setAside(taking, source.id, [tooLarge ? { ...unread, tooLarge: file.size } : unread]);
  }
  const fresh = came.ok ? came.fresh : 0;
  const target = came.ok ? takenName : quarantinedName;
  const moved = await moveInto(source.place, target, file, new Date(taking.clock()));
  return moved.ok ? { kind: "done", fresh } : { kind: "stuck", fresh, message: moved.message };
}

function forgetGone({ seen, stuck }: FolderMemory, files: readonly FolderFile[]): void {
  const names = new Set(files.map(({ name }) => name));
  for (const map of [seen, stuck]) for (const name of map.keys()) if (!names.has(name)) map.delete(name);
}
