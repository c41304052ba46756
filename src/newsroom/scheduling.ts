import { type ArticleRow, sharingArticles, updateArticles } from "../db/newsroom-articles.ts";
import { type Embargo, mayAppear } from "../story/article.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type * as api from "../newsroom-api/publishing.ts";
import { type Desk, doAct, type Doing, type Done } from "./act.ts";
import type { Actor } from "./actor.ts";
import { lockToEdit, lockToWrite, viewOf } from "./articles.ts";
import { revisionToSend } from "./publishing.ts";
import { Refused } from "./refused.ts";

/** The way of an article to its first publication, and the gate that keeps it in. */
export function schedulingActs(desk: Desk) {
  // Long only because it holds every act on one article before and behind the gate; each is short.
  /** One act on one article, which answers with the article. */
  const one = (
    name: string,
    by: Actor,
    id: number,
    work: (article: ArticleRow, doing: Doing) => Promise<Pick<Done<unknown>, "detail" | "change" | "nudge">>,
    lock = lockToEdit,
  ) =>
    doAct(desk, by, name, async (doing) => {
      const done = await work(await lock(doing.trx, by, id), doing);
      return { ...done, subject: `article ${id}`, answer: (queries) => viewOf(desk, queries, id) };
    });

  return {
    submit: (by: Actor, { params }: InputOf<typeof api.submitArticle>) =>
      one(
        "submit",
        by,
        params.article,
        async (article, { trx }) => {
          requireState(article, ["draft"], "is handed in");
          if (article.latest_revision === null) throw noRevision(article);
          await updateArticles(trx, [article.id], { state: "submitted" });
          return {};
        },
        lockToWrite,
      ),

    approve: (by: Actor, { params, body }: InputOf<typeof api.approveArticle>) =>
      one("approve", by, params.article, async (article, { trx }) => {
        requireState(article, ["draft", "submitted", "approved"], "is approved");
        const revision = await revisionToSend(trx, { ...article, pinned_revision: null }, body.revision);
        if (revision === null) throw noRevision(article, body.revision);
        await updateArticles(trx, [article.id], { state: "approved", pinned_revision: revision.id });
        return { detail: { revision: revision.id } };
      }),

    backToDraft: (by: Actor, { params }: InputOf<typeof api.returnArticle>) =>
      one("back to draft", by, params.article, async (article, { trx }) => {
        requireState(article, ["submitted", "approved", "scheduled"], "goes back");
        await updateArticles(trx, [article.id], { state: "draft", scheduled_at: null, pinned_revision: null });
        return { nudge: true };
      }),

    schedule: (by: Actor, { params, body }: InputOf<typeof api.scheduleArticle>) =>
      one("schedule", by, params.article, async (article, { trx, now }) => {
        requireState(article, ["draft", "submitted", "approved", "scheduled"], "is scheduled");
        const at = future(body.at, now, "publish it now");
        const revision = await revisionToSend(trx, article, body.revision);
        if (revision === null) throw noRevision(article, body.revision);
        const change = { state: "scheduled", scheduled_at: at, pinned_revision: revision.id } as const;
        await updateArticles(trx, [article.id], change);
        return { detail: { at: body.at, revision: revision.id }, nudge: true };
      }),

    unschedule: (by: Actor, { params }: InputOf<typeof api.unscheduleArticle>) =>
      one("unschedule", by, params.article, async (article, { trx }) => {
        requireState(article, ["scheduled"], "leaves the schedule");
        await updateArticles(trx, [article.id], { state: "approved", scheduled_at: null });
        return { nudge: true };
      }),

    setEmbargo: (by: Actor, { params, body }: InputOf<typeof api.setEmbargo>) =>
      one("embargo", by, params.article, async (article, doing) => {
        const until = future(body.until, doing.now, "lift the embargo instead");
        return { ...(await gate(article, doing, { embargoed_until: until })), detail: { until: body.until } };
      }),

    liftEmbargo: (by: Actor, { params }: InputOf<typeof api.liftEmbargo>) =>
      one(
        "lift embargo",
        by,
        params.article,
        async (article, doing) => await gate(article, doing, { embargoed_until: null }),
      ),

    hold: (by: Actor, { params }: InputOf<typeof api.holdArticle>) =>
      one("hold", by, params.article, async (article, doing) => await gate(article, doing, { held: true })),

    liftHold: (by: Actor, { params }: InputOf<typeof api.liftHold>) =>
      one("lift hold", by, params.article, async (article, doing) => await gate(article, doing, { held: false })),
  };
}

/** Moves the gate: what it shuts in disappears from readers before everything else. */
async function gate(
  article: ArticleRow,
  { trx, now }: Doing,
  change: { readonly embargoed_until?: Date | null; readonly held?: boolean },
) {
  const after: Embargo = {
    embargoedUntil:
      (change.embargoed_until === undefined ? article.embargoed_until : change.embargoed_until)?.getTime() ?? null,
    held: change.held ?? article.held,
  };
  const takedown = article.public !== null && !mayAppear(after, now.getTime()).ok;
  const perform = () => updateArticles(trx, [article.id], change);
  const sharing = (await sharingArticles(trx, [article.id])).map((row) => row.id);
  return { change: { articles: [article.id, ...sharing], takedown, perform }, nudge: true };
}

function requireState(article: ArticleRow, states: readonly ArticleRow["state"][], what: string): void {
  if (states.includes(article.state)) return;
  throw new Refused(
    "conflict",
    `Article ${article.id} is ${article.state}; only what is ${states.join(", ").replace(/, (\w+)$/, " or $1")} ${what}.`,
  );
}

function future(given: string, now: Date, instead: string): Date {
  const at = new Date(given);
  if (at > now) return at;
  throw new Refused("invalid", `The time ${given} has passed; name one to come, or ${instead}.`);
}

function noRevision(article: ArticleRow, named?: number): Refused {
  const what = named === undefined ? "has no revision yet" : `has no revision ${named}`;
  return new Refused("refused", `Article ${article.id} ${what}; POST /api/articles/${article.id}/revisions makes one.`);
}
