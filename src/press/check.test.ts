import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { compareTrees } from "./check.ts";
import { openTree, prepare } from "./tree.ts";

const root = mkdtempSync(join(tmpdir(), "skywave-trees-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let made = 0;
async function treeWith(pages: Readonly<Record<string, string>>) {
  const tree = openTree(join(root, `tree-${made++}`));
  for (const [path, text] of Object.entries(pages)) await tree.write(await prepare({ kind: "text", path, text }));
  return tree;
}

describe("comparing trees", () => {
  it("finds nothing between trees of the same pages", async () => {
    const pages = { "en/index.html": "<p>water</p>", "fa/۱/index.html": "<p>آب</p>" };
    expect(compareTrees((await treeWith(pages)).directory, (await treeWith(pages)).directory)).toEqual([]);
  });

  it("does not mind how well a copy is compressed", async () => {
    const live = await treeWith({ "index.html": "a".repeat(5000) });
    const clean = await treeWith({ "index.html": "a".repeat(5000) });
    writeFileSync(
      join(live.directory, "index.html.br"),
      brotliCompressSync("a".repeat(5000), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
    );
    expect(compareTrees(live.directory, clean.directory)).toEqual([]);
  });

  it("names what is missing, extra or different", async () => {
    const live = await treeWith({ "a.html": "old", "c.html": "c" });
    const clean = await treeWith({ "a.html": "new", "b.html": "b" });
    const found = compareTrees(live.directory, clean.directory).filter(({ path }) => path.endsWith(".html"));
    expect(found).toEqual([
      { path: "a.html", kind: "differs" },
      { path: "b.html", kind: "missing" },
      { path: "c.html", kind: "extra" },
    ]);
  });

  it("finds a copy that says something else than its page, and a torn one", async () => {
    const live = await treeWith({ "a.html": "same", "b.html": "same" });
    const clean = await treeWith({ "a.html": "same", "b.html": "same" });
    writeFileSync(join(live.directory, "a.html.gz"), gzipSync("other"));
    writeFileSync(join(live.directory, "b.html.br"), brotliCompressSync("same").subarray(0, 3));
    expect(compareTrees(live.directory, clean.directory).map(({ path }) => path)).toEqual(["a.html.gz", "b.html.br"]);
  });
});

describe("comparing with a build without compressed copies", () => {
  const plainBuild = async (pages: Readonly<Record<string, string>>) => {
    const tree = openTree(join(root, `tree-${made++}`));
    for (const [path, text] of Object.entries(pages))
      await tree.write({ kind: "plain", path, plain: Buffer.from(text, "utf8") });
    return tree.directory;
  };
  const pages = { "a.html": "a", "b.html": "b", "picture.avif": "p" };
  const texts = new Set(["a.html", "b.html"]);

  it("finds nothing when the live tree's copies say what the build's files say", async () => {
    const { directory } = await treeWith(pages);
    rmSync(join(directory, "picture.avif.br"));
    rmSync(join(directory, "picture.avif.gz"));
    expect(compareTrees(directory, await plainBuild(pages), texts)).toEqual([]);
  });

  it("finds copies that are missing, stale, torn, or of what has none", async () => {
    const { directory } = await treeWith(pages);
    rmSync(join(directory, "a.html.br"));
    writeFileSync(join(directory, "a.html.gz"), gzipSync("old"));
    writeFileSync(join(directory, "b.html.br"), brotliCompressSync("b").subarray(0, 3));
    expect(compareTrees(directory, await plainBuild(pages), texts)).toEqual([
      { path: "a.html.br", kind: "missing" },
      { path: "a.html.gz", kind: "differs" },
      { path: "b.html.br", kind: "differs" },
      { path: "picture.avif.br", kind: "extra" },
      { path: "picture.avif.gz", kind: "extra" },
    ]);
  });
});

describe("a tree", () => {
  it("removes the folders that a page leaves empty, and no others", async () => {
    const tree = await treeWith({ "en/1/a/index.html": "x", "en/2/b/index.html": "y" });
    tree.remove(["en/1/a/index.html", "en/1/a/index.html.br", "en/1/a/index.html.gz"]);
    const left = await treeWith({ "en/2/b/index.html": "y" });
    expect(compareTrees(tree.directory, left.directory)).toEqual([]);
  });

  it("writes again into a folder that somebody removed", async () => {
    const tree = await treeWith({ "en/1/a/index.html": "x" });
    rmSync(join(tree.directory, "en"), { recursive: true });
    await tree.write(await prepare({ kind: "text", path: "en/1/a/index.html", text: "x" }));
    expect(compareTrees(tree.directory, (await treeWith({ "en/1/a/index.html": "x" })).directory)).toEqual([]);
  });

  it("throws away what a killed press left half written", async () => {
    const { directory } = await treeWith({ "en/index.html": "x" });
    writeFileSync(join(directory, ".making", "half"), "<p>ha");
    openTree(directory);
    expect(readdirSync(join(directory, ".making"))).toEqual([]);
  });

  it("knows its owner, and sweeps what another left behind", async () => {
    const tree = await treeWith({ "en/index.html": "x", "old/index.html": "y" });
    expect(tree.owner()).toBeNull();
    await tree.claim("this database");
    expect(tree.owner()).toBe("this database");
    mkdirSync(join(tree.directory, "empty"));
    expect(tree.sweep(new Set(["en/index.html", "en/index.html.br", "en/index.html.gz"]))).toBe(3);
    expect(compareTrees(tree.directory, (await treeWith({ "en/index.html": "x" })).directory)).toEqual([]);
  });
});
