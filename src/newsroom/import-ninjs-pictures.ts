import { createHash } from "node:crypto";
import { readFile, realpath, stat } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import { assetWithBytes } from "../db/newsroom-imports.ts";
import type { Actor } from "./actor.ts";
import type { NinjsItem, NinjsPicture } from "../story/ninjs.ts";
import { mostPictureBytes } from "../story/picture.ts";
import type { Newsroom } from "./newsroom.ts";

/** The picture that leads, and what editors should know of it and the others. */
export interface LeadPicture {
  readonly asset: number | null;
  readonly notes: readonly string[];
}

/** The item's first picture whose file lies beside the item, as an asset; pictures elsewhere are never fetched. */
export async function leadPicture(
  newsroom: Newsroom,
  by: Actor,
  directory: string | null,
  item: NinjsItem,
): Promise<LeadPicture> {
  const notes: string[] = [];
  for (const [index, picture] of item.pictures.entries()) {
    const path = directory === null ? null : await fileBeside(directory, picture);
    if (path === null) continue;
    const kept = await keep(newsroom, by, picture, path);
    if (!kept.ok) {
      notes.push(kept.message.replace(/\.$/, ""));
      continue;
    }
    const caption = picture.caption === null ? "" : ` (its caption: "${picture.caption}")`;
    notes.push(`asset ${kept.asset} leads; write its alt text${caption}`);
    const others = item.pictures.length - index - 1;
    if (others > 0) notes.push(`${others} more pictures were left out`);
    return { asset: kept.asset, notes };
  }
  if (item.pictures.length > 0) notes.push(`its pictures (${item.pictures.length}) do not lie beside the file`);
  return { asset: null, notes };
}

/** The first file that an href names, in the directory or below it and nowhere else, links followed. */
async function fileBeside(directory: string, picture: NinjsPicture): Promise<string | null> {
  for (const { href } of picture.renditions) {
    if (URL.canParse(href)) continue;
    try {
      const path = await realpath(join(directory, decodeURIComponent(href)));
      const isInside = path.startsWith((await realpath(directory)) + sep);
      const found = await stat(path);
      if (isInside && found.isFile() && found.size <= mostPictureBytes) return path;
    } catch {
      // not there, or not a path: the next one may be
    }
  }
  return null;
}

type Kept = { readonly ok: true; readonly asset: number } | { readonly ok: false; readonly message: string };

/** A picture that came before, with an earlier version of the item, is the same asset. */
async function keep(newsroom: Newsroom, by: Actor, picture: NinjsPicture, path: string): Promise<Kept> {
  const bytes = await readFile(path);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const before = await assetWithBytes(newsroom.desk.database.queries, sha256);
  if (before !== null) return { ok: true, asset: before };
  const uploaded = await newsroom.assets.upload(by, { bytes, fileName: basename(path) });
  if (!uploaded.ok) return uploaded;
  const { id: asset } = uploaded.value;
  const body = {
    credit: picture.credit?.slice(0, 300) ?? null,
    copyrightHolder: picture.copyrightHolder?.slice(0, 300) ?? null,
    usageTerms: picture.usageTerms?.slice(0, 5_000) ?? null,
  };
  const changed = await newsroom.assets.change(by, { params: { asset }, query: {}, body });
  return changed.ok ? { ok: true, asset } : changed;
}
