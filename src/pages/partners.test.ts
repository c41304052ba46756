import { readFileSync } from "node:fs";
import { parse } from "parse5";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as formats from "ajv-formats";
import { expect, test } from "vitest";
import { partnersFeed, templates, withText } from "./page-builders.ts";
import { render } from "./render.tsx";

const codes = ["en", "ur", "km"];

interface Item {
  readonly uri: string;
  readonly version: string;
  readonly pubStatus: string;
  readonly bodies?: readonly { readonly contentType: string; readonly value: string }[];
}
const itemsOf = (text: string) => (JSON.parse(text) as { items: readonly Item[] }).items; // what the test then checks

function schema() {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default.default(ajv);
  ajv.addSchema({ $id: "https://geojson.org/schema/GeoJSON.json" }); // places have none here
  const file = new URL("../../tests/fixtures/ninjs/ninjs-schema_3.1.json", import.meta.url);
  return ajv.compile(JSON.parse(readFileSync(file, "utf8")) as object);
}
const valid = schema();

test.each(codes)("every item is valid by the IPTC's ninjs 3.1 schema, whatever people write: %s", (code) => {
  for (const feed of [partnersFeed(code), withText(partnersFeed(code), `<b>"&amp;" ]]> '\u2028`)]) {
    const items = itemsOf(render(feed, templates));
    expect(items).toHaveLength(2);
    for (const item of items) expect(valid(item), JSON.stringify(valid.errors)).toBe(true);
  }
});

test.each(codes)("text comes as clean HTML and as plain words: %s", (code) => {
  const [first] = itemsOf(render(partnersFeed(code), templates));
  const [html, plain] = first?.bodies ?? [];
  expect(html?.contentType).toBe("text/html");
  expect(html?.value).not.toMatch(/ (class|style|on\w+)=|<script/);
  expect(() => parse(html?.value ?? "")).not.toThrow();
  expect(html?.value).toContain('<img src="https://news.example/media/32-9f2c1a/1597.jpg"');
  expect(plain?.value.split("\n\n")).toHaveLength(13); // a post from elsewhere is of two paragraphs
  expect(html?.value, "a live post follows the text, under its time").toMatch(
    /<h2>[^<]*\d?[^<]* – [^<]+<\/h2><p>[^]+$/,
  );
});

test("what is canceled is named by its identity and not by a word of its own", () => {
  const canceled = itemsOf(render(partnersFeed("en"), templates))[1];
  expect(canceled).toEqual({
    uri: "urn:skywave:article:11",
    standard: { name: "ninjs", version: "3.1", schema: "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json" },
    type: "text",
    version: "3",
    versionCreated: "2026-03-09T06:35:00Z",
    language: "en",
    pubStatus: "canceled",
  });
});
