import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { callCommand, type RunWords, serveCommands } from "./command-socket.ts";

const directories: string[] = [];

afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

function directory(below = ""): string {
  const top = mkdtempSync(join(tmpdir(), "skywave-socket-"));
  directories.push(top);
  mkdirSync(join(top, below), { recursive: true });
  return join(top, below);
}

const repeat: RunWords = async (words, from, { out, err }) => {
  out(`${from}: ${words.join(" ")}\n`);
  err("watch out\n");
  return 3;
};

async function call(path: string, ...words: string[]) {
  const said = { out: "", err: "" };
  const output = {
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
  };
  return { code: await callCommand(path, words, "/somewhere", output), ...said };
}

test("a command's words go in, its two outputs and its exit code come back", async () => {
  const path = join(directory(), "skywave.sock");
  const served = await serveCommands(path, repeat);
  expect(await call(path, "press", "status\n", "häh")).toEqual({
    code: 3,
    out: "/somewhere: press status\n häh\n",
    err: "watch out\n",
  });
  await served.close();
});

test("only the account that runs Skywave may use the socket", async () => {
  const path = join(directory(), "skywave.sock");
  const served = await serveCommands(path, repeat);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await served.close();
});

test("where nobody listens, whether by no socket, a dead one or a closed one, the caller is told so", async () => {
  const path = join(directory(), "skywave.sock");
  expect((await call(path)).code).toBeNull();
  writeFileSync(path, "");
  expect((await call(path)).code).toBeNull();
  const served = await serveCommands(path, repeat);
  expect((await call(path)).code).toBe(3);
  await served.close();
  expect((await call(path)).code).toBeNull();
});

test("a directory deeper than a socket's path may be long is served too", async () => {
  const path = join(directory(join("x".repeat(80), "y".repeat(80))), "skywave.sock");
  const served = await serveCommands(path, repeat);
  expect((await call(path, "hello")).out).toBe("/somewhere: hello\n");
  await served.close();
  expect((await call(path)).code).toBeNull();
});

test("a command that throws ends with its message and exit code 1", async () => {
  const path = join(directory(), "skywave.sock");
  const served = await serveCommands(path, async () => {
    throw new Error("The tree is gone.");
  });
  expect(await call(path, "x")).toEqual({ code: 1, out: "", err: "The tree is gone.\n" });
  await served.close();
});

test("a caller that goes away, and a process that stops, abort the command", async () => {
  const path = join(directory(), "skywave.sock");
  const aborted: string[] = [];
  const served = await serveCommands(path, async ([name = ""], _, { signal, out }) => {
    out("begun\n");
    await once(signal, "abort");
    aborted.push(name);
    return 0;
  });
  const caller = connect(path);
  caller.write(`${JSON.stringify({ words: ["caller"], directory: "/" })}\n`);
  await once(caller, "data");
  caller.destroy();
  await expect.poll(() => aborted).toEqual(["caller"]);

  const left = call(path, "stop");
  await new Promise((resolve) => setTimeout(resolve, 50));
  await served.close();
  expect(aborted).toEqual(["caller", "stop"]);
  expect((await left).code).toBe(0);
});

test("what is not a command's call is hung up on, and a silent caller does not keep Skywave from stopping", async () => {
  const path = join(directory(), "skywave.sock");
  const served = await serveCommands(path, repeat);
  const stranger = connect(path);
  stranger.write("GET / HTTP/1.1\n");
  await once(stranger, "close");
  const silent = connect(path);
  await once(silent, "connect");
  await served.close();
});
