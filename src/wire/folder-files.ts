import { constants } from "node:fs";
import { lstat, mkdir, open, readdir, rename, unlink, utimes } from "node:fs/promises";
import { createHash } from "node:crypto";
import { extname, join } from "node:path";

// A folder that agencies deliver into. Skywave takes files only where a sub-folder "taken" stands: with it the operator
// says that files of this folder are meant to be taken, and no newsroom account can point Skywave at another one.

export const takenName = "taken";
export const quarantinedName = "quarantined";

/** A regular file as it stood when it was looked at; another `mark` means that it changed since. */
export interface FolderFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly mark: string;
  /** Milliseconds since its bytes changed last, by the machine's clock. */
  readonly age: number;
}

export type Looked =
  | { readonly ok: true; readonly files: readonly FolderFile[] }
  | { readonly ok: false; readonly kind: "folder"; readonly message: string };

/** The files that may be taken, by name: no sub-folders, no links, nothing that begins with a dot. */
export async function lookInto(folder: string): Promise<Looked> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    if (!entries.some((entry) => entry.name === takenName && entry.isDirectory()))
      return noFolder(
        `The folder ${folder} has no sub-folder "${takenName}"; make it, which says that files may be taken from there.`,
      );
    const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith(".")).map(({ name }) => name);
    const files: FolderFile[] = [];
    for (const name of names.sort()) {
      const file = await fileAt(folder, name);
      if (file !== null) files.push(file);
    }
    return { ok: true, files };
  } catch (error) {
    return noFolder(`The folder ${folder} cannot be read (${codeOf(error)}); let Skywave read and write in it.`);
  }
}

async function fileAt(folder: string, name: string): Promise<FolderFile | null> {
  const path = join(folder, name);
  try {
    const stat = await lstat(path);
    if (!stat.isFile()) return null;
    const { ino, size, mtimeMs } = stat;
    return { name, path, size, mark: `${ino} ${size} ${mtimeMs}`, age: Date.now() - mtimeMs };
  } catch {
    return null; // taken away meanwhile
  }
}

export type ReadFile =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** `changed`: it is another file by now, or gone. */
  | { readonly ok: false; readonly kind: "changed" | "failed"; readonly message: string };

/** The first `most` bytes of a file, unless it changed since it was looked at. Follows no link. */
export async function readFolderFile(file: FolderFile, most: number): Promise<ReadFile> {
  try {
    const handle = await open(file.path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const bytes = Buffer.alloc(Math.min(most, file.size));
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      const { ino, size, mtimeMs } = await handle.stat();
      if (`${ino} ${size} ${mtimeMs}` !== file.mark || filled < bytes.length)
        return { ok: false, kind: "changed", message: `${file.path} changed while it was read.` };
      return { ok: true, bytes };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (codeOf(error) === "ENOENT") return { ok: false, kind: "changed", message: `${file.path} is gone.` };
    return {
      ok: false,
      kind: "failed",
      message: `The file ${file.path} cannot be read (${codeOf(error)}); let Skywave read it, or take it away.`,
    };
  }
}

export type Moved = { readonly ok: true } | { readonly ok: false; readonly kind: "failed"; readonly message: string };

/** Moves a file into a sub-folder of its folder, under its own name or, where that is taken, one with the time. */
export async function moveInto(folder: string, subFolder: string, file: FolderFile, now: Date): Promise<Moved> {
  const directory = join(folder, subFolder);
  try {
    await mkdir(directory, { recursive: true });
    if (!(await isOwnFolder(directory))) throw new Error("it is no folder of its own but leads elsewhere");
    const target = join(directory, await freeName(directory, file.name, now));
    await rename(file.path, target);
    // So that it is kept from today on. Whoever owns the file may forbid that; then its own time counts.
    await utimes(target, now, now).catch(() => {});
    return { ok: true };
  } catch (error) {
    if ((await fileAt(folder, file.name)) === null) return { ok: true }; // somebody else took it away
    return {
      ok: false,
      kind: "failed",
      message: `The file ${file.path} was read but cannot be moved to ${directory} (${codeOf(error)}); let Skywave write in both.`,
    };
  }
}

async function freeName(directory: string, name: string, now: Date): Promise<string> {
  if (await isFree(directory, name)) return name;
  const ending = extname(name);
  const stem = Buffer.byteLength(name) <= 200 ? name.slice(0, name.length - ending.length) : hashOf(name);
  const time = now.toISOString().replace(/\D/g, "");
  for (let count = 1; ; count += 1) {
    const other = `${stem}.${time}${count === 1 ? "" : `-${count}`}${Buffer.byteLength(ending) <= 20 ? ending : ""}`;
    if (await isFree(directory, other)) return other;
  }
}

async function isFree(directory: string, name: string): Promise<boolean> {
  try {
    await lstat(join(directory, name));
    return false;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return true;
    throw error;
  }
}

function hashOf(name: string): string {
  return createHash("sha256").update(name).digest("hex").slice(0, 16);
}

/** Who delivers may be able to put a link in a sub-folder's place: behind it nothing is ours. */
async function isOwnFolder(directory: string): Promise<boolean> {
  return lstat(directory).then(
    (found) => found.isDirectory(),
    () => false, // not there: nothing to look into
  );
}

/** Removes what was taken or quarantined before an instant. Returns how many files went. */
export async function removeOld(folder: string, before: Date): Promise<number> {
  let removed = 0;
  for (const subFolder of [takenName, quarantinedName]) {
    const directory = join(folder, subFolder);
    if (!(await isOwnFolder(directory))) continue;
    const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((one) => one.isFile())) {
      const path = join(directory, entry.name);
      try {
        if ((await lstat(path)).mtimeMs >= before.getTime()) continue;
        await unlink(path);
        removed += 1;
      } catch {
        // Gone already, or not ours to remove: the next round tries again.
      }
    }
  }
  return removed;
}

function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error) return String(error.code);
  return error instanceof Error ? error.message : String(error);
}

function noFolder(message: string): Looked {
  return { ok: false, kind: "folder", message };
}
