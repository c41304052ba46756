import { existsSync } from "node:fs";
import { hostname, networkInterfaces } from "node:os";
import { join } from "node:path";
import type { Logger } from "pino";
import { newsroomApp } from "../newsroom/app.ts";
import { startMediaMaking } from "../newsroom/media-timer.ts";
import { startReleases } from "../newsroom/release-timer.ts";
import { startNewsroomServer } from "../newsroom/server.ts";
import { startPress } from "../press/press.ts";
import { startSearch } from "../search/station.ts";
import { startWire } from "../wire/station.ts";
import { needsData, readArguments } from "./arguments.ts";
import { serveCommands } from "./command-socket.ts";
import { runCommand } from "./commands.ts";
import { startEdgeChild } from "./edge-child.ts";
import { exitCodes } from "./help.ts";
import { portFailure } from "./port-failure.ts";
import { webDirectory } from "./web-directory.ts";
import { skywaveVersion } from "./version.ts";
import { demonstrate, searchingOf, type Workplace } from "./workplace.ts";

export interface StationContext {
  readonly workplace: Workplace;
  readonly log: Logger;
  /** Aborts when Skywave is asked to stop. */
  readonly stop: AbortSignal;
}

/** Something that runs until it is stopped. */
export interface Running {
  readonly name: string;
  stop(): Promise<void>;
}

export type Started =
  | { readonly ok: true; readonly running: Running }
  | { readonly ok: false; readonly kind: "failed"; readonly message: string };

/** What one process runs, in the order of starting; it stops in the reverse. */
export const stations: readonly ((context: StationContext) => Promise<Started>)[] = [
  startNewsroom,
  startSearchStation,
  startEdge,
  startDemonstration,
  startReleaseTimer,
  startMedia,
  startPressStation,
  startWireStation,
  startCommands,
];

async function startNewsroom({ workplace, log }: StationContext): Promise<Started> {
  const { host, newsroomPort: port, publicUrl } = workplace.environment;
  const app = newsroomApp(workplace.newsroom, {
    log,
    webDirectory,
    hosts: [...namesOf(host), new URL(publicUrl).hostname],
  });
  const failed = (code: string, message: string) =>
    failure(portFailure({ variable: "NEWSROOM_PORT", port, host, code, message }));
  try {
    const server = await startNewsroomServer({ app, host, port, ending: () => workplace.newsroom.events.close() });
    if (!server.ok) return failed("EADDRINUSE", server.message);
    return { ok: true, running: { name: "newsroom", stop: () => server.close() } };
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException; // listening fails with a system error
    return failed(code, message);
  }
}

/** Beside the newsroom, since the embedded database is open here; the edge alone asks it, on this machine. */
async function startSearchStation({ workplace, log }: StationContext): Promise<Started> {
  const { searchPort: port, searchAt } = workplace.environment;
  if (searchAt !== null) {
    workplace.searchAt = searchAt;
    return { ok: true, running: { name: "search", stop: async () => {} } };
  }
  const host = "127.0.0.1";
  try {
    const search = await startSearch({ ...searchingOf(workplace), port: port ?? 0, host, log });
    workplace.searchAt = { host, port: search.port };
    return { ok: true, running: { name: "search", stop: () => search.stop() } };
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException; // listening fails with a system error
    return failure(portFailure({ variable: "SEARCH_PORT", port: port ?? 0, host, code, message }));
  }
}

async function startEdge({ workplace, log }: StationContext): Promise<Started> {
  const { host, sitePort: port } = workplace.environment;
  const started = await startEdgeChild({
    tree: workplace.directory.tree,
    port,
    host,
    search: workplace.searchAt,
    log,
    explain: (code, message) => portFailure({ variable: "SITE_PORT", port, host, code, message }),
  });
  return started.ok ? { ok: true, running: { name: "edge", stop: started.edge.stop } } : failure(started.message);
}

// An embedded newsroom has it from its first run; here come a new one on a server, and one whose loading was cut short.
async function startDemonstration({ workplace }: StationContext): Promise<Started> {
  const shown = await demonstrate(workplace);
  if (!shown.ok) return failure(shown.message);
  return { ok: true, running: { name: "demonstration", stop: async () => {} } };
}

async function startReleaseTimer({ workplace, log }: StationContext): Promise<Started> {
  const releases = startReleases(workplace.newsroom, log);
  return { ok: true, running: { name: "releases", stop: () => releases.stop() } };
}

async function startMedia({ workplace, log }: StationContext): Promise<Started> {
  const making = startMediaMaking(workplace.newsroom, log);
  return { ok: true, running: { name: "media", stop: () => making.stop() } };
}

async function startPressStation({ workplace, log, stop }: StationContext): Promise<Started> {
  const { database, directory, renditions, settings, clock } = workplace;
  const press = await startPress({ database, tree: directory.tree, renditions, settings, clock, log });
  // Readers are called when there is something to read. A press that stands by has another that writes.
  if (!existsSync(join(directory.tree, "index.html"))) await firstOf(press.readable(), stop);
  return { ok: true, running: { name: "press", stop: () => press.stop() } };
}

async function startWireStation({ workplace, log }: StationContext): Promise<Started> {
  const { database, clock, languages, environment } = workplace;
  const allowed = environment.wireAllowed;
  const wire = await startWire({ database, clock, languages, allowed, version: skywaveVersion(), log });
  return { ok: true, running: { name: "wire", stop: () => wire.stop() } };
}

// While this process holds the embedded data, nobody else can open it: commands come here.
async function startCommands({ workplace, log }: StationContext): Promise<Started> {
  if (workplace.environment.databaseUrl !== null)
    return { ok: true, running: { name: "commands", stop: async () => {} } };
  const served = await serveCommands(workplace.directory.socket, async (words, directory, output) => {
    const read = readArguments(words);
    if (!read.ok || !needsData(read.command)) {
      output.err(`${read.ok ? `"${words.join(" ")}" does not run inside another Skywave.` : read.message}\n`);
      return exitCodes.misunderstood;
    }
    log.info({ command: read.command.kind }, "A command runs.");
    return runCommand(read.command, { workplace, directory, output });
  });
  return { ok: true, running: { name: "commands", stop: () => served.close() } };
}

/** How long the first pages may take before readers are sent to a tree that is still filling, in milliseconds. */
const firstPages = 120_000;

function firstOf(readable: Promise<void>, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, firstPages);
    stop.addEventListener("abort", end, { once: true });
    readable.then(end, end);
  });
}

// By these names the newsroom may be called: a name that is none of them may be a stranger's, pointed at this machine.
function namesOf(host: string): readonly string[] {
  if (["127.0.0.1", "::1", "localhost"].includes(host)) return [];
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  return [host, hostname(), ...addresses.map(({ address, family }) => (family === "IPv6" ? `[${address}]` : address))];
}

function failure(message: string): Started {
  return { ok: false, kind: "failed", message };
}
