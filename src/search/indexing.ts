import type { Transaction } from "../db/database.ts";
import {
  beginSearchIndex,
  dropGoneSearchNames,
  dropSearchDocument,
  searchableArticles,
  searchRules,
  storeSearchDocument,
  storeSearchName,
  takeFromSearchQueue,
  unknownSearchNames,
} from "../db/search-index.ts";
import type { Language } from "../language/language.ts";
import { documentOf } from "./document.ts";
import { reversed } from "./spelling.ts";
import { lexemesOf, tokens } from "./tokens.ts";

/** Raised whenever texts become other lexemes than before: the index is then made anew at the next start. */
export const rules = 2;

/** The language of an edition, shipped or the newsroom's own. */
export type LanguageOf = (edition: string) => Language | null;

/** Brings some of the waiting articles into the index; false when none waited. */
export async function indexSome(trx: Transaction, languageOf: LanguageOf, most: number): Promise<boolean> {
  const ids = await takeFromSearchQueue(trx, most);
  if (ids.length === 0) return false;
  const shown = new Map((await searchableArticles(trx, ids)).map((row) => [row.id, row]));
  for (const id of ids) {
    const row = shown.get(id);
    const language = row === undefined ? null : languageOf(row.edition);
    if (row === undefined || language === null) {
      await dropSearchDocument(trx, id);
      continue;
    }
    const { edition, content, live, published_at: publishedAt } = row;
    // The projected section: one that was taken off an article since stands in no newer revision.
    const { head, words, spelled } = documentOf(language, {
      edition,
      publishedAt: publishedAt.getTime(),
      content: { ...content, section: row.section },
      live,
    });
    await storeSearchDocument(trx, {
      article: id,
      edition,
      publishedAt,
      head,
      words,
      spelled: spelled.map((word) => ({ word, reversed: reversed(word) })),
    });
  }
  return true;
}

/** Brings names in line with what editions call their topics and contributors; false when nothing was left to do. */
export async function indexNames(trx: Transaction, languageOf: LanguageOf, most: number): Promise<boolean> {
  const names = await unknownSearchNames(trx, most);
  for (const name of names) {
    const language = languageOf(name.edition);
    const words = language === null ? [] : tokens(language, name.name).flatMap(lexemesOf);
    await storeSearchName(trx, name, [...new Set(words)]);
  }
  if (names.length < most) await dropGoneSearchNames(trx);
  return names.length === most;
}

/** Whether the index is made by the rules of this version. */
export async function isCurrent(trx: Transaction): Promise<boolean> {
  return (await searchRules(trx)) === rules;
}

/** Empties the index and queues everything that is shown. */
export function beginAnew(trx: Transaction): Promise<void> {
  return beginSearchIndex(trx, rules);
}
