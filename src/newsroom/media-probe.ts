import { z } from "zod";
import { type AssetKind, mostMediaHours } from "../story/media.ts";
import { type MediaFormat, mediaFormats } from "./media-format.ts";
import { type MediaTool, runTool } from "./media-tool.ts";

/** What an upload is. `duration` in seconds, null where the file does not say (phones' recordings); `width` and `height` as it is meant to be seen, null for sound. */
export interface Probed {
  readonly kind: Exclude<AssetKind, "picture">;
  readonly duration: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly channels: number;
}

export type ProbeAnswer =
  | { readonly ok: true; readonly probed: Probed }
  /** What is wrong, to follow "The file ... ". */
  | { readonly ok: false; readonly fault: string };

const mostEdge = 8_192; // pixels
const longestProbe = 30_000; // milliseconds

/** Files only: what a file refers to elsewhere, on this machine or another, is not opened. And only decoders for what newsrooms send. */
export function inputOptions(format: MediaFormat): readonly string[] {
  return ["-protocol_whitelist", "file", "-codec_whitelist", decoders.join(","), "-f", mediaFormats[format].demuxer];
}

const decoders = [
  "mp3float,mp3,aac,aac_latm,alac,opus,libopus,vorbis,flac,ac3,eac3",
  "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f64le,pcm_u8,pcm_s8,pcm_alaw,pcm_mulaw",
  "h264,hevc,vp8,vp9,av1,libdav1d,mpeg4,h263,prores,mjpeg,dnxhd",
];

const streams = z.object({
  streams: z.array(
    z.object({
      codec_type: z.string().optional(),
      codec_name: z.string().optional(),
      width: z.number().optional(),
      height: z.number().optional(),
      channels: z.number().optional(),
      disposition: z.object({ attached_pic: z.number().optional() }).optional(),
      side_data_list: z.array(z.object({ rotation: z.number().optional() })).optional(),
    }),
  ),
  format: z.object({ duration: z.string().optional() }).optional(),
});
type Stream = z.output<typeof streams>["streams"][number];

/** Asks ffprobe what a file holds. A cover picture in a sound file is no video. */
export async function probe(
  path: string,
  format: MediaFormat,
  tool: MediaTool,
  signal?: AbortSignal,
): Promise<ProbeAnswer> {
  const wanted = ["-show_streams", "-show_format", "-of", "json"];
  const command = [tool.ffprobe, "-v", "error", ...inputOptions(format), ...wanted, `file:${path}`] as const;
  const answer = await runTool([...command], { longest: longestProbe, signal });
  if (!answer.ok) return { ok: false, fault: `is damaged: ${answer.fault}` };
  const read = streams.safeParse(parsed(answer.output));
  if (!read.success) return { ok: false, fault: "could not be understood by ffprobe" };
  return judged(read.data);
}

function judged({ streams: all, format }: z.output<typeof streams>): ProbeAnswer {
  const known = all.filter((one) => one.codec_name !== undefined && one.codec_name !== "unknown");
  const video = known.find((one) => one.codec_type === "video" && one.disposition?.attached_pic !== 1);
  const audio = known.find((one) => one.codec_type === "audio");
  if (video === undefined && audio === undefined)
    return { ok: false, fault: "holds neither sound nor moving pictures" };
  const said = Number(format?.duration);
  const duration = said > 0 ? said : null;
  if (duration !== null && duration > mostMediaHours * 3_600)
    return { ok: false, fault: `lasts longer than ${mostMediaHours} hours; cut it into parts` };
  const channels = audio?.channels ?? 0;
  if (video === undefined)
    return { ok: true, probed: { kind: "audio", duration, width: null, height: null, channels } };
  const { width, height } = upright(video);
  if (width < 16 || height < 16 || Math.max(width, height) > mostEdge)
    return { ok: false, fault: `has pictures of ${width} by ${height} pixels; 16 to ${mostEdge} are taken` };
  return { ok: true, probed: { kind: "video", duration, width, height, channels } };
}

function upright({ width = 0, height = 0, side_data_list: sides = [] }: Stream) {
  const turned = sides.some(({ rotation = 0 }) => Math.abs(rotation) % 180 === 90);
  return turned ? { width: height, height: width } : { width, height };
}

function parsed(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return null; // the schema says what is wrong with it
  }
}
