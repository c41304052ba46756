import { mkdir, open, stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { type MediaQuality, type MediaRendition, mostMediaHours } from "../story/media.ts";
import type { MediaFormat } from "./media-format.ts";
import { inputOptions, probe, type Probed } from "./media-probe.ts";
import { type MediaTool, runTool, type ToolAnswer } from "./media-tool.ts";
import { syncFolder } from "./picture-files.ts";

/** Names the way in which renditions are made: another name, other addresses. */
export const mediaEncoding = "1";

/** One file to make, and how. */
interface Recipe {
  readonly file: string;
  readonly quality: MediaQuality;
  readonly mediaType: string;
  readonly options: readonly string[];
  readonly size: { readonly width: number; readonly height: number } | null;
}

export type MadeRenditions =
  | { readonly ok: true; readonly renditions: readonly MediaRendition[]; readonly duration: number | null }
  | Extract<ToolAnswer, { readonly ok: false }>;

/** Makes all renditions of an audio or video in the folder `output`, decoding it once; on disk when it resolves. */
export async function makeRenditions(of: {
  readonly original: string;
  readonly format: MediaFormat;
  readonly probed: Probed;
  readonly output: string;
  readonly tool: MediaTool;
  readonly signal?: AbortSignal;
}): Promise<MadeRenditions> {
  const { original, format, probed, output, tool, signal } = of;
  await mkdir(output, { recursive: true });
  const recipes = probed.kind === "audio" ? audioRecipes(probed) : videoRecipes(probed);
  const threads = String(Math.max(1, availableParallelism() - 1));
  const input = ["-nostdin", "-v", "error", "-threads", threads, ...inputOptions(format), "-i", `file:${original}`];
  const most = String(mostMediaHours * 3_600);
  const everyOutput = ["-map_metadata", "-1", "-map_chapters", "-1", "-threads", threads, "-t", most];
  const outputs = recipes.flatMap(({ file, options }) => [...everyOutput, ...options, `file:${join(output, file)}`]);
  const longest = 120_000 + (probed.duration ?? 3_600) * 6_000; // six times as long as it plays
  const answer = await runTool([tool.ffmpeg, ...input, ...outputs], { longest, signal });
  if (!answer.ok) return answer;
  const renditions: MediaRendition[] = [];
  for (const { file, quality, mediaType, size } of recipes) {
    const bytes = await synced(join(output, file));
    renditions.push({ file, quality, mediaType, bytes, width: size?.width ?? null, height: size?.height ?? null });
  }
  await syncFolder(output);
  return { ok: true, renditions, duration: probed.duration ?? (await durationOf(output, renditions, tool)) };
}

async function durationOf(output: string, [first]: readonly MediaRendition[], tool: MediaTool): Promise<number | null> {
  if (first === undefined) return null;
  const probed = await probe(join(output, first.file), first.mediaType === "video/mp4" ? "mp4" : "mp3", tool);
  return probed.ok ? probed.probed.duration : null;
}

async function synced(path: string): Promise<number> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  return (await stat(path)).size;
}

// MP3 plays on everything that has ever had a loudspeaker; Opus says at 24 kbit/s what MP3 says at 48, where it is known.
function audioRecipes({ channels }: Probed): readonly Recipe[] {
  const standard = channels > 1 ? ["-ac", "2", "-b:a", "96k"] : ["-ac", "1", "-b:a", "64k"];
  return [
    audio("audio-standard.mp3", "standard", "audio/mpeg", ["-c:a", "libmp3lame", "-ar", "44100", ...standard]),
    audio("audio-low.ogg", "low", "audio/ogg", ["-c:a", "libopus", "-b:a", "24k", "-ac", "1"]),
    audio("audio-low.mp3", "low", "audio/mpeg", lowMp3),
  ];
}

const lowMp3 = ["-c:a", "libmp3lame", "-b:a", "32k", "-ac", "1", "-ar", "22050"];

function audio(file: string, quality: MediaQuality, mediaType: string, encoder: readonly string[]): Recipe {
  return { file, quality, mediaType, options: ["-map", "0:a:0", "-vn", ...encoder], size: null };
}

function videoRecipes(probed: Probed): readonly Recipe[] {
  const { channels } = probed;
  const standard = fitted(probed, 360);
  const small = fitted(probed, 240);
  const poster = fitted(probed, 360);
  const sound = channels > 0 ? [audio("video-sound.mp3", "sound", "audio/mpeg", lowMp3)] : [];
  return [
    video("video-standard.mp4", "standard", standard, ["-crf", "25", "-maxrate", "400k", "-bufsize", "800k"], {
      profile: ["-profile:v", "main"],
      sound: channels > 0 ? ["-c:a", "aac", "-b:a", "64k", "-ac", String(Math.min(2, channels))] : null,
    }),
    video("video-small.mp4", "small", small, ["-crf", "29", "-maxrate", "130k", "-bufsize", "260k"], {
      profile: ["-profile:v", "baseline", "-level", "3.0"], // phones of 2010 decode it
      sound: channels > 0 ? ["-c:a", "aac", "-b:a", "24k", "-ac", "1", "-ar", "22050"] : null,
    }),
    ...sound,
    {
      file: "poster.jpg",
      quality: "poster",
      mediaType: "image/jpeg",
      // Of the first hundred frames the one that is most like the others: seldom the black one.
      options: ["-map", "0:v:0", "-an", "-vf", `thumbnail=100,${scale(poster)}`, "-frames:v", "1", "-q:v", "6"],
      size: poster,
    },
  ];
}

function video(
  file: string,
  quality: MediaQuality,
  size: Fitted,
  rate: readonly string[],
  { profile, sound }: { readonly profile: readonly string[]; readonly sound: readonly string[] | null },
): Recipe {
  const pictures = ["-map", "0:v:0", "-vf", scale(size), "-fpsmax", "30", "-c:v", "libx264", "-preset", "fast"];
  const heard = sound === null ? ["-an"] : ["-map", "0:a:0", ...sound];
  const options = [...pictures, ...profile, "-pix_fmt", "yuv420p", ...rate, ...heard, "-movflags", "+faststart"];
  return { file, quality, mediaType: "video/mp4", options, size };
}

interface Fitted {
  readonly width: number;
  readonly height: number;
}

/** Its shorter edge has at most `lines` pixels; both are even, as H.264 wants them. */
function fitted({ width, height }: Probed, lines: number): Fitted {
  const [across, down] = [width ?? 16, height ?? 9];
  const factor = Math.min(1, lines / Math.min(across, down));
  const even = (pixels: number) => Math.max(2, Math.round((pixels * factor) / 2) * 2);
  return { width: even(across), height: even(down) };
}

function scale({ width, height }: Fitted): string {
  return `scale=${width}:${height},setsar=1`;
}
