// Where the Node is that Skywave's own code runs under, and how.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";

/** The Node 24 that npm installed, or the running one if it is new enough; null if neither is. */
export function findNode() {
  const installed = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (existsSync(installed)) return installed;
  return Number.parseInt(process.versions.node, 10) >= 24 ? process.execPath : null;
}

/** What Node is told before a TypeScript file of ours and its arguments. */
export const nodeOptions = [
  "--disable-warning=ExperimentalWarning",
  "--max-semi-space-size=8", // MB; more would be kept after a busy hour
  "--import",
  new URL("hooks.mjs", import.meta.url).href,
];

/** The environment with the folder where Node keeps compiled code, so that the next start is faster. */
export function nodeEnvironment() {
  return {
    NODE_COMPILE_CACHE: join(root, "node_modules/.cache/skywave/compiled"),
    MALLOC_ARENA_MAX: "2", // each of many threads would keep memory of its own
    ...process.env,
  };
}

export const noNode =
  `Skywave runs under Node 24, which npm brings for Linux on x64 and arm64; on ${process.platform} ${process.arch} ` +
  `install Node 24 or newer and start with it (this is ${process.version}).`;
