import { insertArticle, updateArticles } from "../db/newsroom-articles.ts";
import { topicsByCode } from "../db/newsroom-imports.ts";
import { insertStory } from "../db/newsroom-stories.ts";
import type { WireInboxRow } from "../db/newsroom-wire.ts";
import { wireVersionRow } from "../db/newsroom-wire.ts";
import { storeWireUse, wireUsesOf, wireWarnings } from "../db/newsroom-wire-uses.ts";
import { storeWorkingCopy } from "../db/newsroom-working-copies.ts";
import type { Transaction } from "../db/database.ts";
import { notifyInbox } from "../db/wire-items.ts";
import { wireSourceRow } from "../db/wire-sources.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type * as api from "../newsroom-api/wire.ts";
import { type NinjsItem } from "../story/ninjs.ts";
import { type Desk, doAct, read } from "./act.ts";
import { type Actor, requireWriting } from "./actor.ts";
import { knownEdition, lockToWrite, openStory, toStore, viewOf, viewsOf } from "./articles.ts";
import { found, Refused } from "./refused.ts";
import { articleContent, storedItem } from "./wire-content.ts";
import { keptItem } from "./wire-inbox.ts";
import { useView } from "./wire-views.ts";

/** What is made of wire items, and what warns of them afterwards. */
export function wireUseActs(desk: Desk) {
  const usesOf = async (queries: Transaction, article: number) => ({
    items: (await wireUsesOf(queries, article)).map(useView),
  });

  return {
    createArticle: (by: Actor, { params, body }: InputOf<typeof api.createArticleFromWire>) =>
      doAct(desk, by, "create article from wire", async (doing) => {
        const { trx, now } = doing;
        const { edition } = body;
        requireWriting(by, [edition]);
        await knownEdition(trx, edition);
        const given = body.story === null ? null : await openStory(trx, body.story);
        const row = await keptItem(trx, params.item);
        if (row.pub_status === "canceled")
          throw new Refused(
            "conflict",
            `Wire item ${row.id} was canceled by ${row.source_name}, so no article is made from it; write one without it.`,
          );
        const item = await currentItem(trx, row);
        const story = given ?? (await insertStory(trx, { ...storyOf(row), created_at: now }));
        const content = await toStore(desk, doing, edition, await sentContent(trx, row, item), null);
        const id = await insertArticle(trx, { story, edition, created_at: now, account: by.account });
        const copy = { article: id, content, basedOn: null, madeFrom: null, at: now, account: by.account };
        await storeWorkingCopy(trx, copy);
        await updateArticles(trx, [id], gateOf(row, item, now));
        await use(trx, by, id, row, now);
        return {
          subject: `article ${id}`,
          detail: { edition, story, wireItem: row.id, version: row.version },
          nudge: true,
          answer: (queries) => viewOf(desk, queries, id),
        };
      }),

    list: ({ params }: InputOf<typeof api.listWireUses>) =>
      read(desk, async (trx) => {
        await viewOf(desk, trx, params.article);
        return usesOf(trx, params.article);
      }),

    add: (by: Actor, { params }: InputOf<typeof api.addWireUse>) =>
      doAct(desk, by, "use wire item", async ({ trx, now }) => {
        const article = await lockToWrite(trx, by, params.article);
        const row = await keptItem(trx, params.item);
        await use(trx, by, article.id, row, now);
        return {
          subject: `article ${article.id}`,
          detail: { wireItem: row.id, version: row.version },
          answer: (queries) => usesOf(queries, article.id),
        };
      }),

    warnings: ({ query }: InputOf<typeof api.listWireWarnings>) =>
      read(desk, async (trx) => {
        const rows = await wireWarnings(trx, query.edition ?? null);
        const articles = await viewsOf(desk, trx, [...new Set(rows.map((row) => row.article))]);
        const byId = new Map(articles.map((one) => [one.id, one]));
        return {
          items: rows.flatMap((row) => {
            const article = byId.get(row.article);
            return article === undefined ? [] : [{ article, use: useView(row) }];
          }),
        };
      }),
  };
}

async function use(trx: Transaction, by: Actor, article: number, row: WireInboxRow, at: Date): Promise<void> {
  const { id: item, version } = row;
  const canceled = row.pub_status === "canceled";
  await storeWireUse(trx, { article, item, version, canceled, at, account: by.account });
  await notifyInbox(trx);
}

async function currentItem(trx: Transaction, { id, version }: WireInboxRow): Promise<NinjsItem> {
  const row = found(await wireVersionRow(trx, id, version), `version ${version} of wire item ${id}`, "");
  return storedItem(row.content);
}

async function sentContent(trx: Transaction, row: WireInboxRow, item: NinjsItem) {
  const source = found(await wireSourceRow(trx, row.source), `source ${row.source}`, "");
  const topics = await topicsByCode(trx, item.mediaTopics);
  return articleContent(item, source, (code) => topics.get(code) ?? null);
}

/** A story's own label, where the agency gave none: the item's headline, else its name. */
function storyOf({ head, urgency, guid }: WireInboxRow) {
  const labels = [head.slugline, head.headline, guid].map((label) => (label ?? "").slice(0, 200).trim());
  return { slugline: labels.find((label) => label !== "") ?? "WIRE", urgency: urgency ?? 5 };
}

/** What the agency keeps back stays in the building: until its time, or until a person says that it may go. */
function gateOf(row: WireInboxRow, item: NinjsItem, now: Date) {
  const until = item.embargoedUntil;
  return {
    embargoed_until: until !== null && until > now.getTime() ? new Date(until) : null,
    held: row.pub_status === "withheld",
  };
}
