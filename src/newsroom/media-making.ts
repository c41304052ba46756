import { createHash, randomUUID } from "node:crypto";
import { link, mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { targetsOfAsset } from "../content/target.ts";
import { lockAsset } from "../db/newsroom-assets.ts";
import { leaseMedia, type MediaToMake, renewLease, storeMade } from "../db/newsroom-media.ts";
import type { AssetState } from "../db/schema.ts";
import type { MediaRendition } from "../story/media.ts";
import { type Desk, doAct } from "./act.ts";
import { newsroomItself } from "./actor.ts";
import { keysOf } from "./assets.ts";
import { looksLike, type MediaFormat, mediaFormatOf, mediaFormats } from "./media-format.ts";
import { probe } from "./media-probe.ts";
import { makeRenditions, mediaEncoding } from "./media-renditions.ts";
import { findTool, toolRemedy } from "./media-tool.ts";
import { mediaOriginal } from "./media-upload.ts";
import type { Newsroom } from "./newsroom.ts";
import { discardRenditions, nameRenditions, renditionsDirectory } from "./pictures.ts";
import { syncFolder } from "./picture-files.ts";

const lease = 60_000; // milliseconds, renewed while something is being made

/** Makes all that waits, one after another, and returns how many; `signal` ends it between or within them. */
export async function makeMedia({ desk }: Pick<Newsroom, "desk">, signal?: AbortSignal): Promise<number> {
  for (let count = 0; ; count += 1) {
    if (signal?.aborted) return count;
    const now = desk.clock();
    const next = await desk.database.transaction((trx) => leaseMedia(trx, new Date(now), new Date(now + lease)));
    if (next === null) return count;
    await makeOne(desk, next, signal);
  }
}

async function makeOne(desk: Desk, asset: MediaToMake, signal?: AbortSignal): Promise<void> {
  const until = () => new Date(desk.clock() + lease);
  const renewing = setInterval(() => {
    void desk.database.transaction((trx) => renewLease(trx, asset.id, until())).catch(() => {}); // the next one may be in time
  }, lease / 3);
  try {
    const made = await madeOf(desk, asset, signal);
    if (made.kind === "stopped") return;
    await finish(desk, asset, made);
  } finally {
    clearInterval(renewing);
  }
}

type Made =
  | { readonly kind: "stopped" }
  | { readonly kind: "failed"; readonly problem: string }
  | {
      readonly kind: "made";
      readonly state: AssetState;
      readonly problem: string | null;
      readonly renditions: readonly MediaRendition[];
      readonly duration: number | null;
      /** What tells these renditions from others of the same file. */
      readonly encoding: string;
      readonly unnamed: string;
    };

async function madeOf(desk: Desk, asset: MediaToMake, signal?: AbortSignal): Promise<Made> {
  const format = mediaFormatOf(asset.media_type);
  if (format === null) return { kind: "failed", problem: `Its stored type "${asset.media_type}" is none of ours.` };
  const original = mediaOriginal(desk.picturesDirectory, asset.sha256, format);
  const unnamed = `unnamed-${randomUUID()}`;
  const output = join(renditionsDirectory(desk.picturesDirectory), unnamed);
  const tool = findTool(desk.media.ffmpeg);
  if (tool === null) return asItCame(asset, format, original, output, unnamed);
  const answer = await probe(original, format, tool, signal);
  if (!answer.ok) return { kind: "failed", problem: `The file ${answer.fault}.` };
  const made = await makeRenditions({ original, format, probed: answer.probed, output, tool, signal });
  if (made.ok) {
    const { renditions, duration } = made;
    return { kind: "made", state: "ready", problem: null, renditions, duration, encoding: mediaEncoding, unnamed };
  }
  await discardRenditions(desk.picturesDirectory, unnamed);
  if (made.kind === "stopped") return { kind: "stopped" };
  return { kind: "failed", problem: `ffmpeg could not convert it: ${made.fault}.` };
}

/** Where nothing can be made, what came in is offered itself. */
async function asItCame(
  asset: MediaToMake,
  format: MediaFormat,
  original: string,
  output: string,
  unnamed: string,
): Promise<Made> {
  const { kind, playable } = await looksLike(original, format);
  const lacking = `Smaller versions for slow lines are missing, since there is no ffmpeg; ${toolRemedy}, then make it ready again.`;
  if (!playable) return { kind: "failed", problem: `Browsers do not play it as it is. ${lacking}` };
  const { extension, mediaType } = mediaFormats[format];
  const file = `${kind}-original.${extension}`;
  await mkdir(output, { recursive: true });
  await link(original, join(output, file));
  await syncFolder(output);
  const { size: bytes } = await stat(original);
  const { duration } = asset;
  const rendition: MediaRendition = { file, quality: "original", mediaType, bytes, width: null, height: null };
  const rest = { problem: lacking, renditions: [rendition], duration, encoding: "original", unnamed };
  return { kind: "made", state: "as-it-came", ...rest };
}

async function finish(desk: Desk, asset: MediaToMake, made: Exclude<Made, { kind: "stopped" }>): Promise<void> {
  const { id } = asset;
  const subject = `asset ${id}`;
  if (made.kind === "failed") {
    const { problem } = made;
    await doAct(desk, newsroomItself, "make asset", async ({ trx }) => {
      await lockAsset(trx, id);
      await storeMade(trx, id, { state: "failed", problem });
      return { subject, detail: { problem }, answer: () => null };
    });
    return;
  }
  const { state, problem, renditions, duration, unnamed } = made;
  const version = versionOf(asset.sha256, made.encoding);
  await doAct(desk, newsroomItself, "make asset", async ({ trx }) => {
    const stored = await lockAsset(trx, id);
    if (stored === null) {
      await discardRenditions(desk.picturesDirectory, unnamed); // taken away meanwhile, with the demonstration
      return { subject, detail: { done: "nothing" }, answer: () => null };
    }
    await nameRenditions(desk.picturesDirectory, { unnamed, version }, id);
    return {
      subject,
      detail: { state, version },
      change: {
        keys: await keysOf(trx, id),
        addresses: stored.expired ? [] : targetsOfAsset({ id, version, widths: [], renditions }),
        perform: () => storeMade(trx, id, { state, problem, renditions, version, duration }),
      },
      answer: () => null,
    };
  });
}

/** Ten hex digits; another for other bytes or another way of making them. */
export function versionOf(sha256: string, encoding: string): string {
  return createHash("sha256").update(`${sha256} media ${encoding}`).digest("hex").slice(0, 10);
}
