import type { Transaction } from "../db/database.ts";
import { type ArticleRow, articleRows } from "../db/newsroom-articles.ts";
import { insertRevision, revisionRows, revisionsOf } from "../db/newsroom-revisions.ts";
import { sectionsOf } from "../db/newsroom-sections.ts";
import { isUntouched, storeWorkingCopy, workingCopyRow, type WorkingCopyRow } from "../db/newsroom-working-copies.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type * as api from "../newsroom-api/revisions.ts";
import type { RevisionContent } from "../story/revision.ts";
import { type Desk, doAct, read } from "./act.ts";
import type { Actor } from "./actor.ts";
import { copyView, lockOwnText, toStore, unchangedCopy } from "./articles.ts";
import { readBehind } from "./behind.ts";
import { found, Refused } from "./refused.ts";
import { contentEdition } from "./second-scripts.ts";
import { iso, madeFromView, revisionHeadView, revisionView } from "./views.ts";

export function revisionActs(desk: Desk) {
  // Long only because it holds every act on revisions; each is short.
  return {
    make: (by: Actor, { params, body }: InputOf<typeof api.makeRevision>) =>
      doAct(desk, by, "make revision", async (doing) => {
        const { trx, now } = doing;
        const article = await lockOwnText(trx, by, params.article);
        const copy = await copyToRevise(trx, article, body);
        const madeFrom = body.madeFrom === undefined ? madeFromView(copy) : body.madeFrom;
        const said =
          body.content === undefined
            ? copy.content
            : await toStore(desk, doing, article.edition, body.content, madeFrom);
        const content = await withSection(trx, contentEdition(article), said);
        const row = await insertRevision(trx, {
          article: article.id,
          content,
          minor: body.minor,
          madeFrom,
          at: now,
          account: by.account,
        });
        const stored = { article: article.id, content, basedOn: row.id, madeFrom, at: now, account: by.account };
        await storeWorkingCopy(trx, stored);
        return {
          subject: `article ${article.id}`,
          detail: { revision: row.id, number: row.number, minor: row.minor },
          answer: () => revisionView(row),
        };
      }),

    list: ({ params }: InputOf<typeof api.listRevisions>) =>
      read(desk, async (trx) => {
        const [article] = await articleRows(trx, [params.article]);
        found(article, `article ${params.article}`, "GET /api/articles lists those that there are.");
        return { items: (await revisionsOf(trx, params.article)).map(revisionHeadView) };
      }),

    read: ({ params }: InputOf<typeof api.readRevision>) =>
      read(desk, async (trx) => revisionView(await revisionRow(trx, params.revision))),

    restore: (by: Actor, { params, body }: InputOf<typeof api.restoreRevision>) =>
      doAct(desk, by, "restore revision", async ({ trx, now }) => {
        const revision = await revisionRow(trx, params.revision);
        const article = await lockOwnText(trx, by, revision.article);
        await unchangedCopy(trx, article.id, body.updatedAt);
        await storeWorkingCopy(trx, {
          article: article.id,
          content: revision.content,
          basedOn: revision.id,
          madeFrom: madeFromView(revision),
          at: now,
          account: by.account,
        });
        return {
          subject: `article ${article.id}`,
          detail: { revision: revision.id },
          answer: (queries) => copyView(queries, article.id),
        };
      }),

    behind: ({ params }: InputOf<typeof api.readBehind>) => read(desk, (trx) => readBehind(trx, params.article)),
  };
}

async function revisionRow(trx: Transaction, id: number) {
  const [row] = await revisionRows(trx, [id]);
  return found(row, `revision ${id}`, "GET /api/articles/{article}/revisions lists an article's.");
}

/** The working copy that the revision is made from or replaces: never one that somebody else is typing in. */
async function copyToRevise(
  trx: Transaction,
  article: ArticleRow,
  body: InputOf<typeof api.makeRevision>["body"],
): Promise<WorkingCopyRow> {
  if (body.updatedAt !== undefined) return unchangedCopy(trx, article.id, body.updatedAt);
  const copy = found(await workingCopyRow(trx, article.id), `working copy of article ${article.id}`, "");
  if (body.content === undefined || isBlank(copy.content) || (await isUntouched(trx, article.id))) return copy;
  throw new Refused(
    "conflict",
    `The working copy of article ${article.id} has text in no revision yet, saved at ${iso(copy.updated_at)}; read it, then send its updatedAt to replace it.`,
  );
}

function isBlank(content: RevisionContent): boolean {
  return content.headline === "" && content.summary === "" && content.body.length === 0;
}

/** A revision always says which section it stands in: the edition's first unless it names one. */
async function withSection(trx: Transaction, edition: string, content: RevisionContent): Promise<RevisionContent> {
  if (content.section !== null) return content;
  const [first] = await sectionsOf(trx, edition);
  return { ...content, section: first?.id ?? null };
}
