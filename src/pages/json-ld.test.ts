import { describe, expect, test } from "vitest";
import { validJsonLd } from "../../tests/discovery-schemas.ts";
import { frontAddress, searchAddress } from "./addresses.ts";
import { iconAddresses } from "./app-files.ts";
import type { Page } from "./page.ts";
import { article, everyKind, language, morning, section, templates } from "./page-builders.ts";
import { render } from "./render.tsx";

const codes = ["en", "ur", "km", "zh-Hans"];

type Thing = Readonly<Record<string, unknown>>;

function thingsOf(page: Page): readonly Thing[] {
  const source = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(render(page, templates))?.[1];
  return source === undefined ? [] : (JSON.parse(source) as Thing[]); // checked against the schema
}

const typesOf: Readonly<Partial<Record<Page["kind"], readonly string[]>>> = {
  front: ["WebSite"],
  section: ["CollectionPage", "BreadcrumbList"],
  topic: ["CollectionPage", "BreadcrumbList"],
  contributor: ["ProfilePage", "BreadcrumbList"],
  "on-air": ["BroadcastEvent", "BroadcastEvent", "RadioBroadcastService", "BroadcastEvent"],
};

describe.each(codes)("structured data in %s", (code) => {
  test("has what its types must have, on every kind of page that has some", () => {
    for (const page of everyKind(code)) {
      const things = thingsOf(page);
      const types = things.map((thing) => thing["@type"]);
      if (page.kind === "article")
        expect(types).toEqual([page.live === null ? "NewsArticle" : "LiveBlogPosting", "BreadcrumbList"]);
      else if (page.kind === "episode")
        expect(types).toEqual([page.programme.kind === "audio" ? "PodcastEpisode" : "VideoObject", "BreadcrumbList"]);
      else expect(types, page.kind).toEqual(typesOf[page.kind] ?? []);
      if (things.length > 0) expect(validJsonLd(things), JSON.stringify(validJsonLd.errors)).toBe(true);
    }
  });

  test("names no address but absolute ones of pages that there are", () => {
    const { path } = language(code);
    for (const page of everyKind(code)) {
      const known = new Set([...addressesIn(page), frontAddress(path), searchAddress(path), iconAddresses[512]]);
      for (const url of urlsIn(thingsOf(page))) {
        expect(url).toMatch(/^https:\/\/(news\.example\/|schema\.org$)/);
        const address = decodeURI(url.replace(/^https:\/\/[^/]+\/?/, "").replace(/[?#].*$/, ""));
        if (!url.endsWith("schema.org") && !address.startsWith("media/")) expect(known, url).toContain(address);
      }
    }
  });

  test("leads from the front by the section to the article", () => {
    const page = article(code);
    const [, way] = thingsOf(page);
    const world = section(code, "world");
    expect(way?.["itemListElement"]).toMatchObject([
      { position: 1, name: page.frame.edition.wordmark },
      { position: 2, name: world.name, item: encodeURI(`https://news.example/${world.address}`) },
      { position: 3, name: page.headline },
    ]);
  });

  test("says that an article is taken back, and why", () => {
    const notice = { kind: "retraction", at: morning, text: "x" } as const;
    const [taken] = thingsOf(article(code, { retracted: true, body: [], lead: null, notices: [notice] }));
    expect(taken).toMatchObject({ creativeWorkStatus: "Retracted", correction: [{ text: "x" }] });
    expect(thingsOf(article(code))[0]).not.toHaveProperty("creativeWorkStatus");
  });

  test("of an article with sound and film name their files", () => {
    const page = everyKind(code).find((one) => one.kind === "article" && one.body.some(({ kind }) => kind === "video"));
    if (page === undefined) throw new Error("There is no article with a video.");
    const [thing] = thingsOf(page);
    expect(thing).toMatchObject({
      audio: { "@type": "AudioObject", encodingFormat: "audio/mpeg", duration: "PT201S" },
      video: { "@type": "VideoObject", thumbnailUrl: expect.stringMatching(/poster\.jpg$/) },
    });
  });
});

test("share tags say language and country, title, address and kind, on every page that is passed on", () => {
  const locales: string[] = [];
  for (const code of codes) {
    const shared = everyKind(code).filter((page) => thingsOf(page).length > 0);
    expect(shared.length).toBeGreaterThan(5);
    for (const page of shared) {
      const html = render(page, templates);
      const tag = (name: string) => new RegExp(`<meta property="og:${name}" content="([^"]*)"`).exec(html)?.[1];
      expect(tag("url")).toMatch(/^https:\/\/news\.example\//);
      expect(tag("title"), page.kind).toBeTruthy();
      const types: Partial<Record<Page["kind"], string>> = { article: "article", contributor: "profile" };
      expect(tag("type")).toBe(types[page.kind] ?? "website");
      locales.push(tag("locale") ?? "");
    }
  }
  expect([...new Set(locales)]).toEqual(["en_US", "ur_PK", "km_KH", "zh_CN"]);
});

function urlsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return /^https?:/.test(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(urlsIn) : [];
}

function addressesIn(value: unknown, key = ""): readonly string[] {
  if (typeof value === "string") return key === "address" ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => addressesIn(part, name));
}
