import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, dirname, isAbsolute, join } from "node:path";

/** ffmpeg and its ffprobe, where they are. */
export interface MediaTool {
  readonly ffmpeg: string;
  readonly ffprobe: string;
}

/** What to do where there is none. */
export const toolRemedy =
  "install ffmpeg on the newsroom's machine (Debian package ffmpeg), or say where it is with FFMPEG";

/** Looks for ffmpeg by name in PATH, or at the path given; asked each time, so that installing it needs no restart. */
export function findTool(named: string, path: string = process.env.PATH ?? ""): MediaTool | null {
  const places = isAbsolute(named) ? [named] : path.split(delimiter).map((folder) => join(folder, named));
  const ffmpeg = places.find(isExecutable);
  if (ffmpeg === undefined) return null;
  const ffprobe = join(dirname(ffmpeg), "ffprobe");
  return isExecutable(ffprobe) ? { ffmpeg, ffprobe } : null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export type ToolAnswer =
  | { readonly ok: true; readonly output: string }
  /** What went wrong, to follow "ffmpeg ". */
  | { readonly ok: false; readonly kind: "failed" | "stopped"; readonly fault: string };

const mostAddressSpace = 4_000_000; // kilobytes, libraries included
const mostSaid = 4_096; // bytes of complaints that are kept
const mostOutput = 1_000_000; // bytes

// The limits hold for the tool alone: the shell sets them, then becomes it. Decoding is never more urgent than the newsroom.
const bounded = 'ulimit -c 0; ulimit -v "$1" 2>/dev/null; shift; exec nice -n 10 "$@"';

/**
 * Runs ffmpeg or ffprobe in a process of its own, bounded in time and memory, with no environment and no input: a hostile
 * file can only end this process. `signal` ends it early.
 */
export function runTool(
  command: readonly [string, ...string[]],
  { longest, signal }: { readonly longest: number; readonly signal?: AbortSignal },
): Promise<ToolAnswer> {
  return new Promise((resolve) => {
    const child = spawn("/bin/sh", ["-c", bounded, "sh", String(mostAddressSpace), ...command], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: "/usr/bin:/bin", LC_ALL: "C" },
    });
    let output = "";
    let said = "";
    let stopped = false;
    const end = () => {
      stopped = true;
      child.kill("SIGKILL");
    };
    const tooLong = setTimeout(() => child.kill("SIGKILL"), longest);
    signal?.addEventListener("abort", end, { once: true });
    if (signal?.aborted) end();
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (output.length < mostOutput) output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-mostSaid);
    });
    const done = (answer: ToolAnswer) => {
      clearTimeout(tooLong);
      signal?.removeEventListener("abort", end);
      resolve(answer);
    };
    child.on("error", (error) => done({ ok: false, kind: "failed", fault: `could not be started: ${error.message}` }));
    child.on("close", (code, killed) => {
      if (code === 0) return done({ ok: true, output });
      if (stopped) return done({ ok: false, kind: "stopped", fault: "was stopped" });
      const reason = killed === null ? lastLine(said) : `was ended with ${killed} (too long, or too much memory)`;
      return done({ ok: false, kind: "failed", fault: reason || `ended with ${code}` });
    });
  });
}

/** The complaint itself, without the paths of this machine. */
function lastLine(said: string): string {
  const line = said.trim().split("\n").at(-1) ?? "";
  return line
    .replace(/^\[[^\]]*\] */, "")
    .replaceAll(/(file:)?\/[^\s:]+\/([^\s/:]+)/g, "$2")
    .slice(0, 300);
}
