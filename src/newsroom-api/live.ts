import { z } from "zod";
import { type LivePostContent, livePostStates } from "../story/live.ts";
import { articleParams } from "./articles.ts";
import { byline, sentBlock, storedBlock } from "./content.ts";
import { filledLine, id, idParam, instant, line, pageOf, paging, text } from "./fields.ts";
import { operation } from "./operation.ts";

const tag = "live coverage";

const sentPost = z
  .strictObject({
    headline: line(300).nullable().default(null),
    body: z.array(sentBlock).max(200).default([]),
    bylines: z.array(byline).max(20).default([]),
  })
  .refine(({ headline, body }) => body.length > 0 || (headline ?? "").trim() !== "", "must say something")
  .meta({ id: "LivePostToSave", description: "What a post says: a headline, a text, or both." });
export type LivePostToSave = z.output<typeof sentPost>;

const storedPost: z.ZodType<LivePostContent> = z
  .strictObject({ headline: z.string().nullable(), body: z.array(storedBlock), bylines: z.array(byline) })
  .meta({ id: "LivePostContent" });

/** A post as it stands now. */
export const livePost = z
  .strictObject({
    id,
    article: id,
    state: z.enum(livePostStates),
    number: id
      .nullable()
      .meta({ description: "Within its article, and its anchor there; null before it was published." }),
    keyPoint: z.boolean(),
    pinned: z.boolean(),
    publishedAt: instant.nullable(),
    createdAt: instant,
    version: id.meta({ description: "Of what it says, from 1." }),
    content: storedPost,
    changedAt: instant.meta({ description: "Of this version." }),
    by: z.string().nullable().meta({ description: "Who wrote this version." }),
  })
  .meta({ id: "LivePost" });
export type LivePost = z.output<typeof livePost>;

const coverage = z
  .strictObject({ startedAt: instant, endedAt: instant.nullable().meta({ description: "Null: it runs." }) })
  .meta({ id: "LiveCoverage" });

const postParams = z.object({ post: idParam });

export const readLive = operation({
  id: "readLive",
  method: "get",
  path: "/api/articles/{article}/live",
  summary: "An article's live coverage and its posts, drafts and removed ones among them, newest first",
  tag,
  authority: "any",
  params: articleParams,
  query: z.object(paging),
  answer: pageOf(livePost).extend({ coverage: coverage.nullable() }).meta({ id: "LiveCoverageWithPosts" }),
});

export const startLive = operation({
  id: "startLive",
  method: "post",
  path: "/api/articles/{article}/live",
  summary: "Begin live coverage in an article, or go on with one that ended",
  tag,
  authority: "edit",
  params: articleParams,
  answer: coverage,
});

export const endLive = operation({
  id: "endLive",
  method: "post",
  path: "/api/articles/{article}/live/end",
  summary: "End live coverage: the page says so, and its posts stay",
  tag,
  authority: "edit",
  params: articleParams,
  answer: coverage,
});

export const publishNewLivePost = operation({
  id: "publishNewLivePost",
  method: "post",
  path: "/api/articles/{article}/live/posts",
  summary: "Write a post and publish it in the same act",
  tag,
  authority: "edit",
  params: articleParams,
  body: z
    .strictObject({ content: sentPost, keyPoint: z.boolean().default(false), pinned: z.boolean().default(false) })
    .meta({ id: "LivePostToPublish" }),
  status: 201,
  answer: livePost,
});

export const draftLivePost = operation({
  id: "draftLivePost",
  method: "post",
  path: "/api/articles/{article}/live/drafts",
  summary: "Write a post for an editor to publish",
  tag,
  authority: "write",
  params: articleParams,
  body: z.strictObject({ content: sentPost }).meta({ id: "LivePostToDraft" }),
  status: 201,
  answer: livePost,
});

export const readLivePost = operation({
  id: "readLivePost",
  method: "get",
  path: "/api/live-posts/{post}",
  summary: "A post with all its versions, newest first",
  tag,
  authority: "any",
  params: postParams,
  answer: livePost
    .extend({
      versions: z.array(
        z.strictObject({
          version: id,
          content: storedPost,
          note: z.string().nullable(),
          at: instant,
          by: z.string().nullable(),
        }),
      ),
    })
    .meta({ id: "LivePostInFull" }),
});

export const reviseLivePost = operation({
  id: "reviseLivePost",
  method: "put",
  path: "/api/live-posts/{post}",
  summary: "Change what a post says; of a published one (which needs an editor) readers get it at once",
  tag,
  authority: "write",
  params: postParams,
  body: z
    .strictObject({
      content: sentPost,
      version: id.meta({ description: "That the change began with; another one is a conflict." }),
      note: text(2_000)
        .pipe(filledLine(2_000))
        .nullable()
        .default(null)
        .meta({ description: "A correction, printed dated below the post; null: the change is not announced." }),
    })
    .meta({ id: "LivePostToRevise" }),
  answer: livePost,
});

const postAct = { tag, authority: "edit", params: postParams, answer: livePost } as const;

export const publishLivePost = operation({
  ...postAct,
  id: "publishLivePost",
  method: "post",
  path: "/api/live-posts/{post}/publish",
  summary: "Publish a post that was drafted",
});

export const markLivePost = operation({
  ...postAct,
  id: "markLivePost",
  method: "patch",
  path: "/api/live-posts/{post}",
  summary:
    "Make a published post a key point, or pin it above the others (which takes the pin from another), or neither",
  body: z.strictObject({ keyPoint: z.boolean().optional(), pinned: z.boolean().optional() }).meta({ id: "LiveMarks" }),
});

export const removeLivePost = operation({
  ...postAct,
  id: "removeLivePost",
  method: "post",
  path: "/api/live-posts/{post}/remove",
  summary: "Take a post back, before everything else if readers have it; a draft is put aside",
});

export const restoreLivePost = operation({
  ...postAct,
  id: "restoreLivePost",
  method: "post",
  path: "/api/live-posts/{post}/restore",
  summary: "Give a removed post back at its old number, or a draft that was put aside",
});
