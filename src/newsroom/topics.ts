import { key } from "../content/key.ts";
import { type Addressed, targetsOfMonth, targetsOfTopic } from "../content/target.ts";
import type { Transaction } from "../db/database.ts";
import {
  insertTopic,
  lockTopic,
  monthsOfTopic,
  type StoredTopic,
  storeTopicName,
  topicPage,
  topicRow,
} from "../db/newsroom-topics.ts";
import { slug } from "../language/addresses.ts";
import { cleanText } from "../language/input.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type * as api from "../newsroom-api/topics.ts";
import { type Desk, doAct, type Doing, read } from "./act.ts";
import { type Actor, requireEditing, requireWriting, requireWritingSomewhere } from "./actor.ts";
import { stay } from "./editions.ts";
import { found, Refused } from "./refused.ts";

export function topicActs(desk: Desk) {
  // Long only because it holds every act on topics; each is short.
  const view = async (trx: Transaction, id: number) => topicView(await known(topicRow(trx, id), id));

  return {
    create: (by: Actor, { body }: InputOf<typeof api.createTopic>) =>
      doAct(desk, by, "create topic", async (doing) => {
        const { trx } = doing;
        const names = Object.entries(body.names);
        requireWritingSomewhere(by);
        requireWriting(
          by,
          names.map(([edition]) => edition),
        );
        const made = slugOf(doing, body);
        const id = await insertTopic(trx, { kind: body.kind, code: body.code, slug: made });
        if (id === null)
          throw new Refused(
            "conflict",
            `Another topic has the address "${made}"${body.code === null ? "" : ` or the code "${body.code}"`}; use that one, or give this one another slug.`,
          );
        // Nothing is published under a topic that came to be in this transaction.
        for (const [edition, name] of names) {
          await stay(trx, edition);
          await storeTopicName(trx, { topic: id, edition, ...cleaned(doing, edition, name) });
        }
        return { subject: `topic ${id}`, detail: body, answer: (queries) => view(queries, id) };
      }),

    list: ({ query }: InputOf<typeof api.listTopics>) =>
      read(desk, async (trx) => {
        const { code = null, before = null, limit, search = "" } = query;
        const rows = await topicPage(trx, { code, before, limit, search });
        return { items: rows.map(topicView), next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null };
      }),

    read: ({ params }: InputOf<typeof api.readTopic>) => read(desk, (trx) => view(trx, params.topic)),

    name: (by: Actor, { params, body }: InputOf<typeof api.nameTopic>) =>
      doAct(desk, by, "name topic", async (doing) => {
        const { trx } = doing;
        const { edition } = params;
        requireWriting(by, [edition]);
        const { path } = await stay(trx, edition);
        const topic = await known(lockTopic(trx, params.topic), params.topic);
        const months = await monthsOfTopic(trx, topic.id, edition);
        if (months.length > 0) requireEditing(by, [edition]); // readers see the name
        const named = { topic: topic.id, edition, ...cleaned(doing, edition, body) };
        return {
          subject: `topic ${topic.id}`,
          detail: { edition, ...body },
          change: {
            keys: [key.topic(topic.id, edition)],
            addresses: addressesOf(topic, edition, path, months),
            perform: () => storeTopicName(trx, named),
          },
          answer: (queries) => view(queries, topic.id),
        };
      }),
  };
}

/** The topic's pages and feed in an edition, where something is published under it: a first name brings them all. */
function addressesOf(
  topic: StoredTopic,
  edition: string,
  path: string,
  months: readonly { readonly month: string; readonly total: number }[],
): readonly Addressed[] {
  if (months.length === 0) return [];
  const of = { kind: "topic", edition, id: topic.id, slug: topic.slug } as const;
  return [
    ...targetsOfTopic(path, edition, topic.id, topic.slug),
    ...months.flatMap(({ month, total }) => targetsOfMonth(path, of, month, total)),
  ];
}

function slugOf({ languages }: Doing, body: InputOf<typeof api.createTopic>["body"]): string {
  const [first] = Object.entries(body.names);
  const text = body.slug ?? first?.[1].name;
  const made = text === undefined ? "" : slug(languages.of(first?.[0] ?? "en"), text);
  if (made !== "") return made;
  throw new Refused(
    "invalid",
    `The topic has no slug, and no name to make one of; give it a slug of letters or digits.`,
  );
}

function cleaned(
  { languages }: Doing,
  edition: string,
  text: { readonly name: string; readonly description: string | null },
) {
  const clean = (value: string) => cleanText(languages.of(edition), value).trim();
  return { name: clean(text.name), description: text.description === null ? null : clean(text.description) };
}

async function known(asked: Promise<StoredTopic | null>, id: number): Promise<StoredTopic> {
  return found(await asked, `topic ${id}`, "GET /api/topics lists those that there are.");
}

function topicView(row: StoredTopic): api.Topic {
  return { ...row, names: [...row.names] };
}
