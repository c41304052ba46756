import type { Transaction } from "../db/database.ts";
import {
  articlePage,
  type ArticleRow,
  articleRows,
  insertArticle,
  lockArticles,
  updateArticles,
} from "../db/newsroom-articles.ts";
import { type StoredEdition, storedEditions } from "../db/newsroom-editions.ts";
import { publicationsOf } from "../db/newsroom-publications.ts";
import { revisionRows } from "../db/newsroom-revisions.ts";
import { insertStory, keptStory } from "../db/newsroom-stories.ts";
import { storeWorkingCopy, workingCopyRow } from "../db/newsroom-working-copies.ts";
import { slug } from "../language/addresses.ts";
import type * as api from "../newsroom-api/articles.ts";
import { type ContentToSave, contentToSave } from "../newsroom-api/content.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type { MadeFrom, RevisionContent } from "../story/revision.ts";
import { type Desk, doAct, type Doing, read } from "./act.ts";
import { type Actor, requireEditing, requireWriting } from "./actor.ts";
import { storable } from "./content.ts";
import { found, Refused } from "./refused.ts";
import { articleToReplace } from "./second-scripts.ts";
import { articleView, iso, workingCopyView } from "./views.ts";

const listArticles = "GET /api/articles lists those that there are.";
const blank = contentToSave.parse({});

export function articleActs(desk: Desk) {
  // Long only because it holds every act on articles and working copies; each is short.
  return {
    create: (by: Actor, { body }: InputOf<typeof api.createArticle>) =>
      doAct(desk, by, "create article", async (doing) => {
        const { trx, now } = doing;
        requireWriting(by, [body.edition]);
        const edition = await knownEdition(trx, body.edition);
        const story =
          typeof body.story === "number"
            ? await openStory(trx, body.story)
            : await insertStory(trx, { ...body.story, created_at: now });
        const content = await toStore(desk, doing, body.edition, body.content ?? blank, body.madeFrom);
        const replaces = await articleToReplace(trx, edition, body.story, body.madeFrom);
        const begun = { story, edition: body.edition, replaces, created_at: now, account: by.account };
        const id = await insertArticle(trx, begun);
        const { madeFrom } = body;
        await storeWorkingCopy(trx, { article: id, content, basedOn: null, madeFrom, at: now, account: by.account });
        return {
          subject: `article ${id}`,
          detail: { edition: body.edition, story },
          answer: (queries) => viewOf(desk, queries, id),
        };
      }),

    list: ({ query }: InputOf<typeof api.listArticles>) =>
      read(desk, async (trx) => {
        const { edition = null, state = null, story = null, before = null, limit } = query;
        const rows = await articlePage(trx, { edition, state, story, before, limit });
        const next = rows.length === limit ? (rows.at(-1)?.id ?? null) : null;
        return { items: rows.map((row) => articleView(row, desk.clock())), next };
      }),

    read: ({ params }: InputOf<typeof api.readArticle>) =>
      read(desk, async (trx) => {
        const [row] = await articleRows(trx, [params.article]);
        const article = found(row, `article ${params.article}`, listArticles);
        const copy = await shownCopy(trx, article);
        const publications = await publicationsOf(trx, [article.id]);
        return {
          ...articleView(article, desk.clock()),
          workingCopy: workingCopyView(copy),
          publications: publications.map(({ article: _article, at, ...rest }) => ({ ...rest, at: iso(at) })),
        };
      }),

    saveWorkingCopy: (by: Actor, { params, body }: InputOf<typeof api.saveWorkingCopy>) =>
      doAct(desk, by, "save working copy", async (doing) => {
        const { trx, now } = doing;
        const article = await lockOwnText(trx, by, params.article);
        const before = await unchangedCopy(trx, article.id, body.updatedAt);
        const madeFrom = body.madeFrom === undefined ? workingCopyView(before).madeFrom : body.madeFrom;
        const content = await toStore(desk, doing, article.edition, body.content, madeFrom);
        const { based_on: basedOn } = before;
        await storeWorkingCopy(trx, { article: article.id, content, basedOn, madeFrom, at: now, account: by.account });
        return { subject: `article ${article.id}`, answer: (queries) => copyView(queries, article.id) };
      }),

    changeSlug: (by: Actor, { params, body }: InputOf<typeof api.changeSlug>) =>
      doAct(desk, by, "change slug", async ({ trx, languages }) => {
        const article = await lockToEdit(trx, by, params.article);
        const wanted = slug(languages.of(article.edition), body.slug);
        if (wanted === "")
          throw new Refused("invalid", `"${body.slug}" leaves no letter or digit for an address; give it words.`);
        return {
          subject: `article ${article.id}`,
          detail: { from: article.slug, to: wanted },
          change: { articles: [article.id], perform: () => updateArticles(trx, [article.id], { slug: wanted }) },
          answer: (queries) => viewOf(desk, queries, article.id),
        };
      }),
  };
}

/** An article as the API shows it. */
export async function viewOf(desk: Desk, queries: Transaction, id: number) {
  const [view] = await viewsOf(desk, queries, [id]);
  return found(view, `article ${id}`, listArticles);
}

export async function viewsOf(desk: Desk, queries: Transaction, ids: readonly number[]) {
  return (await articleRows(queries, ids)).map((row) => articleView(row, desk.clock()));
}

export async function copyView(queries: Transaction, article: number) {
  return workingCopyView(found(await workingCopyRow(queries, article), `working copy of article ${article}`, ""));
}

/** The article, locked, in an edition where the actor is an editor. */
export async function lockToEdit(trx: Transaction, by: Actor, id: number): Promise<ArticleRow> {
  const article = await lockArticle(trx, id);
  requireEditing(by, [article.edition]);
  return article;
}

/** The article, locked, in an edition that the actor may write in: for what readers do not see. */
export async function lockToWrite(trx: Transaction, by: Actor, id: number): Promise<ArticleRow> {
  const article = await lockArticle(trx, id);
  requireWriting(by, [article.edition]);
  return article;
}

/** As `lockToWrite`, for an article that has a text of its own. */
export async function lockOwnText(trx: Transaction, by: Actor, id: number): Promise<ArticleRow> {
  const article = await lockToWrite(trx, by, id);
  requireOwnText(article);
  return article;
}

/** Refuses an article that shows another's text. */
export function requireOwnText({ id, shares }: Pick<ArticleRow, "id" | "shares">): void {
  if (shares === null) return;
  throw new Refused(
    "refused",
    `Article ${id} shares the text of article ${shares}: change it there, or make it its own (POST /api/articles/${id}/make-own).`,
  );
}

/** The working copy; of a shared text what readers have, else what is being written. */
async function shownCopy(trx: Transaction, { id, shares, live_revision }: ArticleRow) {
  const copy = found(await workingCopyRow(trx, shares ?? id), `working copy of article ${shares ?? id}`, "");
  if (shares === null || live_revision === null) return copy;
  const [live] = await revisionRows(trx, [live_revision]);
  return live === undefined ? copy : { ...copy, content: live.content };
}

async function lockArticle(trx: Transaction, id: number): Promise<ArticleRow> {
  const [row] = await lockArticles(trx, [id]);
  return found(row, `article ${id}`, listArticles);
}

/** The working copy, if nobody saved it since the caller saw it. */
export async function unchangedCopy(trx: Transaction, article: number, seen: string) {
  const copy = found(await workingCopyRow(trx, article), `working copy of article ${article}`, "");
  if (copy.updated_at.getTime() === Date.parse(seen)) return copy;
  throw new Refused(
    "conflict",
    `The working copy of article ${article} was saved at ${iso(copy.updated_at)}, after the ${seen} that you began with; read it again and bring your change in.`,
  );
}

/** Content ready to store, with hashes from the revision that it was made from. */
export async function toStore(
  desk: Desk,
  { trx, languages }: Doing,
  edition: string,
  sent: ContentToSave,
  madeFrom: MadeFrom | null,
): Promise<RevisionContent> {
  const source = madeFrom === null ? [] : await sourceBody(trx, madeFrom);
  return storable(sent, languages.of(edition), source, desk.randomId);
}

async function sourceBody(trx: Transaction, { article, revision }: MadeFrom): Promise<RevisionContent["body"]> {
  const [row] = await revisionRows(trx, [revision]);
  if (row?.article === article) return row.content.body;
  throw new Refused(
    "invalid",
    `madeFrom names revision ${revision} of article ${article}, which does not exist; GET /api/articles/${article}/revisions lists them.`,
  );
}

/** Refuses an edition that was never switched on. */
export async function knownEdition(trx: Transaction, code: string): Promise<StoredEdition> {
  const stored = (await storedEditions(trx)).find((row) => row.code === code);
  if (stored !== undefined) return stored;
  throw new Refused(
    "not-found",
    `Edition "${code}" was never switched on, so it has no sections to write for; switch it on first.`,
  );
}

/** The story, kept from being merged; refuses one that was. */
export async function openStory(trx: Transaction, id: number): Promise<number> {
  const story = found(await keptStory(trx, id), `story ${id}`, "GET /api/stories lists those that there are.");
  if (story.merged_into === null) return story.id;
  throw new Refused("conflict", `Story ${id} was merged into story ${story.merged_into}; write for that one.`);
}
