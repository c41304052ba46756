import { key } from "../content/key.ts";
import { type ArticleRow, articlesOfStories } from "../db/newsroom-articles.ts";
import {
  forgetOwnLists,
  hasArticles,
  lockEdition,
  type StoredEdition,
  storedEditions,
  updateEdition,
} from "../db/newsroom-editions.ts";
import type { Transaction } from "../db/database.ts";
import { withoutControls } from "../language/input.ts";
import type { Language } from "../language/language.ts";
import type * as api from "../newsroom-api/editions.ts";
import type { Glossary } from "../newsroom-api/editions.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import type { MadeFrom } from "../story/revision.ts";
import { type Desk, doAct, read } from "./act.ts";
import { type Actor, requireEditing } from "./actor.ts";
import { found, Refused } from "./refused.ts";

/** Editions that show another's pages in a second script of its language. */
export function secondScriptActs(desk: Desk) {
  return {
    readGlossary: ({ params }: InputOf<typeof api.readGlossary>) =>
      read(desk, (trx) => glossaryOf(trx, params.edition)),

    replaceGlossary: (by: Actor, { params, body }: InputOf<typeof api.replaceGlossary>) =>
      doAct(desk, by, "replace glossary", async ({ trx }) => {
        const { edition } = params;
        requireEditing(by, [edition]);
        const { script_of } = found(
          await lockEdition(trx, edition),
          `edition "${edition}" that was ever switched on`,
          `POST /api/editions/${edition}/switch-on does that.`,
        );
        if (script_of === null && body.entries.length > 0)
          throw new Refused(
            "refused",
            `Edition "${edition}" converts no other edition's pages, so a glossary would change nothing; switch it on as a second script first.`,
          );
        const clean = (text: string) => withoutControls(text).trim();
        const entries = body.entries.map(({ from, to }) => ({ from: clean(from), to: clean(to) }));
        const twice = entries.find(({ from }, index) => entries.findIndex((other) => other.from === from) < index);
        if (twice !== undefined)
          throw new Refused("invalid", `The glossary says twice how to write "${twice.from}"; leave one of them out.`);
        const glossary = JSON.stringify(entries);
        return {
          subject: `edition ${edition}`,
          detail: { entries: entries.length },
          change: { keys: [key.edition(edition)], perform: () => updateEdition(trx, edition, { glossary }) },
          answer: (queries) => glossaryOf(queries, edition),
        };
      }),
  };
}

async function glossaryOf(trx: Transaction, edition: string): Promise<Glossary> {
  const stored = found(
    (await storedEditions(trx)).find((row) => row.code === edition),
    `edition "${edition}" that was ever switched on`,
    `POST /api/editions/${edition}/switch-on does that.`,
  );
  return { edition, entries: stored.glossary.map(({ from, to }) => ({ from, to })) };
}

/** Refuses to change what an edition shows of another. */
export function requireOwnPages({ code, script_of: base }: Pick<StoredEdition, "code" | "script_of">): void {
  if (base !== null)
    throw new Refused(
      "refused",
      `Edition "${code}" shows the pages of edition "${base}" in its own script; change this in edition "${base}".`,
    );
}

/** What an edition that is being switched on shows from now on: its own pages (null), or those of the edition named. */
export async function scriptFrom(
  trx: Transaction,
  language: Language,
  stored: Pick<StoredEdition, "script_of">,
  wanted: boolean | undefined,
): Promise<StoredEdition | null> {
  const { code, convertsFrom } = language;
  const second = wanted ?? stored.script_of !== null;
  if (second === (stored.script_of !== null) && !second) return null;
  if (second !== (stored.script_of !== null) && (await hasArticles(trx, code)))
    throw new Refused(
      "refused",
      `Edition "${code}" has articles, so ${second ? "it cannot show another edition's pages" : "it stays a second script"}; switch it on as it was.`,
    );
  if (!second) return null;
  if (convertsFrom === undefined)
    throw new Refused(
      "refused",
      `There is no edition whose pages could be shown in the script of "${code}"; switch it on with pages of its own.`,
    );
  const base = await lockEdition(trx, convertsFrom);
  if (base?.live && base.script_of === null) return base;
  throw new Refused(
    "refused",
    `Edition "${code}" would show the pages of edition "${convertsFrom}", which is off; switch that one on first.`,
  );
}

/** Stores what `scriptFrom` said; a new second script has no sections of its own. */
export async function storeScript(trx: Transaction, code: string, base: StoredEdition | null): Promise<void> {
  if (base !== null) await forgetOwnLists(trx, code);
  await updateEdition(trx, code, { live: true, script_of: base?.code ?? null });
}

/** The edition whose sections, topics and descriptions an article's content names. */
export function contentEdition({ edition, script_of: base }: Pick<ArticleRow, "edition" | "script_of">): string {
  return base ?? edition;
}

/** For an article that is begun in a second script: the one whose converted page it will stand in place of. Null in other editions. */
export async function articleToReplace(
  trx: Transaction,
  edition: StoredEdition,
  story: number | object,
  madeFrom: MadeFrom | null,
): Promise<number | null> {
  const { code, script_of: base } = edition;
  if (base === null) return null;
  const all = typeof story === "number" ? await articlesOfStories(trx, [story]) : [];
  const candidates = all.filter((row) => row.edition === base);
  const chosen = candidates.find((row) => row.id === madeFrom?.article) ?? candidates.find(isOut) ?? candidates[0];
  if (chosen === undefined)
    throw new Refused(
      "refused",
      `Edition "${code}" shows the articles of edition "${base}" in its own script, and the story has none there; write it in edition "${base}".`,
    );
  const before = all.find((row) => row.replaces === chosen.id && row.edition === code && row.state !== "removed");
  if (before !== undefined)
    throw new Refused(
      "conflict",
      `Article ${before.id} stands in place of article ${chosen.id} in edition "${code}" already; change that one.`,
    );
  return chosen.id;
}

function isOut(row: ArticleRow): boolean {
  return row.public === "shown";
}
