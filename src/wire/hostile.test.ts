import fc from "fast-check";
import { expect, test } from "vitest";
import { atom, fixture, parse, parsed, refusal, rss } from "./wire-builders.ts";

const names = [
  "rss-2.0.xml",
  "rss-0.91.xml",
  "rss-1.0.rdf",
  "atom-1.0.xml",
  "atom-0.3.xml",
  "json-feed-1.1.json",
  "chinese-gb18030.xml",
];
const documents = [
  ...names.map((name) => fixture(`wire/${name}`)),
  ...["1.4", "2.1", "3.1"].map((version) => fixture(`ninjs/ninjs-${version}.json`)),
];

/** In seconds of the processor: the machine may have other work. */
function timed(document: string | Uint8Array) {
  const before = process.cpuUsage();
  const read = parse(document);
  const { user, system } = process.cpuUsage(before);
  return { read, seconds: (user + system) / 1e6 };
}

test("no mutation of a document throws or takes long, and the broken ones say why", () => {
  const edit = fc.record({
    at: fc.nat(),
    cut: fc.nat(40),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 8 }),
      fc.constantFrom("<", "&", "]]>", "<![CDATA[", "<!--", '"', "}", "</item>", "\0").map((text) => Buffer.from(text)),
    ),
  });
  fc.assert(
    fc.property(fc.constantFrom(...documents), fc.array(edit, { minLength: 1, maxLength: 6 }), (document, edits) => {
      let bytes = Buffer.from(document);
      for (const { at, cut, put } of edits) {
        const start = at % bytes.length;
        bytes = Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(start + cut)]);
      }
      const { read, seconds } = timed(bytes);
      expect(seconds).toBeLessThan(2);
      if (!read.ok) expect(read.message).toMatch(/^\S.*\.$/);
      for (const one of read.ok ? read.items : []) {
        expect(parse(one.raw).ok || !one.ok).toBe(true);
        if (!one.ok) expect(one.reason).toMatch(/^\S.*\.$/);
      }
    }),
    { numRuns: 1_500 },
  );
});

test("random bytes never throw", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => typeof parse(bytes).ok === "boolean"),
    { numRuns: 1_000 },
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => typeof parse(`<rss><channel><item>${text}`).ok === "boolean"),
    { numRuns: 500 },
  );
});

test("entities that a document declares are never expanded", () => {
  const levels = Array.from({ length: 12 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("");
  const laughs = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">${levels}]><rss><channel><item><title>&l12;</title></item></channel></rss>`;
  const external =
    '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>';
  for (const document of [laughs, external])
    expect(refusal(document)).toBe(
      "The feed is not read, since it declares entities or elements of its own; ask the source to leave its DTD out.",
    );
});

test("a document 5,000 levels deep breaks its item alone", () => {
  const deep = `<item><title>deep</title>${"<a>".repeat(5_000)}${"</a>".repeat(5_000)}</item>`;
  expect(parsed(rss(`${deep}<item><title>flat</title></item>`))).toMatchObject([
    { ok: false, reason: expect.stringContaining("nested more than 200 levels deep") },
    { ok: true, item: { headline: "flat" } },
  ]);
  const array = `${"[".repeat(5_000)}${"]".repeat(5_000)}`;
  expect(parsed(`[{"uri":"urn:1","headline":"x","body":${array}},{"uri":"urn:2","headline":"y"}]`)).toMatchObject([
    { ok: false, reason: expect.stringContaining("nested more than 200 levels deep") },
    { ok: true },
  ]);
});

test("an item of 10 MB is refused by its size, its neighbours are read", () => {
  const long = "x".repeat(10_000_000);
  const reason = "It is 10.0 MB long, and an item may have 4 MB at most.";
  const feeds = [
    rss(`<item><title>${long}</title></item><item><title>b</title></item>`),
    rss(`<item><title>${long}</title></item><item><title>b</title></item><item><title>c & d</title></item>`),
    atom(`<entry><id>1</id><title>${long}</title></entry><entry><id>2</id><title>b</title></entry>`),
    `[{"uri":"urn:1","body_text":"${long}"},{"uri":"urn:2","headline":"b"}]`,
  ];
  for (const feed of feeds)
    expect(parsed(feed).slice(0, 2)).toMatchObject([
      { ok: false, reason },
      { ok: true, item: { headline: "b" } },
    ]);
});

test("a document of more than 20,000 items is refused", () => {
  const sentence = "It has more than 20000 items; ask the source to send less at once.";
  for (const items of ["<item/>".repeat(20_001), `<item>&</item>${"<item/>".repeat(20_000)}`])
    expect(refusal(rss(items))).toBe(sentence);
});

test("a document of more than 32 MB is refused by its size", () => {
  expect(refusal(Buffer.alloc(32_000_001, " "))).toBe(
    "It is 32.0 MB long, and a document may have 32 MB at most; ask the source to send less at once.",
  );
});

test.each([
  ["open comments", "<!--"],
  ["open CDATA sections", "<![CDATA["],
  ["open items", "<item>"],
  ["self-closed items", "<item/>"],
  ["open tags", "<a "],
  ["quotation marks in tags", '<a "'],
  ["ampersands", "&"],
  ["escaped tags", "&lt;a &quot;"],
])("a megabyte of %s costs no more than its length", (_, piece) => {
  for (const start of ["<rss><channel><item><title>", "<rss><channel><item><title>x</title><description>"]) {
    expect(timed(`${start}${piece.repeat(1_000_000 / piece.length)}`).seconds).toBeLessThan(5);
  }
});

test("HTML full of open tags and quotation marks is read in bounded time", () => {
  for (const piece of ['<a "', "<a '", "<a href=", '<img src="', "<!--", "<script>", "&amp;lt;"]) {
    expect(
      timed(
        rss(
          `<item><title>x</title><description><![CDATA[${piece.repeat(300_000 / piece.length)}]]></description></item>`,
        ),
      ).seconds,
    ).toBeLessThan(5);
  }
});
