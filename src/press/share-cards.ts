import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Language } from "../language/language.ts";
import { breakable } from "../language/segmentation.ts";
import { truncate } from "../language/truncation.ts";
import { markOf } from "../pages/Mark.tsx";
import type { ShareCard } from "../pages/share-card.ts";
import { coloursOf } from "../pages/theme.ts";
import { shareFontOf } from "./share-fonts.ts";
import type { ShareAnswer, ShareJob } from "./share-process.ts";
import { hashOf } from "./tree.ts";

// Pictures of type are made in a process of their own, one after the other, when nothing else is to be done. They are
// kept by what they show, so that each is made once.

/** Another look of all cards: raise it when `share-process.ts` draws them differently. */
const look = "1";

/** A headline has room for so many letters (graphemes). */
const longestHeadline = 140;

/** What is drawn, ready for the process, with the file that it becomes. Pure but for looking which fonts there are. */
export function shareJob(card: ShareCard, language: Language, renditions: string): ShareJob {
  const { brand, ink, paper, rule } = coloursOf(card.theme, "light");
  const font = shareFontOf(language);
  const headline = card.headline === null ? null : truncate(language, card.headline, longestHeadline);
  const drawn = {
    headline: headline === null || font === null ? null : breakable(language, headline),
    wordmark: font === null && !/^[\x20-\x7e]*$/.test(card.edition.wordmark) ? null : card.edition.wordmark,
    font: font ?? shareFontOf({ script: "Latn", fontStack: "" }),
    rtl: language.dir === "rtl",
    mark: markOf(card.theme, brand),
    colours: { brand, ink, paper, rule },
  };
  const name = hashOf(look, JSON.stringify({ ...drawn, font: drawn.font?.family }));
  return { ...drawn, output: join(shareFolder(renditions), `${name}.png`) };
}

/** Makes the picture unless it is there. Side by side asked for twice, it is made once. Throws when it cannot be made. */
export function makeShareCard(job: ShareJob): Promise<void> {
  if (existsSync(job.output)) return Promise.resolve();
  const under = making.get(job.output);
  if (under !== undefined) return under;
  const before = failures.get(job.output);
  if (before !== undefined) {
    failures.delete(job.output); // told once, to whoever asks next: after that it is tried again
    return Promise.reject(before);
  }
  const made = mkdir(dirname(job.output), { recursive: true })
    .then(() => drawn(job))
    .finally(() => making.delete(job.output));
  made.catch((error: Error) => failures.set(job.output, error)); // nobody may be waiting by then
  making.set(job.output, made);
  return made;
}

/** Removes what has been kept for a month: what is shown still is made again when it is next asked for. `now` in UTC milliseconds. */
export async function sweepShareCards(renditions: string, now: number): Promise<number> {
  const folder = shareFolder(renditions);
  let removed = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found === null || now - found.mtimeMs < 30 * 86_400_000) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

function shareFolder(renditions: string): string {
  return join(renditions, "share-cards");
}

const making = new Map<string, Promise<void>>();
const failures = new Map<string, Error>();
const idleFor = 5_000; // milliseconds
const longest = 20_000; // milliseconds for one picture

let child: ChildProcess | null = null;
let last: Promise<unknown> = Promise.resolve();
let leaving: NodeJS.Timeout | undefined;

/** One after the other: what is waited for by nobody shall not take the machine from those who publish. */
function drawn(job: ShareJob): Promise<void> {
  const mine = last.then(() => ask(job));
  last = mine.catch(() => {});
  return mine;
}

async function ask(job: ShareJob): Promise<void> {
  clearTimeout(leaving);
  const process = (child ??= start());
  process.ref();
  process.channel?.ref();
  try {
    const answer = await answerOf(process, job);
    if (!answer.ok) throw new Error(`The share picture ${job.output} could not be drawn: ${answer.fault}`);
  } finally {
    process.unref();
    process.channel?.unref();
    leaving = setTimeout(() => {
      process.disconnect();
      if (child === process) child = null;
    }, idleFor);
    leaving.unref();
  }
}

function start(): ChildProcess {
  const started = fork(fileURLToPath(new URL("share-process.ts", import.meta.url)), {
    execArgv: ["--max-old-space-size=128"],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    env: { MALLOC_ARENA_MAX: "2" }, // it needs no secrets
  });
  started.once("exit", () => {
    if (child === started) child = null;
  });
  return started;
}

function answerOf(process: ChildProcess, job: ShareJob): Promise<ShareAnswer> {
  return new Promise((resolve) => {
    const tooLong = setTimeout(() => process.kill("SIGKILL"), longest);
    const done = (answer: ShareAnswer) => {
      clearTimeout(tooLong);
      process.off("message", onMessage).off("exit", onExit).off("error", onError);
      resolve(answer);
    };
    const onMessage = (answer: unknown) => done(answer as ShareAnswer); // our own process says nothing else
    const onExit = () => done({ ok: false, fault: "its process ended" });
    const onError = (error: Error) => done({ ok: false, fault: error.message });
    process.once("message", onMessage).once("exit", onExit).once("error", onError);
    process.send(job);
  });
}
