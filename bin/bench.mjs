// `npm run bench`: measures what Skywave promises and prints it with medians; `npm run bench -- publish` one part of it.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildWeb } from "./build-web.mjs";
import { installPackages, root } from "./install.mjs";
import { findNode, noNode } from "./node-24.mjs";

const parts = ["publish", "build", "pages", "memory", "edge", "wire", "wire-inbox", "search", "web", "reading"];
const named = process.argv.slice(2);
const strange = named.filter((name) => !parts.includes(name));
if (strange.length > 0) stop(`There is no benchmark named ${strange.join(" or ")}; there are ${parts.join(", ")}.`, 2);

const failure = (await installPackages()) ?? (await buildWeb());
const node = findNode();
if (failure !== null || node === null) stop(failure ?? noNode, 1);

let worst = 0;
for (const part of parts.filter((name) => named.length === 0 || named.includes(name))) {
  console.log(`\n=== ${part}`);
  const words = ["--import", join(root, "bin/hooks.mjs"), join(root, `bench/${part}.ts`)];
  const { status } = spawnSync(node, words, { cwd: root, stdio: "inherit" });
  worst = Math.max(worst, status ?? 1);
}
process.exitCode = worst;

function stop(message, code) {
  console.error(message);
  process.exit(code);
}
