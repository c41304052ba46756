#!/usr/bin/env node
// The command `skywave`: installs what is missing, then becomes Node 24 running src/main/cli.ts.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { buildWeb } from "./build-web.mjs";
import { installPackages, root } from "./install.mjs";
import { findNode, nodeEnvironment, nodeOptions, noNode } from "./node-24.mjs";

const words = process.argv.slice(2);
const failure = (await installPackages()) ?? (["install", "start"].includes(words[0]) ? await buildWeb() : null);
const node = findNode();

if (failure !== null || node === null) {
  process.stderr.write(`${failure ?? noNode}\n`);
  process.exitCode = 1;
} else if (words[0] !== "install") {
  become(node, [...nodeOptions, join(root, "src/main/cli.ts"), ...words], nodeEnvironment());
}

function become(command, parameters, environment) {
  // Since Node 22.15 a process can turn into another: nothing stays behind.
  if (process.execve) process.execve(command, [command, ...parameters], environment);
  const child = spawn(command, parameters, { env: environment, stdio: ["inherit", "inherit", "inherit", "ipc"] });
  child.on("error", (error) => {
    process.stderr.write(`Skywave's Node did not start: ${error.message}.\n`);
    process.exitCode = 1;
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    if (signal === null) process.exitCode = code;
    else {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    }
  });
}
