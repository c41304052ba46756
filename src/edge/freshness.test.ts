import { randomBytes } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Answers } from "./answers.ts";
import { distrusted, type ServedTree, servedTree } from "./served-tree.ts";

let tree: ServedTree;
beforeEach(async () => {
  tree = await servedTree();
});
afterEach(() => tree.close());

test("a page published, replaced or removed is seen after 25 ms", async () => {
  const seen = async () => (await tree.get("/en/1/a/", { "accept-encoding": "br" })).bytes;
  expect((await seen()).toString()).toContain("Nothing is published");
  for (const version of ["one", "two", "six"]) {
    tree.write("en/1/a/index.html", version);
    await distrusted();
    expect(brotliDecompressSync(await seen()).toString()).toBe(version);
  }
  tree.remove("en/1/a");
  await distrusted();
  expect((await seen()).toString()).toContain("Nothing is published");
});

test("for 25 ms an answer is given without a look at the disk, found or not, then the disk is asked", () => {
  const answers = new Answers(tree.folder, 1_000_000);
  tree.write("a.html", "a");
  const kind = (path: string, now: number) => {
    const answer = answers.find(path, now);
    return answer.kind === "page" ? answer.status : answer.kind;
  };
  expect([kind("/a.html", 1000), kind("/b.html", 1000)]).toEqual([200, "nothing"]);
  tree.remove("a.html");
  tree.write("b.html", "b");
  expect([kind("/a.html", 1024.9), kind("/b.html?q=1", 1024.9)]).toEqual([200, "nothing"]);
  expect([kind("/a.html", 1025), kind("/b.html?q=1", 1025)]).toEqual(["nothing", 200]);
});

test("every notice that appears or vanishes in a folder above is seen after 25 ms", async () => {
  tree.write("en/12/x/index.html", "x");
  const status = async () => {
    await distrusted();
    const reply = await tree.get("/en/12/x/old/");
    return [reply.status, reply.headers.location ?? reply.text];
  };
  const none = [404, "Nothing is published at this address.\n"];
  expect(await status()).toEqual(none);
  tree.write("404.html", "root");
  expect(await status()).toEqual([404, "root"]);
  tree.write("en/12/404.html", "near");
  expect(await status()).toEqual([404, "near"]);
  tree.write("en/_redirect", "/fr/");
  expect(await status()).toEqual([301, "/fr/"]);
  tree.write("en/12/_redirect", "/es/");
  expect(await status()).toEqual([301, "/es/"]);
  tree.write("en/12/_redirect", "/pt/");
  expect(await status()).toEqual([301, "/pt/"]);
  tree.write("en/12/x/_gone", "gone");
  expect(await status()).toEqual([410, "gone"]);
  tree.write("en/12/x/_gone", "away");
  expect(await status()).toEqual([410, "away"]);
  for (const path of ["en/12/x/_gone", "en/12/_redirect", "en/_redirect", "404.html", "en/12/404.html"])
    tree.remove(path);
  expect(await status()).toEqual(none);
});

test("a file rewritten in place within one tick of the disk's clock is seen", () => {
  const answers = new Answers(tree.folder, 1_000_000);
  const file = join(tree.folder, "a.txt");
  for (let n = 1000; n < 1050; n += 1) {
    for (const [text, now] of [
      [`a${n}`, n * 100],
      [`b${n}`, n * 100 + 30],
    ] as const) {
      writeFileSync(file, text);
      const answer = answers.find("/a.txt", now);
      const body = answer.kind === "page" ? answers.pages.body(answer, ["identity"], now) : undefined;
      expect(body?.bytes.toString()).toBe(text);
    }
  }
});

test("replacing a page under load shows readers the old or the new, whole, in every coding", {
  timeout: 30_000,
}, async () => {
  const text = (n: number) => `<script>v(${n})</script>${`${n} `.repeat(300 + (n % 7) * 400)}`;
  tree.write("en/index.html", text(0));
  let version = 0;
  let done = false;
  const failures: string[] = [];
  const tags = new Map<string, string>();
  const read = async (coding: string) => {
    let newest = 0;
    while (!done) {
      const { status, headers, bytes } = await tree.get("/en/", { "accept-encoding": coding });
      const encoding = headers["content-encoding"];
      const plain = (encoding === "br" ? brotliDecompressSync(bytes) : encoding ? gunzipSync(bytes) : bytes).toString();
      const shown = Number(/v\((\d+)\)/.exec(plain)?.[1]);
      if (status !== 200 || plain !== text(shown)) failures.push(`broken: ${status} ${plain.slice(0, 40)}`);
      if (shown < newest || shown > version) failures.push(`version ${shown} after ${newest}`);
      newest = shown;
      const key = `${encoding} ${headers.etag}`;
      const told = `${shown} ${headers["content-security-policy"]}`;
      if ((tags.get(key) ?? told) !== told) failures.push(`one tag for two answers: ${key}`);
      tags.set(key, told);
    }
  };
  const readers = ["br", "gzip", "identity", "br", "br;q=0.1, gzip"].map(read);
  while (version < 150) {
    version += 1;
    tree.write("en/index.html", text(version));
    await new Promise((resolve) => setTimeout(resolve, version % 9));
  }
  await distrusted();
  done = true;
  await Promise.all(readers);
  expect(failures).toEqual([]);
  expect((await tree.get("/en/")).text).toBe(text(150));
  expect(tags.size).toBeGreaterThan(10);
});

test("a streamed file replaced while it is read arrives whole", async () => {
  const [before, after] = [randomBytes(3_000_000), randomBytes(2_000_000)];
  tree.write("media/a.mp3", before);
  const reading = Array.from({ length: 10 }, () => tree.get("/media/a.mp3"));
  await reading[0];
  tree.write("media/a.mp3", after);
  for (const reply of await Promise.all([...reading, tree.get("/media/a.mp3")])) {
    expect([before, after].some((bytes) => bytes.equals(reply.bytes))).toBe(true);
  }
  rmSync(join(tree.folder, "media/a.mp3"));
  expect((await tree.get("/media/a.mp3")).status).toBe(404);
});

test("with a memory far too small for the tree every page is still answered right", async () => {
  const tight = await servedTree(30_000);
  const pages = Array.from({ length: 40 }, (_, n) => `${n} `.repeat(2000));
  pages.forEach((text, n) => {
    tight.write(`${n}.html`, text);
  });
  for (const round of [1, 2]) {
    for (const [n, text] of pages.entries()) {
      expect([round, n, (await tight.get(`/${n}.html`)).text === text]).toEqual([round, n, true]);
    }
  }
  await tight.close();
});
