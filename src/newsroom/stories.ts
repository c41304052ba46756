import { articlesOfStories } from "../db/newsroom-articles.ts";
import { keptTopics } from "../db/newsroom-publishable.ts";
import {
  insertStory,
  lockStories,
  replaceStoryTopics,
  storyPage,
  storyRows,
  updateStory,
} from "../db/newsroom-stories.ts";
import { boardRows } from "../db/newsroom-story-board.ts";
import type { Transaction } from "../db/database.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type * as api from "../newsroom-api/stories.ts";
import { type Desk, doAct, read } from "./act.ts";
import { type Actor, requireWritingSomewhere } from "./actor.ts";
import { found, Refused } from "./refused.ts";
import { articleView, iso, storyHeadView } from "./views.ts";

const listStories = "GET /api/stories lists those that there are.";

export function storyActs(desk: Desk) {
  return {
    create: (by: Actor, { body }: InputOf<typeof api.createStory>) =>
      doAct(desk, by, "create story", async ({ trx, now }) => {
        requireWritingSomewhere(by);
        const { slugline, urgency, topics } = body;
        const id = await insertStory(trx, { slugline, urgency, created_at: now });
        await setTopics(trx, id, topics);
        return { subject: `story ${id}`, detail: body, answer: (queries) => storyView(desk, queries, id) };
      }),

    list: ({ query }: InputOf<typeof api.listStories>) =>
      read(desk, async (trx) => {
        const { limit, before = null } = query;
        const rows = await storyPage(trx, { before, limit });
        return { items: rows.map(storyHeadView), next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null };
      }),

    board: ({ query }: InputOf<typeof api.readStoryBoard>) =>
      read(desk, async (trx) => {
        const { edition = null, state = null, search, before, limit } = query;
        const rows = await boardRows(trx, {
          edition,
          state,
          search: search === undefined || search.trim() === "" ? null : search.trim().toLowerCase(),
          before: before === undefined ? null : new Date(before),
          limit,
        });
        const ids = rows.map((row) => row.story);
        const heads = new Map((await storyRows(trx, ids)).map((row) => [row.id, row]));
        const articles = Map.groupBy(await articlesOfStories(trx, ids), (row) => row.story);
        const items = rows.flatMap(({ story, active }) => {
          const head = heads.get(story);
          if (head === undefined) return [];
          const told = (articles.get(story) ?? []).map((one) => articleView(one, desk.clock()));
          return [{ ...storyHeadView(head), articles: told, activeAt: iso(active) }];
        });
        return { items, next: rows.length === limit ? (items.at(-1)?.activeAt ?? null) : null };
      }),

    read: ({ params }: InputOf<typeof api.readStory>) => read(desk, (trx) => storyView(desk, trx, params.story)),

    change: (by: Actor, { params, body }: InputOf<typeof api.changeStory>) =>
      doAct(desk, by, "change story", async ({ trx }) => {
        requireWritingSomewhere(by);
        const [row] = await lockStories(trx, [params.story]);
        const { id } = found(row, `story ${params.story}`, listStories);
        const { topics, ...change } = body;
        await updateStory(trx, id, change);
        if (topics !== undefined) await setTopics(trx, id, topics);
        return { subject: `story ${id}`, detail: body, answer: (queries) => storyView(desk, queries, id) };
      }),
  };
}

/** A story with its articles, by edition. */
export async function storyView(desk: Desk, trx: Transaction, id: number) {
  const [row] = await storyRows(trx, [id]);
  const story = found(row, `story ${id}`, listStories);
  const articles = await articlesOfStories(trx, [id]);
  return { ...storyHeadView(story), articles: articles.map((one) => articleView(one, desk.clock())) };
}

async function setTopics(trx: Transaction, story: number, topics: readonly number[]): Promise<void> {
  const known = await keptTopics(trx, topics);
  const missing = topics.find((id) => !known.has(id));
  if (missing !== undefined)
    throw new Refused("refused", `Topic ${missing} does not exist; GET /api/topics lists those that there are.`);
  await replaceStoryTopics(trx, story, [...new Set(topics)]);
}
