import type { Newsroom } from "./newsroom.ts";
import { runReleases } from "./releases.ts";

export interface Releases {
  /** Ends the timer and waits for what it is doing. */
  stop(): Promise<void>;
}

/** Another process may schedule on the same database, and clocks are set: look again after this long, in milliseconds. */
const longestSleep = 30_000;
/** What failed or was not done is tried again after this long. */
const shortestSleep = 50;
const afterFailure = 5_000;

/** Runs releases whenever one is due: sleeps until the next, or until an act sets an earlier one. Keeps no process alive. */
export function startReleases(newsroom: Newsroom, log: { error(context: object, message: string): void }): Releases {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  const sleep = (milliseconds: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(wake, milliseconds).unref();
  };
  const wake = () => {
    again = true;
    running ??= work().finally(() => {
      running = undefined;
    });
  };
  const work = async () => {
    let next = longestSleep;
    while (again && !stopped) {
      again = false;
      next = await once();
    }
    sleep(next);
  };
  const once = async (): Promise<number> => {
    try {
      const due = await runReleases(newsroom);
      const wait = due === null ? longestSleep : due - newsroom.desk.clock();
      return Math.min(longestSleep, Math.max(shortestSleep, wait));
    } catch (error) {
      log.error(
        { err: error },
        `What is due could not be released; the newsroom tries again in ${afterFailure / 1000} s.`,
      );
      return afterFailure;
    }
  };

  const unlisten = newsroom.onNudge(wake);
  wake();
  return {
    async stop() {
      stopped = true;
      unlisten();
      clearTimeout(timer);
      await running;
    },
  };
}
