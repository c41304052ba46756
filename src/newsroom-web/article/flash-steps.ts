import type * as articles from "../../newsroom-api/articles.ts";
import type * as breaking from "../../newsroom-api/breaking.ts";
import type { AnswerOf } from "../../newsroom-api/operation.ts";
import type * as publishing from "../../newsroom-api/publishing.ts";
import type * as revisions from "../../newsroom-api/revisions.ts";
import { call } from "../api/call.ts";

/** What the person decided about a flash. */
export interface FlashToSend {
  readonly edition: string;
  readonly line: string;
  readonly urgency: number;
  /** Null: a new story. */
  readonly story: number | null;
  /** Null: the person publishes; else the flash is handed in. */
  readonly handIn: boolean;
}

export type Article = AnswerOf<typeof articles.createArticle>;

/** How far a flash has come; what failed is tried again from there, so that nothing comes into being twice. */
export interface FlashSteps {
  created?: {
    readonly article: Article;
    readonly edition: string;
    readonly story: number | null;
    readonly line: string;
  };
  revised?: { readonly revision: number; readonly line: string };
}

/** Brings a flash out in three calls: article, revision, publication. Throws `CallFailure`. */
export async function sendFlash(flash: FlashToSend, steps: FlashSteps): Promise<Article> {
  const { edition, line, story, urgency } = flash;
  if (steps.created?.edition !== edition || steps.created.story !== story) {
    steps.created = {
      edition,
      story,
      line,
      article: await call<typeof articles.createArticle>("post", "/api/articles", {
        body: { edition, story: story ?? { slugline: sluglineOf(line), urgency }, content: { headline: line } },
      }),
    };
    steps.revised = undefined;
  }
  const { id } = steps.created.article;
  if (steps.revised?.line !== line) {
    const made = await call<typeof revisions.makeRevision>("post", "/api/articles/{article}/revisions", {
      params: { article: id },
      body: (steps.revised ?? steps.created).line === line ? {} : await changed(id, line),
    });
    steps.revised = { revision: made.id, line };
  }
  if (flash.handIn)
    return call<typeof publishing.submitArticle>("post", "/api/articles/{article}/submit", { params: { article: id } });
  const { revision } = steps.revised;
  const { articles: sent } = await call<typeof publishing.publishArticles>("post", "/api/publications", {
    body: { articles: [{ article: id, revision }], kind: "publish" },
  });
  return sent[0] ?? steps.created.article;
}

/** The line was typed anew after a failure: it takes the place of the one in the working copy. */
async function changed(article: number, line: string) {
  const { workingCopy } = await call<typeof articles.readArticle>("get", "/api/articles/{article}", {
    params: { article },
  });
  return { content: { headline: line }, updatedAt: workingCopy.updatedAt };
}

/** The same line across the edition's pages, leading to the flash. */
export function raiseFlash(article: Article, line: string) {
  return call<typeof breaking.raiseBreakingLine>("post", "/api/breaking-lines", {
    body: { editions: [article.edition], text: line.slice(0, 200), article: article.id },
  });
}

/** "Ferry sinks off Bhola" → "FERRY-SINKS-OFF-BHOLA": the newsroom's own label, which can be changed at any time. */
export function sluglineOf(line: string): string {
  const words = line.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.slice(0, 5).join("-").toLocaleUpperCase("en").slice(0, 80) || "FLASH";
}
