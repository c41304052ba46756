import { makeMedia } from "./media-making.ts";
import type { Newsroom } from "./newsroom.ts";

export interface MediaMaking {
  /** Ends what is being made; it is begun again at the next start. */
  stop(): Promise<void>;
}

/** Another process may take uploads on the same database: look again after this long, in milliseconds. */
const longestSleep = 30_000;

/** Makes audio and video ready in the background, as they come in. Keeps no process alive. */
export function startMediaMaking(
  newsroom: Newsroom,
  log: { error(context: object, message: string): void },
): MediaMaking {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;

  const wake = () => {
    again = true;
    running ??= work().finally(() => {
      running = undefined;
      clearTimeout(timer);
      if (!stopping.signal.aborted) timer = setTimeout(wake, longestSleep).unref();
    });
  };
  const work = async () => {
    while (again && !stopping.signal.aborted) {
      again = false;
      try {
        await makeMedia(newsroom, stopping.signal);
      } catch (error) {
        log.error(
          { err: error },
          `Audio or video could not be made ready; the newsroom tries again in ${longestSleep / 1000} s.`,
        );
      }
    }
  };

  const unlisten = newsroom.onNudge(wake);
  wake();
  return {
    async stop() {
      unlisten();
      clearTimeout(timer);
      stopping.abort();
      await running;
    },
  };
}
