import { describe, expect, test } from "vitest";
import { article, language, liveCoverage, livePost, livePosts, morning, templates } from "./page-builders.ts";
import type { LiveCoverage } from "./page.ts";
import { render, renderBeside } from "./render.tsx";

const shown = (code: string, more: Partial<LiveCoverage> = {}) =>
  render(article(code, { live: liveCoverage(code, more) }), templates);

const jsonLd = (html: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? "[]")[0] as {
    readonly "@type": string;
    readonly liveBlogUpdate?: readonly { readonly url: string; readonly headline: string }[];
  };

describe.each(["en", "ur", "km"])("a live page in %s", (code) => {
  const html = shown(code);
  const { terms } = language(code);

  test("says live, lists key points, and shows the pinned post before the newest", () => {
    expect(html).toContain(`<span class="genre flash">${terms.live.text}</span>`);
    const order = ['id="key-points"', 'id="posts"', 'id="post-38"', 'id="post-40"', 'id="post-39"', 'id="post-35"'];
    const places = order.map((one) => html.indexOf(one));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(html.split('id="post-38"')).toHaveLength(2);
  });

  test("leads from key points to posts here and on older pages, and to those pages", () => {
    expect(html).toContain('<a href="#post-39">');
    expect(html).toContain('<a href="posts/1/#post-2">');
    expect(html).toContain('<a rel="prev" href="posts/1/">');
    expect(html).toContain('<a href="#key-points">');
  });

  test("each post is a link to itself with its time for machines", () => {
    expect(html).toContain(
      `<a class="at" href="#post-40"><time datetime="${new Date(morning + 10 * 3_600_000).toISOString().replace(".000", "")}">`,
    );
  });

  test("is a LiveBlogPosting with its posts, newest first", () => {
    const thing = jsonLd(html);
    expect(thing).toMatchObject({ "@type": "LiveBlogPosting", coverageStartTime: "2026-03-09T06:35:00Z" });
    expect(thing).not.toHaveProperty("coverageEndTime");
    const address = `https://news.example/${language(code).path}/12/story/`;
    expect(thing.liveBlogUpdate?.map((post) => post.url)).toEqual(
      [40, 39, 38, 37, 36, 35].map((number) => `${address}#post-${number}`),
    );
    for (const post of thing.liveBlogUpdate ?? []) expect(post.headline).not.toBe("");
  });

  test("tells a script what to ask and what it shows, until the coverage ends", () => {
    expect(html).toContain('data-live="live.json" data-version="44" data-newest="40"');
    const ended = shown(code, { endedAt: morning + 12 * 3_600_000 });
    expect(ended).not.toContain("data-live");
    expect(ended).toContain(terms.liveEnded.text);
    expect(jsonLd(ended)).toMatchObject({ coverageEndTime: "2026-03-09T18:35:00Z" });
  });

  test("shows older posts oldest first, with the ways before, after and back", () => {
    const older = render(livePosts(code), templates);
    expect(older.indexOf('id="post-31"')).toBeLessThan(older.indexOf('id="post-33"'));
    expect(older).toContain('<a rel="prev" href="../1/">');
    expect(older).toContain('<a rel="next" href="../../">');
  });
});

test("a text version leads from a key point whose post it leaves out to the page itself", () => {
  const posts = Array.from({ length: 20 }, (_, index) => livePost("ur", 60 - index));
  const keyPoints = [60, 41].map((number) => ({ number, at: morning, line: "…", address: null }));
  const live = liveCoverage("ur", { posts, keyPoints, pinned: null });
  const text = renderBeside(article("ur", { live }), templates)[0]?.text ?? "";
  expect(text).toContain('<a href="#post-60">');
  expect(text).toContain('<a href="../#post-41">');
  expect(text).not.toContain('id="post-41"');
});

test("what an open page asks for takes at most 80 bytes", () => {
  const text = render({ kind: "live-notice", version: 12_345, newest: 1_234, posts: 1_233, live: true }, templates);
  expect(JSON.parse(text)).toEqual({ version: 12_345, newest: 1_234, posts: 1_233, live: true });
  expect(text.length).toBeLessThanOrEqual(80);
});

test("a post's own headings do not outrank its headline", () => {
  const body = [{ kind: "heading" as const, id: "h", runs: [{ text: "Inside" }] }];
  const html = shown("en", { posts: [livePost("en", 40, { body })], pinned: null });
  expect(html).toContain("<p><strong>Inside</strong></p>");
});
