import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Dom, parse } from "parse5";
import { describe, expect, test } from "vitest";
import { validJsonFeed, validJsonLd } from "../../tests/discovery-schemas.ts";
import { termLang } from "../language/term.ts";
import { termKeys } from "../language/term-keys.ts";
import { everyKind, frame, language, templates } from "./page-builders.ts";
import type { Page } from "./page.ts";
import { render, renderBeside } from "./render.tsx";
import { headers, weightOf } from "./weight-builders.ts";

// What every kind of page promises in every edition that comes with the software. What needs a browser or the validator
// is in `tests/every-edition.browser.test.ts`; what needs a running site, in `tests/reader.browser.test.ts`.

const codes = [...templates.languages.keys()];

interface Shown {
  readonly page: Page;
  /** Of the page as it is, or of a form beside it. */
  readonly path: string;
  readonly text: string;
}

const shownIn = (code: string): readonly Shown[] =>
  everyKind(code).flatMap((page) => {
    const path = "address" in page ? page.address : page.kind;
    const beside = renderBeside(page, templates).map((one) => ({ page, ...one }));
    return [{ page, path, text: render(page, templates) }, ...beside];
  });
const isHtml = ({ text }: Shown) => text.startsWith("<!doctype html>");

/** Every element with the language that holds in it. */
function* elementsOf(node: Dom.ParentNode, lang = ""): Generator<readonly [Dom.Element, string]> {
  for (const child of node.childNodes) {
    if (!tree.isElementNode(child)) continue;
    const own = attribute(child, "lang") ?? lang;
    yield [child, own];
    yield* elementsOf(child, own);
  }
}

const attribute = (element: Dom.Element, name: string) => element.attrs.find((one) => one.name === name)?.value;
const ownText = (element: Dom.Element) =>
  element.childNodes.map((child) => (tree.isTextNode(child) ? child.value : " ")).join("");

/** Attributes that are read out or shown. */
const spoken = ["alt", "title", "aria-label", "placeholder"];
const unspoken = new Set(["script", "style", "template", "noscript"]);

// The same in every language: names of formats, units, networks, time zones and organizations, and the builders' own names.
const names = new RegExp(
  `(?<![A-Za-z])(?:${[
    "Skywave|RSS|Atom|JSON|HTML|MP3|MP4|OGG|Opus|AVIF|JPEG|HLS|DASH|HD|FM|AM|MW|SW|TV|KB|kB|MB|GB|kbit/s|kHz|MHz|UNESCO",
    "UTC|GMT|CET|EET|IST|JST",
    "Example|Social|Radio Two|Radio|Water|A\\. Rahman|Agency|Wasser|Our language, our pride",
  ].join("|")})(?![A-Za-z])`,
  "gu",
);

/** Texts in the edition's language that it has in another script, or word for word from English. */
function wrongLanguage(code: string, { text }: Shown): readonly string[] {
  const { script, htmlLang, terms } = language(code);
  const english = new Map(Object.entries(language("en").terms).map(([key, term]) => [textOf(term), key] as const));
  const own = new Set(Object.values(terms).map(textOf));
  const sectionNames = new Set(frame(code).sections.map(({ name }) => name)); // a newsroom's own
  const borrows = termKeys.some((key) => termLang(language(code), key) !== undefined);
  const letters = scripts[script] ?? new RegExp(`[\\p{Script_Extensions=${script}}]`, "gu");
  const wrong = (said: string) => {
    if (sectionNames.has(said.trim())) return false;
    const words = said.replace(/\S*[@/]\S*|\{[^}]*\}/g, " ").replace(names, " ");
    const foreign =
      words
        .replace(letters, "")
        .replace(/\p{Lm}/gu, "")
        .match(/\p{L}{2,}/gu) ?? [];
    if (foreign.length > 0) return true;
    const key = english.get(said.trim());
    return key !== undefined && htmlLang !== "en" && !own.has(said.trim());
  };
  const found: string[] = [];
  for (const [element, lang] of elementsOf(parse(text))) {
    if (unspoken.has(element.tagName) || lang !== htmlLang) continue;
    // What an edition borrows in a title or an attribute cannot say its language.
    if (!borrows || element.tagName !== "title") found.push(...[ownText(element)].filter(wrong));
    const attributes = spoken.map((name) => attribute(element, name) ?? "");
    if (!borrows) found.push(...attributes.filter(wrong));
  }
  return found;
}

const textOf = (term: { readonly text: string } | { readonly forms: Readonly<Record<string, string | undefined>> }) =>
  "text" in term ? term.text : (term.forms["other"] ?? "");

const scripts: Readonly<Record<string, RegExp>> = {
  Jpan: /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}]/gu,
  Kore: /[\p{Script_Extensions=Hangul}\p{Script_Extensions=Han}]/gu,
  Hans: /\p{Script_Extensions=Han}/gu,
  Hant: /\p{Script_Extensions=Han}/gu,
};

describe.each(codes)("every kind of page in %s", (code) => {
  const shown = shownIn(code);
  const pages = shown.filter(isHtml);

  test("is in its language and direction, under one heading, and links to its own forms", () => {
    const { htmlLang, dir } = language(code);
    expect(pages.length).toBeGreaterThan(50);
    for (const { page, path, text } of pages) {
      const document = parse(text);
      const elements = [...elementsOf(document)].map(([element]) => element);
      const root = elements[0];
      if (page.kind !== "chooser" && !(page.kind === "not-found" && page.frame === null)) {
        expect(root && attribute(root, "lang"), path).toBe(htmlLang);
        expect(root && (attribute(root, "dir") ?? "ltr"), path).toBe(dir);
      }
      expect(
        elements.filter(({ tagName }) => tagName === "h1"),
        path,
      ).toHaveLength(1);
      for (const element of elements) {
        expect(attribute(element, "style") ?? "", path).not.toMatch(/\b(left|right)\b/);
        for (const { name } of element.attrs) expect(name, path).not.toMatch(/^on/);
      }
    }
  });

  test("says nothing in another language without saying which", () => {
    const found = pages
      .filter(({ page }) => page.kind !== "chooser" && page.kind !== "not-found")
      .flatMap((one) => wrongLanguage(code, one).map((said) => `${one.path}: ${said}`));
    expect(found).toEqual([]);
  });

  test("names every edition of its story once, itself among them", () => {
    for (const { page, path, text } of pages) {
      if (!("alternates" in page) || path !== page.address) continue;
      const links = [...elementsOf(parse(text))]
        .map(([element]) => element)
        .filter((element) => element.tagName === "link" && attribute(element, "hreflang") !== undefined);
      const tags = links.map((link) => attribute(link, "hreflang"));
      expect(new Set(tags).size, path).toBe(tags.length);
      const others = page.alternates.map(({ edition }) => language(edition).hreflang).filter((tag) => tag !== null);
      const own = language(code).hreflang;
      const expected = own === null ? others : [...others, own];
      expect(new Set(tags.filter((tag) => tag !== "x-default")), path).toEqual(new Set(expected));
      for (const link of links) expect(attribute(link, "href"), path).toMatch(/^https:\/\/news\.example\//);
    }
  });

  test("has structured data and feeds that are what their makers' documents require", () => {
    for (const { path, text } of pages) {
      for (const [element] of elementsOf(parse(text))) {
        if (element.tagName !== "script" || attribute(element, "type") !== "application/ld+json") continue;
        expect(validJsonLd(JSON.parse(ownText(element))), `${path} ${JSON.stringify(validJsonLd.errors)}`).toBe(true);
      }
    }
    const feeds = shown.filter(({ path }) => path.endsWith("feed.json"));
    expect(feeds.length).toBeGreaterThan(1);
    for (const { path, text } of feeds)
      expect(validJsonFeed(JSON.parse(text)), `${path} ${JSON.stringify(validJsonFeed.errors)}`).toBe(true);
  });

  test("fits in the first round trip, the front in two", () => {
    for (const { page, path, text } of pages)
      expect(headers + weightOf(text), path).toBeLessThanOrEqual((page.kind === "front" ? 30 : 14) * 1024);
  });
});
