import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createEdge } from "./edge.ts";
import type { EdgeMessage } from "./edge-process.ts";

const program = fileURLToPath(new URL("./edge-process.ts", import.meta.url));
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "skywave-edge-"));
  writeFileSync(join(folder, "index.html"), "chooser");
  mkdirSync(join(folder, "media"));
  writeFileSync(join(folder, "media/large.mp3"), Buffer.alloc(20_000_000));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  readonly message: EdgeMessage;
  readonly output: string[];
  readonly ended: Promise<number | null>;
}

async function start(...options: string[]): Promise<Started> {
  const child = fork(program, options, { execArgv: [], silent: true });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => output.push(String(chunk)));
  const ended = new Promise<number | null>((resolve) => {
    child.once("exit", resolve);
  });
  const message = await new Promise<EdgeMessage>((resolve) => {
    child.once("message", (told) => resolve(told as EdgeMessage)); // the only messages it sends
  });
  return { child, message, output, ended };
}
const portOf = (message: EdgeMessage) => (message.kind === "ready" ? message.port : 0);

test("it says when it is ready, serves, prints nothing and ends cleanly on a signal", async () => {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    const { child, message, output, ended } = await start("--tree", folder, "--port", "0", "--host", "127.0.0.1");
    const reply = await fetch(`http://127.0.0.1:${portOf(message)}/`);
    expect(await reply.text()).toBe("chooser");
    child.kill(signal);
    expect([await ended, output.join("")]).toEqual([0, ""]);
  }
});

test("it ends when its parent is gone", async () => {
  const { child, message, ended } = await start("--tree", folder, "--port", "0");
  expect(message.kind).toBe("ready");
  child.disconnect();
  expect(await ended).toBe(0);
});

test("it says in one sentence why it cannot start", async () => {
  const edge = createEdge({ tree: folder });
  const { port } = await edge.listen(0, "127.0.0.1");
  const cases = [
    [["--tree", folder, "--port", String(port)], "EADDRINUSE", `127.0.0.1:${port}`],
    [["--tree", folder, "--port", "web"], "EDGE_BAD_PORT", '"web"'],
    [["--port", "0"], "EDGE_NO_TREE", "--tree DIR"],
    [["--tree", folder, "--port", "0", "--host", "192.0.2.1"], "EADDRNOTAVAIL", "192.0.2.1"],
  ] as const;
  for (const [options, code, named] of cases) {
    const { message, output, ended } = await start(...options);
    expect(message).toMatchObject({ kind: "failed", code, message: expect.stringMatching(/^The edge [^\n]+\.$/) });
    expect("message" in message && message.message).toContain(named);
    expect([await ended, output.join("")]).toEqual([1, ""]);
  }
  await edge.close();
});

test("closing finishes the answer under way, lets go of idle connections and takes no new ones", async () => {
  const edge = createEdge({ tree: folder });
  const { port } = await edge.listen(0, "127.0.0.1");
  const agent = new Agent({ keepAlive: true });
  const idle = new Promise((resolve) => {
    get({ agent, host: "127.0.0.1", port, path: "/" }, (response) => response.resume().on("end", resolve));
  });
  await idle;
  const received = new Promise<number>((resolve, reject) => {
    get({ host: "127.0.0.1", port, path: "/media/large.mp3", agent: new Agent({ keepAlive: true }) }, (response) => {
      let bytes = 0;
      void closeThen(response);
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on("end", () => resolve(bytes));
      response.on("error", reject);
    });
  });
  const closed = Promise.withResolvers<number>();
  const closeThen = async (response: { pause(): void; resume(): void }) => {
    response.pause();
    const from = performance.now();
    void edge.close();
    void edge.close().then(() => closed.resolve(performance.now() - from));
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow("fetch failed");
    response.resume();
  };
  expect(await received).toBe(20_000_000);
  expect(await closed.promise).toBeLessThan(3000);
  agent.destroy();
});
