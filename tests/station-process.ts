import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A Skywave of its own process, started as an operator would, that a test may kill. */
export interface StationProcess {
  readonly site: string;
  readonly newsroom: string;
  readonly pid: number;
  /** kill -9, and what has ended with it. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  output(): string;
}

export interface StationEnvironment {
  readonly data: string;
  readonly databaseUrl?: string;
  /** Editions of the demonstration, as many as the test reads; left out: English and Persian. */
  readonly demonstration?: string;
  /** Networks that the wire may ask although they are private: the test's own feed server. */
  readonly wireAllow?: string;
  /** Its public address is where it answers; left out: another, as behind a server of the operator's. */
  readonly ownUrl?: boolean;
}

/** Starts the stations and waits until both ports answer. */
export async function startStation({
  data,
  databaseUrl,
  demonstration,
  wireAllow,
  ownUrl = false,
}: StationEnvironment): Promise<StationProcess> {
  const [sitePort, newsroomPort] = [await freePort(), await freePort()];
  const child = spawnSkywave(["start"], {
    SKYWAVE_DATA: data,
    SITE_PORT: String(sitePort),
    NEWSROOM_PORT: String(newsroomPort),
    PUBLIC_URL: ownUrl ? `http://127.0.0.1:${sitePort}` : "http://localhost:8080",
    DEMONSTRATION: demonstration ?? "en,fa",
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    ...(wireAllow === undefined ? {} : { WIRE_ALLOW: wireAllow }),
  });
  const printed: string[] = [];
  child.stdout?.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const newsroom = `http://127.0.0.1:${newsroomPort}`;
  const site = `http://127.0.0.1:${sitePort}`;
  for (let tries = 0; ; tries += 1) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`Skywave ended while it started: ${printed.join("")}`);
    if ((await answers(`${newsroom}/api/health`)) && (await answers(`${site}/`))) break;
    if (tries > 2400) throw new Error(`Skywave did not answer within four minutes: ${printed.join("")}`);
    await sleep(100);
  }
  return {
    site,
    newsroom,
    pid: child.pid ?? 0,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      child.kill("SIGTERM");
      return ended;
    },
    output: () => printed.join(""),
  };
}

/** Runs a command of `skywave` to its end. */
export async function runSkywave(
  words: readonly string[],
  { data, databaseUrl }: StationEnvironment,
): Promise<{ readonly code: number | null; readonly out: string }> {
  const child = spawnSkywave(words, {
    SKYWAVE_DATA: data,
    PUBLIC_URL: "http://localhost:8080",
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  });
  const printed: string[] = [];
  child.stdout?.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, out: printed.join("") };
}

function spawnSkywave(words: readonly string[], environment: Readonly<Record<string, string>>): ChildProcess {
  const command = ["--import", join(root, "bin/hooks.mjs"), join(root, "src/main/cli.ts"), ...words];
  return spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await answer.arrayBuffer(); // it too may take too long
    return answer.status < 500;
  } catch {
    return false;
  }
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
