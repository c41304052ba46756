import { z } from "zod";
import { articleParams, workingCopy } from "./articles.ts";
import { content, contentToSave, madeFrom } from "./content.ts";
import { id, idParam, instant } from "./fields.ts";
import { operation } from "./operation.ts";

const tag = "revisions";
const params = z.object({ revision: idParam });

const head = {
  id,
  article: id,
  number: z.int().min(1).meta({ description: "Within its article, from 1." }),
  headline: z.string(),
  minor: z.boolean(),
  madeFrom: madeFrom.nullable(),
  createdAt: instant,
};

const revisionHead = z.strictObject(head).meta({ id: "RevisionHead" });

/** One immutable state of an article. */
export const revision = z.strictObject({ ...head, content }).meta({ id: "Revision" });

export const makeRevision = operation({
  id: "makeRevision",
  method: "post",
  path: "/api/articles/{article}/revisions",
  summary: "Make an immutable revision from the working copy, or from content that then becomes the working copy",
  tag,
  authority: "write",
  params: articleParams,
  body: z
    .strictObject({
      content: contentToSave.optional(),
      minor: z.boolean().default(false).meta({ description: "Asks no translation to look again." }),
      madeFrom: madeFrom.nullable().optional().meta({ description: "Left out: as in the working copy." }),
      updatedAt: instant
        .optional()
        .meta({ description: "Of the working copy that you saw; another one is a conflict." }),
    })
    .meta({ id: "RevisionToMake" }),
  status: 201,
  answer: revision,
});

export const listRevisions = operation({
  id: "listRevisions",
  method: "get",
  path: "/api/articles/{article}/revisions",
  summary: "An article's revisions, newest first",
  tag,
  authority: "any",
  params: articleParams,
  answer: z.strictObject({ items: z.array(revisionHead) }),
});

export const readRevision = operation({
  id: "readRevision",
  method: "get",
  path: "/api/revisions/{revision}",
  summary: "A revision",
  tag,
  authority: "any",
  params,
  answer: revision,
});

export const restoreRevision = operation({
  id: "restoreRevision",
  method: "post",
  path: "/api/revisions/{revision}/restore",
  summary: "Put an old revision's content into the working copy",
  tag,
  authority: "write",
  params,
  body: z
    .strictObject({ updatedAt: instant.meta({ description: "Of the working copy that is replaced." }) })
    .meta({ id: "RevisionToRestore" }),
  answer: workingCopy,
});

const changedBlock = z.strictObject({
  block: z.string(),
  change: z.enum(["changed", "added", "deleted"]),
  before: z.string().nullable(),
  now: z.string().nullable(),
});

export const readBehind = operation({
  id: "readBehind",
  method: "get",
  path: "/api/articles/{article}/behind",
  summary: "What changed in the source since this article's working copy was made from it",
  tag,
  authority: "any",
  params: articleParams,
  answer: z
    .strictObject({
      source: madeFrom.nullable().meta({ description: "Null: it was made from nothing, so it is behind nothing." }),
      sourceNow: id.nullable().meta({ description: "The source's newest revision." }),
      behind: z.boolean(),
      headline: z.boolean(),
      summary: z.boolean(),
      blocks: z.array(changedBlock),
    })
    .meta({ id: "Behind" }),
});
