import { brotliCompressSync, constants } from "node:zlib";
import { expect, test } from "vitest";
import { slug } from "../language/addresses.ts";
import { words } from "../language/segmentation.ts";
import type { Alternate, ArticlePage, PageBlock } from "./page.ts";
import { article, card, hour, language, morning, paragraph, picture, storiesIn, templates } from "./page-builders.ts";
import { render } from "./render.tsx";

// What a page may weigh on the wire. Networks that cut connections after 16 KB, and the first round trip of TCP, set it.
const kilobyte = 1024;
const headers = 600;
const codes = ["en", "ru", "fa", "ur", "am", "km", "my", "bo", "zh-Hans"];

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

test("the mark is smaller than 400 bytes", () => {
  const mark = /<svg.*?<\/svg>/s.exec(render(article("en"), templates))?.[0] ?? "";
  expect(mark.length).toBeGreaterThan(0);
  expect(mark.length).toBeLessThan(400);
});

// As the press compresses: brotli 5.
function weight(page: ArticlePage): number {
  const html = Buffer.from(render(page, templates));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: html.length };
  return brotliCompressSync(html, { params }).length;
}

/** A story told in every shipped language, each at an address of its own with a whole slug, and three related articles. */
function inEveryLanguage(code: string): ArticlePage {
  const alternates = [...templates.languages.values()].map((other, index): Alternate => {
    const name = slug(other, storiesIn(other.code).motherLanguageDay.headline);
    return { edition: other.code, address: `${other.path}/${1200 + index * 7}/${name}/`, self: other.code === code };
  });
  const related = [14, 15, 16].map((id) => card(code, { article: id, address: `${language(code).path}/${id}/x/` }));
  return article(code, { alternates, related, updatedAt: morning + hour });
}

/** The same story in so many languages, its own among them: each takes some 30 bytes, and the design counts 57. */
function told(page: ArticlePage, languages: number): ArticlePage {
  const own = page.alternates.filter(({ self }) => self);
  const others = page.alternates.filter(({ self }) => !self);
  return { ...page, alternates: [...own, ...others.slice(0, languages - 1)] };
}

/**
 * Text that compresses no better than news does: a vocabulary of 700 words, real ones and ones made of their halves,
 * the nth drawn as often as 1/n (Zipf).
 */
function prose(code: string, count: number): PageBlock[] {
  const profile = language(code);
  const stories = [storiesIn(code).motherLanguageDay, storiesIn(code).smallpox];
  const real = [...new Set(stories.flatMap((story) => story.body.flatMap(({ text }) => words(profile, text))))];
  const half = (word: string) => word.slice(0, Math.ceil(word.length / 2)).toWellFormed();
  const random = sequence();
  const one = () => real[Math.floor(random() * real.length)] ?? "";
  const vocabulary = [...real];
  while (vocabulary.length < 700) vocabulary.push(half(one()) + half(one()));
  const space = profile.wordSegmentation === "dictionary" ? "" : " ";
  const drawn = () => vocabulary[Math.floor(vocabulary.length ** random())] ?? "";
  return Array.from({ length: count / 40 }, () => paragraph(`${Array.from({ length: 40 }, drawn).join(space)}.`));
}

// Park and Miller's generator: the same numbers in every run, in [0, 1).
function sequence(): () => number {
  let state = 42;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
