import { key } from "../content/key.ts";
import { type ArticleRow, articlesOfStories, lockArticles, updateArticles } from "../db/newsroom-articles.ts";
import {
  deleteLinks,
  insertLink,
  insertStory,
  lockStories,
  replaceStoryTopics,
  type StoryRow,
  updateStory,
} from "../db/newsroom-stories.ts";
import type { Transaction } from "../db/database.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type * as api from "../newsroom-api/stories.ts";
import { type Desk, doAct } from "./act.ts";
import { type Actor, requireEditing } from "./actor.ts";
import { found, Refused } from "./refused.ts";
import { storyView } from "./stories.ts";

/** What ties articles together, and takes them apart, after the fact. Ids and addresses of articles never move. */
export function storyTieActs(desk: Desk) {
  // Long only because it holds every act on ties; each is short.
  const tie = (name: string, write: (trx: Transaction, story: number, other: number) => Promise<void>) => {
    return (by: Actor, { params }: { readonly params: { readonly story: number; readonly other: number } }) =>
      doAct(desk, by, name, async ({ trx }) => {
        const { story, other } = await lockPair(trx, params.story, params.other);
        await requireStories(trx, by, [story.id, other.id]);
        return {
          subject: `story ${story.id}`,
          detail: { other: other.id },
          change: {
            keys: [key.links(story.id), key.links(other.id)],
            perform: () => write(trx, story.id, other.id),
          },
          answer: (queries) => storyView(desk, queries, story.id),
        };
      });
  };

  return {
    link: tie("link stories", insertLink),
    unlink: tie("unlink stories", (trx, story, other) => deleteLinks(trx, story, [other])),

    merge: (by: Actor, { params, body }: InputOf<typeof api.mergeStory>) =>
      doAct(desk, by, "merge story", async ({ trx }) => {
        const { story, other: into } = await lockPair(trx, params.story, body.into);
        const moved = await requireStories(trx, by, [story.id, into.id], story.id);
        const links = story.links.filter((id) => id !== into.id);
        const perform = async () => {
          await updateArticles(trx, moved, { story: into.id });
          await deleteLinks(trx, story.id, story.links);
          for (const other of links) await insertLink(trx, into.id, other);
          await replaceStoryTopics(trx, into.id, [...new Set([...into.topics, ...story.topics])]);
          await updateStory(trx, story.id, { merged_into: into.id });
        };
        return {
          subject: `story ${story.id}`,
          detail: { into: into.id, articles: moved },
          change: {
            articles: moved,
            keys: story.links.length === 0 ? [] : [story.id, into.id, ...links].map(key.links),
            perform,
          },
          answer: (queries) => storyView(desk, queries, into.id),
        };
      }),

    split: (by: Actor, { params, body }: InputOf<typeof api.splitStory>) =>
      doAct(desk, by, "split story", async ({ trx, now }) => {
        const [row] = await lockStories(trx, [params.story]);
        const story = open(found(row, `story ${params.story}`, listStories));
        await requireStories(trx, by, [story.id]);
        const moved = splitOff(story, await articlesOfStories(trx, [story.id]), body.articles);
        await lockArticles(trx, moved);
        const { urgency, topics } = story;
        const split = await insertStory(trx, { slugline: body.slugline, urgency, created_at: now });
        await replaceStoryTopics(trx, split, topics);
        const perform = async () => {
          await updateArticles(trx, moved, { story: split });
          if (body.link) await insertLink(trx, story.id, split);
        };
        return {
          subject: `story ${story.id}`,
          detail: { articles: moved, story: split },
          change: { articles: moved, keys: body.link ? [key.links(story.id), key.links(split)] : [], perform },
          answer: (queries) => storyView(desk, queries, split),
        };
      }),
  };
}

const listStories = "GET /api/stories lists those that there are.";

async function lockPair(trx: Transaction, story: number, other: number) {
  if (story === other) throw new Refused("invalid", `Story ${story} cannot be tied to itself; name two stories.`);
  const rows = await lockStories(trx, [story, other]);
  const one = (id: number) =>
    open(
      found(
        rows.find((row) => row.id === id),
        `story ${id}`,
        listStories,
      ),
    );
  return { story: one(story), other: one(other) };
}

function open(story: StoryRow): StoryRow {
  if (story.merged_into === null) return story;
  throw new Refused("conflict", `Story ${story.id} was merged into story ${story.merged_into}; act on that one.`);
}

/** Ties show on the page of every article of the stories that readers see, so the actor needs all their editions. Returns the articles of `of`. */
async function requireStories(
  trx: Transaction,
  by: Actor,
  stories: readonly number[],
  of?: number,
): Promise<readonly number[]> {
  const before = await articlesOfStories(trx, stories);
  const articles = await lockArticles(
    trx,
    before.map((row) => row.id),
  );
  requireEditing(
    by,
    articles.filter((row) => row.public !== null || row.story === of).map((row) => row.edition),
  );
  return articles.filter((row) => row.story === of).map((row) => row.id);
}

function splitOff(story: StoryRow, articles: readonly ArticleRow[], wanted: readonly number[]): readonly number[] {
  const own = articles.map((row) => row.id);
  const foreign = wanted.find((id) => !own.includes(id));
  if (foreign !== undefined)
    throw new Refused(
      "refused",
      `Article ${foreign} is not one of story ${story.id}; GET /api/stories/${story.id} lists its articles.`,
    );
  const moved = [...new Set(wanted)];
  if (moved.length === own.length)
    throw new Refused("refused", `Story ${story.id} would be left without an article; leave at least one.`);
  return moved;
}
