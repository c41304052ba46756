import { z } from "zod";
import { article, articleParams } from "./articles.ts";
import { filledLine, id, instant } from "./fields.ts";
import { operation } from "./operation.ts";

const tag = "publishing";

/** The kinds of publication that send a revision out. */
export const sendingKinds = ["publish", "edit", "update", "correction", "clarification"] as const;
export type SendingKind = (typeof sendingKinds)[number];

const note = filledLine(2_000);

const publicationToMake = z
  .strictObject({
    articles: z
      .array(
        z.strictObject({
          article: id,
          revision: id.optional().meta({ description: "Left out: the one approved, else the newest." }),
          note: note.optional().meta({ description: "In this article's language; in place of the common one." }),
        }),
      )
      .min(1)
      .max(200)
      .refine((all) => new Set(all.map((one) => one.article)).size === all.length, "must name each article once"),
    kind: z.enum(sendingKinds).default("publish"),
    note: note.optional().meta({ description: "What is printed: an update, correction or clarification needs one." }),
  })
  .meta({ id: "PublicationToMake" });

export const publishArticles = operation({
  id: "publishArticles",
  method: "post",
  path: "/api/publications",
  summary: "Publish one or many articles in one act: all, or none",
  tag,
  authority: "edit",
  body: publicationToMake,
  status: 201,
  answer: z.strictObject({ articles: z.array(article) }).meta({ id: "PublishedArticles" }),
});

export const checkPublication = operation({
  id: "checkPublication",
  method: "post",
  path: "/api/publications/check",
  summary: "What would stand in the way of a publication; nothing is done",
  tag,
  authority: "any",
  body: publicationToMake,
  answer: z
    .strictObject({
      faults: z
        .array(z.strictObject({ article: id, message: z.string().meta({ description: "With its remedy." }) }))
        .meta({ description: "None: it would go out, if the caller is an editor in every edition." }),
    })
    .meta({ id: "PublicationCheck" }),
});

const articleAct = {
  method: "post",
  tag,
  authority: "edit",
  params: articleParams,
  answer: article,
} as const;

export const submitArticle = operation({
  ...articleAct,
  authority: "write",
  id: "submitArticle",
  path: "/api/articles/{article}/submit",
  summary: "Hand a draft in for approval",
});

export const approveArticle = operation({
  ...articleAct,
  id: "approveArticle",
  path: "/api/articles/{article}/approve",
  summary: "Approve a revision, which is then what goes out",
  body: z.strictObject({ revision: id.optional() }).meta({ id: "Approval" }),
});

export const returnArticle = operation({
  ...articleAct,
  id: "returnArticle",
  path: "/api/articles/{article}/back-to-draft",
  summary: "Give a submitted, approved or scheduled article back to its writer",
});

export const scheduleArticle = operation({
  ...articleAct,
  id: "scheduleArticle",
  path: "/api/articles/{article}/schedule",
  summary: "Publish one revision at a time to come",
  body: z.strictObject({ at: instant, revision: id.optional() }).meta({ id: "Schedule" }),
});

export const unscheduleArticle = operation({
  ...articleAct,
  id: "unscheduleArticle",
  path: "/api/articles/{article}/unschedule",
  summary: "Take a scheduled article out of the schedule; it stays approved",
});

export const setEmbargo = operation({
  ...articleAct,
  id: "setEmbargo",
  method: "put",
  path: "/api/articles/{article}/embargo",
  summary: "Let no version of the article out before a time; a published one is withheld until then",
  body: z.strictObject({ until: instant }).meta({ id: "EmbargoToSet" }),
});

export const liftEmbargo = operation({
  ...articleAct,
  id: "liftEmbargo",
  method: "delete",
  path: "/api/articles/{article}/embargo",
  summary: "Lift the embargo",
});

export const holdArticle = operation({
  ...articleAct,
  id: "holdArticle",
  path: "/api/articles/{article}/hold",
  summary: "Let no version of the article out until a person lifts the hold",
});

export const liftHold = operation({
  ...articleAct,
  id: "liftHold",
  method: "delete",
  path: "/api/articles/{article}/hold",
  summary: "Lift the hold",
});
