import {
  lockArticles,
  type ArticleRow,
  articleRows,
  sharingArticles,
  updateArticles,
} from "../db/newsroom-articles.ts";
import { storedEditions } from "../db/newsroom-editions.ts";
import { insertPublications } from "../db/newsroom-publications.ts";
import { revisionRows } from "../db/newsroom-revisions.ts";
import { storyRows } from "../db/newsroom-stories.ts";
import type { Transaction } from "../db/database.ts";
import { slug } from "../language/addresses.ts";
import { cleanText } from "../language/input.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type { checkPublication, publishArticles, SendingKind } from "../newsroom-api/publishing.ts";
import type { RefusalDetail } from "../newsroom-api/refusal.ts";
import { type Desk, doAct, type Doing, type PublicChange } from "./act.ts";
import { type Actor, requireEditing } from "./actor.ts";
import { viewsOf } from "./articles.ts";
import { languagesOf } from "./edition-languages.ts";
import { type Candidate, faultsOf } from "./publish-check.ts";
import { Refused } from "./refused.ts";

/** One article to send out; its own note goes before the common one. */
export interface ToSend {
  readonly article: number;
  readonly revision?: number;
  readonly note?: string;
}

export function publishingActs(desk: Desk) {
  return {
    publish: (by: Actor, { body }: InputOf<typeof publishArticles>) =>
      doAct(desk, by, body.kind, async (doing) => {
        const rows = await lockArticles(
          doing.trx,
          body.articles.map((one) => one.article),
        );
        requireEditing(
          by,
          rows.map((row) => row.edition),
        );
        const change = await send(doing, by, body, rows);
        const ids = body.articles.map((one) => one.article);
        return {
          subject: ids.length === 1 ? `article ${ids[0]}` : `articles ${ids.join(", ")}`,
          detail: { articles: body.articles, note: body.note },
          change,
          answer: async (queries) => ({ articles: await viewsOf(desk, queries, ids) }),
        };
      }),

    /** In a transaction like the publication's own, since what is checked is locked against its removal. */
    check: ({ body }: InputOf<typeof checkPublication>) =>
      desk.database.transaction(async (trx) => {
        const rows = await articleRows(
          trx,
          body.articles.map((one) => one.article),
        );
        const languages = await languagesOf(trx, desk.languages);
        const { faults } = await checked({ trx, now: new Date(desk.clock()), languages }, body, rows);
        return { ok: true as const, value: { faults: [...faults] } };
      }),
  };
}

/** Checks the articles, all of them or none, and says what their publication changes. `rows` are locked. */
export async function send(doing: Doing, by: Actor, act: Sending, rows: readonly ArticleRow[]): Promise<PublicChange> {
  const { trx, now } = doing;
  const { sent: own, faults } = await checked(doing, act, rows);
  if (faults.length > 0) throw new Refused("refused", sentence(faults), faults.map(detailOf));
  const sent = [...own, ...(await following(trx, own))];
  return {
    articles: sent.map(({ article }) => article.id),
    perform: async () => {
      for (const one of sent) await sendOne(doing, act.kind, one);
      await insertPublications(
        trx,
        sent.map(({ article, revision, note }) => ({
          article: article.id,
          kind: act.kind,
          revision: revision.id,
          note,
          at: now,
          account: by.account,
        })),
      );
    },
  };
}

/** Published articles that share a text which is sent out: they follow, with its note. */
async function following(trx: Transaction, sent: readonly Sent[]): Promise<readonly Sent[]> {
  const byOriginal = new Map(sent.map((one) => [one.article.id, one]));
  const sharing = await sharingArticles(trx, [...byOriginal.keys()]);
  const out = sharing.filter((row) => row.state === "published").map((row) => row.id);
  const locked = await lockArticles(trx, out);
  return locked.flatMap((article) => {
    const original = byOriginal.get(article.shares ?? 0);
    return original === undefined || byOriginal.has(article.id) ? [] : [{ ...original, article }];
  });
}

type Sent = Candidate & { readonly note: string | null };

interface Sending {
  readonly articles: readonly ToSend[];
  readonly kind: SendingKind;
  readonly note?: string;
}

/** What would go out, and what stands in its way. */
async function checked({ trx, now, languages }: Doing, act: Sending, rows: readonly ArticleRow[]) {
  const known = new Map(rows.map((row) => [row.id, row]));
  const faults: { article: number; message: string }[] = [];
  const sent: Sent[] = [];
  const open = new Set((await storedEditions(trx)).filter((row) => row.live || row.practice).map((row) => row.code));
  for (const one of act.articles) {
    const article = known.get(one.article);
    const given = one.note ?? act.note ?? null;
    const note =
      article === undefined || given === null ? given : cleanText(languages.of(article.edition), given).trim();
    const fault = sharedFault(article, act.kind) ?? stateFault(article, act.kind, note) ?? editionFault(article, open);
    const revision = article === undefined || fault !== null ? null : await revisionToSend(trx, article, one.revision);
    if (fault !== null) faults.push({ article: one.article, message: fault });
    else if (article === undefined || revision === null)
      faults.push({ article: one.article, message: noRevision(one, article?.shares ?? null) });
    else sent.push({ article, revision, note });
  }
  faults.push(...(await faultsOf(trx, sent, now)));
  return { sent, faults };
}

async function sendOne({ trx, now, languages }: Doing, kind: SendingKind, { article, revision }: Candidate) {
  const first = article.published_at === null;
  await updateArticles(trx, [article.id], {
    state: "published",
    live_revision: revision.id,
    scheduled_at: null,
    pinned_revision: null,
    ...(first ? { published_at: now } : kind === "edit" ? {} : { updated_at: now }),
    ...(article.slug === null
      ? { slug: await firstSlug(trx, article, languages.of(article.edition), revision.content.headline) }
      : {}),
  });
}

/** From the headline, else from the slugline (a headline of signs alone), else the number. */
async function firstSlug(
  trx: Transaction,
  article: ArticleRow,
  language: Parameters<typeof slug>[0],
  headline: string,
): Promise<string> {
  const [story] = await storyRows(trx, [article.story]);
  return slug(language, headline) || slug(language, story?.slugline ?? "") || String(article.id);
}

function stateFault(article: ArticleRow | undefined, kind: SendingKind, note: string | null): string | null {
  if (article === undefined) return "it does not exist; GET /api/articles lists those that there are";
  if (note === null && (kind === "update" || kind === "correction" || kind === "clarification"))
    return `a note is missing; readers are told what the ${kind} changed`;
  if (note !== null && (kind === "publish" || kind === "edit"))
    return `${kind === "edit" ? "an edit" : "a first publication"} is not announced, so its note would be lost; leave it out, or choose update, correction or clarification`;
  switch (article.state) {
    case "retracted":
      return "it is retracted; restore it first";
    case "removed":
      return kind === "publish" ? null : "it is removed; restore it, or publish it again";
    case "published":
      return kind === "publish" ? "it is published already; say edit, update, correction or clarification" : null;
    case "draft":
    case "submitted":
    case "approved":
    case "scheduled":
      return kind === "publish" ? null : `it is not published yet; publish it before a ${kind}`;
  }
}

function sharedFault(article: ArticleRow | undefined, kind: SendingKind): string | null {
  if (article === undefined || article.shares === null || kind === "publish") return null;
  return `it shares the text of article ${article.shares}; publish the ${kind} there and this one follows, or make it its own`;
}

function editionFault(article: ArticleRow | undefined, open: ReadonlySet<string>): string | null {
  if (article === undefined || open.has(article.edition)) return null;
  return `edition "${article.edition}" is switched off; switch it on first`;
}

/** The revision named, else the one that was approved or scheduled, else the newest. */
export async function revisionToSend(trx: Transaction, article: ArticleRow, named: number | undefined) {
  if (article.shares !== null) return sharedRevision(trx, article, article.shares);
  const id = named ?? article.pinned_revision ?? article.latest_revision;
  if (id === null) return null;
  const [row] = await revisionRows(trx, [id]);
  return row?.article === article.id ? row : null;
}

/** What the original shows readers at this moment, in this article's section; null before it is published. */
async function sharedRevision(trx: Transaction, { shared_section: section }: ArticleRow, original: number) {
  const [article] = await lockArticles(trx, [original]);
  if (article?.public !== "shown" || article.live_revision === null) return null;
  const [row] = await revisionRows(trx, [article.live_revision]);
  return row === undefined ? null : { ...row, content: { ...row.content, section, related: [] } };
}

function noRevision({ article, revision }: ToSend, shares: number | null): string {
  if (shares !== null)
    return `it shares the text of article ${shares}, which readers do not see; publish that one first`;
  return revision === undefined
    ? `it has no revision yet; POST /api/articles/${article}/revisions makes one`
    : `revision ${revision} is not one of its own; GET /api/articles/${article}/revisions lists them`;
}

function sentence(faults: readonly { readonly article: number; readonly message: string }[]): string {
  const said = faults.map(({ article, message }) => `Article ${article}: ${message}.`);
  return `Nothing was published. ${said.join(" ")}`;
}

function detailOf({ article, message }: { readonly article: number; readonly message: string }): RefusalDetail {
  return { subject: `article ${article}`, message };
}
