import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { writtenSeqs } from "../db/page-recovery.ts";
import { type CleanBuildOptions, cleanBuild } from "./clean-build.ts";
import { copiesOf, filesOfAddress, listFiles } from "./tree.ts";

/** A path where two trees differ. */
export interface Difference {
  readonly path: string;
  readonly kind: "missing" | "extra" | "differs";
}

/**
 * Compares trees file by file; compressed copies are compared decompressed. `live` against `clean`.
 * `texts`: files of a clean build without copies, whose copies are to be there in the live tree and to hold the same.
 */
export function compareTrees(
  live: string,
  clean: string,
  texts: ReadonlySet<string> = new Set(),
): readonly Difference[] {
  const ours = new Set(listFiles(live));
  const theirs = new Map(listFiles(clean).map((path) => [path, path]));
  for (const text of texts) for (const copy of copiesOf(text)) if (!theirs.has(copy)) theirs.set(copy, text);
  const names = new Map<string, string>();
  const expected = (path: string) => {
    const known = names.get(path) ?? contentOf(clean, path);
    names.set(path, known);
    return known;
  };
  const missing = [...theirs.keys()].filter((path) => !ours.has(path));
  const extra = [...ours].filter((path) => !theirs.has(path));
  const differing = [...theirs].filter(([path, from]) => ours.has(path) && contentOf(live, path) !== expected(from));
  return [
    ...missing.map((path) => ({ path, kind: "missing" }) as const),
    ...extra.map((path) => ({ path, kind: "extra" }) as const),
    ...differing.map(([path]) => ({ path, kind: "differs" }) as const),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A name for a file's content, decompressed. A copy that does not decompress is torn, and equals nothing. */
function contentOf(directory: string, path: string): string {
  const bytes = readFileSync(join(directory, path));
  try {
    const plain = path.endsWith(".br") ? brotliDecompressSync(bytes) : path.endsWith(".gz") ? gunzipSync(bytes) : bytes;
    return createHash("sha256").update(plain).digest("hex");
  } catch {
    return `torn ${directory}`;
  }
}

export interface CheckOptions extends Omit<CleanBuildOptions, "out" | "plain"> {
  /** The live tree. */
  readonly tree: string;
}

export interface Checked {
  readonly files: number;
  /** Paths that differ although their page was neither stale nor due and did not move meanwhile. */
  readonly differences: readonly Difference[];
  /** Paths that differ because their page was under way. */
  readonly underWay: number;
}

/** Compares the live tree with a clean build made beside it. */
export async function checkTree(options: CheckOptions): Promise<Checked> {
  const { database, tree, now } = options;
  const settledOf = async () =>
    new Map(
      [...(await database.snapshot((trx) => writtenSeqs(trx, new Date(now))))].flatMap(([address, seq]) =>
        filesOfAddress(address).map((path) => [path, seq] as const),
      ),
    );
  const before = await settledOf();
  const out = await mkdtemp(join(dirname(tree), "check-"));
  try {
    const { texts } = await cleanBuild({ ...options, out, plain: true });
    const found = compareTrees(tree, out, texts);
    const after = await settledOf();
    const steady = ({ path }: Difference) => {
      const was = before.get(path);
      const is = after.get(path);
      if (was === undefined && is === undefined) return true;
      return was !== undefined && is !== undefined && was.settled && is.settled && was.written === is.written;
    };
    const differences = found.filter(steady);
    return { files: listFiles(out).length + 2 * texts.size, differences, underWay: found.length - differences.length };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
