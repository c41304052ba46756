import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Focal, mostPictureBytes } from "../story/picture.ts";
import { encoding } from "./picture-crop.ts";
import { syncFolder, writeSynced } from "./picture-files.ts";
import { formatOf, type PictureFormat, pictureFormats, recognise } from "./picture-format.ts";
import { renderApart } from "./picture-processes.ts";

/** A picture on disk whose renditions wait for their asset's id: see `nameRenditions`. */
export interface StoredPicture {
  readonly sha256: string;
  readonly mediaType: string;
  readonly byteLength: number;
  /** Of the original as it is meant to be seen, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly focal: Focal;
  /** Ten hex digits; another for other bytes, focal point or encoding. */
  readonly version: string;
  readonly widths: readonly number[];
  /** The folder in `renditions` that holds them until they are named. */
  readonly unnamed: string;
}

export type PictureRefusal = { readonly ok: false; readonly kind: "invalid" | "too-large"; readonly message: string };
export type PictureStored = { readonly ok: true; readonly picture: StoredPicture } | PictureRefusal;

/**
 * Checks an upload by its bytes (JPEG, PNG, WebP, AVIF, TIFF; still; 50 megapixels), keeps it as it came in
 * `directory/originals`, and makes its renditions: upright, sRGB, 16:9, without metadata. All is synced to disk when it
 * resolves. Throws when the disk refuses.
 */
export async function storePicture(upload: {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly focal?: Focal;
  readonly directory: string;
}): Promise<PictureStored> {
  const { bytes, fileName, focal = { x: 0.5, y: 0.5 }, directory } = upload;
  const refuse = (kind: PictureRefusal["kind"], fault: string): PictureRefusal => ({
    ok: false,
    kind,
    message: `The picture "${fileName}" ${fault}.`,
  });
  if (bytes.byteLength > mostPictureBytes)
    return refuse("too-large", `has ${inMegabytes(bytes.byteLength)} MB, more than ${inMegabytes(mostPictureBytes)}`);
  const recognised = recognise(bytes);
  if (recognised.kind === "animated")
    return refuse("invalid", "is a GIF or moves; upload a still JPEG, PNG, WebP, AVIF or TIFF");
  if (recognised.kind === "unknown") return refuse("invalid", "is not a JPEG, PNG, WebP, AVIF or TIFF file");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const original = originalPath(directory, sha256, recognised.format);
  const arrived = `${original}.${randomUUID()}`;
  await mkdir(join(directory, "originals"), { recursive: true, mode: 0o700 });
  await writeSynced(arrived, bytes, "wx");
  try {
    const rendered = await render({ path: arrived, format: recognised.format, sha256, focal, directory });
    if (!rendered.ok) return refuse(rendered.kind, rendered.fault);
    await rename(arrived, original);
    await syncFolder(join(directory, "originals"));
    const { mediaType } = pictureFormats[recognised.format];
    const picture = { sha256, mediaType, byteLength: bytes.byteLength, ...rendered.picture };
    return { ok: true, picture };
  } finally {
    await rm(arrived, { force: true });
  }
}

/**
 * Makes the renditions of a picture that is kept, around another focal point. Throws when the original is gone from
 * `directory/originals` or the disk refuses.
 */
export async function renderFocal(wanted: {
  readonly sha256: string;
  readonly mediaType: string;
  readonly fileName: string;
  readonly focal: Focal;
  readonly directory: string;
}): Promise<RenderedAgain> {
  const { sha256, mediaType, fileName, focal, directory } = wanted;
  const format = formatOf(mediaType);
  if (format === null)
    throw new Error(`The picture "${fileName}" is stored as "${mediaType}", which is no format of ours.`);
  const path = originalPath(directory, sha256, format);
  const rendered = await render({ path, format, sha256, focal, directory });
  if (rendered.ok) return rendered;
  return { ok: false, kind: rendered.kind, message: `The picture "${fileName}" ${rendered.fault}.` };
}

/** What another focal point changes of a stored picture. */
export type RenderedAgain =
  | { readonly ok: true; readonly picture: Pick<StoredPicture, "focal" | "version" | "widths" | "unnamed"> }
  | PictureRefusal;

/**
 * Moves a picture's renditions to the name under which the press finds them, `renditions/<asset>-<version>/`. Call it
 * before the transaction commits that says they exist: they are on disk when it resolves.
 */
export async function nameRenditions(
  directory: string,
  picture: { readonly unnamed: string; readonly version: string },
  asset: number,
): Promise<void> {
  const renditions = renditionsDirectory(directory);
  const unnamed = join(renditions, picture.unnamed);
  const named = join(renditions, `${asset}-${picture.version}`);
  try {
    await rename(unnamed, named);
  } catch (error) {
    // An earlier focal point again: the same version has the same bytes.
    if (!isSystemError(error) || (error.code !== "ENOTEMPTY" && error.code !== "EEXIST")) throw error;
    await rm(unnamed, { recursive: true });
  }
  await syncFolder(renditions);
}

/** Removes renditions whose asset was refused after all. */
export async function discardRenditions(directory: string, unnamed: string): Promise<void> {
  await rm(join(renditionsDirectory(directory), unnamed), { recursive: true, force: true });
}

/** Removes what uploads that were cut short have left for more than a day; `now` in UTC milliseconds. Returns how many. */
export async function sweepPictures(directory: string, now: number): Promise<number> {
  const folders = [
    { folder: renditionsDirectory(directory), leftover: /^unnamed-/ },
    { folder: join(directory, "originals"), leftover: /\.[0-9a-f-]{36}$/ },
    { folder: join(directory, "whole"), leftover: /\.[0-9a-f-]{36}$/ },
  ];
  let removed = 0;
  for (const { folder, leftover } of folders) {
    const names = await readdir(folder).catch(() => []); // no uploads yet
    for (const name of names.filter((one) => leftover.test(one))) {
      const path = join(folder, name);
      if (now - (await stat(path)).mtimeMs < 86_400_000) continue;
      await rm(path, { recursive: true, force: true });
      removed += 1;
    }
  }
  return removed;
}

/**
 * The whole picture as a JPEG, at most 1,200 pixels wide or high, upright and without metadata; made when first asked for
 * and kept. Throws when the original is gone from `directory/originals` or the disk refuses.
 */
export async function wholePicture(wanted: {
  readonly sha256: string;
  readonly mediaType: string;
  readonly fileName: string;
  readonly directory: string;
}): Promise<Uint8Array<ArrayBuffer>> {
  const { sha256, mediaType, fileName, directory } = wanted;
  const kept = join(directory, "whole", `${sha256}.jpg`);
  const before = await readFile(kept).catch(() => null); // not asked for yet
  if (before !== null) return new Uint8Array(before);
  const format = formatOf(mediaType);
  if (format === null)
    throw new Error(`The picture "${fileName}" is stored as "${mediaType}", which is no format of ours.`);
  const output = `${kept}.${randomUUID()}`;
  await mkdir(join(directory, "whole"), { recursive: true, mode: 0o700 });
  try {
    const original = originalPath(directory, sha256, format);
    const answer = await renderApart({ kind: "whole", original, format, output });
    if (!answer.ok) throw new Error(`The picture "${fileName}" ${answer.fault}. Its original is ${original}.`);
    await rename(output, kept);
  } finally {
    await rm(output, { force: true });
  }
  return new Uint8Array(await readFile(kept));
}

/** Where the press reads renditions, by the names of `content/`. */
export function renditionsDirectory(directory: string): string {
  return join(directory, "renditions");
}

function originalPath(directory: string, sha256: string, format: PictureFormat): string {
  return join(directory, "originals", `${sha256}.${pictureFormats[format].extension}`);
}

async function render(of: {
  readonly path: string;
  readonly format: PictureFormat;
  readonly sha256: string;
  readonly focal: Focal;
  readonly directory: string;
}) {
  const focal = { x: within(of.focal.x), y: within(of.focal.y) };
  const unnamed = `unnamed-${randomUUID()}`;
  const output = join(renditionsDirectory(of.directory), unnamed);
  await mkdir(renditionsDirectory(of.directory), { recursive: true });
  const answer = await renderApart({ kind: "renditions", original: of.path, format: of.format, focal, output });
  if (!answer.ok) {
    await discardRenditions(of.directory, unnamed);
    if (answer.kind === "storage") throw new Error(`The picture ${answer.fault}. Its renditions belong in ${output}.`);
    return { ok: false, kind: answer.kind, fault: answer.fault } as const;
  }
  const { ok: _, ...sizes } = answer;
  return { ok: true, picture: { ...sizes, focal, version: versionOf(of.sha256, focal), unnamed } } as const;
}

function versionOf(sha256: string, focal: Focal): string {
  return createHash("sha256").update(`${sha256} ${focal.x} ${focal.y} ${encoding}`).digest("hex").slice(0, 10);
}

/** PostgreSQL keeps focal points as 4-byte floats: the version must not differ from what comes back from there. */
function within(fraction: number): number {
  return Math.round(Math.max(0, Math.min(1, fraction)) * 1000) / 1000;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error;
}

function inMegabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6);
}
