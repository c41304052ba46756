import type { Context } from "hono";
import { storedAsset } from "../db/newsroom-assets.ts";
import { read } from "./act.ts";
import type { Door } from "./bind.ts";
import { failure } from "./door.ts";
import type { Newsroom } from "./newsroom.ts";
import { wholePicture } from "./pictures.ts";

const address = /^\/api\/assets\/([1-9]\d{0,8})\/whole$/;

/**
 * An asset's picture uncropped, as a JPEG at most 1,200 pixels wide or high, for those who are signed in: a focal point is
 * set on it. Readers only get crops.
 */
export function wholePictureRoute({ desk }: Newsroom): (context: Context<Door>) => Promise<Response> {
  return async (context) => {
    const id = address.exec(context.req.path)?.[1];
    const found = await read(desk, async (trx) => (id === undefined ? null : storedAsset(trx, Number(id))));
    const asset = found.ok ? found.value : null;
    if (asset === null)
      return failure(
        context,
        404,
        "not-found",
        `There is no picture at ${context.req.path}; GET /api/assets lists those that there are.`,
      );
    const { sha256, media_type: mediaType, file_name: fileName } = asset;
    const bytes = await wholePicture({ sha256, mediaType, fileName, directory: desk.picturesDirectory });
    return context.body(bytes, 200, {
      "Content-Type": "image/jpeg",
      "Cache-Control": "private, max-age=31536000, immutable", // an asset never changes its original
    });
  };
}
