import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "hono";
import { renditionFormats, type RenditionFormat } from "../story/picture.ts";
import type { Door } from "./bind.ts";
import { failure } from "./door.ts";
import { renditionsDirectory } from "./pictures.ts";

const mediaTypes: Readonly<Record<RenditionFormat, string>> = { avif: "image/avif", jpg: "image/jpeg" };

const address = new RegExp(`^/media/(\\d+-[A-Za-z0-9_-]+)/(\\d+)\\.(${renditionFormats.join("|")})$`);

/** Renditions for those who are signed in, at the path that they have in the tree, published or not: previews and thumbnails show them. */
export function mediaRoute(picturesDirectory: string): (context: Context<Door>) => Promise<Response> {
  return async (context) => {
    const [, folder = "", width = "", format = ""] = address.exec(context.req.path) ?? [];
    const bytes = await readFile(join(renditionsDirectory(picturesDirectory), folder, `${width}.${format}`)).catch(
      () => null, // no such picture, size or format: said below
    );
    if (folder === "" || bytes === null)
      return failure(
        context,
        404,
        "not-found",
        `There is no picture at ${context.req.path}; GET /api/assets lists what there is, with versions and widths.`,
      );
    return context.body(bytes, 200, {
      "Content-Type": mediaTypes[format as RenditionFormat], // the pattern lets nothing else through
      "Cache-Control": "private, max-age=31536000, immutable",
    });
  };
}
