// What the tests need beside npm packages: a browser and fonts, Java for the HTML validator, strace for durability, ffmpeg for audio and video.
import { execFile, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "./install.mjs";

const needs = [
  {
    command: "ffmpeg",
    packages: ["ffmpeg"],
    checks: ["pglite", "postgres", "browser"],
    without: "how audio and video are made ready is not tried",
  },
  { command: "chromium", packages: ["chromium"], checks: ["browser"], without: "the one from npm stands in" },
  {
    command: "java",
    packages: ["default-jre-headless"],
    checks: ["unit", "browser"],
    without: "pages are not put through the HTML validator",
  },
  {
    command: "strace",
    packages: ["strace"],
    checks: ["unit", "pglite"],
    without: "that data reaches the disk is not watched",
  },
];
const fonts = {
  packages: ["fonts-noto-core", "fonts-noto-cjk"],
  checks: ["browser"],
  without: "some scripts show as boxes",
};

/** Brings what these checks need, as root from Debian's packages; returns the variables that tell tests where it is. */
export async function provideForTests(checks, environment) {
  const lacking = [...needs, fonts].filter(
    (need) => need.checks.some((check) => checks.includes(check)) && !isThere(need, environment.PATH),
  );
  if (lacking.length > 0) installDebian(lacking.flatMap(({ packages }) => packages));
  for (const need of lacking)
    if (!isThere(need, environment.PATH)) console.log(`Without ${need.packages.join(" and ")}: ${need.without}.`);
  if (!checks.includes("browser")) return {};
  const browser =
    environment.SKYWAVE_TEST_CHROMIUM ?? find("chromium", environment.PATH) ?? (await browserFromNpm(environment));
  return browser === null ? {} : { SKYWAVE_TEST_CHROMIUM: browser };
}

function isThere({ command, packages }, path) {
  if (command !== undefined) return find(command, path) !== null;
  return packages.every((name) => existsSync(`/var/lib/dpkg/info/${name}.list`));
}

function find(command, path) {
  const places = path.split(delimiter).map((folder) => join(folder, command));
  return places.find(isExecutable) ?? null;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installDebian(packages) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    console.log(`These Debian packages would help the tests; install them as root: ${packages.join(" ")}.`);
    return;
  }
  console.log(`Installing for the tests: ${packages.join(", ")}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const quiet = { env, stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" };
  const install = ["install", "-y", "-qq", "--no-install-recommends", ...packages];
  if (spawnSync("apt-get", install, quiet).status === 0) return;
  spawnSync("apt-get", ["update", "-qq"], quiet); // a fresh machine has no list of packages yet
  const second = spawnSync("apt-get", install, quiet);
  if (second.status !== 0) console.log(`apt-get could not install them: ${second.stderr.trim().split("\n").at(-1)}`);
}

function browserFromNpm(environment) {
  const print =
    'const { default: chromium } = await import("@sparticuz/chromium"); console.log(await chromium.executablePath());';
  return new Promise((resolve) => {
    execFile("node", ["--input-type=module", "-e", print], { cwd: root, env: environment }, (error, path) => {
      if (error) console.log(`There is no browser: @sparticuz/chromium could not be unpacked (${error.message}).`);
      resolve(error ? null : path.trim());
    });
  });
}
