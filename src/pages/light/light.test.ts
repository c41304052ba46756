import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import type { FrontPage, MonthPage, Page, SectionPage } from "../page.ts";
import {
  article,
  edition,
  everyKind,
  front,
  hour,
  language,
  morning,
  picture,
  section,
  templates,
} from "../page-builders.ts";
import { besideAddress } from "../addresses.ts";
import { render, renderBeside } from "../render.tsx";
import { everyAlternate, headers, kilobyte, manyCards, prose, weightOf } from "../weight-builders.ts";
import { hasLight } from "./has-light.ts";

const scripts = ["en", "ur", "km", "rhg-Rohg"];
const told = [...templates.languages.keys()].filter((code) =>
  existsSync(new URL(`../../../demonstration/stories/${code}.json`, import.meta.url)),
);
const budget = 8 * kilobyte;

function light(page: Page): string {
  return renderBeside(page, templates).find(({ path }) => path.endsWith("light/index.html"))?.text ?? "";
}

test("every kind of page that is read has a text version, and its page leads to it", () => {
  for (const code of scripts)
    for (const page of everyKind(code)) {
      const html = render(page, templates).startsWith("<!doctype html>");
      const atOneDepth = html && "address" in page && page.kind !== "search"; // its form is text already
      expect(hasLight(page.kind), page.kind).toBe(atOneDepth);
      if (!hasLight(page.kind)) continue;
      expect(light(page), `${code} ${page.kind}`).toMatch(/^<!doctype html>/);
      expect(render(page, templates), `${code} ${page.kind}`).toContain('href="light/"');
      expect(light(page), `${code} ${page.kind}`).toContain('href="../"');
    }
});

test("text versions stand where the press looks for them", () => {
  for (const page of scripts.flatMap(everyKind))
    for (const { path } of renderBeside(page, templates))
      expect("address" in page ? besideAddress(page.address) : []).toContain(path);
});

test("a text version has no picture, script, font or second request", () => {
  for (const page of scripts.flatMap(everyKind).filter(({ kind }) => hasLight(kind)))
    expect(light(page), page.kind).not.toMatch(/<(?:img|picture|source|script|audio|video|iframe)|url\(|@font-face/);
});

test("a picture is a link with its words to a small JPEG", () => {
  for (const code of scripts) {
    const words = picture(code).alt.slice(0, 12);
    expect(light(article(code))).toMatch(new RegExp(`<a href="[./]*media/31-9f2c1a/408\\.jpg">[^\n]{1,60}: ${words}`));
  }
});

test("links lead from text to text, pictures and the full page aside", () => {
  for (const code of scripts) {
    const page = article(code);
    const base = `https://mirror.example/${encodeURI(page.address)}light/`;
    const links = [...light(page).matchAll(/<a [^>]*href="([^"#]+)/g)].map(
      ([, href = ""]) => new URL(href, base).pathname,
    );
    const others = links.filter((path) => !path.endsWith("/light/") && !path.startsWith("/media/"));
    expect(new Set(others.map(decodeURIComponent))).toEqual(new Set([`/${page.address}`]));
    expect(links.length).toBeGreaterThan(8);
  }
});

test("a retracted article's text version has its notice and not its text", () => {
  const text = light(
    article("ur", { retracted: true, body: [], lead: null, notices: [{ kind: "retraction", at: morning, text: "…" }] }),
  );
  expect(text).toContain('class="notice"');
  expect(text).not.toContain('class="body"');
});

test("an article of 1,200 words is at most 8 KB as text, headers included, in every edition", () => {
  const weights = told.map((code) => {
    const page = article(code, {
      alternates: everyAlternate(code),
      body: prose(code, 1200),
      related: manyCards(code, 4),
      updatedAt: morning + hour,
      notices: [{ kind: "correction", at: morning, text: "…" }],
    });
    return { code, bytes: headers + weightOf(light(page)) };
  });
  expect(heaviest(weights).bytes, heaviest(weights).code).toBeLessThanOrEqual(budget);
});

test("fronts, sections and chooser are at most 8 KB as text, in every edition", () => {
  const weights = told.flatMap((code) => {
    const cards = manyCards(code, 40);
    const months = Array.from({ length: 60 }, (_, index) => {
      const month = `${2020 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
      return { month, address: `${language(code).path}/world/${month}/` };
    });
    const full: FrontPage = front(code, {
      lead: cards[0] ?? null,
      seconds: cards.slice(1, 4),
      sections: front(code).sections.map(({ section: link }, index) => ({
        section: link,
        cards: manyCards(code, 6, index + 20),
      })),
    });
    const world: SectionPage = { ...section(code, "world"), frame: full.frame, kind: "section", cards, months };
    return [full, world].map((page) => ({ code: `${code} ${page.kind}`, bytes: headers + weightOf(light(page)) }));
  });
  expect(heaviest(weights).bytes, heaviest(weights).code).toBeLessThanOrEqual(budget);
  const chooser: Page = { kind: "chooser", address: "", editions: [...templates.languages.keys()].map(edition) };
  expect(headers + weightOf(light(chooser))).toBeLessThanOrEqual(budget);
});

test("a full month is at most 8 KB as text, in every edition", () => {
  const weights = told.map((code) => {
    const page: MonthPage = {
      kind: "month",
      frame: front(code).frame,
      address: `${language(code).path}/world/2026-03/2/`,
      of: section(code, "world"),
      month: "2026-03",
      number: 2,
      previous: `${language(code).path}/world/2026-03/`,
      next: null,
      cards: manyCards(code, 100),
    };
    return { code, bytes: headers + weightOf(light(page)) };
  });
  expect(heaviest(weights).bytes, heaviest(weights).code).toBeLessThanOrEqual(budget);
});

function heaviest(weights: readonly { readonly code: string; readonly bytes: number }[]) {
  return weights.reduce((most, one) => (one.bytes > most.bytes ? one : most));
}
