import { insertAsset, storedAsset } from "../db/newsroom-assets.ts";
import { markForMaking } from "../db/newsroom-media.ts";
import type * as api from "../newsroom-api/assets.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type { Outcome } from "../newsroom-api/refusal.ts";
import { type Desk, doAct, read } from "./act.ts";
import { type Actor, requireWritingSomewhere } from "./actor.ts";
import { assetView, lockOwnAsset } from "./assets.ts";
import { versionOf } from "./media-making.ts";
import { storeMedia } from "./media-upload.ts";
import { found, Refused } from "./refused.ts";

/** An audio or video as it arrives. `announced`: how many bytes its sender says it has; 0 if that is not said. */
export interface MediaUpload {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly announced: number;
  readonly fileName: string;
}

export function mediaActs(desk: Desk) {
  const { picturesDirectory: directory, media } = desk;
  return {
    /** Kept as it came in; what readers get is made of it in the background (`makeMedia`). */
    uploadMedia: async (by: Actor, { bytes, announced, fileName }: MediaUpload): Promise<Outcome<api.Asset>> => {
      const allowed = await read(desk, async () => requireWritingSomewhere(by));
      if (!allowed.ok) return allowed;
      if (announced > media.most)
        return {
          ok: false,
          kind: "invalid",
          message: `The file "${fileName}" has ${Math.ceil(announced / 1e6)} MB, more than ${Math.floor(media.most / 1e6)}; send less, or let MEDIA_MEGABYTES say more.`,
        };
      const stored = await storeMedia({ bytes, fileName, directory, most: media.most, ffmpeg: media.ffmpeg });
      if (!stored.ok) return stored;
      const { kind, mediaType, sha256, byteLength, width, height, duration } = stored.media;
      return doAct(desk, by, "upload asset", async ({ trx, now }) => {
        const id = await insertAsset(trx, {
          kind,
          file_name: fileName,
          media_type: mediaType,
          sha256,
          byte_length: byteLength,
          width,
          height,
          duration,
          version: versionOf(sha256, "unmade"),
          widths: [],
          state: "making",
          created_at: now,
          account: by.account,
        });
        return {
          subject: `asset ${id}`,
          detail: { fileName, sha256 },
          nudge: true,
          answer: async (queries) => assetView(found(await storedAsset(queries, id), `asset ${id}`, "")),
        };
      });
    },

    make: (by: Actor, { params: { asset: id } }: InputOf<typeof api.makeAsset>) =>
      doAct(desk, by, "make asset again", async ({ trx }) => {
        const asset = await lockOwnAsset(trx, by, id);
        if (asset.kind === "picture")
          throw new Refused("refused", `Asset ${id} is a picture; set its focal point to have it rendered again.`);
        if (asset.state !== "making") await markForMaking(trx, id);
        return {
          subject: `asset ${id}`,
          nudge: true,
          answer: async (queries) => assetView(found(await storedAsset(queries, id), `asset ${id}`, "")),
        };
      }),
  };
}
