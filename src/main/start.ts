import type { Logger } from "pino";
import type { Environment } from "./environment.ts";
import { isFirstRun, makeFirstData } from "./first-run.ts";
import { exitCodes } from "./help.ts";
import { tryPorts } from "./port-failure.ts";
import { readyLines } from "./ready-lines.ts";
import { type Running, type StationContext, stations } from "./stations.ts";
import { openWorkplace } from "./workplace.ts";

/** How long the stations may take to stop, in milliseconds. */
const longestStop = 20_000;

export interface Print {
  out(text: string): void;
  err(text: string): void;
}

/** Runs every station until a signal ends it; resolves with the exit code when all have stopped. */
export async function start(environment: Environment, log: Logger, print: Print): Promise<number> {
  const stop = stopRequested();
  if (isFirstRun(environment)) {
    const failure = await tryPorts(environment);
    if (failure !== null) {
      print.err(`${failure}\n`);
      return exitCodes.failed;
    }
    print.err(`Making a new newsroom in ${environment.dataDirectory}; this takes a few seconds, once.\n`);
    const code = await makeFirstData(environment, stop);
    if (stop.aborted) return exitCodes.done;
    if (code !== exitCodes.done) return code;
  }
  const opened = await openWorkplace(environment);
  if (!opened.ok) {
    print.err(`${opened.message}\n`);
    return exitCodes.failed;
  }
  const { workplace } = opened;
  const running: Running[] = [{ name: "database", stop: () => workplace.database.close() }];
  try {
    const failure = await startStations({ workplace, log, stop }, running);
    if (failure !== null) {
      print.err(`${failure}\n`);
      return exitCodes.failed;
    }
    if (!stop.aborted) {
      const code = await workplace.newsroom.setUp.code();
      for (const line of readyLines(environment, code)) print.out(`${line}\n`);
    }
    await aborted(stop);
    return exitCodes.done;
  } finally {
    await stopStations(running, log);
  }
}

// What was started is in `running`, in order. Null when all run, or when it was asked to stop before that.
async function startStations(context: StationContext, running: Running[]): Promise<string | null> {
  for (const station of stations) {
    if (context.stop.aborted) return null;
    const started = await station(context);
    if (!started.ok) return started.message;
    running.push(started.running);
    context.log.info({ station: started.running.name }, "Started.");
  }
  return null;
}

async function stopStations(running: readonly Running[], log: Logger): Promise<void> {
  const tooLong = setTimeout(() => {
    log.fatal("Skywave did not stop in time and ends as it is; the next start mends what was under way.");
    process.exit(exitCodes.failed);
  }, longestStop).unref();
  for (const { name, stop } of running.toReversed()) {
    await stop().catch((error: unknown) => log.error({ error, station: name }, "This did not stop cleanly."));
    log.info({ station: name }, "Stopped.");
  }
  clearTimeout(tooLong);
}

// A signal, a closed terminal, or the end of the program that started this one.
function stopRequested(): AbortSignal {
  const stop = new AbortController();
  for (const event of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) process.on(event, () => stop.abort());
  return stop.signal;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
