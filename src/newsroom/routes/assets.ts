import * as assets from "../../newsroom-api/assets.ts";
import type { Bind } from "../bind.ts";
import type { Newsroom } from "../newsroom.ts";

export function bindAssets(bind: Bind, newsroom: Newsroom): void {
  bind(assets.uploadAsset, async (by, _input, context) => {
    const form = await context.req.parseBody().catch(() => null); // not a form at all: said below
    const file = form?.file;
    if (!(file instanceof File))
      return {
        ok: false,
        kind: "invalid",
        message: 'The upload holds no picture; send multipart/form-data with the picture in the field "file".',
      };
    const fileName = plainName(file.name) || "picture";
    return newsroom.assets.upload(by, { bytes: new Uint8Array(await file.arrayBuffer()), fileName });
  });
  bind(assets.uploadMedia, async (by, { query }, context) => {
    const { body } = context.req.raw;
    const announced = Number(context.req.header("content-length") ?? 0);
    const bytes = body === null ? emptyBody() : chunksOf(body);
    return newsroom.assets.uploadMedia(by, { bytes, announced, fileName: plainName(query.fileName) || "upload" });
  });
  bind(assets.makeAsset, newsroom.assets.make);
  bind(assets.listAssets, (_by, input) => newsroom.assets.list(input));
  bind(assets.readAsset, (_by, input) => newsroom.assets.read(input));
  bind(assets.changeAsset, newsroom.assets.change);
  bind(assets.setFocalPoint, newsroom.assets.setFocalPoint);
  bind(assets.setAssetText, newsroom.assets.setText);
}

function plainName(name: string): string {
  return name.replace(/[\p{Cc}\p{Cs}/\\]/gu, "").slice(0, 200);
}

async function* emptyBody(): AsyncIterable<Uint8Array> {}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => {}); // what is left is not read
  }
}
