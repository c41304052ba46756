import { key } from "../content/key.ts";
import type { Transaction } from "../db/database.ts";
import { insertEdition, ownLanguageData, storedEditions } from "../db/newsroom-editions.ts";
import { insertSection, sectionsOf } from "../db/newsroom-sections.ts";
import type { Language } from "../language/language.ts";
import type { addPracticeEdition } from "../newsroom-api/editions.ts";
import type { InputOf } from "../newsroom-api/operation.ts";
import { type Desk, doAct } from "./act.ts";
import { type Actor, newsroomItself, requireAdministrator } from "./actor.ts";
import { editionNow, valid, versionOf } from "./editions.ts";
import { Refused } from "./refused.ts";
import { defaultSections, usableSlug } from "./section-slugs.ts";

/** A practice edition: one of the newsroom's own, in another's language, behind the gate for ever (`mayLeave`). */
export function practiceActs(desk: Desk) {
  return {
    add: (by: Actor, { params }: InputOf<typeof addPracticeEdition>) =>
      doAct(desk, by, "add practice edition", async ({ trx, languages }) => {
        requireAdministrator(by);
        const base = languages.of(params.edition);
        const stored = (await storedEditions(trx)).find((row) => row.code === base.code);
        const code = codeOf(base.code);
        if (stored?.practice)
          throw new Refused(
            "refused",
            `Edition "${base.code}" is for practice itself; name the one that it practises.`,
          );
        if (languages.all.has(code))
          throw new Refused("conflict", `Edition "${base.code}" has its practice edition already: "${code}".`);
        const path = await freePathFor(trx, base.path, languages.all);
        const data = languageData(base, await ownLanguageData(trx, base.code), { code, path });
        const language = valid(data, desk.languages);
        const edition = {
          code,
          path,
          practice: true,
          wordmark: named(stored?.wordmark ?? base.terms.serviceName.text),
          time_zone: stored?.time_zone ?? null,
          language: data,
          language_version: versionOf(data),
        };
        const perform = async () => {
          await insertEdition(trx, edition);
          await addSections(trx, base.code, language);
        };
        return {
          subject: `edition ${code}`,
          detail: { path, of: base.code },
          change: { keys: [key.edition(code)], perform },
          answer: (queries) => editionNow(desk, queries, code),
        };
      }),
  };
}

/** An English practice edition for a newsroom that has none at all: people learn before they publish. */
export async function addFirstPractice(newsroom: { readonly desk: Desk }): Promise<void> {
  const { desk } = newsroom;
  const stored = await desk.database.snapshot(storedEditions);
  if (stored.some((row) => row.practice)) return;
  const added = await practiceActs(desk).add(newsroomItself, { params: { edition: "en" }, query: {}, body: undefined });
  if (!added.ok) throw new Error(`The practice edition could not be added: ${added.message}`);
}

/** Private use (RFC 5646, 2.2.7): no registered language will ever be called so. */
function codeOf(base: string): string {
  return base.includes("-x-") ? `${base}-practice` : `${base}-x-practice`;
}

// Said in English in every edition, so that nobody takes one for the other.
function named(name: string): string {
  return `${name} – practice`;
}

/** Nothing ever stands at the path; it must be another than every edition's, and short. */
async function freePathFor(trx: Transaction, base: string, languages: ReadonlyMap<string, Language>): Promise<string> {
  const taken = new Set([
    ...(await storedEditions(trx)).map((row) => row.path),
    ...[...languages.values()].map((one) => one.path),
  ]);
  const letters = "abcdefghijklmnopqrstuvwxyz".split("");
  const wanted = [`${base}-practice`, `${base}-pr`, ...letters.map((letter) => `${base.slice(0, 8)}-p${letter}`)];
  const free = wanted.find((path) => path.length <= 12 && !path.includes("--") && !taken.has(path));
  if (free !== undefined) return free;
  throw new Refused("conflict", `Every path for a practice edition of "${base}" is taken; remove one of them.`);
}

/** The base's language under another code and name; its texts too, from the base if it comes with the software, else from its data. */
function languageData(
  { terms: _terms, pluralTerms: _pluralTerms, ...profile }: Language,
  own: unknown,
  practice: { readonly code: string; readonly path: string },
) {
  return {
    ...profile,
    ...practice,
    name: named(profile.name),
    englishName: named(profile.englishName),
    hreflang: null,
    ...(isRecord(own) ? { terms: own.terms } : { inherits: profile.code }),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Those of the base, else the usual ones. */
async function addSections(trx: Transaction, base: string, language: Language): Promise<void> {
  const own = await sectionsOf(trx, base);
  for (const { name, slug } of own.length > 0 ? own : defaultSections(language))
    await insertSection(trx, { edition: language.code, name, slug: usableSlug(language, name, slug) });
}
