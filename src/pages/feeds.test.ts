import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { besideAddress } from "./addresses.ts";
import type { Page, RssFeed } from "./page.ts";
import {
  card,
  edition,
  everyKind,
  feed,
  language,
  morning,
  picture,
  section,
  templates,
  withText,
} from "./page-builders.ts";
import { render, renderBeside } from "./render.tsx";
import { validJsonFeed } from "../../tests/discovery-schemas.ts";

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
  const page = feed("en", [card("en", { headline: "a\u0000b\ud800c\uffff" })]);
  const titles = parse(render(page, templates)).filter(({ name }) => name === "title");
  expect(titles.map(({ content }) => content)).toContain("ab\ufffdc");
});

test.each(codes)("an RSS feed names itself, its language and its articles with stable guids: %s", (code) => {
  const cards = [card(code, { picture: picture(code) }), card(code, { article: 15 })];
  const { path } = edition(code);
  const found = parse(render(feed(code, cards), templates));
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
  const empty = render(feed("ur", []), templates);
  expect(parse(empty).map(({ name }) => name)).not.toContain("item");
  expect(empty).not.toContain("lastBuildDate");
});

/** The feed's Atom and JSON forms. */
function beside(page: RssFeed): { readonly atom: string; readonly json: unknown } {
  const [atom, json] = renderBeside(page, templates);
  expect([atom?.path, json?.path]).toEqual(besideAddress(page.address));
  return { atom: atom?.text ?? "", json: JSON.parse(json?.text ?? "") };
}

const world = (code: string) => ({ ...section(code, "world"), description: null });

test.each(codes)("a section's feed tells the same articles as Atom and JSON Feed, with the same ids: %s", (code) => {
  const cards = [card(code, { picture: picture(code) }), card(code, { article: 15, summary: "" })];
  const page = feed(code, cards, world(code));
  const { atom, json } = beside(page);
  const found = parse(atom);
  const content = (name: string) => found.filter((element) => element.name === name).map((element) => element.content);
  const folder = `https://news.example/${language(code).path}/world/`;
  expect(content("id")).toEqual([`${folder}atom.xml`, "urn:skywave:article:14", "urn:skywave:article:15"]);
  expect(content("updated")).toEqual(Array(3).fill("2026-03-09T07:35:00Z"));
  expect(content("published")).toEqual(Array(2).fill("2026-03-09T06:35:00Z"));
  expect(content("name")).toEqual([edition(code).wordmark]);
  expect(content("summary")).toEqual([card(code).summary, card(code).headline]);
  const links = found.filter(({ name }) => name === "link").map(({ attributes: { rel, href } }) => `${rel} ${href}`);
  expect(links).toContain(`self ${folder}atom.xml`);
  expect(links).toContain(`alternate ${folder}`);
  expect(found[0]?.attributes).toEqual({ "xml:lang": code });
  expect(validJsonFeed(json), JSON.stringify(validJsonFeed.errors)).toBe(true);
  expect(json).toMatchObject({
    home_page_url: folder,
    feed_url: `${folder}feed.json`,
    language: code,
    items: [
      { id: "urn:skywave:article:14", content_text: card(code).summary, date_modified: "2026-03-09T07:35:00Z" },
      { id: "urn:skywave:article:15", content_text: card(code).headline },
    ],
  });
  const rss = parse(render(page, templates));
  expect(rss.filter(({ name }) => name === "guid").map(({ content: guid }) => guid)).toEqual(content("id").slice(1));
  const titled = rss.find(({ name }) => name === "title")?.content;
  expect(titled).toContain(section(code, "world").name);
  expect(content("title")[0]).toBe(titled);
});

test("Atom and JSON Feed without articles are valid still", () => {
  const { atom, json } = beside(feed("km", []));
  expect(parse(atom).find(({ name }) => name === "updated")?.content).toBe("1970-01-01T00:00:00Z");
  expect(validJsonFeed(json), JSON.stringify(validJsonFeed.errors)).toBe(true);
});

test.each(codes)("Atom and JSON Feed carry hostile text unharmed: %s", (code) => {
  const text = `</script><b>"&amp;" ]]> 'x'`;
  const page = withText(feed(code, [card(code)], world(code)), text);
  const { atom, json } = beside(page);
  const titles = parse(atom).filter(({ name }) => name === "title");
  expect(titles.every(({ content }) => content.includes(text))).toBe(true);
  expect(json).toMatchObject({ items: [{ title: text, content_text: text, tags: [text] }] });
  expect(renderBeside(page, templates)[1]?.text).not.toContain("<");
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
