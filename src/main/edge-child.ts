import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import type { EdgeMessage } from "../edge/edge-process.ts";

export interface EdgeChildOptions {
  readonly tree: string;
  readonly port: number;
  readonly host: string;
  /** Where searches are answered; null: nowhere. */
  readonly search?: { readonly host: string; readonly port: number } | null;
  readonly log: Logger;
  /** Tells why the edge could not start, in one sentence. */
  readonly explain: (code: string, message: string) => string;
}

export type EdgeChildResult =
  | { readonly ok: true; readonly edge: EdgeChild }
  | { readonly ok: false; readonly kind: "failed"; readonly message: string };

export interface EdgeChild {
  /** Ends the process; resolves when it has ended. */
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL("../edge/edge-process.ts", import.meta.url));
const firstPause = 250; // milliseconds before a crashed edge is started again; doubled each time
const longestPause = 30_000;
const calm = 60_000; // an edge that ran this long is started again at once
const stopGrace = 7_000; // the edge gives readers 5 s to finish

/** Starts the edge as a process of its own, and again, later each time, when it dies. */
export async function startEdgeChild(options: EdgeChildOptions): Promise<EdgeChildResult> {
  const state: State = { stopping: false, pause: firstPause, child: null, timer: null };
  const first = launch(options);
  const said = await first.said;
  if (said.kind === "failed") return { ok: false, kind: "failed", message: options.explain(said.code, said.message) };
  keep(options, state, first.child);
  return { ok: true, edge: { stop: () => stop(state) } };
}

interface State {
  stopping: boolean;
  pause: number;
  child: ChildProcess | null;
  timer: NodeJS.Timeout | null;
}

function launch({ tree, port, host, search = null }: EdgeChildOptions) {
  const place = search === null ? [] : ["--search", `${search.host}:${search.port}`];
  const child = fork(program, ["--tree", tree, "--port", String(port), "--host", host, ...place], {
    execArgv: process.execArgv,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    detached: true, // Ctrl+C in a terminal reaches this process alone, which ends the edge in its turn
    // A program that strangers talk to needs no secrets.
    env: { MALLOC_ARENA_MAX: "2", NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, TZ: process.env.TZ },
  });
  const said = new Promise<EdgeMessage>((resolve) => {
    child.once("message", (message) => resolve(message as EdgeMessage)); // our own program's
    child.once("error", (error) => resolve({ kind: "failed", code: "SPAWN", message: error.message }));
    child.once("exit", (code, signal) =>
      resolve({ kind: "failed", code: "EXIT", message: `The edge ended at its start (${signal ?? code}).` }),
    );
  });
  return { child, said };
}

function keep(options: EdgeChildOptions, state: State, child: ChildProcess): void {
  state.child = child;
  const begun = Date.now();
  child.once("exit", (code, signal) => {
    state.child = null;
    if (state.stopping) return;
    if (Date.now() - begun > calm) state.pause = firstPause;
    options.log.error({ code, signal, againInMs: state.pause }, "The edge ended by itself and is started again.");
    again(options, state);
  });
}

function again(options: EdgeChildOptions, state: State): void {
  state.timer = setTimeout(() => {
    const { child, said } = launch(options);
    state.child = child;
    void said.then((message) => {
      if (state.stopping) return;
      if (message.kind === "ready") return keep(options, state, child);
      options.log.error({ againInMs: state.pause }, options.explain(message.code, message.message));
      again(options, state);
    });
  }, state.pause);
  state.pause = Math.min(state.pause * 2, longestPause);
}

function stop(state: State): Promise<void> {
  state.stopping = true;
  if (state.timer) clearTimeout(state.timer);
  const { child } = state;
  if (child === null || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const grace = setTimeout(() => child.kill("SIGKILL"), stopGrace);
    child.once("exit", () => {
      clearTimeout(grace);
      resolve();
    });
    child.kill("SIGTERM");
  });
}
