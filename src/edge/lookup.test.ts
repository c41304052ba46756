import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type ServedTree, servedTree } from "./served-tree.ts";

let tree: ServedTree;
beforeEach(async () => {
  tree = await servedTree();
});
afterEach(() => tree.close());

test("a folder is answered with its index.html, a file with itself", async () => {
  tree.write("index.html", "chooser");
  tree.write("en/12/rain/index.html", "article");
  tree.write("en/feed.xml", "<feed>");
  expect((await tree.get("/")).text).toBe("chooser");
  expect((await tree.get("/en/12/rain/")).text).toBe("article");
  expect((await tree.get("/en/feed.xml")).text).toBe("<feed>");
  expect((await tree.get("/en/12/rain/?utm_source=x")).text).toBe("article");
});

test("a folder asked without its slash is redirected to it, with the query", async () => {
  tree.write("en/index.html", "front");
  const reply = await tree.get("/en?a=1");
  expect(reply.status).toBe(301);
  expect(reply.headers.location).toBe("/en/?a=1");
});

test("addresses in Arabic and Khmer are found, composed or decomposed", async () => {
  tree.write("ar/7/أخبار-السودان/index.html", "عربي");
  tree.write("km/8/ព័ត៌មាន/index.html", "ខ្មែរ");
  tree.write("fr/é/index.html", "composed");
  expect((await tree.get(encodeURI("/ar/7/أخبار-السودان/"))).text).toBe("عربي");
  expect((await tree.get(encodeURI("/km/8/ព័ត៌មាន/"))).text).toBe("ខ្មែរ");
  expect((await tree.get(encodeURI("/ar/7/أخبار-السودان/".normalize("NFD")))).text).toBe("عربي");
  expect((await tree.get("/fr/e%CC%81/")).text).toBe("composed");
  const withoutSlash = await tree.get(encodeURI("/km/8/ព័ត៌មាន"));
  expect(withoutSlash.headers.location).toBe(encodeURI("/km/8/ព័ត៌មាន/"));
});

test("the nearest redirect upwards is followed from any address below it, keeping the query", async () => {
  tree.write("en/12/_redirect", "/en/12/new/\n");
  tree.write("en/12/new/index.html", "new");
  const below = await tree.get("/en/12/old/?from=mail");
  expect(below.status).toBe(301);
  expect(below.headers.location).toBe("/en/12/new/?from=mail");
  expect(below.headers["cache-control"]).toBe("public, max-age=60");
  expect((await tree.get("/en/12/")).headers.location).toBe("/en/12/new/");
  expect((await tree.get("/en/12/new/")).text).toBe("new");
});

test("a redirect in the folder asked for beats one above, and may lead to another host", async () => {
  tree.write("en/_redirect", "/ha/");
  tree.write("en/12/old/_redirect", "https://news.example/x?a=1#part");
  expect((await tree.get("/en/12/old/?b=2")).headers.location).toBe("https://news.example/x?a=1&b=2#part");
  expect((await tree.get("/en/other/")).headers.location).toBe("/ha/");
});

test("a redirect's target is sent as ASCII whatever its script", async () => {
  tree.write("ar/_redirect", "/ar/أخبار/");
  expect((await tree.get("/ar/x/")).headers.location).toBe(encodeURI("/ar/أخبار/"));
});

test("a redirect to the address that was asked, to another scheme or to nowhere is a 404", async () => {
  tree.write("en/12/_redirect", "/en/12/new/");
  tree.write("en/13/_redirect", "javascript:alert(1)");
  tree.write("en/14/_redirect", "//elsewhere.example/");
  tree.write("en/15/_redirect", "");
  expect((await tree.get("/en/12/new/")).status).toBe(404);
  for (const id of [13, 14, 15]) expect((await tree.get(`/en/${id}/x/`)).status).toBe(404);
});

test("a removed address answers 410 with its notice, compressed too, and beats a redirect beside it", async () => {
  tree.write("en/12/_gone", "<p>removed");
  tree.write("en/12/_redirect", "/en/");
  tree.write("en/12/a/_redirect", "/en/12/b/");
  const gone = await tree.get("/en/12/x/y.html", { "accept-encoding": "br" });
  expect(gone.status).toBe(410);
  expect(gone.headers["content-encoding"]).toBe("br");
  expect(gone.headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(gone.headers["cache-control"]).toBe("public, max-age=60");
  expect((await tree.get("/en/12/")).text).toBe("<p>removed");
  expect((await tree.get("/en/12/a/")).status).toBe(301);
});

test("a file wins over a notice above it or beside it", async () => {
  tree.write("en/12/_gone", "<p>removed");
  tree.write("en/12/index.html", "still here");
  tree.write("en/12/rain/index.html", "and here");
  expect((await tree.get("/en/12/")).text).toBe("still here");
  expect((await tree.get("/en/12/rain/")).text).toBe("and here");
});

test("what is not there gets the nearest 404.html upwards, or a line of text", async () => {
  expect((await tree.get("/nothing")).status).toBe(404);
  tree.write("404.html", "none in the world");
  tree.write("ha/404.html", "babu");
  const inHausa = await tree.get("/ha/1/x/");
  expect([inHausa.status, inHausa.text, inHausa.headers["cache-control"]]).toEqual([404, "babu", "public, max-age=10"]);
  expect((await tree.get("/en/1/")).text).toBe("none in the world");
});

test("copies, dot files and reserved names are never addresses, .well-known is", async () => {
  tree.write("en/index.html", "front");
  tree.write("en/_gone", "gone");
  tree.write("en/.secret", "secret");
  tree.write(".git/config", "secret");
  tree.write("_drafts/x.html", "secret");
  tree.write(".well-known/security.txt", "Contact: x");
  tree.write("404.html", "not found");
  const hidden = [
    "/en/index.html.br",
    "/en/index.html.gz",
    "/en/_gone",
    "/en/.secret",
    "/.git/config",
    "/_drafts/x.html",
  ];
  for (const path of [...hidden, "/en/%5Fgone", "/en/index.html%2Egz", "/%2Egit/config", "/en//index.html"]) {
    expect([path, (await tree.get(path)).status, (await tree.get(path)).text]).toEqual([path, 404, "not found"]);
  }
  expect((await tree.get("/.well-known/security.txt")).text).toBe("Contact: x");
});

test("a folder without an index, or where a file should be a folder, is not there", async () => {
  mkdirSync(join(tree.folder, "en/empty"), { recursive: true });
  tree.write("en/a.html", "a");
  expect((await tree.get("/en/empty/")).status).toBe(404);
  expect((await tree.get("/en/a.html/")).status).toBe(404);
  expect((await tree.get("/en/a.html/b")).status).toBe(404);
});
