import { expect, test } from "vitest";
import { atom, fixture, item, items, rss } from "./wire-builders.ts";

const one = (xml: string) => item(rss(`<item>${xml}</item>`));

test("the guid is the source's own, else the link, else made of headline and time", () => {
  expect(one('<guid isPermaLink="false">a:1</guid><link>https://e.org/1</link>').guid).toBe("a:1");
  expect(one("<link>https://e.org/1?utm_source=rss</link>").guid).toBe("https://e.org/1");
  const made = one("<title>x</title><pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate>").guid;
  expect(made).toBe(one("<title>x</title><pubDate>2026-11-24T10:00:00Z</pubDate>").guid);
  expect(made).not.toBe(one("<title>x</title><pubDate>2026-11-25T10:00:00Z</pubDate>").guid);
});

test("a version is the time of the last change and what is said; without a time, what is said alone", () => {
  const base = "<guid>1</guid><title>x</title>";
  const timed = one(`${base}<dcterms:modified>2026-11-24T10:00:00Z</dcterms:modified>`);
  expect(timed.version).toBe(`2026-11-24T10:00:00.000Z-${timed.fingerprint}`);
  expect(one(base).version).toBe(timed.fingerprint);
  expect(timed.fingerprint).toMatch(/^h[\da-f]{12}$/);
});

test("a version stays when only counts, tracking, channel dates and pictures' sizes change", () => {
  const poll = (n: number) =>
    item(
      rss(
        `<item><guid>1</guid><title>x</title><link>https://e.org/1?utm_term=${n}</link><slash:comments xmlns:slash="http://purl.org/rss/1.0/modules/slash/">${n}</slash:comments>
         <description><![CDATA[<p>Text. <a href="https://e.org/2?at_campaign=${n}">more</a></p><img src="https://count.example.org/${n}.gif">]]></description>
         <enclosure url="https://e.org/p.jpg?width=${n}" type="image/jpeg"/></item>`,
        `<lastBuildDate>${n}</lastBuildDate>`,
      ),
    );
  expect(poll(2).version).toBe(poll(1).version);
  expect(poll(2).link).toBe(poll(1).link);
});

test("a version changes with a word of the text, with a status and with an embargo", () => {
  const said = [
    "<description>Nine dead</description>",
    "<description>Ten dead</description>",
    "<description>Nine dead</description><pubStatus>canceled</pubStatus>",
    "<description>Nine dead</description><prism:embargoDate>2026-12-01T00:00:00Z</prism:embargoDate>",
  ];
  const versions = said.map((xml) => one(`<guid>1</guid><title>x</title>${xml}`).version);
  expect(new Set(versions).size).toBe(said.length);
});

test("a text that changes under the same time of change is another version", () => {
  const entry = (title: string) =>
    item(atom(`<entry><id>urn:1</id><updated>2026-01-01T00:00:00Z</updated><title>${title}</title></entry>`));
  expect(entry("a").version).not.toBe(entry("b").version);
});

test("ninjs names its versions itself", () => {
  const ninjs = (fields: object) => item(JSON.stringify({ uri: "urn:1", headline: "x", ...fields }));
  expect(ninjs({ version: "7", versioncreated: "2026-01-01T00:00:00Z" }).version).toBe("7");
  expect(ninjs({ version: 7 }).version).toBe("7");
  expect(ninjs({ versioncreated: "2026-01-01T00:00:00Z" }).version).toMatch(/^2026-01-01T00:00:00\.000Z-h/);
});

test("a link finds an item again whose guid changes, unless other items have the same link", () => {
  const feed = (n: number) =>
    items(
      rss(`<item><guid isPermaLink="false">${n}-a</guid><title>a</title><link>https://e.org/a</link></item>
        <item><guid isPermaLink="false">${n}-b</guid><title>b</title><link>https://e.org/</link></item>
        <item><guid isPermaLink="false">${n}-c</guid><title>c</title><link>https://e.org/</link></item>`),
    );
  const alternates = [1, 2].map((poll) => feed(poll).map(({ alternateId }) => alternateId));
  expect(alternates[0]).toEqual(["https://e.org/a", null, null]);
  expect(alternates[1]).toEqual(alternates[0]);
  expect(feed(1)[0]?.version).toBe(feed(2)[0]?.version);
});

test("the same document gives the same items", () => {
  const document = fixture("wire/rss-2.0.xml");
  expect(items(document)).toEqual(items(document));
});
