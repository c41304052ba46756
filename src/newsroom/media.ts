import { open } from "node:fs/promises";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import type { Context } from "hono";
import { isMediaFile } from "../story/media.ts";
import { renditionFormats } from "../story/picture.ts";
import type { Door } from "./bind.ts";
import { failure } from "./door.ts";
import { renditionsDirectory } from "./pictures.ts";

const mediaTypes: Readonly<Record<string, string>> = {
  avif: "image/avif",
  jpg: "image/jpeg",
  mp3: "audio/mpeg",
  m4a: "audio/mp4",
  aac: "audio/aac",
  ogg: "audio/ogg",
  wav: "audio/wav",
  flac: "audio/flac",
  mp4: "video/mp4",
  webm: "video/webm",
};

const picture = new RegExp(`^\\d+\\.(${renditionFormats.join("|")})$`);
const address = /^\/media\/(\d+-[A-Za-z0-9_-]+)\/([a-z0-9-]+\.([a-z0-9]{2,4}))$/;

/** Renditions for those who are signed in, at the path that they have in the tree, published or not: previews and thumbnails show them. */
export function mediaRoute(picturesDirectory: string): (context: Context<Door>) => Promise<Response> {
  return async (context) => {
    const [, folder = "", file = "", extension = ""] = address.exec(context.req.path) ?? [];
    const type = picture.test(file) || isMediaFile(file) ? mediaTypes[extension] : undefined;
    const path = join(renditionsDirectory(picturesDirectory), folder, basename(file));
    const opened = type === undefined ? null : await open(path, "r").catch(() => null); // no such asset, size or format: said below
    if (type === undefined || opened === null)
      return failure(
        context,
        404,
        "not-found",
        `There is nothing at ${context.req.path}; GET /api/assets lists what there is, with versions and renditions.`,
      );
    const { size } = await opened.stat();
    const asked = rangeIn(context.req.header("range"), size);
    const { first, last } = asked ?? { first: 0, last: size - 1 };
    const bytes = opened.createReadStream({ start: first, end: Math.max(first, last) }); // closes the file when it ends
    return context.body(Readable.toWeb(bytes) as ReadableStream, asked === null ? 200 : 206, {
      "Content-Type": type,
      "Content-Length": String(last - first + 1),
      "Accept-Ranges": "bytes",
      ...(asked === null ? {} : { "Content-Range": `bytes ${first}-${last}/${size}` }),
      "Cache-Control": "private, max-age=31536000, immutable",
    });
  };
}

/** The part that a player asks for (RFC 9110, 14.1.2); null: all of it, also where it asks for something else. */
function rangeIn(header: string | undefined, size: number): { readonly first: number; readonly last: number } | null {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (from === "" && to === "") return null;
  const first = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === "" || to === "" ? size - 1 : Math.min(size - 1, Number(to));
  return first <= last ? { first, last } : null;
}
