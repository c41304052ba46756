import { closeSync, fdatasyncSync, fstatSync, fsyncSync, openSync, readdirSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

interface OpenFile {
  readonly nfd: number;
}

// What this file uses of Emscripten's file system for Node; its own types leave it out.
interface NodeFiles {
  readonly stream_ops: { fsync?: (file: OpenFile) => number };
  tryFSOperation<T>(operation: () => T): T;
}

type EngineOptions = Parameters<NodeFS["init"]>[1];

const STOPPED = 1;

/**
 * PGlite's files on disk, with fsync. As shipped its file system has none, so that a commit outlives the process but
 * not the machine. PostgreSQL calls fsync on files and, after creating or renaming one, on its directory.
 */
export class DurableFiles extends NodeFS {
  override async init(pglite: PGlite, options: EngineOptions): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(pglite, options);
    const addSync = (module: object) => {
      const files = (module as { NODEFS: NodeFiles }).NODEFS; // the types leave it out
      // tryFSOperation turns Node's error into errno: PostgreSQL then panics instead of believing the write.
      files.stream_ops.fsync = ({ nfd }) => files.tryFSOperation(() => syncOpen(nfd));
    };
    let lastWords = "";
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        preRun: [...(emscriptenOpts.preRun ?? []), addSync],
        printErr: (text: string) => {
          if (/ (PANIC|FATAL): /.test(text)) lastWords = text.replace(/^.*?(PANIC|FATAL): +/, "");
        },
        onAbort: (what: unknown) => this.#stop(lastWords || String(what)),
      },
    };
  }

  // PostgreSQL panics when its log cannot be written or synced: only recovery at the next start tells what is on the disk.
  // PGlite would swallow the panic and turn in a circle for ever, so the process ends here, as a server's would.
  #stop(reason: string): never {
    writeSync(
      2,
      `Skywave stops, because its database cannot be kept in ${this.rootDir} (${reason}); nothing acknowledged is lost; make room or mend the disk, then start Skywave again.\n`,
    );
    process.exit(STOPPED);
  }
}

// fdatasync leaves out a file's times, which nobody reads; a directory's entries need the full fsync.
function syncOpen(descriptor: number): number {
  if (fstatSync(descriptor).isDirectory()) fsyncSync(descriptor);
  else fdatasyncSync(descriptor);
  return 0;
}

/** Syncs one file or directory to disk. */
export function syncPath(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Syncs a directory and everything below it to disk. */
export function syncTree(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) syncPath(path);
  }
  syncPath(directory);
}
