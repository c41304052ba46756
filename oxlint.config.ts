import { builtinModules } from "node:module";
import { defineConfig, type OxlintOverride } from "oxlint";
import { type Folder, folders } from "./folders.ts";

// Tests, and the builders they share, may use all of Node; of ours, what their folder may and what is in tests/.
const tests = ["**/*.test.ts", "**/*.test.tsx", "**/*-builders.ts"];

const builtins = builtinModules.filter((name) => !name.startsWith("_")).join("|");
const rulesOfPureFolders: OxlintOverride["rules"] = {
  "no-restricted-properties": [
    "error",
    { object: "Date", property: "now", message: "Pure folders read no clock: pass the time in." },
    { object: "Math", property: "random", message: "Pure folders roll no dice: pass the number in." },
  ],
  "no-restricted-globals": [
    "error",
    ...["process", "crypto", "performance", "fetch", "setTimeout", "setInterval", "setImmediate", "console"].map(
      (name) => ({ name, message: "Pure folders do no I/O, read no clock and roll no dice: pass it in." }),
    ),
  ],
  "skywave/no-current-date": "error",
};

// A later override replaces the options of an earlier one's rule, so each list is whole.
function importsOf(folder: Folder, from: "code" | "tests") {
  const all = folders.map(({ name }) => name);
  const allowed = folder.mayImport === "all" ? all : [folder.name, ...folder.mayImport];
  const forbidden = all.filter((name) => !allowed.includes(name));
  const beside = from === "code" ? ["tests", "bench", "bin"] : ["bench", "bin"];
  const text = folder.mayImport === "all" ? "every folder" : folder.mayImport.join(", ") || "no other folder";
  const patterns = [
    {
      regex: `^(?:file:|\\.{0,2}/)(?:.*/)?(?:${[...forbidden, ...beside].join("|")})/`,
      message: `src/${folder.name} may import ${text} (folders.ts).`,
    },
    ...(folder.name === "db" || from === "tests"
      ? []
      : [{ regex: "^(?:pg|@electric-sql)(?:/|$)", message: "Only src/db has the connection to the database." }]),
    ...(folder.pure && from === "code"
      ? [{ regex: `^(?:node:.*|(?:${builtins})(?:/.*)?)$`, message: `src/${folder.name} is pure: it does no I/O.` }]
      : []),
  ];
  return {
    files: from === "code" ? [`src/${folder.name}/**`] : tests.map((test) => `src/${folder.name}/${test}`),
    rules: { "no-restricted-imports": ["error", { patterns }] },
  } satisfies OxlintOverride;
}

export default defineConfig({
  plugins: ["eslint", "typescript", "oxc", "unicorn", "import", "promise", "node"],
  jsPlugins: [{ name: "skywave", specifier: "./oxlint-plugin.mjs" }],
  options: { typeAware: true },
  categories: { correctness: "error" },
  ignorePatterns: ["node_modules", "data", "dist"],
  rules: {
    "import/no-cycle": "error",
    "import/no-default-export": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": ["error", { checksVoidReturn: false }],
    "typescript/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    "typescript/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
    "typescript/unbound-method": "off", // objects here are made by functions and know no `this`
    "typescript/no-base-to-string": "off", // what was thrown is `unknown` and must be shown
    "eslint/no-control-regex": "off", // what agencies send holds them
    "eslint/eqeqeq": "error",
    "eslint/no-var": "error",
    "eslint/prefer-const": "error",
  },
  overrides: [
    { files: ["*.config.ts", "oxlint-plugin.mjs"], rules: { "import/no-default-export": "off" } },
    { files: folders.filter(({ pure }) => pure).map(({ name }) => `src/${name}/**`), rules: rulesOfPureFolders },
    {
      // Their text runs in readers' browsers; here they are never called.
      files: ["src/pages/script/reader.ts", "src/pages/script/worker.ts"],
      rules: { "no-restricted-properties": "off", "no-restricted-globals": "off" },
    },
    ...folders.map((folder) => importsOf(folder, "code")),
    {
      files: tests,
      rules: {
        "no-restricted-properties": "off",
        "no-restricted-globals": "off",
        "skywave/no-current-date": "off",
        "typescript/restrict-template-expressions": "off",
      },
    },
    ...folders.map((folder) => importsOf(folder, "tests")),
  ],
});
