import { z } from "zod";
import { editionCode, filledLine, id, idParam, pageOf, paging, searchWords, text } from "./fields.ts";
import { operation } from "./operation.ts";

const tag = "topics";
const kind = z.enum(["media-topic", "place", "person", "own"]);
const name = z
  .strictObject({ name: filledLine(120), description: text(1_000).nullable().default(null) })
  .meta({ id: "TopicName" });

/** What readers follow, named per edition. */
export const topic = z
  .strictObject({
    id,
    kind,
    code: z.string().nullable().meta({ description: "IPTC Media Topic, Wikidata or another code." }),
    slug: z.string(),
    names: z.array(z.strictObject({ edition: editionCode, name: z.string(), description: z.string().nullable() })),
  })
  .meta({ id: "Topic" });
export type Topic = z.output<typeof topic>;

export const createTopic = operation({
  id: "createTopic",
  method: "post",
  path: "/api/topics",
  summary: "Add a topic: an IPTC Media Topic, a place, a person, or one of your own",
  tag,
  authority: "write",
  body: z
    .strictObject({
      kind,
      code: filledLine(200).nullable().default(null).meta({ example: "medtop:20000053" }),
      slug: filledLine(80)
        .optional()
        .meta({ description: "Its part of addresses, in all editions; fixed from then on." }),
      names: z.record(editionCode, name).default({}),
    })
    .meta({ id: "TopicToCreate" }),
  status: 201,
  answer: topic,
});

export const listTopics = operation({
  id: "listTopics",
  method: "get",
  path: "/api/topics",
  summary: "Topics, newest first",
  tag,
  authority: "any",
  query: z.object({
    ...paging,
    code: z.string().max(200).optional(),
    search: searchWords.meta({ description: "Words of a name in any edition, of the slug or the code." }),
  }),
  answer: pageOf(topic),
});

export const readTopic = operation({
  id: "readTopic",
  method: "get",
  path: "/api/topics/{topic}",
  summary: "A topic",
  tag,
  authority: "any",
  params: z.object({ topic: idParam }),
  answer: topic,
});

export const nameTopic = operation({
  id: "nameTopic",
  method: "put",
  path: "/api/topics/{topic}/names/{edition}",
  summary: "Name a topic in an edition; without a name there it has no page there",
  tag,
  authority: "write",
  params: z.object({ topic: idParam, edition: editionCode }),
  body: name,
  answer: topic,
});
