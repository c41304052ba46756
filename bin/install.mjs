// Installs Skywave's npm packages when they are missing or are not those of package-lock.json. Plain JavaScript for the
// machine's own Node (20 or newer): it runs before anything is installed.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL("..", import.meta.url));

const installed = join(root, "node_modules/.skywave-installed"); // goes away with node_modules
const lock = join(root, ".skywave-installing"); // outside node_modules, which npm removes

/** Installs what is missing, one process at a time. Returns null, or why it failed. */
export async function installPackages() {
  const wanted = lockHash();
  if (isInstalled(wanted)) return null;
  let release;
  try {
    release = await takeLock();
  } catch (error) {
    return `Skywave cannot install its packages into ${root} (${error.message}); make that directory writable.`;
  }
  try {
    if (isInstalled(wanted)) return null; // by the one that had the lock before
    process.stderr.write("Installing Skywave's packages with npm; this happens once for each version.\n");
    const failure = await npmInstall();
    if (failure === null) writeFileSync(installed, wanted);
    return failure;
  } finally {
    release();
  }
}

function lockHash() {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

function isInstalled(wanted) {
  return existsSync(installed) && readFileSync(installed, "utf8") === wanted;
}

async function takeLock() {
  const own = `${process.pid}`;
  const release = () => rmSync(lock, { force: true });
  let told = false;
  for (;;) {
    try {
      writeFileSync(lock, own, { flag: "wx" });
      return release;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (isHeld()) {
      if (!told) process.stderr.write("Another Skywave is installing the packages; waiting for it.\n");
      told = true;
      await pause(200);
    } else if (await takeOver(own)) return release;
  }
}

// Its holder died. Several may find that out at once: the last to put its number there has it.
async function takeOver(own) {
  writeFileSync(`${lock}.${own}`, own);
  renameSync(`${lock}.${own}`, lock);
  await pause(200);
  return readLock() === own;
}

function readLock() {
  try {
    return readFileSync(lock, "utf8");
  } catch {
    return null; // given back at this moment
  }
}

function isHeld() {
  const pid = Number(readLock());
  if (pid === 0) return true; // just made, not yet written, or gone: look again
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

// npm itself runs under the machine's Node, not under the one in node_modules that it is about to replace.
function npmInstall() {
  const path = (process.env.PATH ?? "").split(delimiter).filter((part) => !part.includes("node_modules"));
  return new Promise((resolve) => {
    const npm = spawn("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: root,
      env: { ...process.env, PATH: path.join(delimiter) },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    const listen = (bytes) => {
      said = (said + bytes).slice(0, 20_000);
    };
    npm.stdout.on("data", listen);
    npm.stderr.on("data", listen);
    npm.on("error", (error) =>
      resolve(`Skywave needs npm to install its packages, and npm did not start: ${error.message}.`),
    );
    npm.on("close", (code, signal) => resolve(code === 0 ? null : installFailure(code ?? signal, said)));
  });
}

function installFailure(end, said) {
  const lines = said.split("\n").filter((line) => !/^(npm error\s*)?$/.test(line));
  const shown = lines.length > 12 ? [...lines.slice(0, 8), "…", ...lines.slice(-4)] : lines;
  return [`Skywave's packages could not be installed: npm ci ended with ${end}; npm's reason:`, ...shown].join("\n");
}
