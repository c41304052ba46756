import { z } from "zod";
import { articleParams } from "./articles.ts";
import { id } from "./fields.ts";
import { operation } from "./operation.ts";

export const previewArticle = operation({
  id: "previewArticle",
  method: "get",
  path: "/api/articles/{article}/preview",
  summary: "The article's page as readers would get it: of the working copy, or of a revision",
  tag: "articles",
  authority: "any",
  params: articleParams,
  query: z.object({
    revision: z
      .string()
      .regex(/^[1-9]\d{0,9}$/, "must be a number from 1")
      .transform(Number)
      .optional()
      .meta({ type: "integer", description: "Left out: the working copy." }),
  }),
  answer: z
    .strictObject({
      html: z.string().meta({
        description:
          'A whole page. Its pictures lead to /media/ of this newsroom, its links to the site in a new window. Show it in a frame with sandbox="allow-same-origin allow-popups".',
      }),
      bytes: z.int().meta({ description: "Of the page as readers get it, compressed, without pictures." }),
      revision: id.nullable(),
    })
    .meta({ id: "Preview" }),
});
