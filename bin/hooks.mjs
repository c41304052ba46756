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
    const { code, map, errors } = transformSync(path, readFileSync(path, "utf8"), {
      lang: path.endsWith("x") ? "tsx" : "ts",
      sourceType: "module",
      sourcemap: true,
      jsx: { runtime: "automatic", importSource: "preact" },
      typescript: { onlyRemoveTypeImports: true },
    });
    if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0].message}`);
    return { format: "module", source: code + mapComment(map, url), shortCircuit: true };
  },
});

// Stack traces name the lines that were written, not those that run.
process.setSourceMapsEnabled(true);

function mapComment(map, url) {
  const json = JSON.stringify({ version: 3, sources: [url], names: [], mappings: map.mappings });
  return `//# sourceMappingURL=data:application/json;base64,${Buffer.from(json).toString("base64")}\n`;
}
