// Plants imports in a copy of nothing but the lint rule, and expects it to catch those that folders.ts forbids.
import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { folders } from "../folders.ts";

const root = dirname(import.meta.dirname);
const plantation = mkdtempSync(join(tmpdir(), "skywave-folders-"));
afterAll(() => rmSync(plantation, { recursive: true, force: true }));

interface Finding {
  readonly code: string;
  readonly filename: string;
}

/** Lints files that hold these lines; the rules that complained, by file. */
async function lint(planted: Readonly<Record<string, string>>): Promise<Record<string, string[]>> {
  for (const name of ["oxlint.config.ts", "oxlint-plugin.mjs", "folders.ts", "tsconfig.json", "package.json"])
    copyFileSync(join(root, name), join(plantation, name));
  rmSync(join(plantation, "node_modules"), { force: true });
  symlinkSync(join(root, "node_modules"), join(plantation, "node_modules"));
  rmSync(join(plantation, "src"), { recursive: true, force: true });
  for (const { name } of folders) plant(`src/${name}/thing.ts`, "export const thing = 1;");
  plant("tests/thing.ts", "export const thing = 1;");
  for (const [path, line] of Object.entries(planted)) plant(path, line);
  const found = await findings();
  return Object.fromEntries(
    Object.keys(planted).map((path) => [
      path,
      found.filter(({ filename }) => filename === path).map(({ code }) => code.replace(/^.*\((.*)\)$/, "$1")),
    ]),
  );
}

function plant(path: string, line: string): void {
  mkdirSync(dirname(join(plantation, path)), { recursive: true });
  writeFileSync(join(plantation, path), `${line}\n`);
}

function findings(): Promise<readonly Finding[]> {
  return new Promise((resolve, reject) => {
    const command = [join(root, "node_modules/oxlint/bin/oxlint"), "--format=json"];
    execFile(process.execPath, command, { cwd: plantation }, (_, stdout, stderr) => {
      try {
        resolve((JSON.parse(stdout) as { diagnostics: Finding[] }).diagnostics); // oxlint's own form
      } catch {
        reject(new Error(`oxlint did not run: ${stdout}${stderr}`));
      }
    });
  });
}

function importing(path: string): string {
  return `import { thing } from "${path}";\nexport const other = thing + 1;`;
}

test("a folder may import the folders of its row in the table and no other", async () => {
  const planted: Record<string, string> = {};
  const expected: Record<string, string[]> = {};
  for (const folder of folders)
    for (const { name } of folders) {
      const path = `src/${folder.name}/imports-${name}.ts`;
      const allowed = folder.mayImport === "all" || name === folder.name || folder.mayImport.includes(name);
      planted[path] = importing(name === folder.name ? "./thing.ts" : `../${name}/thing.ts`);
      expected[path] = allowed ? [] : ["no-restricted-imports"];
    }
  expect(await lint(planted)).toEqual(expected);
  expect(Object.values(expected).flat()).not.toHaveLength(0);
});

test("no other way of importing gets round the table", async () => {
  const planted = {
    "src/story/detour.ts": importing("./../db/thing.ts"),
    "src/story/round-trip.ts": importing("../../src/db/thing.ts"),
    "src/story/deeper/folder.ts": importing("../../db/thing.ts"),
    "src/story/again.ts": 'export { thing } from "../db/thing.ts";',
    "src/story/types.ts": 'import type { thing } from "../db/thing.ts";\nexport type Thing = typeof thing;',
    "src/story/later.ts": 'export const later = () => import("../db/thing.ts");',
    "src/edge/own.test.ts": importing("../db/thing.ts"),
    "src/edge/borrows.ts": importing("../../tests/thing.ts"),
    "src/press/driver.ts": 'import pg from "pg";\nexport const client = new pg.Client();',
  };
  const caught = await lint(planted);
  expect(caught).toEqual(Object.fromEntries(Object.keys(planted).map((path) => [path, ["no-restricted-imports"]])));
});

test("pure folders do no I/O, read no clock and roll no dice; their tests may", async () => {
  const lines = {
    "no-restricted-imports": 'import { readFileSync } from "node:fs";\nexport const text = readFileSync("x", "utf8");',
    "no-restricted-properties": "export const now = Date.now() + Math.random();",
    "no-current-date": "export const now = new Date();",
    "no-restricted-globals": 'export const asked = fetch("http://x.example/");',
  };
  const planted: Record<string, string> = {};
  const expected: Record<string, string[]> = {};
  for (const { name, pure } of folders)
    for (const [rule, line] of Object.entries(lines)) {
      planted[`src/${name}/${rule}.ts`] = line;
      expected[`src/${name}/${rule}.ts`] = pure ? [rule] : [];
      planted[`src/${name}/${rule}.test.ts`] = line;
      expected[`src/${name}/${rule}.test.ts`] = [];
    }
  const caught = await lint(planted);
  for (const rules of Object.values(caught)) rules.splice(0, rules.length, ...new Set(rules));
  expect(caught).toEqual(expected);
});

test("a time that was passed in may become a Date", async () => {
  const path = "src/story/given.ts";
  expect(await lint({ [path]: "export const given = (at: number): string => new Date(at).toISOString();" })).toEqual({
    [path]: [],
  });
});

test("two files that import each other are caught", async () => {
  const caught = await lint({
    "src/story/one.ts": 'import { two } from "./two.ts";\nexport const one = (): number => two();',
    "src/story/two.ts": 'import { one } from "./one.ts";\nexport const two = (): number => one();',
  });
  expect(caught).toEqual({ "src/story/one.ts": ["no-cycle"], "src/story/two.ts": ["no-cycle"] });
});
