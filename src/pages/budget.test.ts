import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import type { ArticlePage } from "./page.ts";
import { article, card, hour, language, morning, picture, templates } from "./page-builders.ts";
import { render } from "./render.tsx";
import { everyAlternate, headers, kilobyte, prose, weightOf } from "./weight-builders.ts";

// What a page may weigh on the wire. Networks that cut connections after 16 KB, and the first round trip of TCP, set it.
const codes = [...templates.languages.keys()].filter((code) =>
  existsSync(new URL(`../../demonstration/stories/${code}.json`, import.meta.url)),
);

test.each(codes)(
  "an article of 1,200 words, told in every language, takes at most 14 KB with its headers: %s",
  (code) => {
    const page = inEveryLanguage(code);
    const body = prose(code, 1200);
    expect(headers + weight({ ...page, body })).toBeLessThanOrEqual(14 * kilobyte);
  },
);

test.each(codes)("all but the words of a story told in 57 languages takes at most 7 KB: %s", (code) => {
  const words = { headline: "", shortHeadline: null, summary: "", dateline: null, body: [] };
  const lead = picture(code, { alt: "", caption: "" });
  expect(weight({ ...told(inEveryLanguage(code), 57), ...words, lead })).toBeLessThanOrEqual(7 * kilobyte);
});

test("editions are weighed", () => {
  expect(codes.length).toBeGreaterThanOrEqual(84);
});

test("the mark is smaller than 400 bytes", () => {
  const mark = /<svg.*?<\/svg>/s.exec(render(article("en"), templates))?.[0] ?? "";
  expect(mark.length).toBeGreaterThan(0);
  expect(mark.length).toBeLessThan(400);
});

const weight = (page: ArticlePage) => weightOf(render(page, templates));

/** A story told in every shipped language, and three related articles. */
function inEveryLanguage(code: string): ArticlePage {
  const related = [14, 15, 16].map((id) => card(code, { article: id, address: `${language(code).path}/${id}/x/` }));
  return article(code, { alternates: everyAlternate(code), related, updatedAt: morning + hour });
}

/** The same story in so many languages, its own among them: each takes some 30 bytes, and the design counts 57. */
function told(page: ArticlePage, languages: number): ArticlePage {
  const own = page.alternates.filter(({ self }) => self);
  const others = page.alternates.filter(({ self }) => !self);
  return { ...page, alternates: [...own, ...others.slice(0, languages - 1)] };
}
