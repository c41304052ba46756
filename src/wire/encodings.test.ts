import { expect, test } from "vitest";
import { fixture, items, parsed, refusal, rss } from "./wire-builders.ts";

const headlines = (document: Uint8Array, mediaType: string | null = null) =>
  items(document, { mediaType }).map(({ headline }) => headline);

test("the XML declaration's encoding is read", () => {
  expect(headlines(fixture("wire/russian-windows-1251.xml"))).toEqual([
    "Паромы вернулись на острова",
    "Рынок открылся «раньше»",
  ]);
  expect(headlines(fixture("wire/arabic-windows-1256.xml"))).toEqual(["عودة العبارات إلى الجزر", "السوق يفتح مبكرا"]);
  expect(headlines(fixture("wire/chinese-gb18030.xml"))).toEqual(["渡轮重返北部群岛", "市场提前开市𠀀"]);
  expect(headlines(fixture("wire/japanese-shift-jis.xml"))).toEqual(["フェリーが島に戻る", "市場が早く開く"]);
});

test("UTF-16 is read with its mark and without", () => {
  const text = rss("<item><title>渡轮 é</title></item>").replace("UTF-8", "utf-16");
  const little = Buffer.from(text, "utf16le");
  const big = Buffer.from(little).swap16();
  for (const [mark, bytes] of [
    ["fffe", little],
    ["feff", big],
    ["", little],
    ["", big],
  ] as const)
    expect(headlines(Buffer.concat([Buffer.from(mark, "hex"), bytes]))).toEqual(["渡轮 é"]);
});

test("a document that says UTF-16 and is not is read as what it is", () => {
  expect(headlines(Buffer.from(rss("<item><title>é</title></item>").replace("UTF-8", "utf-16")))).toEqual(["é"]);
});

test("a byte order mark of UTF-8, also before white space, stands in no way", () => {
  expect(headlines(Buffer.from(`\ufeff\n ${rss("<item><title>é</title></item>")}`))).toEqual(["é"]);
  expect(headlines(Buffer.from('\ufeff{"uri":"urn:x","headline":"é"}'))).toEqual(["é"]);
});

test("the media type's charset goes before the declaration, but not before a declared UTF-8 that fits", () => {
  const russian = Buffer.from(
    Buffer.from(fixture("wire/russian-windows-1251.xml")).toString("latin1").replace(' encoding="windows-1251"', ""),
    "latin1",
  );
  expect(headlines(russian, "text/xml; charset=windows-1251")[0]).toBe("Паромы вернулись на острова");
  expect(headlines(Buffer.from(rss("<item><title>é</title></item>")), "text/xml; charset=iso-8859-1")).toEqual(["é"]);
});

test("a charset in which the bytes make no sense gives way to the declaration", () => {
  expect(headlines(fixture("wire/russian-windows-1251.xml"), "text/xml; charset=utf-8")[0]).toBe(
    "Паромы вернулись на острова",
  );
});

test("an encoding that is none is named", () => {
  const bytes = Buffer.from(rss("<item><title>\u00e9</title></item>").replace("UTF-8", "martian"), "latin1");
  expect(refusal(bytes)).toBe('It says that its encoding is "martian", which is none; send UTF-8.');
});

test("bytes that do not fit the encoding break their item alone, and its bytes are kept as they came", () => {
  const good = "<item><title>渡轮</title></item>";
  const document = Buffer.concat([
    Buffer.from('<rss version="2.0"><channel><title>示例</title><item><title>A'),
    Buffer.from([0xe9, 0x20]),
    Buffer.from(`</title></item>${good}</channel></rss>`),
  ]);
  const [broken, whole] = parsed(document);
  expect(broken).toMatchObject({
    ok: false,
    place: "item 1",
    reason: expect.stringMatching(/^Its bytes are not in utf-8/),
  });
  expect(Buffer.from(broken?.raw ?? []).includes(Buffer.from([0x41, 0xe9, 0x20]))).toBe(true);
  expect(parsed(broken?.raw ?? Buffer.of())).toMatchObject([
    { ok: false, reason: expect.stringMatching(/^Its bytes/) },
  ]);
  expect(whole).toMatchObject({ ok: true, item: { headline: "渡轮" } });
});
