import {
  articlesOfWireItems,
  keptWireItem,
  latestArrival,
  setDismissed,
  type WireInboxRow,
  wireInboxRow,
  wireItemPage,
  wireVersionRows,
} from "../db/newsroom-wire.ts";
import type { Transaction } from "../db/database.ts";
import { notifyInbox } from "../db/wire-items.ts";
import { wireSourceRow } from "../db/wire-sources.ts";
import { anyLanguageFold } from "../language/any-language-folding.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type * as api from "../newsroom-api/wire.ts";
import { type Desk, doAct, read } from "./act.ts";
import { type Actor, requireWritingSomewhere } from "./actor.ts";
import { found, Refused } from "./refused.ts";
import { storedItem } from "./wire-content.ts";
import { itemHeadView, versionView } from "./wire-views.ts";

const listItems = "GET /api/wire-items lists those that there are.";

/** What came in from agencies, as everybody in the newsroom sees it. */
export function wireInboxActs(desk: Desk) {
  const fold = anyLanguageFold(desk.languages);

  const dismissal = (by: Actor, id: number, dismissed: boolean) =>
    doAct(desk, by, dismissed ? "dismiss wire item" : "put wire item back", async ({ trx }) => {
      requireWritingSomewhere(by);
      if (!(await setDismissed(trx, id, dismissed))) found(null, `wire item ${id}`, listItems);
      await notifyInbox(trx);
      return { subject: `wire item ${id}`, answer: (queries) => headOf(queries, id) };
    });

  return {
    list: ({ query }: InputOf<typeof api.listWireItems>) =>
      read(desk, async (trx) => {
        const { source = null, language = null, status = null, urgency = null, search = "", show, limit } = query;
        const before = placeOf("before", query.before);
        const since = placeOf("since", query.since);
        const words = fold(search)
          .split(" ")
          .filter((word) => word !== "");
        const wanted = { source, language, status, urgency, words, show, before, since, limit };
        const rows = await wireItemPage(trx, wanted);
        const articles = await articlesOfWireItems(
          trx,
          rows.map(({ id }) => id),
        );
        const newest = before === null ? await latestArrival(trx) : null;
        return {
          items: rows.map((row) => itemHeadView(row, articles)),
          next: rows.length === limit ? String(rows.at(-1)?.arrival) : null,
          newest: newest === null ? null : String(newest),
        };
      }),

    read: ({ params }: InputOf<typeof api.readWireItem>) => read(desk, (trx) => inFull(trx, params.item)),

    dismiss: (by: Actor, { params }: InputOf<typeof api.dismissWireItem>) => dismissal(by, params.item, true),

    undismiss: (by: Actor, { params }: InputOf<typeof api.undismissWireItem>) => dismissal(by, params.item, false),
  };
}

/** The item at its present version, kept there until the transaction ends. */
export async function keptItem(trx: Transaction, id: number): Promise<WireInboxRow> {
  return found(await keptWireItem(trx, id), `wire item ${id}`, listItems);
}

async function headOf(queries: Transaction, id: number): Promise<api.WireItemHead> {
  const row = found(await wireInboxRow(queries, id), `wire item ${id}`, listItems);
  return itemHeadView(row, await articlesOfWireItems(queries, [id]));
}

async function inFull(trx: Transaction, id: number): Promise<api.WireItem> {
  const row = found(await wireInboxRow(trx, id), `wire item ${id}`, listItems);
  const versions = await wireVersionRows(trx, id);
  const current = found(
    versions.find((one) => one.version === row.version),
    `version ${row.version} of wire item ${id}`,
    listItems,
  );
  const source = found(await wireSourceRow(trx, row.source), `source ${row.source}`, "");
  const item = storedItem(current.content);
  const history = versions.map(versionView);
  return {
    ...itemHeadView(row, await articlesOfWireItems(trx, [id])),
    content: current.content as api.WireItem["content"], // ninjs, with a uri: `storedItem` has read it
    paragraphs: history.find((one) => one.version === row.version)?.paragraphs ?? [],
    pictures: item.pictures.flatMap(({ renditions: [largest], caption, credit }) =>
      largest === undefined ? [] : [{ href: largest.href, caption, credit }],
    ),
    usageTerms: item.usageTerms ?? source.usage_terms,
    redistributable: source.redistributable,
    history,
  };
}

function placeOf(name: string, given: string | undefined): number | null {
  if (given === undefined) return null;
  if (/^\d{1,15}$/.test(given)) return Number(given);
  throw new Refused("invalid", `${name} is "${given}", which no list of wire items gave; leave it out to begin anew.`);
}
