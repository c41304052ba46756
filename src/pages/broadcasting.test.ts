import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { formatDate } from "../language/dates.ts";
import { term } from "../language/term.ts";
import { episodePage, onAirPage, podcastFeed, programmePage, schedulePage } from "./broadcast-builders.ts";
import { frame, hour, language, materialOf, morning, templates } from "./page-builders.ts";
import type { Page } from "./page.ts";
import { render, renderBeside } from "./render.tsx";

const light = (page: Page) => renderBeside(page, templates).find(({ path }) => path.includes("/light/"))?.text ?? "";

describe.each(["en", "ur", "km"])("channels and programmes in %s", (code) => {
  const of = materialOf(code);
  const around = frame(code, { broadcasting: { term: "listenLive", programmes: true } });

  test("a channel has a plain player that loads nothing by itself, and its addresses as links with their cost", () => {
    const html = render(onAirPage(of, around), templates);
    expect(html.match(/<audio [^>]*preload="none"/g)).toHaveLength(2);
    expect(html).toContain('<source src="https://radio.example/live.mp3" type="audio/mpeg"/>');
    expect(html).toContain('<source src="https://radio.example/low.ogg?a=1&amp;b=2" type="audio/ogg"/>');
    expect(html).not.toMatch(/<source[^>]+dash/);
    expect(html).toContain(term(language(code), "lowData"));
    expect(html).toContain("HLS");
  });

  test("now and next stand with their times on the readers' clocks", () => {
    const html = render(onAirPage(of, around), templates);
    expect(html).toContain(formatDate(language(code), morning, "time"));
    expect(html).toContain(formatDate(language(code), morning + hour / 2, "time"));
    for (const key of ["onAirNow", "onAirNext", "nothingOnAir"] as const)
      expect(html, key).toContain(term(language(code), key));
  });

  test("the schedule has seven days, the first two by name, all in the edition's calendar", () => {
    const html = render(schedulePage(of, around), templates);
    expect(html.match(/<h3>/g)).toHaveLength(7);
    expect(html).toContain(`${term(language(code), "tomorrow")}`);
    expect(html).toContain(formatDate(language(code), Date.UTC(2026, 2, 15, 12), "date"));
  });

  test("an episode offers every file with its size, and leads to its programme and feeds", () => {
    const html = render(episodePage(of, around), templates);
    expect(html).toContain("<audio controls");
    expect(html.match(/media\/[^"]+\.(mp3|ogg)"/g)?.length).toBeGreaterThan(3);
    expect(html).toContain("podcast-low.xml");
    expect(html).toContain("PodcastEpisode");
    expect(render(episodePage(of, around, "video"), templates)).toContain("VideoObject");
  });

  test("text versions have links in place of players", () => {
    expect(light(onAirPage(of, around))).toContain('href="https://radio.example/low.ogg?a=1&amp;b=2"');
    expect(light(onAirPage(of, around))).not.toContain("<audio");
    expect(light(programmePage(of, around))).toContain("42/light/");
  });

  test("masthead and footer lead there only where there is something", () => {
    const with_ = render(programmePage(of, around), templates);
    expect(with_).toContain(term(language(code), "listenLive"));
    expect(with_).toContain('<a href="../">');
    const without = render(programmePage(of, frame(code)), templates);
    expect(without).not.toContain(term(language(code), "listenLive"));
  });

  test("a podcast feed has what directories ask for", () => {
    const feed = parsed(render(podcastFeed(of), templates));
    expect(feed.texts["itunes:explicit"]).toEqual(["false"]);
    expect(feed.texts["itunes:author"]).toEqual([of.edition.wordmark]);
    expect(feed.texts["itunes:email"]).toEqual(["radio@news.example"]);
    expect(feed.texts["copyright"]).toEqual(["© 2026 Example & Co"]);
    expect(feed.attributes["itunes:category"]).toEqual([{ text: "News" }]);
    expect(feed.attributes["atom:link"]?.[0]?.href).toMatch(/^https:\/\/news\.example\/[^ ]+\/podcast\.xml$/);
    expect(feed.attributes["itunes:image"]?.[0]?.href).toMatch(
      /^https:\/\/news\.example\/media\/31-9f2c1a\/1597\.jpg$/,
    );
    expect(feed.texts["guid"]).toEqual(["urn:skywave:episode:42", "urn:skywave:episode:41"]);
    expect(feed.texts["itunes:duration"]).toEqual(["754", "754"]);
    for (const date of feed.texts["pubDate"] ?? []) {
      expect(date).toMatch(/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/);
    }
    for (const enclosure of feed.attributes["enclosure"] ?? [])
      expect(enclosure).toMatchObject({
        length: "2412000",
        type: "audio/mpeg",
        url: expect.stringMatching(/^https:\/\/news\.example\/media\//),
      });
  });

  test("beside it stands the feed of small files, with an address and a name of its own", () => {
    const [low] = renderBeside(podcastFeed(of), templates);
    const feed = parsed(low?.text ?? "");
    expect(low?.path).toMatch(/podcast-low\.xml$/);
    expect(feed.attributes["atom:link"]?.[0]?.href).toMatch(/podcast-low\.xml$/);
    expect(feed.attributes["enclosure"]?.map(({ length }) => length)).toEqual(["804000", "804000"]);
    expect(feed.texts["title"]?.[0]).toContain(term(language(code), "lowData"));
  });
});

test("a feed of hostile words stays XML", () => {
  const of = materialOf("en");
  const feed = podcastFeed(of, { name: '<&"\u0007]]>', author: "</channel>", category: '"', ownerEmail: null });
  expect(parsed(render(feed, templates)).texts["title"]?.[0]).toBe('<&"]]>');
});

/** The texts and attributes of each element of a document, which must be well formed. */
function parsed(text: string) {
  const texts: Record<string, string[]> = {};
  const attributes: Record<string, Record<string, string>[]> = {};
  const open: { name: string; text: string }[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    open.push({ name: tag.name, text: "" });
    (attributes[tag.name] ??= []).push(tag.attributes as Record<string, string>);
  });
  parser.on("text", (more) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += more;
  });
  parser.on("closetag", () => {
    const last = open.pop();
    if (last !== undefined) (texts[last.name] ??= []).push(last.text);
  });
  parser.write(text).close();
  return { texts, attributes };
}
