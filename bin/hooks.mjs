// Lets Node import this project's .ts and .tsx files as they are: no build step, nothing to be out of date.
// Node 24 strips types from .ts by itself but knows no JSX; oxc-transform does both, in the same process.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { transformSync } from "oxc-transform";

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith("file:") || !/\.tsx?$/.test(url) || url.includes("/node_modules/"))
      return nextLoad(url, context);
    const path = fileURLToPath(url);
    const { code, errors } = transformSync(path, readFileSync(path, "utf8"), {
      lang: path.endsWith("x") ? "tsx" : "ts",
      sourceType: "module",
      jsx: { runtime: "automatic", importSource: "preact" },
      typescript: { onlyRemoveTypeImports: true },
    });
    if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0].message}`);
    return { format: "module", source: code, shortCircuit: true };
  },
});
