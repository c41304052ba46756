import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { fixture, item, items, rss } from "./wire-builders.ts";
import { ninjsOf } from "./wire-item.ts";

// The IPTC's own schema; the geometry that it names and Skywave never writes is anything.
const ninjs = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../tests/fixtures/ninjs/ninjs-schema_3.1.json"), "utf8"),
) as object; // a file of the IPTC
const ajv = new Ajv2020({ strict: false, schemas: [{ $id: "https://geojson.org/schema/GeoJSON.json" }] });
addFormats.default(ajv);
const validate = ajv.compile(ninjs);

const names = [
  "rss-2.0.xml",
  "rss-0.91.xml",
  "rss-1.0.rdf",
  "atom-1.0.xml",
  "atom-0.3.xml",
  "json-feed-1.1.json",
  "russian-windows-1251.xml",
];
const documents = [
  ...names.map((name) => `wire/${name}`),
  ...["1.4", "2.1", "3.1"].map((version) => `ninjs/ninjs-${version}.json`),
];

test.each(documents)("the items of %s are valid ninjs 3.1", (path) => {
  for (const one of items(fixture(path))) {
    validate(ninjsOf(one));
    expect(validate.errors).toBeNull();
  }
});

test("the schema finds what is wrong", () => {
  expect(validate({ ...ninjsOf(item(rss("<item><title>x</title></item>"))), urgency: 12 })).toBe(false);
  expect(validate({ uri: "urn:x", tracking: true })).toBe(false);
});

test("a guid that is no URI becomes one, and is kept beside it", () => {
  const written = ninjsOf(item(rss('<item><guid isPermaLink="false">خبر 12</guid></item>')));
  expect(written).toMatchObject({
    altIds: [{ role: "guid", value: "خبر 12" }],
    uri: expect.stringMatching(/^urn:skywave:wire:%/),
  });
});

test("what is written as ninjs is read to the same item, its guid and version included", () => {
  for (const one of items(fixture("wire/rss-2.0.xml")).slice(0, 1)) {
    const again = item(JSON.stringify(ninjsOf(one)));
    expect(again).toEqual({ ...one, guid: ninjsOf(one).uri });
  }
});
