import {
  lockQuarantined,
  quarantinePage,
  quarantineView,
  type QuarantineView,
  setQuarantineState,
} from "../db/newsroom-wire-sources.ts";
import { notifyInbox, notifyWire } from "../db/wire-items.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type * as api from "../newsroom-api/wire.ts";
import { type Desk, doAct, read } from "./act.ts";
import { type Actor, requireAdministrator } from "./actor.ts";
import { found, Refused } from "./refused.ts";
import { quarantinedView } from "./wire-views.ts";

const listQuarantine = "GET /api/wire-quarantine lists what there is.";

/** What could not be read as wire items. */
export function wireQuarantineActs(desk: Desk) {
  const move = (by: Actor, id: number, name: string, check: (row: QuarantineView) => "asked" | "discarded") =>
    doAct(desk, by, name, async ({ trx }) => {
      requireAdministrator(by);
      const row = found(await lockQuarantined(trx, id), `quarantined ${id}`, listQuarantine);
      await setQuarantineState(trx, id, check(row));
      await notifyWire(trx);
      await notifyInbox(trx);
      return {
        subject: `quarantined ${id}`,
        answer: async (queries) =>
          quarantinedView(found(await quarantineView(queries, id), `quarantined ${id}`, listQuarantine)),
      };
    });

  return {
    list: ({ query }: InputOf<typeof api.listQuarantine>) =>
      read(desk, async (trx) => {
        const { state = null, before = null, limit } = query;
        const rows = await quarantinePage(trx, { state, before, limit });
        return {
          items: rows.map(quarantinedView),
          next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null,
        };
      }),

    replay: (by: Actor, { params }: InputOf<typeof api.replayQuarantined>) =>
      move(by, params.quarantined, "replay quarantined", (row) => {
        if (row.state === "replayed")
          throw new Refused("conflict", `Quarantined ${row.id} was replayed already; its item is in the inbox.`);
        if (!row.raw_kept)
          throw new Refused(
            "conflict",
            `The bytes of quarantined ${row.id} are no longer kept; ask ${row.source_name} to send them again.`,
          );
        return "asked";
      }),

    discard: (by: Actor, { params }: InputOf<typeof api.discardQuarantined>) =>
      move(by, params.quarantined, "discard quarantined", (row) => {
        if (row.state !== "replayed") return "discarded";
        throw new Refused("conflict", `Quarantined ${row.id} was replayed already; dismiss its item in the inbox.`);
      }),
  };
}
