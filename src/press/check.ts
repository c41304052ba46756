import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { writtenSeqs } from "../db/page-recovery.ts";
import { type CleanBuildOptions, cleanBuild } from "./clean-build.ts";
import { filesOfAddress, listFiles } from "./tree.ts";

/** A path where two trees differ. */
export interface Difference {
  readonly path: string;
  readonly kind: "missing" | "extra" | "differs";
}

/** Compares trees file by file; compressed copies are compared decompressed. `live` against `clean`. */
export function compareTrees(live: string, clean: string): readonly Difference[] {
  const ours = new Set(listFiles(live));
  const theirs = new Set(listFiles(clean));
  const missing = [...theirs].filter((path) => !ours.has(path)).map((path) => ({ path, kind: "missing" }) as const);
  const extra = [...ours].filter((path) => !theirs.has(path)).map((path) => ({ path, kind: "extra" }) as const);
  const both = [...ours].filter((path) => theirs.has(path));
  const differing = both
    .filter((path) => contentOf(live, path) !== contentOf(clean, path))
    .map((path) => ({ path, kind: "differs" }) as const);
  return [...missing, ...extra, ...differing].sort((a, b) => (a.path < b.path ? -1 : 1));
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

export interface CheckOptions extends Omit<CleanBuildOptions, "out"> {
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
    await cleanBuild({ ...options, out });
    const found = compareTrees(tree, out);
    const after = await settledOf();
    const steady = ({ path }: Difference) => {
      const was = before.get(path);
      const is = after.get(path);
      if (was === undefined && is === undefined) return true;
      return was !== undefined && is !== undefined && was.settled && is.settled && was.written === is.written;
    };
    const differences = found.filter(steady);
    return { files: listFiles(out).length, differences, underWay: found.length - differences.length };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
