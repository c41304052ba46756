import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { loadPreview } from "../content/load-preview.ts";
import { articleRows } from "../db/newsroom-articles.ts";
import { revisionRows } from "../db/newsroom-revisions.ts";
import { workingCopyRow } from "../db/newsroom-working-copies.ts";
import type { Transaction } from "../db/database.ts";
import { slug } from "../language/addresses.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type { previewArticle } from "../newsroom-api/preview.ts";
import { render, renderPreview } from "../pages/render.tsx";
import type { RevisionContent } from "../story/revision.ts";
import { type Desk, read } from "./act.ts";
import { languagesOf } from "./edition-languages.ts";
import { found } from "./refused.ts";

const compress = promisify(brotliCompress);

// The press's settings (`src/press/tree.ts`): the figure is that of the page as readers get it.
const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 16 };

export function previewActs(desk: Desk) {
  return {
    /** Of the working copy, or of a revision; whatever is missing in it is missing on the page. */
    article: async ({ params: { article }, query }: InputOf<typeof previewArticle>) => {
      const loaded = await read(desk, (trx) => loadedPreview(desk, trx, article, query.revision ?? null));
      if (!loaded.ok) return loaded;
      const { page, templates, revision } = loaded.value;
      const { length: bytes } = await compress(Buffer.from(render(page, templates)), { params });
      return { ok: true as const, value: { html: renderPreview(page, templates), bytes, revision } };
    },
  };
}

async function loadedPreview(desk: Desk, trx: Transaction, id: number, revision: number | null) {
  const [row] = await articleRows(trx, [id]);
  const article = found(row, `article ${id}`, "GET /api/articles lists those that there are.");
  const { all, of } = await languagesOf(trx, desk.languages);
  const content = await contentOf(trx, id, revision);
  const previewed = {
    id,
    story: article.story,
    edition: article.edition,
    slug: (article.slug ?? slug(of(article.edition), content.headline)) || String(id),
    publishedAt: article.published_at,
    updatedAt: article.updated_at,
    content,
  };
  const page = found(
    await loadPreview(trx, previewed, desk.clock(), all),
    `edition "${article.edition}"`,
    "GET /api/editions lists those that can be had.",
  );
  return { page, templates: { version: "preview", publicUrl: desk.publicUrl, languages: all }, revision };
}

async function contentOf(trx: Transaction, article: number, revision: number | null): Promise<RevisionContent> {
  if (revision === null)
    return found(await workingCopyRow(trx, article), `working copy of article ${article}`, "").content;
  const [row] = await revisionRows(trx, [revision]);
  return found(
    row?.article === article ? row : undefined,
    `revision ${revision} of article ${article}`,
    `GET /api/articles/${article}/revisions lists them.`,
  ).content;
}
