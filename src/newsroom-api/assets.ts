import { z } from "zod";
import { assetKinds, mediaQualities } from "../story/media.ts";
import { editionCode, filledLine, id, idParam, instant, line, pageOf, paging, searchWords, text } from "./fields.ts";
import { operation } from "./operation.ts";

const tag = "assets";
const params = z.object({ asset: idParam });
const fraction = z.number().min(0).max(1);
const focalPoint = z
  .strictObject({ x: fraction, y: fraction })
  .meta({ id: "FocalPoint", description: "Fractions of width and height, from the top left." });

const mediaRendition = z
  .strictObject({
    file: z.string().meta({ description: "In the tree at media/<id>-<version>/<file>." }),
    quality: z.enum(mediaQualities),
    mediaType: z.string(),
    bytes: z.int(),
    width: z.int().nullable(),
    height: z.int().nullable(),
  })
  .meta({ id: "MediaRendition" });

/** A picture, audio or video with its rights; caption, alt text and transcript belong to the asset in an edition. */
export const asset = z
  .strictObject({
    id,
    kind: z.enum(assetKinds),
    fileName: z.string(),
    mediaType: z.string(),
    byteLength: z.int(),
    width: z.int().nullable().meta({ description: "Null for audio, and where it is not known." }),
    height: z.int().nullable(),
    focalPoint,
    version: z.string(),
    widths: z.array(z.int()).meta({ description: "Of a picture's renditions, in pixels." }),
    state: z.enum(["making", "ready", "as-it-came", "failed"]).meta({
      description:
        "Audio and video are made ready in the background: `making` until then, `as-it-came` where there is no ffmpeg to make anything smaller.",
    }),
    problem: z.string().nullable().meta({ description: "What is missing or went wrong, with the remedy." }),
    duration: z.number().nullable().meta({ description: "Of audio and video, in seconds." }),
    renditions: z.array(mediaRendition).meta({ description: "Of audio and video." }),
    credit: z.string().nullable(),
    copyrightHolder: z.string().nullable(),
    usageTerms: z.string().nullable(),
    expiresAt: instant.nullable(),
    expired: z.boolean().meta({ description: "The rights have run out: no page shows it." }),
    createdAt: instant,
    texts: z.array(
      z.strictObject({
        edition: editionCode,
        caption: z.string().nullable(),
        alt: z.string(),
        transcript: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "Asset" });
export type Asset = z.output<typeof asset>;

export const uploadAsset = operation({
  id: "uploadAsset",
  method: "post",
  path: "/api/assets",
  summary: "Upload a picture (JPEG, PNG, WebP, AVIF, TIFF) in the form field `file`; it is rendered in every size",
  tag,
  authority: "any",
  upload: "form",
  status: 201,
  answer: asset,
});

export const uploadMedia = operation({
  id: "uploadMedia",
  method: "post",
  path: "/api/assets/media",
  summary:
    "Upload audio (MP3, M4A, AAC, Ogg, WAV, FLAC) or video (MP4, WebM, MOV) as the body itself; it is made ready in the background",
  tag,
  authority: "any",
  query: z.object({
    fileName: filledLine(400).meta({ description: "For the newsroom; the format is read in the file." }),
  }),
  upload: "bytes",
  status: 201,
  answer: asset,
});

export const makeAsset = operation({
  id: "makeAsset",
  method: "post",
  path: "/api/assets/{asset}/renditions",
  summary: "Make audio or video ready again, after a failure or when ffmpeg has been installed",
  tag,
  authority: "edit",
  params,
  answer: asset,
});

export const listAssets = operation({
  id: "listAssets",
  method: "get",
  path: "/api/assets",
  summary: "Assets, newest first",
  tag,
  authority: "any",
  query: z.object({
    ...paging,
    search: searchWords.meta({
      description: "Words of file name, credit, copyright holder, caption, alt text or transcript.",
    }),
    kind: z.enum(assetKinds).optional(),
  }),
  answer: pageOf(asset),
});

export const readAsset = operation({
  id: "readAsset",
  method: "get",
  path: "/api/assets/{asset}",
  summary: "An asset",
  tag,
  authority: "any",
  params,
  answer: asset,
});

export const changeAsset = operation({
  id: "changeAsset",
  method: "patch",
  path: "/api/assets/{asset}",
  summary: "Change credit and rights; a picture whose rights have run out leaves published pages by itself",
  tag,
  authority: "edit",
  params,
  body: z
    .strictObject({
      credit: line(300).nullable().optional(),
      copyrightHolder: line(300).nullable().optional(),
      usageTerms: text(5_000).nullable().optional(),
      expiresAt: instant.nullable().optional(),
    })
    .meta({ id: "AssetToChange" }),
  answer: asset,
});

export const setFocalPoint = operation({
  id: "setFocalPoint",
  method: "put",
  path: "/api/assets/{asset}/focal-point",
  summary: "Say what the crops keep in view; the picture is rendered again",
  tag,
  authority: "edit",
  params,
  body: focalPoint,
  answer: asset,
});

export const setAssetText = operation({
  id: "setAssetText",
  method: "put",
  path: "/api/assets/{asset}/texts/{edition}",
  summary: "Set caption, and a picture's alt text or the transcript of audio and video, in one edition",
  tag,
  authority: "write",
  params: z.object({ asset: idParam, edition: editionCode }),
  body: z
    .strictObject({
      caption: line(1_000).nullable().default(null),
      alt: line(500)
        .default("")
        .meta({ description: "Says what a picture shows; must differ from the caption. Audio and video have none." }),
      transcript: text(200_000).nullable().default(null).meta({ description: "What is said in audio or video." }),
    })
    .meta({ id: "AssetText" }),
  answer: asset,
});
