import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import type { Page } from "./page.ts";
import { card, edition, everyKind, feed, morning, picture, templates, withText } from "./page-builders.ts";
import { render } from "./render.tsx";

const codes = ["en", "ur", "km"];
const isFeed = (page: Page) => ["rss", "sitemap-index", "sitemap", "news-sitemap"].includes(page.kind);

test.each(codes)("feeds and sitemaps are well-formed, and carry hostile text unharmed: %s", (code) => {
  const text = `<b>"&amp;" ]]> 'x'`;
  for (const page of everyKind(code).filter(isFeed)) {
    expect(parse(render(page, templates)).length, page.kind).toBeGreaterThan(1);
    const found = parse(render(withText(page, text), templates));
    const carried = found.filter((element) => element.content.includes(text)).map(({ name }) => name);
    if (page.kind === "rss") expect(new Set(carried)).toEqual(new Set(["title", "description", "category"]));
    if (page.kind === "news-sitemap") expect(carried).toEqual(["news:name", "news:title"]);
  }
});

test("text that XML cannot carry is left out, not passed on", () => {
  const page = {
    kind: "rss",
    edition: edition("en"),
    address: "en/rss.xml",
    ...feed("en", [card("en", { headline: "a\u0000b\ud800c\uffff" })]),
  } as const;
  const titles = parse(render(page, templates)).filter(({ name }) => name === "title");
  expect(titles.map(({ content }) => content)).toContain("ab\ufffdc");
});

test.each(codes)("an RSS feed names itself, its language and its articles with stable guids: %s", (code) => {
  const cards = [card(code, { picture: picture(code) }), card(code, { article: 15 })];
  const { path } = edition(code);
  const found = parse(
    render({ kind: "rss", edition: edition(code), address: `${path}/rss.xml`, ...feed(code, cards) }, templates),
  );
  const content = (name: string) => found.filter((element) => element.name === name).map((element) => element.content);
  expect(found.find(({ name }) => name === "atom:link")?.attributes).toEqual({
    rel: "self",
    type: "application/rss+xml",
    href: `https://news.example/${path}/rss.xml`,
  });
  expect(content("language")).toEqual([code]);
  expect(content("guid")).toEqual(["urn:skywave:article:14", "urn:skywave:article:15"]);
  expect(content("pubDate")).toEqual(Array(2).fill("Mon, 09 Mar 2026 06:35:00 GMT"));
  expect(content("lastBuildDate")).toEqual(["Mon, 09 Mar 2026 07:35:00 GMT"]);
  expect(content("link")[1]).toMatch(/^https:\/\/news\.example\/[\w/%.-]+$/);
  expect(content("title")[1]).toBe(card(code).headline);
  expect(found.filter(({ name }) => name === "media:thumbnail").length).toBe(1);
});

test("an edition without articles has a feed without items", () => {
  const empty = render({ kind: "rss", edition: edition("ur"), address: "ur/rss.xml", ...feed("ur", []) }, templates);
  expect(parse(empty).map(({ name }) => name)).not.toContain("item");
  expect(empty).not.toContain("lastBuildDate");
});

test("a news sitemap names language and publication as Google knows them", () => {
  const entries = [{ address: "x/1/y/", headline: "Z", publishedAt: morning }];
  const languageOf = (code: string) =>
    parse(render({ kind: "news-sitemap", address: "x/news.xml", edition: edition(code), entries }, templates)).find(
      ({ name }) => name === "news:language",
    )?.content;
  expect(["en-002", "fa-AF", "zh-Hans", "yue-Hant", "sr-Latn"].map(languageOf)).toEqual([
    "en",
    "fa",
    "zh-cn",
    "zh-tw",
    "sr",
  ]);
});

test("a sitemap says when a page changed, or nothing", () => {
  const entries = [
    { address: "en/", changedAt: null },
    { address: "fa/12/آب/", changedAt: morning },
  ];
  const xml = render({ kind: "sitemap", address: "en/sitemap.xml", edition: "en", month: null, entries }, templates);
  expect(xml).toContain("<url><loc>https://news.example/en/</loc></url>");
  expect(xml).toContain("<loc>https://news.example/fa/12/%D8%A2%D8%A8/</loc><lastmod>2026-03-09T06:35:00Z</lastmod>");
});

test("robots.txt lets everyone in and names the sitemap index", () => {
  expect(render({ kind: "robots", address: "robots.txt" }, templates)).toBe(
    "User-agent: *\nAllow: /\n\nSitemap: https://news.example/sitemap.xml\n",
  );
});

interface Element {
  name: string;
  attributes: Record<string, string>;
  content: string;
}

/** All elements in document order with their own text; throws where the XML is not well-formed. */
function parse(xml: string): Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const own = Object.entries(attributes).filter(([key]) => !key.startsWith("xmlns"));
    const element = { name, attributes: Object.fromEntries(own.map(([key, { value }]) => [key, value])), content: "" };
    found.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element) element.content += text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return found;
}
