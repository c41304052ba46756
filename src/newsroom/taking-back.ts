import {
  type ArticleRow,
  articleRows,
  articlesOfStories,
  lockArticles,
  madeFromClosure,
  updateArticles,
} from "../db/newsroom-articles.ts";
import { insertPublications, markUndone, type PublicationRow, publicationsOf } from "../db/newsroom-publications.ts";
import type { Transaction } from "../db/database.ts";
import { cleanText } from "../language/input.ts";
import type * as api from "../newsroom-api/articles.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type { ArticleState, Scope } from "../story/article.ts";
import { type Desk, doAct, type Doing, type Done, read } from "./act.ts";
import { type Actor, requireEditing } from "./actor.ts";
import { viewsOf } from "./articles.ts";
import { found, Refused } from "./refused.ts";
import { articleView } from "./views.ts";

type Answer = { articles: Awaited<ReturnType<typeof viewsOf>>; unscheduled: number[] };

/** Retraction, removal and their undoing, over a scope that the caller chose. */
export function takingBackActs(desk: Desk) {
  return {
    retract: (by: Actor, { params, body }: InputOf<typeof api.retractArticle>) =>
      doAct(desk, by, "retract", (doing) =>
        takeBack(desk, by, doing, params.article, body.scope, {
          kind: "retraction",
          state: "retracted",
          from: ["published"],
          noteFor: (edition) => cleanText(doing.languages.of(edition), body.notes[edition] ?? body.note).trim(),
          detail: { scope: body.scope, note: body.note, notes: body.notes },
        }),
      ),

    remove: (by: Actor, { params, body }: InputOf<typeof api.removeArticle>) =>
      doAct(desk, by, "remove", (doing) =>
        takeBack(desk, by, doing, params.article, body.scope, {
          kind: "removal",
          state: "removed",
          from: ["published", "retracted"],
          noteFor: () => null,
          detail: body,
        }),
      ),

    restore: (by: Actor, { params, body }: InputOf<typeof api.restoreArticle>) =>
      doAct(desk, by, "restore", (doing) => restore(desk, by, doing, params.article, body.scope)),

    reach: ({ params }: InputOf<typeof api.listReach>) => read(desk, (trx) => reach(desk, trx, params.article)),
  };
}

/** What each scope would reach now, with what the article's own taking back took with it. */
async function reach(desk: Desk, trx: Transaction, id: number) {
  const made = await scopeIds(trx, id, "made-from");
  const told = await scopeIds(trx, id, "story");
  const rows = await articleRows(trx, [...new Set([...made, ...told])]);
  const histories = Map.groupBy(
    await publicationsOf(
      trx,
      rows.map((row) => row.id),
    ),
    (row) => row.article,
  );
  const own = lastTaking(histories.get(id) ?? []);
  const sorted = rows.toSorted(
    (a, b) => Number(b.id === id) - Number(a.id === id) || compare(a.edition, b.edition) || a.id - b.id,
  );
  return {
    items: sorted.map((row) => {
      const taking = lastTaking(histories.get(row.id) ?? []);
      const reaching: Scope[] = row.id === id ? ["article"] : [];
      if (made.includes(row.id)) reaching.push("made-from");
      if (told.includes(row.id)) reaching.push("story");
      return {
        article: articleView(row, desk.clock()),
        scopes: reaching,
        takenTogether: own !== null && taking !== null && sameAct(taking, own),
      };
    }),
  };
}

interface TakingBack {
  readonly kind: "retraction" | "removal";
  readonly state: ArticleState;
  /** The states that it can be done from. */
  readonly from: readonly ArticleState[];
  readonly noteFor: (edition: string) => string | null;
  readonly detail: object;
}

async function takeBack(
  desk: Desk,
  by: Actor,
  { trx, now }: Doing,
  id: number,
  scope: Scope,
  act: TakingBack,
): Promise<Done<Answer>> {
  const reached = await lockScope(trx, id, scope);
  const named = found(
    reached.find((row) => row.id === id),
    `article ${id}`,
    "It was there a moment ago; try again.",
  );
  if (!act.from.includes(named.state))
    throw new Refused(
      "conflict",
      `Article ${id} is ${named.state}; a ${act.kind} takes back what is ${act.from.join(" or ")}.`,
    );
  const taken = reached.filter((row) => act.from.includes(row.state));
  const scheduled = reached.filter((row) => row.state === "scheduled");
  requireEditing(
    by,
    [...taken, ...scheduled].map((row) => row.edition),
  );
  const ids = taken.map((row) => row.id);
  const unscheduled = scheduled.map((row) => row.id);
  // Nobody may publish by the clock what a person is taking back at this moment.
  await updateArticles(trx, unscheduled, { state: "draft", scheduled_at: null, pinned_revision: null });
  const perform = async () => {
    await updateArticles(trx, ids, { state: act.state });
    const { kind } = act;
    await insertPublications(
      trx,
      taken.map((row) => ({
        article: row.id,
        kind,
        revision: row.live_revision,
        note: act.noteFor(row.edition),
        at: now,
        account: by.account,
      })),
    );
  };
  return {
    subject: `article ${id}`,
    detail: { ...act.detail, articles: ids, unscheduled },
    change: { articles: ids, takedown: true, perform },
    answer: async (queries) => ({ articles: await viewsOf(desk, queries, ids), unscheduled }),
  };
}

async function restore(desk: Desk, by: Actor, { trx, now }: Doing, id: number, scope: Scope): Promise<Done<Answer>> {
  const reached = await lockScope(trx, id, scope);
  const histories = Map.groupBy(
    await publicationsOf(
      trx,
      reached.map((row) => row.id),
    ),
    (row) => row.article,
  );
  const undone = lastTaking(histories.get(id) ?? []);
  if (undone === null)
    throw new Refused(
      "conflict",
      `Article ${id} is not taken back, so there is nothing to undo; it is published or was never.`,
    );
  const restored = reached.flatMap((row) => {
    const history = histories.get(row.id) ?? [];
    const taking = lastTaking(history);
    return taking !== null && sameAct(taking, undone) ? [{ row, taking, state: stateBefore(history, taking) }] : [];
  });
  requireEditing(
    by,
    restored.map(({ row }) => row.edition),
  );
  const ids = restored.map(({ row }) => row.id);
  const perform = async () => {
    await markUndone(
      trx,
      restored.map(({ taking }) => taking.id),
    );
    for (const { row, state } of restored) await updateArticles(trx, [row.id], { state });
    await insertPublications(
      trx,
      restored.map(({ row }) => ({
        article: row.id,
        kind: "restore",
        revision: row.live_revision,
        note: null,
        at: now,
        account: by.account,
      })),
    );
  };
  return {
    subject: `article ${id}`,
    detail: { scope, articles: ids },
    change: { articles: ids, perform },
    answer: async (queries) => ({ articles: await viewsOf(desk, queries, ids), unscheduled: [] }),
  };
}

/** The article and what the scope adds to it, locked. */
async function lockScope(trx: Transaction, id: number, scope: Scope): Promise<readonly ArticleRow[]> {
  return lockArticles(trx, await scopeIds(trx, id, scope));
}

/** The article and what the scope adds to it. */
async function scopeIds(trx: Transaction, id: number, scope: Scope): Promise<readonly number[]> {
  const [article] = await articleRows(trx, [id]);
  const { story } = found(article, `article ${id}`, "GET /api/articles lists those that there are.");
  switch (scope) {
    case "article":
      return [id];
    case "made-from":
      return madeFromClosure(trx, id);
    case "story":
      return (await articlesOfStories(trx, [story])).map((row) => row.id);
  }
}

/** By code point, whatever the server's locale. */
function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** What counts of a history, oldest first: neither what was undone nor the undoing itself. */
function standing(history: readonly PublicationRow[]): readonly PublicationRow[] {
  return history.filter((row) => !row.undone && row.kind !== "restore");
}

/** The retraction or removal in which the article stands now. */
function lastTaking(history: readonly PublicationRow[]): PublicationRow | null {
  const last = standing(history).at(-1);
  return last !== undefined && (last.kind === "retraction" || last.kind === "removal") ? last : null;
}

/** Retracted, then removed: undoing the removal brings the retraction back. */
function stateBefore(history: readonly PublicationRow[], taking: PublicationRow): ArticleState {
  const before = standing(history).findLast((row) => row.id < taking.id);
  if (before?.kind === "retraction") return "retracted";
  return before?.kind === "removal" ? "removed" : "published";
}

/** All that one act takes back carries its instant. */
function sameAct(one: PublicationRow, other: PublicationRow): boolean {
  return one.kind === other.kind && one.at.getTime() === other.at.getTime();
}
