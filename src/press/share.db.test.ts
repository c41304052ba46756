import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { acts, openPressesUnderTest, type PressesUnderTest } from "../../tests/press-builder.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";

// Share pictures: made after everything else, of what has no photograph, and gone with the headline that they show.

let test: TestDatabase;
let presses: PressesUnderTest;

beforeEach(async () => {
  test = await openTestDatabase();
  presses = await openPressesUnderTest(test.database, { sharePictures: true });
});

afterEach(async () => {
  await presses.close();
  await test.close();
});

it("an article without a photograph gets one in its script, which follows its headline and goes with it", async () => {
  const { news, start, tree, file } = presses;
  await news.edition("ur");
  const press = await start();
  await press.settled();
  const shared = (address: string) =>
    /<meta property="og:image" content="http:\/\/localhost:8080\/([^"?]+)\?(\w+)"/.exec(
      file(`${address}index.html`) ?? "",
    );
  expect(shared("ur/")?.[1]).toBe("ur/share.png");

  const { id, address } = await news.article("ur", "صاف پانی");
  await press.readable();
  expect(file(`${address}index.html`)).not.toBeNull();
  await press.settled();
  const png = `ur/${id}/share.png`;
  const bytes = () => readFileSync(join(tree, png)).toString("base64");
  const before = { bytes: bytes(), version: shared(address ?? "")?.[2] };
  expect(shared(address ?? "")?.[1]).toBe(png);
  expect(before.bytes.startsWith("iVBORw0KGgo")).toBe(true);

  await news.revise(id, { headline: "پانی آ گیا" });
  await news.publish(id, "update", "نئی خبر");
  await press.settled();
  expect(bytes()).not.toBe(before.bytes);
  expect(shared(address ?? "")?.[2]).not.toBe(before.version);
  expect(await presses.compare()).toEqual([]);

  await news.call(acts.retractArticle, { params: { article: id }, body: { scope: "article", note: "غلط" } });
  await press.settled();
  expect(presses.files()).not.toContain(png);
  expect(shared(address ?? "")?.[1]).toBe("ur/share.png");
  expect(await presses.compare()).toEqual([]);
  expect(presses.reports).toEqual([]);
});
