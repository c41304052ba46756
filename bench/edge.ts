// How fast the edge is beside nginx: the same tree, the same 12 KB compressed page, one core each, keep-alive, taking turns.
// Run: npm run bench edge (or node --import ./bin/hooks.mjs bench/edge.ts [rounds] [seconds]). Needs wrk and taskset; nginx if it is there.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const rounds = Number(process.argv[2] ?? 5);
const seconds = Number(process.argv[3] ?? 3);
const connections = 32;
const serverCore = "0";
const clientCore = String(Math.min(1, cpus().length - 1));

interface Contender {
  readonly name: string;
  readonly url: string;
  readonly pids: readonly number[];
  stop(): void;
}

interface Round {
  readonly perSecond: number;
  readonly cpuMicroseconds: number;
}

const isInstalled = (program: string) => spawnSync("which", [program]).status === 0;

function makeTree(folder: string): string {
  const tree = join(folder, "tree");
  mkdirSync(join(tree, "en"), { recursive: true });
  // Hexadecimal text compresses to half, so 24 KB of it make a 12 KB page on the wire.
  const html = Buffer.from(
    `<!doctype html><title>Bench</title><style>p{margin:0}</style><p>${randomBytes(10_600).toString("hex")}`,
  );
  writeFileSync(join(tree, "en/index.html.gz"), gzipSync(html));
  writeFileSync(join(tree, "en/index.html.br"), brotliCompressSync(html));
  writeFileSync(join(tree, "en/index.html"), html);
  return tree;
}

function pinned(command: string, args: readonly string[]): ChildProcess {
  return spawn("taskset", ["-c", serverCore, command, ...args], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
}

async function startEdge(tree: string): Promise<Contender> {
  const program = fileURLToPath(new URL("../src/edge/edge-process.ts", import.meta.url));
  const hooks = new URL("../bin/hooks.mjs", import.meta.url).href;
  const flags = process.env.EDGE_FLAGS?.split(" ") ?? ["--import", hooks, "--max-semi-space-size=4"]; // as src/edge/README.md advises
  const child = pinned(process.execPath, [...flags, program, "--tree", tree, "--port", "0"]);
  const port = await new Promise<number>((resolve, reject) => {
    child.once("message", (message: { kind: string; port: number }) =>
      message.kind === "ready" ? resolve(message.port) : reject(new Error(JSON.stringify(message))),
    );
    child.once("exit", () => reject(new Error("The edge ended before it was ready.")));
  });
  return {
    name: "edge",
    url: `http://127.0.0.1:${port}/en/`,
    pids: [child.pid ?? 0],
    stop: () => child.kill("SIGTERM"),
  };
}

async function startNginx(folder: string, tree: string): Promise<Contender> {
  const port = await freePort();
  const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((n) => `${n}_temp_path ${folder}/${n};`)
    .join(" ");
  writeFileSync(
    join(folder, "nginx.conf"),
    `${process.getuid?.() === 0 ? "user root;" : ""} worker_processes 1; daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http { access_log off; sendfile on; tcp_nopush on; gzip_static on; keepalive_requests 1000000000; ${temp}
  types { text/html html; }
  server { listen 127.0.0.1:${port}; root ${tree}; index index.html; } }`,
  );
  const child = pinned("nginx", ["-e", `${folder}/error.log`, "-c", `${folder}/nginx.conf`]);
  const url = `http://127.0.0.1:${port}/en/`;
  await answering(url);
  const workers = spawnSync("ps", ["-o", "pid=", "--ppid", String(child.pid)], { encoding: "utf8" }).stdout;
  return { name: "nginx", url, pids: workers.trim().split(/\s+/).map(Number), stop: () => child.kill("SIGTERM") };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Nothing answers at ${url}.`);
}

function cpuTicks(pid: number): number {
  const fields =
    spawnSync("cat", [`/proc/${pid}/stat`], { encoding: "utf8" })
      .stdout.split(") ")[1]
      ?.split(" ") ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

function measure(contender: Contender): Round {
  const before = contender.pids.reduce((sum, pid) => sum + cpuTicks(pid), 0);
  const wrk = ["wrk", "-t1", `-c${connections}`, `-d${seconds}s`, "-H", "Accept-Encoding: gzip", contender.url];
  const output = spawnSync("taskset", ["-c", clientCore, ...wrk], { encoding: "utf8" }).stdout;
  const ticks = contender.pids.reduce((sum, pid) => sum + cpuTicks(pid), 0) - before;
  const requests = Number(/(\d+) requests in/.exec(output)?.[1]);
  if (/Non-2xx/.test(output) || !(requests > 0)) throw new Error(`${contender.name} did not answer well:\n${output}`);
  return {
    perSecond: Number(/Requests\/sec:\s*([\d.]+)/.exec(output)?.[1]),
    cpuMicroseconds: (ticks * 10_000) / requests,
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function report(contenders: readonly Contender[], rows: ReadonlyMap<string, readonly Round[]>): void {
  console.log(`${"".padEnd(8)}${"requests/s".padStart(12)}${"µs of CPU each".padStart(18)}`);
  for (const { name } of contenders) {
    const all = rows.get(name) ?? [];
    const rate = median(all.map((round) => round.perSecond)).toFixed(0);
    const cpu = median(all.map((round) => round.cpuMicroseconds)).toFixed(1);
    console.log(`${name.padEnd(8)}${rate.padStart(12)}${cpu.padStart(18)}`);
  }
  const [edge = [], nginx = []] = [rows.get("edge"), rows.get("nginx")];
  if (nginx.length === 0) return;
  const ratio = median(edge.map((round, n) => round.perSecond / (nginx[n]?.perSecond ?? Number.NaN)));
  console.log(`edge / nginx, median of ${edge.length} rounds: ${ratio.toFixed(2)} (aim: at least 0.45)`);
}

async function main(): Promise<void> {
  if (!isInstalled("wrk") || !isInstalled("taskset")) {
    console.log("Skipped: this benchmark needs wrk and taskset (Debian: apt install wrk util-linux).");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "skywave-bench-edge-"));
  const tree = makeTree(folder);
  const contenders = [await startEdge(tree)];
  try {
    if (isInstalled("nginx")) contenders.push(await startNginx(folder, tree));
    else console.log("nginx is not installed (Debian: apt install nginx-light): the edge is measured alone.");
    const rows = new Map<string, Round[]>(contenders.map(({ name }) => [name, []]));
    for (const contender of contenders) measure(contender); // warm up
    for (let round = 0; round < rounds; round += 1) {
      for (const contender of contenders) rows.get(contender.name)?.push(measure(contender));
    }
    report(contenders, rows);
  } finally {
    for (const contender of contenders) contender.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
