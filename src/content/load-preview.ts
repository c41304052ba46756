import type { Transaction } from "../db/database.ts";
import type { Language } from "../language/language.ts";
import type { ArticlePage } from "../pages/page.ts";
import type { RevisionContent } from "../story/revision.ts";
import { articlePage } from "./load-article.ts";
import { defaultsFrom, Reader } from "./reader.ts";
import { openSource } from "./source.ts";
import { addressOf } from "./target.ts";

/** An article with the content that is to be looked at, published or not. */
export interface Previewed {
  readonly id: number;
  readonly story: number;
  readonly edition: string;
  readonly slug: string;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
  readonly content: RevisionContent;
}

/**
 * The article's page as readers would get it with this content, in an edition that may be off; null where the edition was
 * never stored. The same loaders as for the tree, but nothing is recorded: a preview is made anew each time. `now` in UTC
 * milliseconds stands for a publication that has not been yet.
 */
export async function loadPreview(
  trx: Transaction,
  previewed: Previewed,
  now: number,
  languages: ReadonlyMap<string, Language>,
): Promise<ArticlePage | null> {
  const { id, story, edition: code, slug, content } = previewed;
  const reader = new Reader(openSource(trx), now, defaultsFrom(languages));
  const edition = await reader.editionAnyway(code);
  if (edition === null) return null;
  return articlePage(
    addressOf.article(edition.path, id, slug),
    edition,
    {
      id,
      story,
      edition: code,
      slug,
      public: "shown",
      published_at: previewed.publishedAt ?? new Date(now),
      updated_at: previewed.updatedAt,
      section: content.section,
      replaces: null,
      shares: null,
      shares_edition: null,
      content,
    },
    reader,
  );
}
