import { key } from "../content/key.ts";
import { articleRows } from "../db/newsroom-articles.ts";
import {
  articlesByEdition,
  type BreakingLineRow,
  breakingLinesByIds,
  currentBreakingLines,
  endLiveLines,
  insertBreakingLine,
  lockBreakingLine,
  lockLiveEditions,
  setLineState,
} from "../db/newsroom-breaking.ts";
import type { Transaction } from "../db/database.ts";
import { cleanText } from "../language/input.ts";
import type * as api from "../newsroom-api/breaking.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import { type Desk, doAct, type Doing, read } from "./act.ts";
import { type Actor, requireEditing } from "./actor.ts";
import { found, Refused } from "./refused.ts";
import { iso, isoOrNull } from "./views.ts";

type Wanted = InputOf<typeof api.raiseBreakingLine>["body"];

export function breakingActs(desk: Desk) {
  // Long only because it holds every act on breaking lines; each is short.
  return {
    raise: (by: Actor, { body }: InputOf<typeof api.raiseBreakingLine>) =>
      doAct(desk, by, "raise breaking line", async (doing) => {
        const { trx, now } = doing;
        const times = timesOf(body, now);
        const editions = await editionsOf(trx, by, body);
        const lines = await linesOf(doing, body, editions);
        const live = times.starts_at <= now;
        const ids: number[] = [];
        const insert = async (state: BreakingLineRow["state"]) => {
          if (state === "live") await endLiveLines(trx, editions, now);
          for (const line of lines)
            ids.push(await insertBreakingLine(trx, { ...line, ...times, state, created_at: now, account: by.account }));
        };
        if (!live) await insert("waiting");
        return {
          subject: `editions ${editions.join(", ")}`,
          detail: body,
          nudge: true,
          change: live ? { keys: editions.map(key.breaking), perform: () => insert("live") } : undefined,
          answer: async (queries) => ({ items: (await breakingLinesByIds(queries, ids)).map(lineView) }),
        };
      }),

    list: () => read(desk, async (trx) => ({ items: (await currentBreakingLines(trx)).map(lineView) })),

    end: (by: Actor, { params }: InputOf<typeof api.endBreakingLine>) =>
      doAct(desk, by, "end breaking line", async ({ trx, now }) => {
        const line = found(
          await lockBreakingLine(trx, params.line),
          `breaking line ${params.line}`,
          "GET /api/breaking-lines lists those that are live or waiting.",
        );
        requireEditing(by, [line.edition]);
        if (line.state === "ended")
          throw new Refused(
            "conflict",
            `Breaking line ${line.id} ended already; GET /api/breaking-lines lists the others.`,
          );
        const perform = () => setLineState(trx, line.id, { state: "ended", ends_at: now });
        return {
          subject: `breaking line ${line.id}`,
          change: { keys: line.state === "live" ? [key.breaking(line.edition)] : [], perform },
          answer: () => lineView({ ...line, state: "ended", ends_at: now }),
        };
      }),
  };
}

function timesOf(body: Wanted, now: Date): { readonly starts_at: Date; readonly ends_at: Date | null } {
  const starts = body.startsAt === null ? now : new Date(body.startsAt);
  const ends = body.endsAt === null ? null : new Date(body.endsAt);
  if (ends !== null && (ends <= starts || ends <= now))
    throw new Refused("invalid", `The line would end at ${iso(ends)}, before it is seen; name a later end.`);
  return { starts_at: starts < now ? now : starts, ends_at: ends };
}

/** The editions wanted, locked so that each has one live line; all of them must be switched on. */
async function editionsOf(trx: Transaction, by: Actor, body: Wanted): Promise<readonly string[]> {
  const wanted = body.editions === "all" ? null : [...new Set(body.editions)];
  if (wanted !== null) requireEditing(by, wanted);
  const live = await lockLiveEditions(trx, wanted);
  requireEditing(by, live);
  const off = wanted?.filter((edition) => !live.includes(edition)) ?? [];
  if (off.length > 0)
    throw new Refused(
      "refused",
      `${off.join(", ")} has no readers, or shows another edition's line in its own script: switch the edition on, or leave it out.`,
    );
  if (live.length === 0) throw new Refused("refused", "No edition is switched on; switch one on first.");
  return live;
}

async function linesOf({ trx, languages }: Doing, body: Wanted, editions: readonly string[]) {
  if (body.article !== null) {
    const [row] = await articleRows(trx, [body.article]);
    found(row, `article ${body.article}`, "GET /api/articles lists those that there are.");
  }
  const articles = body.article === null ? new Map<string, number>() : await articlesByEdition(trx, body.article);
  return editions.map((edition) => {
    const text = body.texts[edition] ?? body.text;
    if (text === undefined)
      throw new Refused("invalid", `Edition "${edition}" gets no text; give one in texts, or a common text.`);
    const said = cleanText(languages.of(edition), text).trim();
    return { edition, text: said, article: articles.get(edition) ?? null };
  });
}

function lineView(row: BreakingLineRow) {
  const { id, edition, text, article, state } = row;
  return { id, edition, text, article, startsAt: iso(row.starts_at), endsAt: isoOrNull(row.ends_at), state };
}
