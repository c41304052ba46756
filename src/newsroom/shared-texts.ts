import { key } from "../content/key.ts";
import {
  type ArticleRow,
  articleRows,
  insertArticle,
  sharingArticles,
  updateArticles,
} from "../db/newsroom-articles.ts";
import { copyAssetTexts } from "../db/newsroom-assets.ts";
import { insertRevision, revisionRows } from "../db/newsroom-revisions.ts";
import { sectionsOf } from "../db/newsroom-sections.ts";
import { storeWorkingCopy, workingCopyRow } from "../db/newsroom-working-copies.ts";
import type { Transaction } from "../db/database.ts";
import type * as api from "../newsroom-api/articles.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import { assetsOf, type RevisionContent } from "../story/revision.ts";
import { type Desk, doAct } from "./act.ts";
import { type Actor, requireEditing } from "./actor.ts";
import { knownEdition, lockToEdit, viewOf } from "./articles.ts";
import { found, Refused } from "./refused.ts";

/** Articles that show another's text, in editions of the same language. */
export function sharedTextActs(desk: Desk) {
  return {
    share: (by: Actor, { params, body }: InputOf<typeof api.shareArticle>) =>
      doAct(desk, by, "share article", async ({ trx, now }) => {
        requireEditing(by, [body.edition]);
        const [row] = await articleRows(trx, [params.article]);
        const original = found(row, `article ${params.article}`, "GET /api/articles lists those that there are.");
        await requireShareable(trx, original, body.edition);
        const section = await sectionFor(trx, original, body);
        const id = await insertArticle(trx, {
          story: original.story,
          edition: body.edition,
          shares: original.id,
          shared_section: section,
          created_at: now,
          account: by.account,
        });
        return {
          subject: `article ${id}`,
          detail: { edition: body.edition, shares: original.id },
          answer: (queries) => viewOf(desk, queries, id),
        };
      }),

    makeOwn: (by: Actor, { params }: InputOf<typeof api.makeArticleOwn>) =>
      doAct(desk, by, "make article own", async ({ trx, now }) => {
        const article = await lockToEdit(trx, by, params.article);
        const { id, shares, shares_edition: from, shared_section: section } = article;
        if (shares === null || from === null)
          throw new Refused("conflict", `Article ${id} shares no other article's text, so it is its own already.`);
        const source = await textOf(trx, article, shares);
        const content: RevisionContent = { ...source.content, section, related: [] };
        const madeFrom = source.revision === null ? null : { article: shares, revision: source.revision };
        const revision = await insertRevision(trx, {
          article: id,
          content,
          minor: false,
          madeFrom,
          at: now,
          account: by.account,
        });
        const copy = { article: id, content, basedOn: revision.id, madeFrom, at: now, account: by.account };
        await storeWorkingCopy(trx, copy);
        const assets = assetsOf(content);
        return {
          subject: `article ${id}`,
          detail: { shared: shares, revision: revision.id },
          change: {
            articles: [id],
            keys: assets.map((asset) => key.asset(asset, article.edition)),
            perform: async () => {
              await copyAssetTexts(trx, assets, from, article.edition);
              await updateArticles(trx, [id], {
                shares: null,
                shared_section: null,
                ...(article.live_revision === null ? {} : { live_revision: revision.id }),
              });
            },
          },
          answer: (queries) => viewOf(desk, queries, id),
        };
      }),
  };
}

/** Between editions of one language in one script; a text that is shared itself is shared from where it is written. */
async function requireShareable(trx: Transaction, original: ArticleRow, edition: string): Promise<void> {
  const stored = await knownEdition(trx, edition);
  const refuse = (why: string) => {
    throw new Refused("refused", `Article ${original.id} cannot be shared into edition "${edition}": ${why}`);
  };
  if (original.edition === edition) refuse("it is that edition's own.");
  if (original.shares !== null) refuse(`it shares the text of article ${original.shares}; share that one.`);
  if (original.practice || stored.practice) refuse("practice is not shared, nor shared into.");
  if (original.script_of !== null || stored.script_of !== null)
    refuse("a second script shows its edition's articles by itself.");
  const [one, other] = [original.edition, edition].map((code) => new Intl.Locale(code).maximize());
  if (one?.language !== other?.language || one?.script !== other?.script)
    refuse("the editions are of different languages or scripts; begin a translation there.");
  const before = (await sharingArticles(trx, [original.id])).find((row) => row.edition === edition);
  if (before !== undefined)
    throw new Refused(
      "conflict",
      `Article ${before.id} shares the text in edition "${edition}" already; use that one.`,
    );
}

async function sectionFor(
  trx: Transaction,
  original: ArticleRow,
  { edition, section }: InputOf<typeof api.shareArticle>["body"],
): Promise<number | null> {
  const sections = await sectionsOf(trx, edition);
  if (section !== undefined && !sections.some((one) => one.id === section))
    throw new Refused("invalid", `Section ${section} is not one of edition "${edition}"; name one of its sections.`);
  const { content } = await textOf(trx, original, original.id);
  const slug = (await sectionsOf(trx, original.edition)).find((one) => one.id === content.section)?.slug;
  return section ?? (sections.find((one) => one.slug === slug) ?? sections[0])?.id ?? null;
}

/** The text as readers have it, else as it is being written. */
async function textOf(
  trx: Transaction,
  { live_revision: live }: ArticleRow,
  original: number,
): Promise<{ readonly content: RevisionContent; readonly revision: number | null }> {
  const [source] = await articleRows(trx, [original]);
  const id = live ?? source?.live_revision ?? null;
  const [row] = id === null ? [] : await revisionRows(trx, [id]);
  if (row !== undefined) return { content: row.content, revision: row.id };
  const copy = found(await workingCopyRow(trx, original), `working copy of article ${original}`, "");
  return { content: copy.content, revision: null };
}
