import { describe, expect, test } from "vitest";
import type { Page } from "./page.ts";
import { everyKind, language, templates, withText } from "./page-builders.ts";
import { render, renderBeside } from "./render.tsx";

const codes = ["en", "ur", "km"];
const hostile = `<script>alert("x")</script> & ' ]]> <!-- --> {n}`;

const isHtml = (text: string) => text.startsWith("<!doctype html>");
const pages = codes.flatMap((code) => everyKind(code).map((page) => ({ code, page })));
const htmlPages = pages.filter(({ page }) => isHtml(render(page, templates)));
const named = (page: Page, code: string) => `${code} ${page.kind}`;

test("the same data gives the same text", () => {
  for (const { code, page } of pages)
    expect(render(structuredClone(page), templates), named(page, code)).toBe(render(page, templates));
});

describe("every HTML page", () => {
  test("has one script, of its edition, that waits until the page is read, and asks for nothing else but pictures and a font that phones lack", () => {
    for (const { code, page } of htmlPages) {
      const html = render(page, templates);
      const scripts = html.replaceAll('<script type="application/ld+json">', "").match(/<script.*?<\/script>/g);
      const ofEdition = "frame" in page && page.frame !== null;
      const source = `(?:/|[./]*)(?:${language(code).path}/)?script\\.js`;
      if (!ofEdition) expect(scripts, named(page, code)).toBeNull();
      else expect(scripts?.join(), named(page, code)).toMatch(new RegExp(`^<script defer src="${source}"></script>$`));
      expect(html.includes('<link rel="manifest"'), named(page, code)).toBe(ofEdition);
      expect(html).not.toMatch(/<link rel="(stylesheet|preload|preconnect)|@import/);
      const fonts = [...html.matchAll(/@font-face{[^}]*}/g)].map(([face]) => face);
      expect(fonts.length, named(page, code)).toBe(code === "ur" && ofEdition ? 2 : 0);
      expect(fonts.filter((face) => face.includes("url(")).length).toBe(fonts.length / 2);
      expect(html.replaceAll(/@font-face{[^}]*}/g, "")).not.toMatch(/url\(/);
      for (const { path, text } of renderBeside(page, templates))
        if (path.includes("/light/")) expect(text).not.toMatch(/@font-face|url\(/);
    }
  });

  test("has skip links to its content, navigation and search", () => {
    for (const { code, page } of htmlPages) {
      if (!("frame" in page) || page.frame === null) continue;
      const html = render(page, templates);
      for (const target of ["content", "navigation", "search"]) {
        expect(html, named(page, code)).toContain(`<a href="#${target}">`);
        expect(html, named(page, code)).toMatch(new RegExp(` id="${target}" tabindex="-1"`));
      }
    }
  });

  test("has one first heading, and no heading that skips a level", () => {
    for (const { code, page } of htmlPages) {
      const levels = [...render(page, templates).matchAll(/<h([1-6])\b/g)].map((match) => Number(match[1]));
      expect(levels.filter((level) => level === 1).length, named(page, code)).toBe(1);
      const skips = levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1);
      expect(skips, named(page, code)).toEqual([]);
    }
  });
});

test("inside pages every link, picture and style is relative", () => {
  for (const { code, page } of htmlPages) {
    if (page.kind === "not-found" || page.kind === "gone" || page.kind === "offline") continue;
    for (const address of linksInBody(render(page, templates)))
      expect(address, named(page, code)).toMatch(/^(?!\/)[^:]+$/);
  }
});

test("pages that are served at any depth link from the root", () => {
  for (const { code, page } of htmlPages) {
    if (page.kind !== "not-found" && page.kind !== "gone" && page.kind !== "offline") continue;
    for (const address of linksInBody(render(page, templates)))
      expect(address, named(page, code)).toMatch(/^(?:#|\/(?!\/))/);
  }
});

test("relative links lead to addresses that the page data names", () => {
  for (const { code, page } of htmlPages) {
    if (!("address" in page) || page.kind !== "article") continue;
    const base = `https://mirror.example/${page.address}`;
    const paths = linksInBody(render(page, templates)).map((link) => decodeURIComponent(new URL(link, base).pathname));
    expect(paths, code).toContain(`/${page.section?.address}`);
    expect(paths, code).toContain(`/${page.frame.edition.path}/rss.xml`);
    for (const path of paths) expect(path, code).toMatch(/^\/(?:$|media\/|[a-z-]+\/)/);
  }
});

test("no text that people write becomes markup", () => {
  for (const { code, page } of pages) {
    const attacked = withText(page, hostile);
    for (const text of [render(attacked, templates), ...renderBeside(attacked, templates).map((one) => one.text)]) {
      expect(text, named(page, code)).not.toContain("<script>alert");
      expect(text, named(page, code)).not.toMatch(/="[^"]*<script>/);
    }
  }
});

function linksInBody(html: string): string[] {
  const body = html.slice(html.indexOf("<body>")).replace(/<script.*?<\/script>/gs, "");
  const links = [...body.matchAll(/ (?:href|src)="([^"]*)"/g)].map((match) => match[1] ?? "");
  const sets = [...body.matchAll(/ srcset="([^"]*)"/g)].flatMap((match) => (match[1] ?? "").split(","));
  const all = [...links, ...sets.map((entry) => entry.trim().split(" ")[0] ?? "")];
  // A post elsewhere is meant to be left for, and a live stream comes from where it is made.
  return all.filter((link) => !/^https:\/\/(social|radio|cdn)\.example[:/]/.test(link));
}
