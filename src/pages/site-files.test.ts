import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { graphemes } from "../language/graphemes.ts";
import { edition, language, morning, templates } from "./page-builders.ts";
import { render } from "./render.tsx";
import { aiCrawlers } from "./site-files.ts";

test("robots.txt lets readers' search engines in, and crawlers for language models as the operator says", () => {
  const robots = (may: "allow" | "refuse") =>
    render({ kind: "robots", address: "robots.txt", aiCrawlers: may }, templates);
  const everyone = "User-agent: *\nDisallow: /*/search/?\nAllow: /\n\nSitemap: https://news.example/sitemap.xml\n";
  expect(robots("allow")).toBe(everyone);
  const [refused = "", ...rest] = robots("refuse").split("\n\n");
  expect(rest.join("\n\n")).toBe(everyone);
  const lines = refused.split("\n");
  expect(lines.at(-1)).toBe("Disallow: /");
  expect(lines.slice(0, -1)).toEqual(aiCrawlers.map((name) => `User-agent: ${name}`));
  for (const name of ["GPTBot", "ClaudeBot", "Google-Extended", "CCBot", "Applebot-Extended"])
    expect(aiCrawlers).toContain(name);
  // Those that bring readers are never among them.
  for (const name of ["Googlebot", "Bingbot", "Applebot", "YandexBot", "facebookexternalhit"])
    expect(aiCrawlers).not.toContain(name);
});

test("security.txt says where, until when, and of which site", () => {
  const page = { kind: "security-txt", address: ".well-known/security.txt", contact: "mailto:a@b.example" } as const;
  expect(render({ ...page, expires: morning }, templates)).toBe(
    "Contact: mailto:a@b.example\nExpires: 2026-03-09T06:35:00Z\nCanonical: https://news.example/.well-known/security.txt\n",
  );
});

test("trust.txt says what belongs together, and whether models may learn from the site", () => {
  const lines = [
    { relation: "belongto", value: "https://union.example/" },
    { relation: "contact", value: "mailto:a@b.example" },
  ] as const;
  expect(render({ kind: "trust-txt", address: "trust.txt", lines, aiCrawlers: "refuse" }, templates)).toBe(
    "belongto=https://union.example/\ncontact=mailto:a@b.example\ndatatrainingallowed=no\n",
  );
});

test.each(["en", "ur", "km", "zh-Hans"])("browsers learn how to ask an edition's search: %s", (code) => {
  const { path } = language(code);
  const long = { ...edition(code), wordmark: `${edition(code).wordmark} & ${edition(code).wordmark} "<3"` };
  for (const of of [edition(code), long]) {
    const found = new Map<string, string>();
    const templatesOf = new Map<string, string>();
    const parser = new SaxesParser({ xmlns: true });
    let text = "";
    parser.on("error", (error) => {
      throw error;
    });
    parser.on("opentag", ({ local, attributes }) => {
      text = "";
      if (local === "Url") templatesOf.set(attributes["type"]?.value ?? "", attributes["template"]?.value ?? "");
    });
    parser.on("text", (part) => {
      text += part;
    });
    parser.on("closetag", ({ local }) => void found.set(local, text));
    parser.write(render({ kind: "opensearch", address: `${path}/opensearch.xml`, edition: of }, templates)).close();
    const name = found.get("ShortName") ?? "";
    expect(name.length).toBeGreaterThan(0);
    expect(graphemes(name).length).toBeLessThanOrEqual(16);
    expect(of.wordmark.startsWith(name.replace(/…+$/, ""))).toBe(true);
    expect(templatesOf.get("text/html")).toBe(`https://news.example/${path}/search/?q={searchTerms}`);
    expect(templatesOf.get("application/opensearchdescription+xml")).toBe(
      `https://news.example/${path}/opensearch.xml`,
    );
    expect(found.get("Language")).toBe(language(code).htmlLang);
  }
});
