import { brotliCompressSync, constants } from "node:zlib";
import { slug } from "../language/addresses.ts";
import { words } from "../language/segmentation.ts";
import type { Alternate, Card, PageBlock } from "./page.ts";
import { card, language, morning, paragraph, storiesIn, templates } from "./page-builders.ts";

// For tests of budgets: text that weighs what news weighs, and bytes as the edge sends them.

/** A page's headers on the wire, at most. */
export const headers = 650;
export const kilobyte = 1024;

/** Bytes of a text as the press compresses it. */
export function weightOf(text: string): number {
  const plain = Buffer.from(text);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 9,
    [constants.BROTLI_PARAM_LGWIN]: 16,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  return brotliCompressSync(plain, { params }).length;
}

/** A story told in every shipped language, each at an address of its own with a whole slug. */
export function everyAlternate(code: string): readonly Alternate[] {
  return [...templates.languages.values()].map((other, index): Alternate => {
    const name = slug(other, storiesIn(other.code).motherLanguageDay.headline);
    return { edition: other.code, address: `${other.path}/${1200 + index * 7}/${name}/`, self: other.code === code };
  });
}

/** So many words of text, in paragraphs of 40. */
export function prose(code: string, count: number): PageBlock[] {
  const draw = drawing(code, 42);
  return Array.from({ length: count / 40 }, () => paragraph(`${draw(40)}.`));
}

/** So many articles, each with a headline of nine words, a summary of twenty and an address with a whole slug. */
export function manyCards(code: string, count: number, seed = 7): readonly Card[] {
  const draw = drawing(code, seed);
  return Array.from({ length: count }, (_, index) => {
    const headline = draw(9);
    const address = `${language(code).path}/${51_200 + seed * 1000 + index * 13}/${slug(language(code), headline)}/`;
    const publishedAt = morning - index * 5_432_100;
    return card(code, { article: index, address, headline, summary: draw(20), publishedAt });
  });
}

/**
 * Text that compresses no better than news does: a vocabulary of 700 words, real ones and ones made of their halves,
 * the nth drawn as often as 1/n (Zipf).
 */
function drawing(code: string, seed: number): (count: number) => string {
  const profile = language(code);
  const stories = [storiesIn(code).motherLanguageDay, storiesIn(code).smallpox];
  const real = [...new Set(stories.flatMap((story) => story.body.flatMap(({ text }) => words(profile, text))))];
  const half = (word: string) => word.slice(0, Math.ceil(word.length / 2)).toWellFormed();
  const random = sequence(seed);
  const one = () => real[Math.floor(random() * real.length)] ?? "";
  const vocabulary = [...real];
  while (vocabulary.length < 700) vocabulary.push(half(one()) + half(one()));
  const space = profile.wordSegmentation === "dictionary" ? "" : " ";
  const drawn = () => vocabulary[Math.floor(vocabulary.length ** random())] ?? "";
  return (count) => Array.from({ length: count }, drawn).join(space);
}

// Park and Miller's generator: the same numbers in every run, in [0, 1).
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
