import type { Transaction } from "../db/database.ts";
import { ownLanguageRows, storedEditions } from "../db/newsroom-editions.ts";
import { defineLanguage, type Language } from "../language/language.ts";
import { found, Refused } from "./refused.ts";

/** The languages that an act may meet: shipped ones and the newsroom's own. */
export interface EditionLanguages {
  readonly all: ReadonlyMap<string, Language>;
  /** Refuses a code that nobody knows. */
  of(edition: string): Language;
  readonly zoneOf: (edition: string) => string;
}

// Parsing language data takes milliseconds, and its version names its content.
const parsed = new Map<string, Language>();

export async function languagesOf(trx: Transaction, shipped: ReadonlyMap<string, Language>): Promise<EditionLanguages> {
  const all = new Map(shipped);
  for (const row of await ownLanguageRows(trx)) {
    const language = ownLanguage(row.code, row.language, row.language_version, shipped);
    all.set(row.code, language);
  }
  return {
    all,
    of: (edition) => found(all.get(edition), `edition "${edition}"`, "GET /api/editions lists those that can be had."),
    zoneOf: (edition) => all.get(edition)?.timeZone ?? "UTC",
  };
}

/** Refuses codes that are no edition's, on or off. */
export async function requireKnownEditions(
  trx: Transaction,
  languages: EditionLanguages,
  codes: readonly string[],
): Promise<void> {
  const stored = new Set((await storedEditions(trx)).map((row) => row.code));
  const unknown = codes.find((code) => !languages.all.has(code) && !stored.has(code));
  if (unknown !== undefined)
    throw new Refused("refused", `There is no edition "${unknown}"; GET /api/editions lists those that can be had.`);
}

function ownLanguage(
  code: string,
  data: unknown,
  version: string | null,
  shipped: ReadonlyMap<string, Language>,
): Language {
  const name = `${code} ${version}`;
  const before = parsed.get(name);
  if (before !== undefined) return before;
  const defined = defineLanguage(data, shipped);
  if (!defined.ok) throw new Error(`The stored language data of edition "${code}" is not valid: ${defined.message}`);
  parsed.set(name, defined.language);
  return defined.language;
}
