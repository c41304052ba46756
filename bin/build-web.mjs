// Builds the newsroom's web app when its sources are not those that it was built from: a few seconds, once a version.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./install.mjs";
import { findNode } from "./node-24.mjs";

/** Where the built files are; `src/main/web-directory.ts` names the same place. */
export const webDirectory = join(root, "node_modules/.cache/skywave/newsroom-web");

const sources = ["src/newsroom-web", "src/newsroom-api", "src/story", "src/language", "package-lock.json"];

/** Resolves with null, or with why it failed. */
export async function buildWeb() {
  const wanted = hashOf(sources.flatMap(filesOf));
  const made = join(webDirectory, ".made-from");
  if (existsSync(made) && readFileSync(made, "utf8") === wanted) return null;
  process.stderr.write("Building the newsroom's web app; this happens once for each version.\n");
  const fresh = `${webDirectory}.${process.pid}`;
  const failure = await vite(fresh);
  if (failure !== null) {
    rmSync(fresh, { recursive: true, force: true });
    return `The newsroom's web app could not be built; the reason:\n${failure}`;
  }
  writeFileSync(join(fresh, ".made-from"), wanted);
  rmSync(webDirectory, { recursive: true, force: true });
  renameSync(fresh, webDirectory);
  return null;
}

function filesOf(path) {
  const full = join(root, path);
  if (!statSync(full).isDirectory()) return [full];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(test\.tsx?|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files)
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  return hash.digest("hex");
}

function vite(out) {
  const words = [join(root, "node_modules/vite/bin/vite.js"), "build", join(root, "src/newsroom-web"), "--outDir", out];
  return new Promise((resolve) => {
    const child = spawn(findNode() ?? process.execPath, [...words, "--logLevel", "warn"], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    const listen = (bytes) => {
      said = (said + bytes).slice(-4_000);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code) => resolve(code === 0 ? null : said.trim()));
  });
}
