import { Ajv } from "ajv";
import formats from "ajv-formats";

// Schemas of ours for what search engines and feed readers are told: what their makers' documents require.

const ajv = new Ajv({ allErrors: true, strict: false });
formats.default(ajv);

const url = { type: "string", format: "uri", pattern: "^https?://" };
const text = { type: "string", minLength: 1 };

/** JSON Feed 1.1 (jsonfeed.org/version/1.1), nothing beside it. */
export const validJsonFeed = ajv.compile({
  type: "object",
  required: ["version", "title", "items"],
  additionalProperties: false,
  properties: {
    version: { const: "https://jsonfeed.org/version/1.1" },
    title: text,
    home_page_url: url,
    feed_url: url,
    description: text,
    icon: url,
    language: text,
    authors: { type: "array", minItems: 1, items: { $ref: "#/definitions/author" } },
    items: { type: "array", items: { $ref: "#/definitions/item" } },
  },
  definitions: {
    author: { type: "object", required: ["name"], additionalProperties: false, properties: { name: text, url } },
    item: {
      type: "object",
      required: ["id", "content_text"],
      additionalProperties: false,
      properties: {
        id: text,
        url,
        title: text,
        content_text: text,
        image: url,
        date_published: { type: "string", format: "date-time" },
        date_modified: { type: "string", format: "date-time" },
        tags: { type: "array", minItems: 1, items: text },
      },
    },
  },
});
