import { z } from "zod";
import { articleStates } from "../story/article.ts";
import { article } from "./articles.ts";
import { editionCode, filledLine, id, idParam, instant, pageOf, paging } from "./fields.ts";
import { operation } from "./operation.ts";

const tag = "stories";
const params = z.object({ story: idParam });
const pair = z.object({ story: idParam, other: idParam });
const urgency = z.int().min(1).max(9).meta({ description: "ninjs: 1 is the most urgent." });

const storyHead = z.strictObject({
  id,
  slugline: z.string(),
  urgency,
  topics: z.array(id),
  links: z.array(id),
  mergedInto: id.nullable(),
  createdAt: instant,
});

/** One piece of news across all languages. */
export const story = storyHead.extend({ articles: z.array(article) }).meta({ id: "Story" });

export const createStory = operation({
  id: "createStory",
  method: "post",
  path: "/api/stories",
  summary: "Begin a story",
  tag,
  authority: "any",
  body: z
    .strictObject({ slugline: filledLine(200), urgency: urgency.default(5), topics: z.array(id).max(50).default([]) })
    .meta({ id: "StoryToCreate" }),
  status: 201,
  answer: story,
});

export const listStories = operation({
  id: "listStories",
  method: "get",
  path: "/api/stories",
  summary: "Stories, newest first, without those merged into others",
  tag,
  authority: "any",
  query: z.object(paging),
  answer: pageOf(storyHead.meta({ id: "StoryHead" })),
});

export const readStoryBoard = operation({
  id: "readStoryBoard",
  method: "get",
  path: "/api/story-board",
  summary: "Stories with their articles in every edition; where something was written last stands first",
  tag,
  authority: "any",
  query: z.object({
    edition: editionCode.optional().meta({ description: "Only stories told in this edition." }),
    state: z.enum(articleStates).optional().meta({ description: "Only with an article in this state (there)." }),
    search: z.string().max(200).optional().meta({ description: "Part of a slugline or headline." }),
    limit: paging.limit,
    before: instant.optional().meta({ description: "The `next` of the answer before." }),
  }),
  answer: z.strictObject({
    items: z.array(story.extend({ activeAt: instant }).meta({ id: "BoardStory" })),
    next: instant.nullable(),
  }),
});
export type BoardStory = z.output<typeof readStoryBoard.answer>["items"][number];

export const readStory = operation({
  id: "readStory",
  method: "get",
  path: "/api/stories/{story}",
  summary: "A story with its articles by edition",
  tag,
  authority: "any",
  params,
  answer: story,
});

export const changeStory = operation({
  id: "changeStory",
  method: "patch",
  path: "/api/stories/{story}",
  summary: "Change slugline, urgency or topics, which only the newsroom sees",
  tag,
  authority: "any",
  params,
  body: z
    .strictObject({
      slugline: filledLine(200).optional(),
      urgency: urgency.optional(),
      topics: z.array(id).max(50).optional(),
    })
    .meta({ id: "StoryToChange" }),
  answer: story,
});

export const linkStories = operation({
  id: "linkStories",
  method: "put",
  path: "/api/stories/{story}/links/{other}",
  summary: "Link two stories: each appears in the other's related box",
  tag,
  authority: "edit",
  params: pair,
  answer: story,
});

export const unlinkStories = operation({
  id: "unlinkStories",
  method: "delete",
  path: "/api/stories/{story}/links/{other}",
  summary: "Take the link away",
  tag,
  authority: "edit",
  params: pair,
  answer: story,
});

export const mergeStory = operation({
  id: "mergeStory",
  method: "post",
  path: "/api/stories/{story}/merge",
  summary: "Merge this story into another: its articles move, their ids and addresses stay",
  tag,
  authority: "edit",
  params,
  body: z.strictObject({ into: id }).meta({ id: "Merge" }),
  answer: story,
});

export const splitStory = operation({
  id: "splitStory",
  method: "post",
  path: "/api/stories/{story}/split",
  summary: "Move articles to a story of their own; their ids and addresses stay",
  tag,
  authority: "edit",
  params,
  body: z
    .strictObject({
      articles: z.array(id).min(1).max(200),
      slugline: filledLine(200),
      link: z.boolean().default(false).meta({ description: "Link the two stories." }),
    })
    .meta({ id: "Split" }),
  status: 201,
  answer: story,
});
