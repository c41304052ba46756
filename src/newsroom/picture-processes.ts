import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { PictureAnswer, PictureJob } from "./picture-process.ts";

const mostProcesses = Math.min(2, availableParallelism());
const idleFor = 5_000; // milliseconds
const longest = 60_000; // milliseconds for one picture

interface Waiting {
  readonly job: PictureJob;
  readonly answer: (answer: PictureAnswer) => void;
}

const waiting: Waiting[] = [];
const idle = new Map<ChildProcess, NodeJS.Timeout>();
let running = 0;

/**
 * Renders a picture in another process, started when needed and ended when idle; one picture in each, two at a time. A
 * process that dies or takes too long is that one picture's failure alone.
 */
export function renderApart(job: PictureJob): Promise<PictureAnswer> {
  return new Promise((answer) => {
    waiting.push({ job, answer });
    next();
  });
}

function next(): void {
  const first = running < mostProcesses ? waiting.shift() : undefined;
  if (first === undefined) return;
  running += 1;
  const [process] = idle.keys();
  clearTimeout(process && idle.get(process));
  if (process) idle.delete(process);
  run(process ?? start(), first);
}

function start(): ChildProcess {
  const child = fork(fileURLToPath(new URL("picture-process.ts", import.meta.url)), {
    execArgv: ["--max-old-space-size=128"],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    env: { MALLOC_ARENA_MAX: "2" }, // a decoder needs no secrets
  });
  child.on("exit", () => {
    clearTimeout(idle.get(child));
    idle.delete(child);
  });
  return child;
}

function run(child: ChildProcess, { job, answer }: Waiting): void {
  child.ref();
  child.channel?.ref();
  const tooLong = setTimeout(() => child.kill("SIGKILL"), longest);
  const done = (said: PictureAnswer, alive: boolean) => {
    clearTimeout(tooLong);
    child.off("message", onAnswer).off("exit", onExit).off("error", onError);
    running -= 1;
    if (alive) rest(child);
    answer(said);
    next();
  };
  const onAnswer = (said: unknown) => done(said as PictureAnswer, true); // our own process says nothing else
  const onExit = (code: number | null, signal: string | null) =>
    done(
      { ok: false, kind: "invalid", fault: `could not be decoded: its process ended with ${signal ?? code}` },
      false,
    );
  const onError = (error: Error) => {
    child.kill("SIGKILL");
    done({ ok: false, kind: "storage", fault: `could not be decoded: ${error.message}` }, false);
  };
  child.once("message", onAnswer).once("exit", onExit).once("error", onError);
  child.send(job);
}

function rest(child: ChildProcess): void {
  const leave = setTimeout(() => {
    idle.delete(child);
    child.disconnect();
  }, idleFor);
  leave.unref();
  child.unref();
  child.channel?.unref();
  idle.set(child, leave);
}
