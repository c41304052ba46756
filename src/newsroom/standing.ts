import { key } from "../content/key.ts";
import type { Transaction } from "../db/database.ts";
import { storedEditions } from "../db/newsroom-editions.ts";
import { deleteStanding, standingRows, storeStanding } from "../db/standing-pages.ts";
import { cleanText } from "../language/input.ts";
import type { Language } from "../language/language.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type * as api from "../newsroom-api/standing.ts";
import type { SentStandingBlock, Standing } from "../newsroom-api/standing.ts";
import { absoluteAddress, standingAddress } from "../pages/addresses.ts";
import type { Run } from "../story/block.ts";
import { type StandingBlock, type StandingKind, standingKinds } from "../story/standing.ts";
import { type Desk, doAct, read } from "./act.ts";
import { type Actor, requireEditing } from "./actor.ts";
import { stayOwn } from "./editions.ts";
import { found, Refused } from "./refused.ts";

/** Pages about the service itself: about, corrections, contact, privacy, support. */
export function standingActs(desk: Desk) {
  const view = async (trx: Transaction, edition: string, page: StandingKind) =>
    found(
      (await standingOf(desk, trx, edition)).find((one) => one.page === page),
      `page "${page}" of edition "${edition}"`,
      `There are ${standingKinds.join(", ")}.`,
    );
  return {
    list: ({ params }: InputOf<typeof api.listStanding>) =>
      read(desk, async (trx) => ({ items: [...(await standingOf(desk, trx, params.edition))] })),

    write: (by: Actor, { params, body }: InputOf<typeof api.writeStanding>) =>
      doAct(desk, by, "write standing page", async ({ trx, now, languages }) => {
        const { edition, page: kind } = params;
        requireEditing(by, [edition]);
        await stayOwn(trx, edition);
        if (body.tipLine !== null && kind !== "contact")
          throw new Refused("invalid", `The page "${kind}" has no tip line; write it on the page "contact".`);
        const storable = storableBlocks(languages.of(edition), desk.randomId);
        const content = { body: storable(body.body), tipLine: body.tipLine === null ? null : storable(body.tipLine) };
        const row = { edition, kind, content, updated_at: now, account: by.account };
        return {
          subject: `edition ${edition}`,
          detail: { page: kind },
          change: { keys: keysOf(edition, kind), perform: () => storeStanding(trx, row) },
          answer: (queries) => view(queries, edition, kind),
        };
      }),

    remove: (by: Actor, { params }: InputOf<typeof api.deleteStanding>) =>
      doAct(desk, by, "delete standing page", async ({ trx }) => {
        const { edition, page: kind } = params;
        requireEditing(by, [edition]);
        await stayOwn(trx, edition);
        const perform = async () => {
          await deleteStanding(trx, edition, kind);
        };
        return {
          subject: `edition ${edition}`,
          detail: { page: kind },
          change: { keys: keysOf(edition, kind), takedown: true, perform },
          answer: (queries) => view(queries, edition, kind),
        };
      }),
  };
}

function keysOf(edition: string, kind: StandingKind): readonly string[] {
  return [key.standing(edition), key.standingPage(edition, kind)];
}

async function standingOf(desk: Desk, trx: Transaction, edition: string): Promise<readonly Standing[]> {
  const { path } = found(
    (await storedEditions(trx)).find((row) => row.code === edition),
    `edition "${edition}" that was ever switched on`,
    `POST /api/editions/${edition}/switch-on does that.`,
  );
  const rows = await standingRows(trx, [edition]);
  return standingKinds.map((page) => {
    const row = rows.find((one) => one.kind === page);
    return {
      edition,
      page,
      address: absoluteAddress(desk.publicUrl, standingAddress(path, page)),
      text:
        row === undefined
          ? null
          : { body: [...row.content.body], tipLine: row.content.tipLine === null ? null : [...row.content.tipLine] },
      updatedAt: row?.updated_at.toISOString() ?? null,
    };
  });
}

/** Blocks as they are stored: cleaned text, each with an id of its own. */
export function storableBlocks(language: Language, randomId: () => string) {
  const runs = (all: readonly Run[]) => all.map((run) => ({ ...run, text: cleanText(language, run.text) }));
  return (blocks: readonly SentStandingBlock[]): readonly StandingBlock[] => {
    const taken = new Set<string>();
    return blocks.map((block) => {
      let id = block.id ?? randomId();
      while (taken.has(id)) id = randomId();
      taken.add(id);
      switch (block.kind) {
        case "paragraph":
        case "heading":
          return { ...block, id, runs: runs(block.runs) };
        case "quotation":
          return {
            ...block,
            id,
            runs: runs(block.runs),
            by: block.by === null ? null : cleanText(language, block.by).trim(),
          };
        case "list":
          return { ...block, id, items: block.items.map(runs) };
      }
    });
  };
}
