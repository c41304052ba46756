import {
  folderSourceAt,
  insertWireSource,
  lockWireSource,
  updateWireSource,
  wantWireSource,
  type WireSourceFields,
  wireSourceView,
  wireSourceViews,
} from "../db/newsroom-wire-sources.ts";
import type { Transaction } from "../db/database.ts";
import { notifyInbox, notifyWire } from "../db/wire-items.ts";
import { wireSourceRow, type WireSourceRow } from "../db/wire-sources.ts";
import { withoutControls } from "../language/input.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type { Outcome } from "../newsroom-api/refusal.ts";
import type * as api from "../newsroom-api/wire.ts";
import { type Desk, doAct, type Doing, type Done, read } from "./act.ts";
import { type Actor, requireAdministrator } from "./actor.ts";
import { found, Refused } from "./refused.ts";
import { checkedPlace } from "./wire-place.ts";
import { sourceView, withOwnPassword, withoutPassword } from "./wire-views.ts";

const listSources = "GET /api/wire-sources lists those that there are.";

/** Where wire items come from. The wire station is told of every change. */
export function wireSourceActs(desk: Desk) {
  // Long only because it holds every act on sources; each is short.
  const act = (
    name: string,
    by: Actor,
    work: (doing: Doing) => Promise<Pick<Done<unknown>, "detail"> & { readonly source: number }>,
  ): Promise<Outcome<api.WireSource>> =>
    doAct(desk, by, name, async (doing) => {
      requireAdministrator(by);
      const { source, detail } = await work(doing);
      await notifyWire(doing.trx);
      await notifyInbox(doing.trx);
      return { subject: `wire source ${source}`, detail, answer: (queries) => viewOfSource(queries, source, by) };
    });

  return {
    list: (by: Actor) =>
      read(desk, async (trx) => ({ items: (await wireSourceViews(trx)).map((row) => sourceView(row, by)) })),

    add: async (by: Actor, { body }: InputOf<typeof api.addWireSource>) => {
      const place = by.administrator ? await checkedPlace(body.kind, body.place, desk.dataDirectory) : null;
      return act("add wire source", by, async ({ trx, now }) => {
        const stored = await freePlace(trx, body.kind, place, null);
        const fields = { ...fieldsOf(body), place: stored, kind: body.kind, created_at: now };
        const source = await insertWireSource(trx, fields);
        return { source, detail: { ...body, place: withoutPassword(stored) } };
      });
    },

    change: async (by: Actor, { params, body }: InputOf<typeof api.changeWireSource>) => {
      const before = await wireSourceRow(desk.database.queries, params.source);
      const moves = before !== null && body.place !== undefined && body.place !== withoutPassword(before.place);
      const wanted = moves ? withOwnPassword(body.place ?? "", before.place) : "";
      const place = moves && by.administrator ? await checkedPlace(before.kind, wanted, desk.dataDirectory) : null;
      return act("change wire source", by, async ({ trx }) => {
        const source = found(await lockWireSource(trx, params.source), `wire source ${params.source}`, listSources);
        const moved = moves ? await freePlace(trx, source.kind, place, source.id) : undefined;
        const again = moved !== undefined || body.on === true || body.everySeconds !== undefined;
        await updateWireSource(trx, source.id, { ...changedFields(body), place: moved }, again);
        const detail = { ...body, ...(moved === undefined ? {} : { place: withoutPassword(moved) }) };
        return { source: source.id, detail };
      });
    },

    ask: (by: Actor, { params }: InputOf<typeof api.askWireSource>) =>
      act("ask wire source", by, async ({ trx, now }) => {
        const source = found(await lockWireSource(trx, params.source), `wire source ${params.source}`, listSources);
        if (!source.switched_on)
          throw new Refused("conflict", `Wire source ${source.id} is switched off; switch it on first.`);
        await wantWireSource(trx, source.id, laterThan(source, now));
        return { source: source.id };
      }),
  };
}

/** Each wish can be told from the one before, even within the same millisecond. */
function laterThan({ wanted_at: before }: WireSourceRow, now: Date): Date {
  return before !== null && before >= now ? new Date(before.getTime() + 1) : now;
}

async function viewOfSource(queries: Transaction, id: number, by: Actor): Promise<api.WireSource> {
  return sourceView(found(await wireSourceView(queries, id), `wire source ${id}`, listSources), by);
}

/** The checked place, unless another source takes files from the same folder: each would get a part of them. */
async function freePlace(
  trx: Transaction,
  kind: "http" | "folder",
  checked: Awaited<ReturnType<typeof checkedPlace>> | null,
  except: number | null,
): Promise<string> {
  if (checked === null) throw new Error("The place of a wire source was not checked.");
  if (!checked.ok) throw new Refused("invalid", checked.message);
  const other = kind === "folder" ? await folderSourceAt(trx, checked.place, except) : null;
  if (other === null) return checked.place;
  throw new Refused(
    "conflict",
    `Wire source ${other.id}, "${other.name}", takes the files of ${checked.place} already; choose another folder, or change that source.`,
  );
}

type Fields = Omit<InputOf<typeof api.addWireSource>["body"], "kind" | "place">;

function fieldsOf(body: Fields): Omit<WireSourceFields, "place"> {
  return {
    name: withoutControls(body.name).trim(),
    switched_on: body.on,
    every_seconds: body.everySeconds,
    credit: filled(body.credit),
    language: body.language,
    redistributable: body.redistributable,
    usage_terms: filled(body.usageTerms),
    keep_days: body.keepDays,
  };
}

function changedFields(body: Partial<Fields>): Partial<WireSourceFields> {
  const { credit, usageTerms } = body;
  return {
    name: body.name === undefined ? undefined : withoutControls(body.name).trim(),
    switched_on: body.on,
    every_seconds: body.everySeconds,
    credit: credit === undefined ? undefined : filled(credit),
    language: body.language,
    redistributable: body.redistributable,
    usage_terms: usageTerms === undefined ? undefined : filled(usageTerms),
    keep_days: body.keepDays,
  };
}

function filled(text: string | null): string | null {
  return text === null ? null : withoutControls(text).trim() || null;
}
