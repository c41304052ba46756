import type * as revisions from "../../newsroom-api/revisions.ts";
import { call } from "../api/call.ts";
import type { ArticleInFull } from "./panel.ts";

/**
 * What a translation begins with: the source's newest revision (made now if there is none), each block naming the one
 * that it is made from. Section, topics and picks are the other edition's own to choose; topics hold in all.
 */
export async function sourceContent(article: ArticleInFull) {
  const params = { article: article.id };
  const source =
    article.latestRevision === null
      ? await call<typeof revisions.makeRevision>("post", "/api/articles/{article}/revisions", { params, body: {} })
      : await call<typeof revisions.readRevision>("get", "/api/revisions/{revision}", {
          params: { revision: article.latestRevision },
        });
  const { content } = source;
  const body = content.body.map(({ id, from: _from, ...block }) => ({ ...block, from: { block: id } }));
  return {
    madeFrom: { article: article.id, revision: source.id },
    content: {
      headline: content.headline,
      summary: content.summary,
      dateline: content.dateline,
      genre: content.genre,
      topics: [...content.topics],
      bylines: [...content.bylines],
      leadAsset: content.leadAsset,
      wireSources: [...content.wireSources],
      rights: content.rights,
      body: body as never, // readonly when read, not when sent
    },
  };
}
