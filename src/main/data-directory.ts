import { accessSync, chmodSync, constants, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** The places in SKYWAVE_DATA. */
export interface DataDirectory {
  readonly root: string;
  readonly database: string;
  readonly pictures: string;
  readonly tree: string;
  readonly socket: string;
}

type DataDirectoryResult =
  | { readonly ok: true; readonly directory: DataDirectory }
  | { readonly ok: false; readonly kind: "unwritable"; readonly message: string };

/** Names the places without touching the disk. */
export function placesIn(root: string): DataDirectory {
  return {
    root,
    database: join(root, "database"),
    pictures: join(root, "pictures"),
    tree: join(root, "tree"),
    socket: join(root, "skywave.sock"),
  };
}

/** Makes the places that are not there, closed to other accounts of the machine. */
export function makeDataDirectory(root: string): DataDirectoryResult {
  const directory = placesIn(root);
  try {
    mkdirSync(root, { recursive: true, mode: 0o700 });
    if ((statSync(root).mode & 0o077) !== 0) chmodSync(root, 0o700);
    for (const folder of ["pictures/originals", "pictures/renditions", "tree"])
      mkdirSync(join(root, folder), { recursive: true });
    accessSync(root, constants.W_OK | constants.X_OK);
    return { ok: true, directory };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return {
      ok: false,
      kind: "unwritable",
      message: `Skywave cannot keep its data in ${root} (${reason}); make that directory writable, or choose another with SKYWAVE_DATA.`,
    };
  }
}
