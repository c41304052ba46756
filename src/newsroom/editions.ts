import { createHash } from "node:crypto";
import { key } from "../content/key.ts";
import { notInSecondScript } from "../content/second-script-addresses.ts";
import { reservedPaths, targetsOfEdition, targetsOfTree } from "../content/target.ts";
import type { Transaction } from "../db/database.ts";
import {
  hasPublished,
  insertEdition,
  lockEdition,
  type StoredEdition,
  storedEditions,
  updateEdition,
} from "../db/newsroom-editions.ts";
import { insertSection, sectionsOf } from "../db/newsroom-sections.ts";
import { cleanText } from "../language/input.ts";
import { defineLanguage, type Language } from "../language/language.ts";
import { mostlyUnread, termCounts } from "../language/term-report.ts";
import type { Edition } from "../newsroom-api/editions.ts";
import type * as api from "../newsroom-api/editions.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import { headlineFonts } from "../pages/style/script-style.ts";
import { type Desk, doAct, read } from "./act.ts";
import { type Actor, requireAdministrator, requireEditing } from "./actor.ts";
import { type EditionLanguages, languagesOf } from "./edition-languages.ts";
import { found, Refused } from "./refused.ts";
import { requireOwnPages, scriptFrom, storeScript } from "./second-scripts.ts";
import { defaultSections, usableSlug } from "./section-slugs.ts";

export function editionActs(desk: Desk) {
  // Long only because it holds every act on editions; each is short.
  const view = async (trx: Transaction, code: string) => {
    const languages = await languagesOf(trx, desk.languages);
    return editionView(
      desk,
      trx,
      languages.of(code),
      (await storedEditions(trx)).find((row) => row.code === code),
    );
  };
  return {
    list: () =>
      read(desk, async (trx) => {
        const { all } = await languagesOf(trx, desk.languages);
        const stored = await storedEditions(trx);
        const codes = new Set([...stored.map((row) => row.code), ...all.keys()]);
        const items: Edition[] = [];
        for (const code of codes) {
          const language = all.get(code);
          const row = stored.find((one) => one.code === code);
          if (language !== undefined) items.push(await editionView(desk, trx, language, row));
        }
        return { items };
      }),

    /** The languages that an edition can be in, without those of practice editions, by code. */
    languages: () =>
      read(desk, async (trx) => {
        const { all } = await languagesOf(trx, desk.languages);
        const practice = new Set((await storedEditions(trx)).flatMap((row) => (row.practice ? [row.code] : [])));
        const own = [...all.values()].filter(({ code }) => !practice.has(code));
        return own.sort((a, b) => (a.code < b.code ? -1 : 1));
      }),

    read: ({ params }: InputOf<typeof api.readEdition>) => read(desk, (trx) => view(trx, params.edition)),

    add: (by: Actor, { body }: InputOf<typeof api.addEdition>) =>
      doAct(desk, by, "add edition", async ({ trx, languages }) => {
        requireAdministrator(by);
        const { code, path } = valid(body.language, desk.languages);
        if (languages.all.has(code))
          throw new Refused("conflict", `Edition "${code}" exists already; switch it on, or choose another code.`);
        await freePath(trx, path);
        const version = versionOf(body.language);
        const perform = () => insertEdition(trx, { code, path, language: body.language, language_version: version });
        return {
          subject: `edition ${code}`,
          detail: { path },
          // Quotations in that language may be on pages already.
          change: { keys: [key.edition(code)], perform },
          answer: (queries) => view(queries, code),
        };
      }),

    replaceLanguage: (by: Actor, { params, body }: InputOf<typeof api.replaceLanguage>) =>
      doAct(desk, by, "replace language", async ({ trx, languages }) => {
        requireAdministrator(by);
        const code = params.edition;
        const stored = await stay(trx, code);
        if (!stored.own)
          throw new Refused(
            "refused",
            `The language data of edition "${code}" comes with the software; add an edition of your own instead.`,
          );
        const language = valid(body.language, desk.languages);
        if (language.code !== code || language.path !== stored.path)
          throw new Refused(
            "refused",
            `The data has code "${language.code}" and path "${language.path}"; those of edition "${code}" (path "${stored.path}") are in its addresses and stay.`,
          );
        if (stored.time_zone === null && language.timeZone !== languages.of(code).timeZone)
          await zoneMayChange(trx, code);
        const change = { language: JSON.stringify(body.language), language_version: versionOf(body.language) };
        return {
          subject: `edition ${code}`,
          change: { keys: [key.edition(code), key.editions()], perform: () => updateEdition(trx, code, change) },
          answer: (queries) => view(queries, code),
        };
      }),

    change: (by: Actor, { params, body }: InputOf<typeof api.changeEdition>) =>
      doAct(desk, by, "change edition", async ({ trx }) => {
        const code = params.edition;
        requireEditing(by, [code]);
        const stored = await stay(trx, code);
        const { wordmark, timeZone } = body;
        if (timeZone !== undefined && timeZone !== stored.time_zone) {
          if (timeZone !== null && !isTimeZone(timeZone))
            throw new Refused("invalid", `"${timeZone}" is no time zone; give an IANA name as "Asia/Dhaka".`);
          await zoneMayChange(trx, code);
        }
        const change = {
          ...(wordmark === undefined ? {} : { wordmark }),
          ...(timeZone === undefined ? {} : { time_zone: timeZone }),
        };
        const perform = async () => {
          if (Object.keys(change).length > 0) await updateEdition(trx, code, change);
        };
        return {
          subject: `edition ${code}`,
          detail: body,
          change: { keys: [key.edition(code), key.editions()], perform },
          answer: (queries) => view(queries, code),
        };
      }),

    switchOn: (by: Actor, { params, body }: InputOf<typeof api.switchEditionOn>) =>
      doAct(desk, by, "switch on", async ({ trx, languages }) => {
        requireAdministrator(by);
        const code = params.edition;
        const language = languages.of(code);
        const { path, practice, script_of } = await storedOrNew(trx, language);
        if (practice)
          throw new Refused(
            "refused",
            `Edition "${code}" is for practice and has no readers; switch another on, or add one of your own.`,
          );
        const base = await scriptFrom(trx, language, { script_of }, body.secondScript);
        if (base === null) await firstSections(trx, language, body.sections);
        else if (body.sections !== undefined) requireOwnPages({ code, script_of: base.code });
        const sections = base === null ? await sectionsOf(trx, code) : [];
        return {
          subject: `edition ${code}`,
          detail: base === null ? {} : { scriptOf: base.code },
          change: {
            keys: [key.edition(code), key.editions(), key.sitemaps()],
            addresses: [...targetsOfTree, ...targetsOfEdition(code, path, sections)],
            alike:
              base === null
                ? undefined
                : { edition: code, path, of: { edition: base.code, path: base.path }, without: notInSecondScript },
            perform: () => storeScript(trx, code, base),
          },
          answer: (queries) => view(queries, code),
        };
      }),

    switchOff: (by: Actor, { params }: InputOf<typeof api.switchEditionOff>) =>
      doAct(desk, by, "switch off", async ({ trx }) => {
        requireAdministrator(by);
        const code = params.edition;
        await stay(trx, code);
        return {
          subject: `edition ${code}`,
          change: {
            keys: [key.edition(code), key.editions(), key.sitemaps()],
            perform: () => updateEdition(trx, code, { live: false }),
          },
          answer: (queries) => view(queries, code),
        };
      }),
  };
}

/** The stored edition, locked; refused where it shows another's pages. */
export async function stayOwn(trx: Transaction, code: string): Promise<StoredEdition> {
  const stored = await stay(trx, code);
  requireOwnPages(stored);
  return stored;
}

/** The edition as the API shows it. */
export async function editionNow(desk: Desk, trx: Transaction, code: string): Promise<Edition> {
  const languages = await languagesOf(trx, desk.languages);
  return editionView(
    desk,
    trx,
    languages.of(code),
    (await storedEditions(trx)).find((row) => row.code === code),
  );
}

/** The stored edition, locked. */
export async function stay(trx: Transaction, code: string): Promise<StoredEdition> {
  return found(
    await lockEdition(trx, code),
    `edition "${code}" that was ever switched on`,
    `POST /api/editions/${code}/switch-on does that.`,
  );
}

async function storedOrNew(
  trx: Transaction,
  { code, path }: Language,
): Promise<Pick<StoredEdition, "path" | "practice" | "script_of">> {
  const stored = await lockEdition(trx, code);
  if (stored !== null) return stored;
  await freePath(trx, path);
  await insertEdition(trx, { code, path, language: null, language_version: null });
  return { path, practice: false, script_of: null };
}

/** Given or usual ones, the first time; later the edition has its own. */
async function firstSections(
  trx: Transaction,
  language: Language,
  given: InputOf<typeof api.switchEditionOn>["body"]["sections"],
): Promise<void> {
  const { code: edition } = language;
  if ((await sectionsOf(trx, edition)).length > 0) {
    if (given !== undefined && given.length > 0)
      throw new Refused(
        "conflict",
        `Edition "${edition}" has its sections already; change them under /api/editions/${edition}/sections.`,
      );
    return;
  }
  for (const { name: said, slug } of given ?? defaultSections(language)) {
    const name = cleanText(language, said).trim();
    const added = await insertSection(trx, { edition, name, slug: usableSlug(language, name, slug) });
    if (added === null)
      throw new Refused("invalid", `Two sections would have the address of "${name}"; give it a slug.`);
  }
}

async function editionView(
  { publicUrl }: Desk,
  trx: Transaction,
  language: Language,
  row: StoredEdition | undefined,
): Promise<Edition> {
  const { code, name, englishName, path, dir, script, timeZone, terms } = language;
  return {
    code,
    name,
    englishName,
    path: row?.path ?? path,
    front: row?.live ? `${publicUrl}/${row.path}/` : null,
    dir,
    script,
    own: row?.own ?? false,
    live: row?.live ?? false,
    practice: row?.practice ?? false,
    convertsFrom: language.convertsFrom ?? null,
    scriptOf: row?.script_of ?? null,
    wordmark: row?.wordmark ?? terms.serviceName.text,
    timeZone: row?.time_zone ?? timeZone,
    type: {
      fonts: language.fontStack,
      headingFonts: headlineFonts(language) ?? language.fontStack,
      size: language.bodySize,
      lineHeight: language.lineHeight,
      headingLineHeight: language.headingLineHeight,
      headingWeight: language.headingWeight,
    },
    texts: textsOf(language),
    sections: row === undefined ? [] : [...(await sectionsOf(trx, row.script_of ?? code))],
  };
}

function textsOf(language: Language): Edition["texts"] {
  const counts = termCounts(language);
  const { all, read, borrowed } = counts;
  const foreign = borrowed > 0 ? `; ${borrowed} are in another language` : "";
  return {
    ...counts,
    warning: mostlyUnread(counts)
      ? `Of the ${all} interface texts of ${language.englishName}, a native speaker has read ${read}${foreign}. ` +
        `Have them read: "skywave language report ${language.code}" lists them.`
      : null,
  };
}

export function valid(data: unknown, shipped: EditionLanguages["all"]): Language {
  const defined = defineLanguage(data, shipped);
  if (!defined.ok) throw new Refused("invalid", defined.message);
  return defined.language;
}

async function freePath(trx: Transaction, path: string): Promise<void> {
  if (reservedPaths.includes(path))
    throw new Refused("refused", `The path "${path}" is reserved for the tree itself; give the edition another path.`);
  const holder = (await storedEditions(trx)).find((row) => row.path === path);
  if (holder !== undefined)
    throw new Refused(
      "conflict",
      `The path "${path}" belongs to edition "${holder.code}"; give this one another path.`,
    );
}

async function zoneMayChange(trx: Transaction, code: string): Promise<void> {
  if (await hasPublished(trx, code))
    throw new Refused(
      "refused",
      `The time zone of edition "${code}" cannot change: it has published, and the months in its addresses depend on it.`,
    );
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false; // not a zone: the caller says so
  }
}

/** Names the data's content. */
export function versionOf(data: unknown): string {
  return createHash("sha256").update(JSON.stringify(data)).digest("hex").slice(0, 16);
}
