import { z } from "zod";
import { articleStates, publicationKinds, scopes } from "../story/article.ts";
import { content, contentToSave, madeFrom } from "./content.ts";
import { editionCode, filledLine, id, idParam, instant, line, pageOf, paging, text } from "./fields.ts";
import { operation } from "./operation.ts";

const tag = "articles";
export const articleParams = z.object({ article: idParam });

/** Where an article stands. */
export const article = z
  .strictObject({
    id,
    story: id,
    edition: editionCode,
    state: z.enum(articleStates),
    pubStatus: z.enum(["usable", "withheld", "canceled"]),
    headline: z.string().meta({ description: "Of the working copy." }),
    address: z.string().nullable().meta({ description: "In the tree; null before the first publication." }),
    slug: z.string().nullable(),
    replaces: id
      .nullable()
      .meta({ description: "In a second script: the article whose converted page it stands in place of." }),
    shares: id.nullable().meta({
      description: "The article whose text it shares: what that one publishes, this one shows. Null: it has its own.",
    }),
    liveRevision: id.nullable(),
    pinnedRevision: id.nullable().meta({ description: "What an approval or a schedule holds on to." }),
    latestRevision: id.nullable(),
    embargoedUntil: instant.nullable(),
    held: z.boolean(),
    scheduledAt: instant.nullable(),
    publishedAt: instant.nullable(),
    updatedAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: "Article" });
export type Article = z.output<typeof article>;

/** What is being typed. Save it with the `updatedAt` that you last saw. */
export const workingCopy = z
  .strictObject({ content, basedOn: id.nullable(), madeFrom: madeFrom.nullable(), updatedAt: instant })
  .meta({ id: "WorkingCopy" });

const publication = z
  .strictObject({
    id,
    kind: z.enum(publicationKinds),
    revision: id.nullable(),
    note: z.string().nullable(),
    at: instant,
    by: z.string().nullable().meta({ description: "The account's name; null: the newsroom itself." }),
    undone: z.boolean(),
  })
  .meta({ id: "Publication" });

export const createArticle = operation({
  id: "createArticle",
  method: "post",
  path: "/api/articles",
  summary: "Begin an article in an edition, for a story or with a new one",
  tag,
  authority: "write",
  body: z
    .strictObject({
      edition: editionCode,
      story: z.union([id, z.strictObject({ slugline: filledLine(200), urgency: z.int().min(1).max(9).default(5) })]),
      content: contentToSave.optional(),
      madeFrom: madeFrom.nullable().default(null),
    })
    .meta({ id: "ArticleToCreate" }),
  status: 201,
  answer: article,
});

export const listArticles = operation({
  id: "listArticles",
  method: "get",
  path: "/api/articles",
  summary: "Articles, newest first",
  tag,
  authority: "any",
  query: z.object({
    edition: editionCode.optional(),
    state: z.enum(articleStates).optional(),
    story: idParam.optional(),
    ...paging,
  }),
  answer: pageOf(article),
});

export const readArticle = operation({
  id: "readArticle",
  method: "get",
  path: "/api/articles/{article}",
  summary: "An article with its working copy and what was done to it in public",
  tag,
  authority: "any",
  params: articleParams,
  answer: article.extend({ workingCopy, publications: z.array(publication) }).meta({ id: "ArticleInFull" }),
});

export const saveWorkingCopy = operation({
  id: "saveWorkingCopy",
  method: "put",
  path: "/api/articles/{article}/working-copy",
  summary: "Save what is being typed",
  tag,
  authority: "write",
  params: articleParams,
  body: z
    .strictObject({
      content: contentToSave,
      madeFrom: madeFrom.nullable().optional().meta({ description: "Left out: as it was." }),
      updatedAt: instant.meta({
        description: "Of the working copy that the edit began with; another one is a conflict.",
      }),
    })
    .meta({ id: "WorkingCopyToSave" }),
  answer: workingCopy,
});

export const shareArticle = operation({
  id: "shareArticle",
  method: "post",
  path: "/api/articles/{article}/shares",
  summary: "Let another edition of the same language show the text, without copying it",
  tag,
  authority: "edit",
  params: articleParams,
  body: z
    .strictObject({
      edition: editionCode,
      section: id
        .optional()
        .meta({ description: "Of that edition. Left out: the one of the same address, else the first." }),
    })
    .meta({ id: "ArticleToShare" }),
  status: 201,
  answer: article,
});

export const makeArticleOwn = operation({
  id: "makeArticleOwn",
  method: "post",
  path: "/api/articles/{article}/make-own",
  summary: "End the sharing: the article gets a revision and a working copy of its own, with the text as it is",
  tag,
  authority: "edit",
  params: articleParams,
  answer: article,
});

export const changeSlug = operation({
  id: "changeSlug",
  method: "put",
  path: "/api/articles/{article}/slug",
  summary: "Change the readable part of the address; the old one leads to the new",
  tag,
  authority: "edit",
  params: articleParams,
  body: z.strictObject({ slug: filledLine(200) }).meta({ id: "SlugToSet" }),
  answer: article,
});

/** What a scope act did. */
export const scopeAnswer = z
  .strictObject({
    articles: z.array(article).meta({ description: "Those that the act changed." }),
    unscheduled: z.array(id).meta({ description: "Scheduled articles in its scope, which are drafts again." }),
  })
  .meta({ id: "ScopeAnswer" });

const scope = z.enum(scopes).meta({
  description: "This article; this and those made from it, and from those; or all of the story. Chosen, never assumed.",
});

export const listReach = operation({
  id: "listReach",
  method: "get",
  path: "/api/articles/{article}/reach",
  summary: "Which articles each scope reaches, before an act is done",
  tag,
  authority: "any",
  params: articleParams,
  answer: z.strictObject({
    items: z
      .array(
        z
          .strictObject({
            article,
            scopes: z.array(z.enum(scopes)).meta({ description: "Those that reach it." }),
            takenTogether: z.boolean().meta({
              description: "The act that took this article back took it back too: a restoration brings both back.",
            }),
          })
          .meta({ id: "Reached" }),
      )
      .meta({ description: "The article itself first, then by edition." }),
  }),
});

export const retractArticle = operation({
  id: "retractArticle",
  method: "post",
  path: "/api/articles/{article}/retract",
  summary: "Take back, with a notice at the address",
  tag,
  authority: "edit",
  params: articleParams,
  body: z
    .strictObject({
      scope,
      note: text(2_000)
        .refine((value) => value.trim() !== "", "must say to readers why it is taken back")
        .meta({ description: "Printed on the page." }),
      notes: z
        .record(editionCode, filledLine(2_000))
        .default({})
        .meta({ description: "In the languages of editions." }),
    })
    .meta({ id: "Retraction" }),
  answer: scopeAnswer,
});

export const removeArticle = operation({
  id: "removeArticle",
  method: "post",
  path: "/api/articles/{article}/remove",
  summary: "Take away: the address says that it is gone (410)",
  tag,
  authority: "edit",
  params: articleParams,
  body: z
    .strictObject({
      scope,
      reason: line(2_000).nullable().default(null).meta({ description: "For the audit log only." }),
    })
    .meta({ id: "Removal" }),
  answer: scopeAnswer,
});

export const restoreArticle = operation({
  id: "restoreArticle",
  method: "post",
  path: "/api/articles/{article}/restore",
  summary: "Undo the last retraction or removal, for those articles in the scope that the same act took back",
  tag,
  authority: "edit",
  params: articleParams,
  body: z.strictObject({ scope }).meta({ id: "Restoration" }),
  answer: scopeAnswer,
});
