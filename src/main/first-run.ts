import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { placesIn } from "./data-directory.ts";
import type { Environment } from "./environment.ts";
import { exitCodes } from "./help.ts";

const program = fileURLToPath(new URL("first-run-process.ts", import.meta.url));

/** Whether the embedded database is still to be made. */
export function isFirstRun({ databaseUrl, dataDirectory }: Environment): boolean {
  return databaseUrl === null && !existsSync(join(placesIn(dataDirectory).database, "postgres"));
}

/** Makes the data in a process of its own; resolves with its exit code. That process says itself what failed. */
export function makeFirstData(environment: Environment, stop: AbortSignal): Promise<number> {
  return new Promise((resolve) => {
    const child = fork(program, { env: { ...process.env, SKYWAVE_DATA: environment.dataDirectory }, signal: stop });
    child.on("error", () => resolve(exitCodes.failed)); // stopped, or not started
    child.on("exit", (code) => resolve(code ?? exitCodes.failed));
  });
}
