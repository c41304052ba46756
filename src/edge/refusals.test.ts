import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type ServedTree, servedTree } from "./served-tree.ts";

let tree: ServedTree;
beforeEach(async () => {
  tree = await servedTree();
  tree.write("en/index.html", "front");
});
afterEach(() => tree.close());

function send(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(tree.port, "127.0.0.1", () => socket.write(bytes, "latin1"));
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("end", () => resolve(Buffer.concat(chunks).toString()));
    socket.on("error", reject);
  });
}
const line = (target: string, method = "GET") => `${method} ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
const status = async (target: string) => Number((await send(line(target))).split(" ")[1]);

test("an address that cannot be read or climbs is a 400 in one plain line", async () => {
  const bad = [
    "/%",
    "/%zz",
    "/%C3%28",
    "/a%00b",
    "/../etc/passwd",
    "/en/../en/",
    "/en/%2e%2e/",
    "/./en/",
    "/en\\x",
    "/en/%5Cx",
    "/en%2Findex.html",
  ];
  for (const path of [...bad, "/a%0d%0aX: y", "/\xff\xfe/", "en/", "http:/en/"]) {
    expect([path, await status(path)]).toEqual([path, 400]);
  }
  expect(await send(line("/%"))).toMatch(/Content-Type: text\/plain[\s\S]*\r\n\r\nThe address cannot be read\.\n$/);
  expect((await tree.get("/en/")).text).toBe("front");
});

test("a path that is too long, or a name over 255 bytes, is a 404", async () => {
  expect(await status(`/${"a/".repeat(3000)}`)).toBe(404);
  expect(await status(`/${"a".repeat(256)}`)).toBe(404);
  expect(await status(`/${"%E1%9E%80".repeat(86)}/`)).toBe(404);
  expect(await status(`/${"a/".repeat(2000)}`)).toBe(404);
  expect(await status(`/${"a".repeat(20_000)}`)).toBe(431);
});

test("what is not HTTP is refused with the security headers, and the edge lives on", async () => {
  const reply = await send("HELO\r\n\r\n");
  expect(reply).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(reply).toContain("X-Content-Type-Options: nosniff");
  expect(await send("GET / HTTP/1.1\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
  expect((await tree.get("/en/")).status).toBe(200);
});

test("a client that never finishes its headers is let go after ten seconds or so", async () => {
  const from = performance.now();
  expect(await send("GET /en/ HTTP/1.1\r\nHost: x\r\n")).toMatch(/^HTTP\/1\.1 408 /);
  const seconds = (performance.now() - from) / 1000;
  expect(seconds).toBeGreaterThan(9);
  expect(seconds).toBeLessThan(20);
});

test("a whole URL as the target is read as its path", async () => {
  expect(await status("http://elsewhere.example/en/")).toBe(200);
});

test("only GET and HEAD are allowed", async () => {
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"]) {
    const reply = await tree.get("/en/", {}, method);
    expect([method, reply.status, reply.headers.allow]).toEqual([method, 405, "GET, HEAD"]);
  }
});

test("a query cannot end a redirect's header line, and a redirect never leaves for another host", async () => {
  const reply = await send(line("/en?a=%0d%0aX-Evil:1&b=ü"));
  expect(reply).not.toMatch(/^X-Evil/m);
  tree.write("evil.example/index.html", "x");
  expect((await tree.get("//evil.example")).status).toBe(404);
});

test("links are followed inside the tree and nowhere else", async () => {
  const outside = mkdtempSync(join(tmpdir(), "skywave-outside-"));
  writeFileSync(join(outside, "secret.html"), "secret");
  writeFileSync(join(outside, "_redirect"), "/secret/");
  symlinkSync(join(outside, "secret.html"), join(tree.folder, "a.html"));
  symlinkSync(outside, join(tree.folder, "folder"));
  symlinkSync(join(outside, "_redirect"), join(tree.folder, "en/_redirect"));
  symlinkSync(join(outside, "secret.html"), join(tree.folder, "en/_gone"));
  symlinkSync(join(outside, "secret.html"), join(tree.folder, "404.html"));
  symlinkSync("en", join(tree.folder, "inside"));
  symlinkSync("loop", join(tree.folder, "loop"));
  for (const path of ["/a.html", "/folder", "/folder/secret.html", "/en/x", "/loop", "/loop/x"]) {
    expect([path, (await tree.get(path)).status]).toEqual([path, 404]);
    expect((await tree.get(path)).text).not.toContain("secret");
  }
  expect((await tree.get("/inside/")).text).toBe("front");
  rmSync(outside, { recursive: true });
});
