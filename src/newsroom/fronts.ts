import { key } from "../content/key.ts";
import type { Transaction } from "../db/database.ts";
import { editionsOfArticles } from "../db/newsroom-articles.ts";
import {
  type FrontBlockRow,
  frontBlockRows,
  picksOf,
  replaceFrontBlocks,
  replacePicks,
  topicsNamedIn,
} from "../db/newsroom-fronts.ts";
import { sectionsOf } from "../db/newsroom-sections.ts";
import type * as api from "../newsroom-api/fronts.ts";
import type { FrontBlock } from "../newsroom-api/fronts.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import { type Desk, doAct, read } from "./act.ts";
import { type Actor, requireEditing } from "./actor.ts";
import { stayOwn } from "./editions.ts";
import { Refused } from "./refused.ts";

export function frontActs(desk: Desk) {
  return {
    read: ({ params }: InputOf<typeof api.readFront>) => read(desk, (trx) => frontOf(trx, params.edition)),

    set: (by: Actor, { params, body }: InputOf<typeof api.setFront>) =>
      doAct(desk, by, "set front", async ({ trx }) => {
        const { edition } = params;
        requireEditing(by, [edition]);
        await stayOwn(trx, edition);
        const { articles, blocks } = body;
        const picked = (blocks ?? []).flatMap((block) => (block.kind === "picks" ? block.articles : []));
        await requireOwn(trx, edition, [...articles, ...picked]);
        if (blocks !== undefined) await requireThere(trx, edition, blocks);
        const perform = async () => {
          await replacePicks(trx, edition, articles);
          if (blocks !== undefined) await replaceFrontBlocks(trx, edition, blocks.map(rowOf));
        };
        return {
          subject: `edition ${edition}`,
          detail: body,
          change: { keys: [key.picks(edition)], perform },
          answer: (queries) => frontOf(queries, edition),
        };
      }),
  };
}

async function frontOf(trx: Transaction, edition: string) {
  const rows = await frontBlockRows(trx, [edition]);
  return { edition, articles: [...(await picksOf(trx, edition))], blocks: rows.map(blockOf) };
}

async function requireOwn(trx: Transaction, edition: string, articles: readonly number[]): Promise<void> {
  const editions = await editionsOfArticles(trx, articles);
  const foreign = articles.find((id) => editions.get(id) !== edition);
  if (foreign !== undefined)
    throw new Refused("refused", `Article ${foreign} is not one of edition "${edition}"; take it out.`);
}

async function requireThere(trx: Transaction, edition: string, blocks: readonly FrontBlock[]): Promise<void> {
  const sections = new Set((await sectionsOf(trx, edition)).map((section) => section.id));
  const topics = blocks.flatMap((block) => (block.kind === "topic" ? [block.topic] : []));
  const named = await topicsNamedIn(trx, edition, topics);
  for (const block of blocks) {
    if (block.kind === "section" && !sections.has(block.section))
      throw new Refused("refused", `Section ${block.section} is not one of edition "${edition}"; take it out.`);
    if (block.kind === "topic" && !named.has(block.topic))
      throw new Refused("refused", `Topic ${block.topic} has no name in edition "${edition}"; name it there first.`);
  }
  const once = new Set(blocks.map((block) => (block.kind === "picks" ? block.title : JSON.stringify(block))));
  if (once.size < blocks.length)
    throw new Refused(
      "invalid",
      "Two blocks of the front are the same section, topic or title; leave one of them out.",
    );
}

function rowOf(block: FrontBlock): Omit<FrontBlockRow, "edition"> {
  return {
    kind: block.kind,
    section: block.kind === "section" ? block.section : null,
    topic: block.kind === "topic" ? block.topic : null,
    title: block.kind === "picks" ? block.title.trim() : null,
    articles: block.kind === "picks" ? block.articles : [],
  };
}

function blockOf({ kind, section, topic, title, articles }: FrontBlockRow): FrontBlock {
  switch (kind) {
    case "section":
      return { kind, section: section ?? 0 };
    case "topic":
      return { kind, topic: topic ?? 0 };
    case "picks":
      return { kind, title: title ?? "", articles: [...articles] };
  }
}
