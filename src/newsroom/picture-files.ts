import { open } from "node:fs/promises";

// Picture files are on disk before the database says that they exist.

/** Writes a file for its owner only; on disk when it resolves. `flag` "wx" refuses a file that is there. */
export async function writeSynced(path: string, bytes: Uint8Array, flag: "w" | "wx"): Promise<void> {
  const file = await open(path, flag, 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Puts a folder's entries on disk: new names, renames. */
export async function syncFolder(directory: string): Promise<void> {
  const opened = await open(directory, "r");
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}
