import { z } from "zod";
import { editionCode, filledLine, id, idParam, instant, line, pageOf, paging, searchWords, text } from "./fields.ts";
import { operation } from "./operation.ts";

const tag = "assets";
const params = z.object({ asset: idParam });
const fraction = z.number().min(0).max(1);
const focalPoint = z
  .strictObject({ x: fraction, y: fraction })
  .meta({ id: "FocalPoint", description: "Fractions of width and height, from the top left." });

/** A picture with its rights; caption and alt text belong to the asset in an edition. */
export const asset = z
  .strictObject({
    id,
    fileName: z.string(),
    mediaType: z.string(),
    byteLength: z.int(),
    width: z.int(),
    height: z.int(),
    focalPoint,
    version: z.string(),
    widths: z.array(z.int()).meta({ description: "Of its renditions, in pixels." }),
    credit: z.string().nullable(),
    copyrightHolder: z.string().nullable(),
    usageTerms: z.string().nullable(),
    expiresAt: instant.nullable(),
    expired: z.boolean().meta({ description: "The rights have run out: no page shows it." }),
    createdAt: instant,
    texts: z.array(z.strictObject({ edition: editionCode, caption: z.string().nullable(), alt: z.string() })),
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
  upload: true,
  status: 201,
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
    search: searchWords.meta({ description: "Words of file name, credit, copyright holder, caption or alt text." }),
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
  summary: "Set caption and alt text in one edition",
  tag,
  authority: "write",
  params: z.object({ asset: idParam, edition: editionCode }),
  body: z
    .strictObject({
      caption: line(1_000).nullable().default(null),
      alt: filledLine(500).meta({ description: "Says what the picture shows; must differ from the caption." }),
    })
    .meta({ id: "AssetText" }),
  answer: asset,
});
