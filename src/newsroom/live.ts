import type { ArticleRow } from "../db/newsroom-articles.ts";
import * as posts from "../db/newsroom-live.ts";
import type { Transaction } from "../db/database.ts";
import type { Language } from "../language/language.ts";
import { cleanText } from "../language/input.ts";
import type * as api from "../newsroom-api/live.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type { LivePostContent } from "../story/live.ts";
import { type Desk, doAct, type Doing, type Done, type PublicChange, read } from "./act.ts";
import { type Actor, requireEditing } from "./actor.ts";
import { lockToEdit, lockToWrite, requireOwnText, viewOf } from "./articles.ts";
import { storableBlocks } from "./content.ts";
import { faultsOfPost } from "./publish-check.ts";
import { found, Refused } from "./refused.ts";
import { iso, isoOrNull } from "./views.ts";

/** Live coverage: its beginning and end, and every act on a post. A post is published without a revision of its article. */
export function liveActs(desk: Desk) {
  // Long only because it holds every act on live coverage; each is short.
  const onPost = (
    name: string,
    by: Actor,
    id: number,
    work: (at: Standing, doing: Doing) => Promise<Pick<Done<unknown>, "detail" | "change">>,
    lock = lockToEdit,
  ) =>
    doAct(desk, by, name, async (doing) => {
      const at = await standing(doing.trx, by, id, lock);
      const done = await work(at, doing);
      return {
        ...done,
        subject: `article ${at.article.id}`,
        detail: { post: id, number: at.post.number, ...(done.detail as object | undefined) },
        answer: (queries) => postView(queries, id),
      };
    });

  return {
    read: ({ params, query }: InputOf<typeof api.readLive>) =>
      read(desk, async (trx) => {
        const { id } = await viewOf(desk, trx, params.article);
        const coverage = await posts.coverageOf(trx, id);
        const rows = await posts.postRows(trx, id, query.before ?? null, query.limit);
        const next = rows.length === query.limit ? (rows.at(-1)?.id ?? null) : null;
        return { coverage: coverage === null ? null : coverageView(coverage), items: rows.map(rowView), next };
      }),

    readPost: ({ params }: InputOf<typeof api.readLivePost>) =>
      read(desk, async (trx) => {
        const post = await postView(trx, params.post);
        const versions = await posts.postVersions(trx, post.id);
        return {
          ...post,
          versions: versions.map(({ number: version, created_at: at, ...rest }) => ({ ...rest, version, at: iso(at) })),
        };
      }),

    start: (by: Actor, { params }: InputOf<typeof api.startLive>) =>
      doAct(desk, by, "start live coverage", async ({ trx, now }) => {
        const article = await lockToEdit(trx, by, params.article);
        refuseTakenBack(article);
        requireOwnText(article);
        const coverage = await posts.coverageOf(trx, article.id);
        if (coverage !== null && coverage.ended_at === null)
          throw new Refused("conflict", `The live coverage of article ${article.id} runs already; write its posts.`);
        return coverageAct(article.id, () => posts.startCoverage(trx, article.id, now));
      }),

    end: (by: Actor, { params }: InputOf<typeof api.endLive>) =>
      doAct(desk, by, "end live coverage", async ({ trx, now }) => {
        const article = await lockToEdit(trx, by, params.article);
        await running(trx, article.id);
        return coverageAct(article.id, () => posts.endCoverage(trx, article.id, now));
      }),

    publishNew: (by: Actor, { params, body }: InputOf<typeof api.publishNewLivePost>) =>
      doAct(desk, by, "publish live post", async (doing) => {
        const { trx, now } = doing;
        const article = await lockToEdit(trx, by, params.article);
        await running(trx, article.id);
        const content = storablePost(body.content, doing.languages.of(article.edition), desk.randomId);
        await requireSendable(doing, article, content);
        const id = await posts.insertPost(trx, article.id, { content, note: null, at: now, account: by.account });
        const post = { id, article: article.id };
        const { keyPoint, pinned } = body;
        return {
          subject: `article ${article.id}`,
          detail: { post: id, keyPoint, pinned },
          change: changeOf(doing, post, true, async () => {
            await posts.publishPost(trx, id, now);
            if (keyPoint || pinned) await posts.markPost(trx, post, { keyPoint, pinned });
          }),
          answer: (queries) => postView(queries, id),
        };
      }),

    draft: (by: Actor, { params, body }: InputOf<typeof api.draftLivePost>) =>
      doAct(desk, by, "draft live post", async ({ trx, now, languages }) => {
        const article = await lockToWrite(trx, by, params.article);
        await running(trx, article.id);
        const content = storablePost(body.content, languages.of(article.edition), desk.randomId);
        const id = await posts.insertPost(trx, article.id, { content, note: null, at: now, account: by.account });
        return { subject: `article ${article.id}`, detail: { post: id }, answer: (queries) => postView(queries, id) };
      }),

    revise: (by: Actor, { params, body }: InputOf<typeof api.reviseLivePost>) =>
      onPost(
        "revise live post",
        by,
        params.post,
        async ({ article, post }, doing) => {
          const { trx, now, languages } = doing;
          if (post.state !== "draft") requireEditing(by, [article.edition]);
          requireState(post, ["draft", "published"], "is changed");
          if (post.version !== body.version)
            throw new Refused(
              "conflict",
              `Post ${post.id} was changed at ${iso(post.changed_at)}: it is at version ${post.version}, and your change began with ${body.version}; read it again and bring your change in.`,
            );
          const language = languages.of(article.edition);
          const content = storablePost(body.content, language, desk.randomId);
          const note = body.note === null ? null : cleanText(language, body.note).trim();
          const write = () => posts.insertVersion(trx, post.id, { content, note, at: now, account: by.account });
          if (post.state === "published") {
            await requireSendable(doing, article, content);
            return { detail: { note }, change: changeOf(doing, post, true, write) };
          }
          if (note !== null)
            throw new Refused(
              "invalid",
              `Post ${post.id} was never published, so there is nothing to correct; leave the note out.`,
            );
          await write();
          return {};
        },
        lockToWrite,
      ),

    publish: (by: Actor, { params }: InputOf<typeof api.publishLivePost>) =>
      onPost("publish live post", by, params.post, async ({ article, post }, doing) => {
        requireState(post, ["draft"], "is published");
        await running(doing.trx, article.id);
        await requireSendable(doing, article, post.content);
        return { change: changeOf(doing, post, true, () => posts.publishPost(doing.trx, post.id, doing.now)) };
      }),

    mark: (by: Actor, { params, body }: InputOf<typeof api.markLivePost>) =>
      onPost("mark live post", by, params.post, async ({ post }, doing) => {
        requireState(post, ["published"], "is marked");
        const marks = { keyPoint: body.keyPoint ?? post.key_point, pinned: body.pinned ?? post.pinned };
        if (marks.keyPoint === post.key_point && marks.pinned === post.pinned) return { detail: marks };
        return {
          detail: marks,
          change: changeOf(doing, post, false, () => posts.markPost(doing.trx, post, marks)),
        };
      }),

    remove: (by: Actor, { params }: InputOf<typeof api.removeLivePost>) =>
      onPost("remove live post", by, params.post, async ({ post }, doing) => {
        requireState(post, ["draft", "published"], "is removed");
        const write = () => posts.setPostState(doing.trx, post.id, "removed");
        if (post.state === "published") return { change: { ...changeOf(doing, post, true, write), takedown: true } };
        await write();
        return {};
      }),

    restore: (by: Actor, { params }: InputOf<typeof api.restoreLivePost>) =>
      onPost("restore live post", by, params.post, async ({ article, post }, doing) => {
        requireState(post, ["removed"], "is restored");
        if (post.number === null) {
          await posts.setPostState(doing.trx, post.id, "draft");
          return {};
        }
        await requireSendable(doing, article, post.content);
        return { change: changeOf(doing, post, true, () => posts.publishPost(doing.trx, post.id, doing.now)) };
      }),
  };
}

interface Standing {
  readonly article: ArticleRow;
  readonly post: posts.PostRow;
}

/** The post and its article, locked: whoever holds the article holds its posts. */
async function standing(trx: Transaction, by: Actor, id: number, lock: typeof lockToEdit): Promise<Standing> {
  const { article } = await knownPost(trx, id);
  return { article: await lock(trx, by, article), post: await knownPost(trx, id) };
}

async function knownPost(trx: Transaction, id: number): Promise<posts.PostRow> {
  return found(
    await posts.postRow(trx, id),
    `live post ${id}`,
    "GET /api/articles/{article}/live lists an article's posts.",
  );
}

async function running(trx: Transaction, article: number): Promise<void> {
  const coverage = await posts.coverageOf(trx, article);
  if (coverage !== null && coverage.ended_at === null) return;
  const what = coverage === null ? "has no live coverage" : "has live coverage that ended";
  throw new Refused(
    "conflict",
    `Article ${article} ${what}; POST /api/articles/${article}/live begins it, or goes on with it.`,
  );
}

function refuseTakenBack({ id, state }: ArticleRow): void {
  if (state === "retracted" || state === "removed")
    throw new Refused("conflict", `Article ${id} is ${state}; restore it first.`);
}

/** Readers get the post now: its article must be with them, and what the post names must be fit to go out. */
async function requireSendable({ trx, now }: Doing, article: ArticleRow, content: LivePostContent): Promise<void> {
  if (article.state !== "published")
    throw new Refused(
      "refused",
      `Article ${article.id} is ${article.state}, so no post of it can go out; ${article.state === "retracted" || article.state === "removed" ? "restore" : "publish"} the article first.`,
    );
  const faults = await faultsOfPost(trx, article, content, now);
  if (faults.length === 0) return;
  throw new Refused(
    "refused",
    `The post cannot go out: ${faults.join("; ")}.`,
    faults.map((message) => ({ subject: `article ${article.id}`, message })),
  );
}

function requireState(post: posts.PostRow, states: readonly posts.PostRow["state"][], what: string): void {
  if (states.includes(post.state)) return;
  throw new Refused("conflict", `Post ${post.id} is ${post.state}; only one that is ${states.join(" or ")} ${what}.`);
}

/** What readers see of the coverage changes: in `says`, what a post says. */
function changeOf(
  { trx, now }: Doing,
  post: Pick<posts.PostRow, "id" | "article">,
  says: boolean,
  write: () => Promise<void>,
): PublicChange {
  const perform = async () => {
    await write();
    await posts.countChange(trx, post, now, says);
  };
  return { articles: [post.article], perform };
}

function coverageAct(article: number, perform: () => Promise<void>) {
  return {
    subject: `article ${article}`,
    change: { articles: [article], perform },
    answer: async (queries: Transaction) =>
      coverageView(found(await posts.coverageOf(queries, article), `live coverage of article ${article}`, "")),
  };
}

/** A post as it is stored: text cleaned for its language, every block with an id. */
function storablePost(
  { headline, body, bylines }: api.LivePostToSave,
  language: Language,
  randomId: () => string,
): LivePostContent {
  const clean = (text: string) => cleanText(language, text);
  const line = headline === null ? "" : clean(headline).trim();
  return { headline: line === "" ? null : line, body: storableBlocks(body, clean, [], randomId), bylines };
}

function coverageView({ started_at: startedAt, ended_at: endedAt }: posts.Coverage) {
  return { startedAt: iso(startedAt), endedAt: isoOrNull(endedAt) };
}

async function postView(queries: Transaction, id: number) {
  return rowView(await knownPost(queries, id));
}

function rowView(row: posts.PostRow): api.LivePost {
  const { id, article, state, number, pinned, version } = row;
  return {
    id,
    article,
    state,
    number,
    keyPoint: row.key_point,
    pinned,
    publishedAt: isoOrNull(row.published_at),
    createdAt: iso(row.created_at),
    version,
    content: row.content,
    changedAt: iso(row.changed_at),
    by: row.by,
  };
}
