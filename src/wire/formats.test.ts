import { describe, expect, test } from "vitest";
import { atom, fixture, item, items, parse, parsed, refusal, rss } from "./wire-builders.ts";

const utc = (iso: string) => Date.parse(iso);

test("RSS 2.0 is read with the modules that news uses, whatever their prefixes", () => {
  const [ferries, market, bridge] = items(fixture("wire/rss-2.0.xml"));
  expect(ferries).toMatchObject({
    guid: "wire:ferries-1",
    headline: 'Ferries return to the "northern" islands & the strait',
    summary: "Boats sail again after nine days.",
    link: "https://wire.example.org/2026/11/ferries?page=2",
    language: "en-GB",
    by: "Ada Example, Bo Example",
    firstCreated: utc("2026-11-24T15:00:00Z"),
    versionCreated: utc("2026-11-24T15:20:00Z"),
    embargoedUntil: utc("2026-11-24T18:00:00Z"),
    expires: utc("2026-12-24T18:00:00Z"),
    copyrightHolder: "Example Wire",
    usageTerms: "© 2026 Example Wire. All rights reserved.",
    infoSources: ["Port Authority"],
    subjects: [
      { name: "Transport", code: null },
      { name: "20000337", code: "medtop:20000337" },
    ],
    pictures: [
      {
        href: "https://wire.example.org/p/quay-1600.jpg",
        width: 1600,
        height: 900,
        mediaType: "image/jpeg",
        caption: "A ferry at the quay",
        credit: "Cy Example",
        copyrightHolder: "Example Pictures",
        usageTerms: null,
      },
    ],
  });
  expect(ferries?.bodyHtml).toContain('<a href="https://wire.example.org/2026/11/storm">');
  expect(ferries?.bodyHtml).toContain('src="https://wire.example.org/pictures/quay.jpg"');
  expect(market).toMatchObject({
    guid: "https://wire.example.org/2026/11/market",
    link: "https://wire.example.org/2026/11/market",
    by: "Market desk",
    pictures: [{ href: "https://wire.example.org/p/market.png", mediaType: "image/png" }],
  });
  expect(bridge).toMatchObject({ guid: "wire:bridge", pubStatus: "canceled" });
});

test("RSS 0.91 with its doctype and the entities of its DTD is read", () => {
  expect(item(fixture("wire/rss-0.91.xml"))).toMatchObject({
    guid: "http://old.example.org/riviere.html",
    headline: "La rivière déborde – « du jamais vu »",
    summary: "Les îles sont coupées du monde.",
    language: "fr",
  });
});

test("RSS 1.0 in Persian keeps its joiners and takes its language from the channel", () => {
  const read = parse(fixture("wire/rss-1.0.rdf"));
  expect(read).toMatchObject({ ok: true, format: "rdf" });
  expect(item(fixture("wire/rss-1.0.rdf"))).toMatchObject({
    guid: "https://rdf.example.org/1",
    headline: "روستاییان می‌گویند آب بازگشته است",
    language: "fa",
    by: "آدا نمونه",
    firstCreated: utc("2026-11-24T08:30:00Z"),
    subjects: [{ name: "آب", code: null }],
  });
});

test("Atom in Khmer is read: prefixed, with xml:base, XHTML and a deleted entry", () => {
  const [news, gone] = items(fixture("wire/atom-1.0.xml"));
  expect(news).toMatchObject({
    guid: "tag:atom.example.org,2026:1",
    headline: "ទឹកស្អាត & អគ្គិសនី",
    link: "https://atom.example.org/km/news/1",
    language: "km",
    by: "អេដា គំរូ",
    copyrightHolder: "Example Atom",
    bodyHtml: '<p>ភូមិ<em>សែសិប</em> &amp; ទីក្រុង<br><a href="https://atom.example.org/km/news/2">បន្ត</a></p>',
    subjects: [{ name: "ទឹក", code: "medtop:20000430" }],
    pictures: [{ href: "https://atom.example.org/pictures/1.jpg" }],
  });
  expect(gone).toMatchObject({
    guid: "tag:atom.example.org,2026:0",
    pubStatus: "canceled",
    versionCreated: utc("2026-11-24T09:00:00Z"),
    edNote: "Two names were wrong.",
  });
});

test("Atom 0.3 is read", () => {
  expect(item(fixture("wire/atom-0.3.xml"))).toMatchObject({
    guid: "tag:atom03.example.org,2004:rain",
    headline: "Rain and wind",
    link: "http://atom03.example.org/rain",
    versionCreated: utc("2004-04-20T00:23:47Z"),
    bodyHtml: "<p>It rains.</p>",
  });
});

test("JSON Feed is read, numbers as ids too", () => {
  const [water, market] = items(fixture("wire/json-feed-1.1.json"));
  expect(water).toMatchObject({
    guid: "12",
    headline: "Maji safi yafika visiwani",
    summary: "Visima vipya & bomba",
    link: "https://json.example.org/12",
    language: "sw",
    by: "Dawati la habari",
    bodyHtml: '<p>Vijiji arobaini vina visima. <a href="https://json.example.org/11">Zaidi</a></p>',
    subjects: [
      { name: "Maji", code: null },
      { name: "medtop:20000430", code: "medtop:20000430" },
    ],
    pictures: [{ href: "https://json.example.org/p/12.jpg" }],
  });
  expect(market).toMatchObject({
    headline: "Soko limefunguliwa. Wafanyabiashara <wote> wamerudi.",
    bodyHtml: "<p>Soko limefunguliwa.</p>\n<p>Wafanyabiashara &lt;wote&gt; wamerudi.</p>",
    by: "Ada Example",
  });
});

describe("ninjs", () => {
  test.each(["1.4", "2.1", "3.1"])("%s is read", (version) => {
    const read = items(fixture(`ninjs/ninjs-${version}.json`));
    expect(read[0]).toMatchObject({ version: version === "2.1" ? "3" : "1", headline: expect.stringMatching(/./) });
    expect(read[0]?.bodyHtml).toMatch(/^<p>/);
  });

  test("has pictures at addresses of the web or beside it, and at no others", () => {
    const hrefs = ["https://agency.example/a.jpg", "a.jpg", "javascript:alert(1)", "data:text/html,x", " JavaScript:x"];
    const associations = hrefs.map((href) => ({ type: "picture", renditions: [{ href }] }));
    const [item] = items(JSON.stringify({ uri: "urn:x:1", headline: "One", associations }));
    expect(item?.pictures.map(({ href }) => href)).toEqual(["https://agency.example/a.jpg", "a.jpg"]);
  });

  test("is read as one item, as an array, as a list of items and as one item a line", () => {
    const one = JSON.stringify({ uri: "urn:x:1", headline: "One", version: "4", pubstatus: "canceled" });
    const documents = [one, `[${one},${one}]`, `{"items":[${one}]}`, `${one}\n${one}\n`];
    expect(documents.map((document) => items(document).map(({ guid }) => guid))).toEqual([
      ["urn:x:1"],
      ["urn:x:1", "urn:x:1"],
      ["urn:x:1"],
      ["urn:x:1", "urn:x:1"],
    ]);
    expect(item(one)).toMatchObject({ version: "4", pubStatus: "canceled" });
  });

  test("may write null where it has nothing to say", () => {
    expect(item('{"uri":"urn:x","headline":"One","slugline":null,"associations":null}').slugline).toBeNull();
  });
});

test("the format is told from the content, never from the media type", () => {
  expect(parse(rss(""), { mediaType: "application/json" })).toMatchObject({
    ok: true,
    format: "rss",
  });
  expect(parse("\n\n  [ ]", { mediaType: "text/xml" })).toEqual({ ok: true, format: "ninjs", items: [] });
  expect(parse(atom(""))).toEqual({ ok: true, format: "atom", items: [] });
  expect(parse('{"version":"https://jsonfeed.org/version/1","title":"x","items":[]}')).toMatchObject({
    format: "json-feed",
    items: [],
  });
});

describe("what is no feed is called by its name, with what to do", () => {
  test.each([
    ["", "It looks like an empty document; look whether the address is right and the source has anything to send."],
    [
      '<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head></html>',
      "It looks like a web page, not a feed; its feed is at /rss.xml.",
    ],
    [
      "<html><body>Not found</body></html>",
      "It looks like a web page, not a feed; look on it for the address of its feed.",
    ],
    ["Service unavailable", "It looks like plain text; look whether the address is that of a feed."],
    [
      '<?xml version="1.0"?><newsItem/>',
      "It looks like NewsML-G2, which Skywave does not read; ask the source for ninjs, or for a feed.",
    ],
    ["{}", expect.stringMatching(/^It is JSON, but neither a JSON Feed nor ninjs/)],
    ['{"uri": "urn:x", ', expect.stringMatching(/^It looks like JSON and is none: /)],
    [Buffer.from("PK\u0003\u0004rest"), "It looks like a ZIP archive; unpack it first."],
    [Buffer.from("00ff17a9c3d4e5f60718", "hex"), expect.stringMatching(/^It looks like binary data/)],
  ])("%j", (document, sentence) => {
    expect(refusal(document)).toEqual(sentence);
  });
});

describe("texts", () => {
  const headline = (title: string) => item(rss(`<item><guid>1</guid><title>${title}</title></item>`)).headline;

  test("lose marks, are decoded once more where they were escaped twice, and keep what only looks like a mark", () => {
    expect(headline("Fish &amp; chips")).toBe("Fish & chips");
    expect(headline("Fish &amp;amp; chips")).toBe("Fish & chips");
    expect(headline("Fish &amp;amp;lt; chips")).toBe("Fish &lt; chips");
    expect(headline("<![CDATA[<em>Fish</em>, &quot;chips&quot;]]>")).toBe('Fish, "chips"');
    expect(headline("x &lt; y &gt; z, &lt;name&gt;")).toBe("x < y > z, <name>");
  });

  test("are NFC, without controls and overrides, with joiners", () => {
    expect(headline("Cafe\u0301 \u202eevil\u202c &#x202e;\u2066x\u2069 &amp;#8238;")).toBe("Café evil x");
    expect(headline("می\u200cروند\n\tو\u200fراست")).toBe("می\u200cروند و\u200fراست");
  });

  test("of a message without a title become its headline", () => {
    expect(item(rss("<item><guid>1</guid><description>Power is back.</description></item>")).headline).toBe(
      "Power is back.",
    );
  });

  test("that stand in the description alone are the body, with a summary", () => {
    const long = "<p>One sentence that is there. </p>".repeat(20);
    const read = item(rss(`<item><title>t</title><description><![CDATA[${long}]]></description></item>`));
    expect(read.bodyHtml).toBe(long.trim());
    expect(read.summary.length).toBeLessThanOrEqual(300);
    expect(read.summary).toMatch(/there\.$/);
  });
});

test("a language is canonical, and an item that names none has the source's", () => {
  const [one, other] = items(
    rss("<item><title>a</title><dc:language>pt_br</dc:language></item><item><title>b</title></item>"),
    { language: "sr-latn" },
  );
  expect([one?.language, other?.language]).toEqual(["pt-BR", "sr-Latn"]);
});

test("a feed that forgets to declare a usual prefix is read", () => {
  const [read] = items(
    '<rss version="2.0"><channel><item><title>a</title><media:content url="https://e.org/a.jpg" medium="image"/></item></channel></rss>',
  );
  expect(read?.pictures).toMatchObject([{ href: "https://e.org/a.jpg" }]);
});

test("a status is read as IPTC writes it", () => {
  const status = (xml: string) => item(rss(`<item><guid>1</guid>${xml}</item>`)).pubStatus;
  expect(status("<pubStatus>canceled</pubStatus>")).toBe("canceled");
  expect(status('<n:pubStatus xmlns:n="http://iptc.org/std/nar/2006-10-01/" qcode="stat:withheld"/>')).toBe("withheld");
  expect(status("<title>KILL: market report</title>")).toBe("usable");
});

test("each item's own bytes are read to the same item again", () => {
  const documents = [
    "rss-2.0.xml",
    "rss-0.91.xml",
    "rss-1.0.rdf",
    "atom-1.0.xml",
    "atom-0.3.xml",
    "json-feed-1.1.json",
    "russian-windows-1251.xml",
    "arabic-windows-1256.xml",
    "chinese-gb18030.xml",
    "japanese-shift-jis.xml",
  ].map((name) => fixture(`wire/${name}`));
  const ninjs = ["1.4", "2.1", "3.1"].map((version) => fixture(`ninjs/ninjs-${version}.json`));
  for (const document of [...documents, ...ninjs]) {
    for (const one of parsed(document)) {
      const again = parsed(one.raw);
      expect(again).toHaveLength(1);
      expect(again[0]).toEqual({ ...one, place: "item 1", raw: one.raw });
    }
  }
});
