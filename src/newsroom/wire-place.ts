import { access, constants, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve } from "node:path";

export type CheckedPlace =
  | { readonly ok: true; readonly place: string }
  /** One sentence with the place and the remedy. */
  | { readonly ok: false; readonly kind: "invalid"; readonly message: string };

/** The place of a wire source as it is stored, if wire items may be taken from there. `dataDirectory`: Skywave's own data. */
export async function checkedPlace(
  kind: "http" | "folder",
  given: string,
  dataDirectory: string | null,
): Promise<CheckedPlace> {
  return kind === "http" ? checkedAddress(given.trim()) : checkedFolder(given, dataDirectory);
}

function checkedAddress(given: string): CheckedPlace {
  const url = URL.parse(given);
  if (url === null || !/^https?:\/\//i.test(given) || url.hostname === "")
    return invalid(`"${given}" is no address of a feed; write it as https://agency.example/feed.xml.`);
  url.hash = "";
  return { ok: true, place: url.href };
}

/**
 * Files are taken only from a folder with a sub-folder "taken": whoever may add a source need not be the operator, and
 * must not be able to have any folder of the machine read.
 */
async function checkedFolder(given: string, dataDirectory: string | null): Promise<CheckedPlace> {
  if (!isAbsolute(given))
    return invalid(`"${given}" is no absolute path; write the folder's path from the root, as /srv/wires/agency.`);
  const place = resolve(given);
  try {
    if (!(await stat(place)).isDirectory()) return invalid(`"${place}" is no folder; name a folder.`);
    await access(place, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return invalid(`The folder "${place}" cannot be used (${code}); let Skywave read and write in it.`);
  }
  if (dataDirectory !== null && isWithin(await realpath(place), await realpath(dataDirectory)))
    return invalid(`The folder "${place}" is among Skywave's own data; choose one outside of it.`);
  const taken = join(place, "taken");
  const isThere = await stat(taken).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isThere
    ? { ok: true, place }
    : invalid(
        `The folder "${place}" has no sub-folder "taken"; make it (mkdir ${taken}), which says that files may be taken from there.`,
      );
}

function isWithin(inner: string, outer: string): boolean {
  const way = relative(outer, inner);
  return way === "" || (!isAbsolute(way) && way.split("/")[0] !== "..");
}

function invalid(message: string): CheckedPlace {
  return { ok: false, kind: "invalid", message };
}
