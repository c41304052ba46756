import { describe, expect, test } from "vitest";
import { article, language, richBlocks, templates } from "./page-builders.ts";
import { render, renderBeside } from "./render.tsx";

const shown = (code: string, body = richBlocks(code)) => render(article(code, { body }), templates);

describe.each(["en", "ur", "km"])("in %s", (code) => {
  const html = shown(code);
  const { terms } = language(code);

  test("audio and video load nothing before they are asked, and say first what each quality costs", () => {
    expect(html).toMatch(/<audio controls preload="none" src="[^"]+media\/41-4c1d2e3f00\/audio-standard\.mp3"/);
    expect(html).toMatch(/<video controls preload="none" playsinline [^>]*poster="[^"]+\/poster\.jpg" width="640"/);
    const low = html.slice(html.indexOf("audio-low.ogg"));
    expect(low.slice(0, 400)).toContain(terms.lowData.text);
    const size = terms.sizeInKilobytes.text.split("{size}").at(-1) ?? "";
    expect(low.slice(0, low.indexOf("</li>"))).toContain(size);
    expect(html).toContain(`<summary>${terms.transcript.text}</summary>`);
  });

  test("a timeline stands in the edition's calendar, with the Gregorian date for machines", () => {
    const list = html.slice(html.indexOf('class="tl"'), html.indexOf("</ol>", html.indexOf('class="tl"')));
    expect(list).toContain(terms.storySoFar.text);
    expect([...list.matchAll(/datetime="([^"]+)"/g)].map(([, at]) => at)).toEqual([
      "1952",
      "1999-11",
      "2000-02-21",
      "2026-02-21T14:05",
    ]);
  });

  test("a post is words and a picture of ours; its platform is reached by a link alone, which says who sees it", () => {
    const card = html.slice(html.indexOf('class="sp"'), html.indexOf("</figure>", html.indexOf('class="sp"')));
    expect(card).toContain('<blockquote lang="bn" dir="auto"');
    expect(card).toContain('<a href="https://social.example/@arahman/1" rel="noreferrer nofollow">');
    expect(card).toContain("<bdi>Example Social</bdi>");
    expect(card).not.toMatch(/<(iframe|script|img[^>]+src="http)/);
  });

  test("a table names its rows and columns, and scrolls in a region that has a name", () => {
    expect(html).toMatch(/role="region" aria-labelledby="t-r4"/);
    expect(html).toContain('<p class="cap" id="t-r4">');
    expect(html.match(/<th scope="col">/g)).toHaveLength(4);
    expect(html.match(/<th scope="row">/g)).toHaveLength(2);
  });

  test("an article without such blocks carries none of their rules", () => {
    const plain = render(article(code), templates);
    for (const rule of [".av li", ".gal{", ".tab{", ".fact{", ".tl li", ".sp{"]) {
      expect(html).toContain(rule);
      expect(plain).not.toContain(rule);
    }
  });

  test("its text version has links in the place of players", () => {
    const light = renderBeside(article(code, { body: richBlocks(code) }), templates)[0]?.text ?? "";
    expect(light).not.toMatch(/<(audio|video|img)/);
    expect(light).toContain("audio-low.mp3");
    expect(light).toContain("social.example");
  });
});
