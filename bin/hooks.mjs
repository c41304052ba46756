// Lets Node import this project's .ts and .tsx files as they are: no build step, nothing to be out of date.
// Node 24 strips types from .ts by itself but knows no JSX; oxc-transform does both, in the same process. What it made is
// kept beside the packages, by the hash of what it was made from: loading oxc-transform takes 100 ms and 20 MB.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire, registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const kept = fileURLToPath(new URL("../node_modules/.cache/skywave/code/", import.meta.url));
const options = {
  sourceType: "module",
  jsx: { runtime: "automatic", importSource: "preact" },
  typescript: { onlyRemoveTypeImports: true },
};
const maker = `${JSON.stringify(options)} ${require("oxc-transform/package.json").version}`;

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith("file:") || !/\.tsx?$/.test(url) || url.includes("/node_modules/"))
      return nextLoad(url, context);
    return { format: "module", source: javascriptOf(fileURLToPath(url)), shortCircuit: true };
  },
});

function javascriptOf(path) {
  const text = readFileSync(path, "utf8");
  const name = createHash("sha256").update(`${maker}\0${path}\0${text}`).digest("hex").slice(0, 32);
  const file = `${kept}${name}.js`;
  return read(file) ?? keep(file, transform(path, text));
}

function transform(path, text) {
  const { transformSync } = require("oxc-transform");
  const { code, errors } = transformSync(path, text, { ...options, lang: path.endsWith("x") ? "tsx" : "ts" });
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0].message}`);
  return code;
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null; // not made yet
  }
}

function keep(file, code) {
  try {
    mkdirSync(kept, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file); // another process must not read half of it
  } catch {
    // packages that may not be written to: it is made again at each start
  }
  return code;
}
