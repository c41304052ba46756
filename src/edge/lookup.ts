import type { Stats } from "node:fs";
import { readInside, realInside, statOf } from "./disk.ts";
import { type RequestPath, writePath } from "./request-path.ts";

/** What the tree says about a path (docs/contracts/tree.md). */
export type Decision =
  | { readonly kind: "page"; readonly status: 200 | 404 | 410; readonly file: string; readonly stats: Stats }
  | { readonly kind: "redirect"; readonly location: string }
  | { readonly kind: "nothing" };

/** The tree to look in. `known` says that this very file was found inside the tree before, which spares resolving links. */
export interface Tree {
  readonly root: string;
  known(status: number, file: string, stats: Stats): boolean;
}

type Addressed = Extract<RequestPath, { readonly segments: readonly string[] }>;

const nothing: Decision = { kind: "nothing" };

/** Decides by looking at the disk: the file, else the nearest notice upwards, else the nearest `404.html`. */
export function lookUp(tree: Tree, path: Addressed): Decision {
  const at = [tree.root, ...path.segments].join("/");
  if (path.kind === "reserved") return missing(tree, foldersUpwards(tree.root, path.segments));
  if (path.folder) {
    const index = page(tree, 200, `${at}/index.html`);
    if (index !== undefined) return index;
  } else {
    const stats = statOf(at);
    if (stats?.isFile() && isInside(tree, 200, at, stats)) return { kind: "page", status: 200, file: at, stats };
    if (stats?.isDirectory() && realInside(tree.root, at) !== undefined) {
      return { kind: "redirect", location: writePath(path.segments, true) };
    }
  }
  const folders = foldersUpwards(tree.root, path.segments);
  return notice(tree, folders, writePath(path.segments, path.folder)) ?? missing(tree, folders);
}

function page(tree: Tree, status: 200 | 404 | 410, file: string): Decision | undefined {
  const stats = statOf(file);
  return stats?.isFile() && isInside(tree, status, file, stats) ? { kind: "page", status, file, stats } : undefined;
}

function isInside(tree: Tree, status: number, file: string, stats: Stats): boolean {
  return tree.known(status, file, stats) || realInside(tree.root, file) !== undefined;
}

/** The folders of a path that exist, nearest first. A flood of invented deep paths ends at the first name that is not there. */
function foldersUpwards(root: string, segments: readonly string[]): readonly string[] {
  const folders = [root];
  for (const segment of segments) {
    const folder = `${folders[0]}/${segment}`;
    if (!statOf(folder)?.isDirectory()) break;
    folders.unshift(folder);
  }
  return folders;
}

function notice(tree: Tree, folders: readonly string[], asked: string): Decision | undefined {
  for (const folder of folders) {
    const gone = page(tree, 410, `${folder}/_gone`);
    if (gone !== undefined) return gone;
    const location = readRedirect(tree.root, `${folder}/_redirect`);
    if (location === undefined) continue;
    // A target that is not written yet would send the reader round in a circle.
    if (samePath(location, asked)) return undefined;
    return { kind: "redirect", location };
  }
  return undefined;
}

function missing(tree: Tree, folders: readonly string[]): Decision {
  for (const folder of folders) {
    const found = page(tree, 404, `${folder}/404.html`);
    if (found !== undefined) return found;
  }
  return nothing;
}

/** The target in a `_redirect` file, with whatever a header cannot carry percent-encoded. Anything but a path from the
 * root or an absolute http(s) URL is no target. */
function readRedirect(root: string, file: string): string | undefined {
  if (statOf(file) === undefined) return undefined;
  const target = readInside(root, file)
    ?.bytes.toString("utf8")
    .split(/[\r\n]/, 1)[0]
    ?.trim();
  if (target === undefined || !/^(\/(?![/\\])|https?:\/\/)/i.test(target)) return undefined;
  return target.replace(/[^\x21-\x7e]+/g, (part) => encodeURIComponent(part.toWellFormed()));
}

function samePath(location: string, asked: string): boolean {
  const path = /^[^?#]*/.exec(location)?.[0] ?? location;
  try {
    return decodeURIComponent(path).normalize("NFC") === decodeURIComponent(asked);
  } catch {
    return false; // not percent-encoding, so not an address this edge could have been asked for
  }
}
