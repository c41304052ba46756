import type { Language } from "../language/language.ts";
import { percentRead, type TextToRead, termCounts, textsToRead } from "../language/term-report.ts";
import type { Outcome } from "../newsroom-api/refusal.ts";
import type { Workplace } from "./workplace.ts";

type Lines = Outcome<readonly string[]>;

/** What the report says of one language; `--json` prints these. */
interface LanguageReport {
  readonly code: string;
  readonly name: string;
  readonly englishName: string;
  readonly texts: number;
  readonly read: number;
  readonly unread: number;
  readonly borrowed: number;
  readonly percentRead: number;
}

/** Lines of a table of all languages and how many of their texts natives have read. */
export async function reportLanguages({ newsroom }: Workplace, json: boolean): Promise<Lines> {
  const languages = await newsroom.editions.languages();
  if (!languages.ok) return languages;
  const reports = languages.value.map(reportOf);
  return lines(json ? [JSON.stringify(reports, null, 2)] : table(reports));
}

/** Lines with every text of one language that no native has read. */
export async function reportLanguage({ newsroom }: Workplace, code: string, json: boolean): Promise<Lines> {
  const languages = await newsroom.editions.languages();
  if (!languages.ok) return languages;
  const language = languages.value.find((one) => one.code === code);
  if (language === undefined)
    return {
      ok: false,
      kind: "not-found",
      message: `There is no language "${code}"; "skywave language report" lists those that there are.`,
    };
  const report = reportOf(language);
  const items = textsToRead(language);
  if (json) return lines([JSON.stringify({ ...report, items }, null, 2)]);
  const { englishName, texts, read, unread, borrowed } = report;
  return lines([
    `${englishName}: ${texts} texts, ${read} read by a native speaker, ${unread} unread, ${borrowed} borrowed.`,
    ...list(items),
  ]);
}

function reportOf(language: Language): LanguageReport {
  const { code, name, englishName } = language;
  const counts = termCounts(language);
  const { all: texts, read, unread, borrowed } = counts;
  return { code, name, englishName, texts, read, unread, borrowed, percentRead: percentRead(counts) };
}

function table(reports: readonly LanguageReport[]): readonly string[] {
  const rows = reports.map((report) => [
    report.code,
    report.englishName,
    ...[report.texts, report.read, report.unread, report.borrowed, report.percentRead].map(String),
  ]);
  return aligned([["code", "language", "texts", "read", "unread", "borrowed", "% read"], ...rows], 2);
}

// The text stands last, since letters of some scripts have no width that a table could count on.
function list(items: readonly TextToRead[]): readonly string[] {
  return aligned(
    items.map(({ state, key, text, lang }) => [state === "unread" ? "unread" : `borrowed (${lang})`, key, text]),
    3,
  );
}

/** Columns two spaces apart; from `numbersFrom` on they stand at the right, as figures do. */
function aligned(rows: readonly (readonly string[])[], numbersFrom: number): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column < numbersFrom ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}

function lines(value: readonly string[]): Lines {
  return { ok: true, value };
}
