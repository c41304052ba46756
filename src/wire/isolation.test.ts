import { describe, expect, test } from "vitest";
import { atom, parsed, rss } from "./wire-builders.ts";

const good = (id: string) => `<item><guid isPermaLink="false">${id}</guid><title>Good ${id}</title></item>`;
const told = (document: string | Uint8Array) =>
  parsed(document).map((one) => (one.ok ? one.item.guid : `${one.place}: ${one.reason}`));

describe("a broken item stops none of its neighbours", () => {
  test("with an ampersand that stands alone", () => {
    expect(told(rss(`${good("1")}<item><guid>2</guid>\n<title>Fish & chips; more</title></item>${good("3")}`))).toEqual(
      [
        "1",
        'item 2: It is not well-formed XML: an ampersand stands alone (write &amp;) in its line 2, at the end of "<item><guid>2</guid> <title>Fish &".',
        "3",
      ],
    );
  });

  test("with a tag that is not closed", () => {
    expect(told(rss(`<item><title>Broken<guid>1</guid></item>${good("2")}`))).toEqual([
      expect.stringMatching(/^item 1: It is not well-formed XML: <title> is not closed in its line 1/),
      "2",
    ]);
  });

  test("with a control character", () => {
    expect(told(rss(`<item><title>Bell \u0007</title></item>${good("2")}`))).toEqual([
      expect.stringMatching(/^item 1: It is not well-formed XML: disallowed character/),
      "2",
    ]);
  });

  test("that is not closed itself", () => {
    expect(told(rss(`<item><guid>1</guid><title>a</title>${good("2")}`))).toEqual([
      "item 1: It is cut off: it ends before <item> is closed.",
      "2",
    ]);
  });

  test("with a CDATA section or a comment that is not closed", () => {
    const open = "<item><guid>1</guid><description><![CDATA[<p>a</description></item>";
    const closed = "<item><guid>2</guid><description><![CDATA[<item>b</item>]]></description></item>";
    expect(told(rss(`${open}${closed}${good("3")}`))).toEqual([expect.stringMatching(/^item 1/), "2", "3"]);
    expect(told(rss(`<item><guid>1</guid><!-- a </item>${good("2")}<!-- b -->`))).toEqual([
      expect.stringMatching(/^item 1/),
      "2",
    ]);
  });

  test("in a document that is cut off", () => {
    const whole = rss(`${good("1")}<!-- ${good("hidden")} -->${good("2")}${good("3")}`);
    expect(told(whole.slice(0, whole.indexOf("Good 3") + 3))).toEqual([
      "1",
      "2",
      "item 3: It is cut off: it ends before <title> is closed.",
    ]);
  });

  test("though the channel itself is broken", () => {
    expect(told(rss(good("1"), "<title>Fish & chips</title>"))).toEqual(["1"]);
    expect(told(`<rss version=2.0><channel>${good("1")}</channel></rss>`)).toEqual(["1"]);
    expect(told(`${rss(good("1"))}<script>tracker()</script> trailing & words`)).toEqual(["1"]);
  });

  test("in Atom and its deleted entries", () => {
    const entry = "<entry><id>urn:1</id><title>a & b</title></entry>";
    const gone =
      '<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="urn:0" when="2026-01-01T00:00:00Z"/>';
    expect(told(atom(`${entry}${gone}<entry><id>urn:2</id><title>c</title></entry>`))).toEqual([
      expect.stringMatching(/^item 1: It is not well-formed/),
      "urn:0",
      "urn:2",
    ]);
  });

  test("in JSON: a quotation mark missing, a comma too many, a document cut off", () => {
    const item = (id: string) => `{"uri":"urn:${id}","headline":"x { y"}`;
    expect(told(`[${item("1")},{"uri":"urn:2,"headline":"y"},${item("3")}]`)).toEqual([
      "urn:1",
      expect.stringMatching(/^item 2: It is not well-formed JSON/),
      "urn:3",
    ]);
    expect(told(`{"items":[${item("1")},{"uri":"urn:2",},${item("3")}]}`)).toEqual([
      "urn:1",
      expect.stringMatching(/^item 2/),
      "urn:3",
    ]);
    expect(told(`[${item("1")},{"uri":"urn:2","headl`)).toEqual(["urn:1", expect.stringMatching(/^item 2/)]);
    expect(told(`${item("1")}\n{"uri":"urn:2\n${item("3")}\n`)).toEqual([
      "urn:1",
      expect.stringMatching(/^item 2/),
      "urn:3",
    ]);
  });

  test("in JSON Feed, and an item that is well-formed but none", () => {
    const feed = (list: string) =>
      `{"version":"https://jsonfeed.org/version/1.1","title":"x","language":"fr","items":[${list}]}`;
    const [broken, whole] = parsed(feed('{"id":"1","title":"a"b"},{"id":"2","title":"c"}'));
    expect(broken?.ok).toBe(false);
    expect(whole).toMatchObject({ ok: true, item: { guid: "2", language: "fr" } });
    expect(told(feed('{"id":"1","title":[]},{"id":"2","title":"c"}'))).toEqual([
      expect.stringMatching(/^item 1: It is not an item of a JSON Feed: title/),
      "2",
    ]);
    expect(told('[{"uri":"urn:1","headline":"a"},{"headline":"b"},7]')).toEqual([
      "urn:1",
      expect.stringMatching(/^item 2: It is not a ninjs item \(uri/),
      expect.stringMatching(/^item 3/),
    ]);
  });
});

test("an item without any identity is broken, one with a headline alone is not", () => {
  expect(told(rss("<item><dc:creator>Ada</dc:creator></item><item><title>a</title></item>"))).toEqual([
    "item 1: It has no identifier, no link and no headline, so nobody could find it again.",
    expect.stringMatching(/^urn:skywave:wire:/),
  ]);
});

test("a broken item's own bytes are read to the same reason again, and a mended one is read", () => {
  const document = rss(
    `${good("1")}<item><guid isPermaLink="false">2</guid><title>Fish & chips</title></item>`,
    "<language>fr</language>",
  );
  const [, broken] = parsed(document);
  const raw = Buffer.from(broken?.raw ?? []);
  expect(parsed(raw)).toMatchObject([{ ok: false, reason: broken?.ok === false ? broken.reason : "" }]);
  const mended = raw.toString().replace("& ", "&amp; ");
  expect(parsed(mended)).toMatchObject([{ ok: true, item: { guid: "2", headline: "Fish & chips", language: "fr" } }]);
});

test("a broken item has the same bytes at the next poll, whatever else the feed says", () => {
  const at = (time: string) =>
    parsed(
      rss(`<item><title>a & b</title></item>${good(time)}`, `<title>x</title><lastBuildDate>${time}</lastBuildDate>`),
    );
  expect(at("10:00")[0]?.raw).toEqual(at("11:00")[0]?.raw);
});
