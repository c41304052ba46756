import { expect, test } from "vitest";
import { absoluteAddress, relativeAddress, rootAddress } from "./addresses.ts";

const resolved = (from: string, to: string) =>
  new URL(relativeAddress(from, to), `https://any.example/mirror/${from}`).pathname;

test("a relative address leads to its page from any depth, on a host that holds the tree in a folder", () => {
  const places = ["", "en/", "en/12/water/", "fa/12/آب/", "en/rss.xml", "media/1-a/144.avif", "km/12/a b/"];
  for (const from of places)
    for (const to of places) expect(decodeURIComponent(resolved(from, to)), `${from} → ${to}`).toBe(`/mirror/${to}`);
});

test("a page's link to itself is not empty, which would mean the document that holds it", () => {
  expect(relativeAddress("en/12/water/", "en/12/water/")).toBe("./");
});

test("letters of every script stay in HTML; what could end a segment or an attribute does not", () => {
  expect(relativeAddress("en/", "km/12/ទឹក/")).toBe("../km/12/ទឹក/");
  expect(relativeAddress("", 'en/12/a?b#c"<:%/')).toBe("en/12/a%3Fb%23c%22%3C%3A%25/");
});

test("absolute and root addresses are plain ASCII, even of broken text", () => {
  expect(absoluteAddress("https://news.example", "fa/12/آب/")).toBe("https://news.example/fa/12/%D8%A2%D8%A8/");
  expect(rootAddress("fa/\ud800/")).toBe("/fa/%EF%BF%BD/");
});
