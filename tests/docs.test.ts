// The documents name files, commands, variables and packages: all of them must be there.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { folders } from "../folders.ts";
import { readArguments } from "../src/main/arguments.ts";
import { help } from "../src/main/help.ts";

const root = dirname(import.meta.dirname);

const documents = [".", "docs", "src", "demonstration", "bench"].flatMap((folder) => {
  const names =
    folder === "." ? readdirSync(root) : readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".md")).map((name) => join(folder, name));
});

function textOf(document: string): string {
  return readFileSync(join(root, document), "utf8");
}

/** Every place that documents point at and that is not there, as "document: place". */
function missing(placesIn: (document: string, text: string) => readonly string[]): readonly string[] {
  return documents.flatMap((document) =>
    placesIn(document, textOf(document))
      .filter((place) => !existsSync(join(root, place)))
      .map((place) => `${document}: ${place}`),
  );
}

/** A heading as GitHub makes an anchor of it. */
function anchors(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function linksIn(document: string, text: string) {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = ""]) => link)
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => {
      const [path = "", anchor] = link.split("#");
      return { place: path === "" ? document : relative(root, join(root, dirname(document), path)), anchor };
    });
}

test("every relative link leads to a file", () => {
  expect(missing((document, text) => linksIn(document, text).map(({ place }) => place))).toEqual([]);
});

test("every link to a heading finds it", () => {
  const lost = documents.flatMap((document) =>
    linksIn(document, textOf(document))
      .filter(({ place, anchor }) => anchor !== undefined && place.endsWith(".md") && existsSync(join(root, place)))
      .filter(({ place, anchor = "" }) => !anchors(textOf(place)).includes(anchor))
      .map(({ place, anchor }) => `${document}: ${place}#${anchor}`),
  );
  expect(lost).toEqual([]);
});

test("every path of the code that a document names exists", () => {
  const path = /`((?:src|bin|tests|bench)\/[\w./-]+|[\w-]+\.config\.ts|folders\.ts)`/g;
  expect(missing((_, text) => [...text.matchAll(path)].map(([, place = ""]) => place))).toEqual([]);
});

test("every file that a folder's README names exists", () => {
  const lost = missing((document, text) => {
    if (!document.startsWith("src/")) return [];
    return [...text.matchAll(/`([\w-]+\.(?:test\.)?tsx?)`/g)].map(([, name = ""]) => join(dirname(document), name));
  });
  expect(lost).toEqual([]);
});

test("every folder of the table that is there has a README", () => {
  const without = folders.filter(
    ({ name }) => existsSync(join(root, "src", name)) && !existsSync(join(root, "src", name, "README.md")),
  );
  expect(without.map(({ name }) => name)).toEqual([]);
});

test("every command in an example is one that Skywave knows", () => {
  const refused = documents.flatMap((document) =>
    [...textOf(document).matchAll(/npx skywave ([^`#|)\n]+)/g)]
      .map(([, words = ""]) => words.trim())
      .filter((words) => !readArguments(words.split(/\s+/)).ok && words !== "install")
      .map((words) => `${document}: ${words}`),
  );
  expect(refused).toEqual([]);
});

test("the README's table has the environment variables that the help has", () => {
  const told = [...help.matchAll(/^ {2}([A-Z_]{4,}) /gm)].map(([, name]) => name);
  const listed = [...textOf("README.md").matchAll(/^\| `([A-Z_]{4,})` \|/gm)].map(([, name]) => name);
  expect(told).not.toHaveLength(0);
  expect(listed).toEqual(told);
});

test("every package of package.json has its reason and its licence in the dependencies' page", () => {
  const { dependencies, optionalDependencies, devDependencies } = JSON.parse(textOf("package.json")) as Record<
    string,
    Record<string, string>
  >;
  const names = [dependencies, optionalDependencies, devDependencies].flatMap((kind) => Object.keys(kind ?? {}));
  const lines = [...textOf("docs/dependencies.md").matchAll(/^\| `([^`]+)` \| .+ \| (.+) \|$/gm)];
  const listed = new Map(lines.map(([, name = "", licence]) => [name, licence]));
  expect([...listed.keys()].sort()).toEqual(names.toSorted());
  const installed = names.filter((name) => existsSync(join(root, "node_modules", name, "package.json")));
  const licences = installed.map((name) => {
    const { license } = JSON.parse(textOf(`node_modules/${name}/package.json`)) as { license: string };
    return [name, license];
  });
  expect(licences).toEqual(installed.map((name) => [name, listed.get(name)]));
});

test("every decision is listed, once and in order", () => {
  const files = readdirSync(join(root, "docs/adr")).filter((name) => /^\d{3}-/.test(name));
  const listed = [...textOf("docs/adr/README.md").matchAll(/\]\((\d{3}-[^)]+)\)/g)].map(([, name]) => name);
  expect(listed).toEqual(files.toSorted());
  expect(files.map((name) => Number(name.slice(0, 3)))).toEqual(files.map((_, index) => index + 1));
});
