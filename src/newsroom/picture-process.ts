// Decodes and encodes pictures in a process of its own: a hostile picture can only end this process. It answers each job
// over the IPC channel and ends with its parent.
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import {
  type Crop,
  cropAround,
  type Focal,
  type RenditionFormat,
  renditionFormats,
  renditionHeight,
  type Size,
} from "../story/picture.ts";
import { widthsFor } from "./picture-crop.ts";
import { syncFolder, writeSynced } from "./picture-files.ts";
import type { PictureFormat } from "./picture-format.ts";

/** Millions of pixels that are decoded at most. */
export const mostMegapixels = 50;

interface Job {
  /** The file to read. */
  readonly original: string;
  readonly format: PictureFormat;
}

export type PictureJob =
  /** `output`: the directory to make and fill with `<width>.<format>`. */
  | (Job & { readonly kind: "renditions"; readonly focal: Focal; readonly output: string })
  /** `output`: the JPEG to write, uncropped, in a directory that is there. */
  | (Job & { readonly kind: "whole"; readonly output: string });

export type PictureAnswer =
  | {
      readonly ok: true;
      /** Of the original as it is meant to be seen. */
      readonly width: number;
      readonly height: number;
      readonly widths: readonly number[];
    }
  /** What is wrong, to follow "The picture ... ". */
  | { readonly ok: false; readonly kind: "invalid" | "too-large" | "storage"; readonly fault: string };

const mostMemory = 1_200_000_000; // bytes

sharp.cache(false);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["Jpeg", "Png", "Webp", "Heif", "Tiff"].map((name) => `VipsForeignLoad${name}`),
});

if (process.send !== undefined) {
  setInterval(() => {
    if (process.memoryUsage.rss() > mostMemory) process.exit(75);
  }, 100).unref();
  process.on("disconnect", () => process.exit(0));
  process.on("message", (job: PictureJob) => {
    void render(job).then((answer) => process.send?.(answer));
  });
}

async function render(job: PictureJob): Promise<PictureAnswer> {
  const bytes = await readFile(job.original);
  const looked = await look(bytes, job.format);
  if (!looked.ok) return looked;
  return job.kind === "whole" ? renderWhole(bytes, looked.size, job.output) : renderCrops(bytes, looked.size, job);
}

const wholeEdge = 1_200; // pixels

async function renderWhole(bytes: Buffer, size: Size, output: string): Promise<PictureAnswer> {
  try {
    const { data, info } = await sharp(bytes, { failOn: "error", limitInputPixels: mostMegapixels * 1e6 })
      .autoOrient()
      .resize(wholeEdge, wholeEdge, { fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#fff" })
      .toColourspace("srgb")
      .jpeg({ quality: 75, mozjpeg: true })
      .toBuffer({ resolveWithObject: true });
    await writeSynced(output, data, "wx");
    return { ok: true, ...size, widths: [info.width] };
  } catch (error) {
    return { ok: false, kind: "storage", fault: `could not be stored whole: ${reason(error)}` };
  }
}

async function renderCrops(
  bytes: Buffer,
  size: Size,
  job: PictureJob & { readonly kind: "renditions" },
): Promise<PictureAnswer> {
  let base: Base;
  try {
    base = await decode(bytes, size, job.focal);
  } catch (error) {
    return { ok: false, kind: "invalid", fault: `is damaged: ${reason(error)}` };
  }
  try {
    await mkdir(job.output, { recursive: true });
    await Promise.all(base.widths.map((width) => encode(base, width, job.output)));
    await syncFolder(job.output);
  } catch (error) {
    return { ok: false, kind: "storage", fault: `could not be stored: ${reason(error)}` };
  }
  return { ok: true, ...size, widths: base.widths };
}

type Looked = { readonly ok: true; readonly size: Size } | (PictureAnswer & { readonly ok: false });

/** Reads the header alone. */
async function look(bytes: Buffer, format: PictureFormat): Promise<Looked> {
  try {
    const found = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (found.format !== (format === "avif" ? "heif" : format))
      return { ok: false, kind: "invalid", fault: `begins as ${format} but is ${found.format}` };
    if ((found.pages ?? 1) > 1) return { ok: false, kind: "invalid", fault: "has more than one picture in it" };
    const megapixels = (found.width * found.height) / 1e6;
    if (megapixels > mostMegapixels) {
      const fault = `has ${Math.ceil(megapixels)} megapixels, more than ${mostMegapixels}; make it smaller first`;
      return { ok: false, kind: "too-large", fault };
    }
    return { ok: true, size: found.autoOrient };
  } catch (error) {
    return { ok: false, kind: "invalid", fault: `cannot be read: ${reason(error)}` };
  }
}

interface Base extends Size {
  readonly widths: readonly number[];
  readonly pixels: Buffer;
  readonly channels: 1 | 2 | 3 | 4;
}

/** The picture upright, in sRGB, cropped, at its largest width: decoded once for all its renditions. */
async function decode(bytes: Buffer, size: Size, focal: Focal): Promise<Base> {
  const crop = cropAround(size, focal);
  const widths = widthsFor(crop.width);
  const width = Math.max(...widths);
  const height = renditionHeight(width);
  const { data, info } = await scaled(bytes, size, crop, width, height)
    .flatten({ background: "#fff" })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  return { width, height, widths, pixels: data, channels: info.channels };
}

/**
 * Shrinks first where it can, since decoders can leave out detail that is not wanted; a picture too small is cropped
 * first, so that no more than the crop is ever enlarged.
 */
function scaled(bytes: Buffer, size: Size, crop: Crop, width: number, height: number): Sharp {
  const upright = sharp(bytes, { failOn: "error", limitInputPixels: mostMegapixels * 1e6 }).autoOrient();
  if (crop.width < width) return upright.extract(crop).resize(width, height, { fit: "fill" });
  const across = width / crop.width;
  const down = height / crop.height;
  const whole = {
    width: Math.max(width, Math.round(size.width * across)),
    height: Math.max(height, Math.round(size.height * down)),
  };
  const left = Math.min(Math.round(crop.left * across), whole.width - width);
  const top = Math.min(Math.round(crop.top * down), whole.height - height);
  return upright.resize(whole.width, whole.height, { fit: "fill" }).extract({ left, top, width, height });
}

async function encode(base: Base, width: number, output: string): Promise<void> {
  const { pixels, channels } = base;
  const raw = { width: base.width, height: base.height, channels };
  const sized = await sharp(pixels, { raw })
    .resize(width, renditionHeight(width), { fit: "fill" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const formats = renditionFormats.map(async (format) => {
    const bytes = await encoded(sharp(sized.data, { raw: sized.info }), format).toBuffer();
    await writeSynced(join(output, `${width}.${format}`), bytes, "w");
  });
  await Promise.all(formats);
}

function encoded(picture: Sharp, format: RenditionFormat): Sharp {
  switch (format) {
    case "avif":
      return picture.avif({ quality: 50, effort: 2, chromaSubsampling: "4:2:0" });
    case "jpg":
      return picture.jpeg({ quality: 70, mozjpeg: true });
  }
}

function reason(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return said.split("\n")[0]?.trim() ?? said;
}
