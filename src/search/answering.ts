import { loadSearchResults } from "../content/load-search.ts";
import { queryInFirstScript } from "../language/second-script.ts";
import { defaultsFrom, isOn, Reader } from "../content/reader.ts";
import { openSource, type Source } from "../content/source.ts";
import { addressOf } from "../content/target.ts";
import type { Database } from "../db/database.ts";
import type { SearchPage, Templates } from "../pages/page.ts";
import { render } from "../pages/render.tsx";
import type { SearchAsked, SearchDate } from "../pages/search-asked.ts";
import { find, type Found, type SearchRequest } from "./find.ts";

export interface Answering {
  readonly database: Database;
  /** Languages that come with the software and those that editions describe themselves, in a snapshot. */
  readonly templates: (editions: Awaited<ReturnType<Source["editions"]>>) => Templates;
  /** UTC milliseconds. */
  readonly clock: () => number;
}

const day = 86_400_000;
const dateReach: Readonly<Record<SearchDate, number>> = { day, week: 7 * day, month: 31 * day, year: 366 * day };

/**
 * The page that answers a search in the edition with this path; null when there is none. One short snapshot: what it
 * shows is what everybody may see at that moment. Rendered after it.
 */
export async function answerSearch(
  { database, templates, clock }: Answering,
  path: string,
  asked: SearchAsked,
): Promise<string | null> {
  const now = clock();
  const loaded = await database.snapshot(async (trx) => {
    const source = openSource(trx);
    const editions = await source.editions();
    const edition = [...editions.values()].find((row) => row.path === path && isOn(row, editions));
    const known = templates(editions);
    // A second script finds what the edition says whose pages it shows.
    const searched = edition?.script_of ?? edition?.code ?? "";
    const language = known.languages.get(searched);
    if (edition === undefined || language === undefined) return null;
    const reader = new Reader(source, now, defaultsFrom(known.languages));
    const sections = asked.section === null ? [] : await source.sections(searched);
    const section = sections.find((row) => row.slug === asked.section) ?? null;
    const zone = edition.time_zone ?? language.timeZone;
    const request: SearchRequest = {
      edition: searched,
      typed: edition.script_of === null ? asked.words : queryInFirstScript(searched, edition.code, asked.words),
      section: section?.id ?? null,
      kind: asked.kind,
      sort: asked.sort,
      ...datesOf(asked, zone, now),
    };
    const unknownSection = asked.section !== null && section === null;
    const found: Found = unknownSection
      ? { articles: [], more: false, instead: null, meant: null }
      : await find(trx, language, request, now);
    const page = await loadSearchResults(addressOf.search(path), edition.code, reader, asked, found);
    return page === null ? null : { page, known };
  });
  return loaded === null ? null : render(formIfNothingAsked(loaded.page), loaded.known);
}

function formIfNothingAsked(page: SearchPage): SearchPage {
  return page.asked?.words === "" ? { ...page, found: null } : page;
}

function datesOf({ date, from, to }: SearchAsked, zone: string, now: number): Pick<SearchRequest, "from" | "to"> {
  if (date !== null) return { from: now - dateReach[date], to: null };
  return {
    from: from === null ? null : midnight(from, zone),
    to: to === null ? null : midnight(new Date(Date.parse(to) + day).toISOString().slice(0, 10), zone),
  };
}

/** When a day begins in a zone, in UTC milliseconds. */
export function midnight(date: string, timeZone: string): number {
  const utc = Date.parse(date);
  // Twice: the offset is that of the instant looked for, which the first step only comes near.
  const first = utc - offsetAt(utc, timeZone);
  return utc - offsetAt(first, timeZone);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function offsetAt(at: number, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    const digits = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
    clock = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", { timeZone, hourCycle: "h23", ...digits });
    clocks.set(timeZone, clock);
  }
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 1970, month = 1, day: date = 1, hour = 0, minute = 0 } = parts;
  const minutes = 60_000;
  return Date.UTC(year, month - 1, date, hour, minute) - Math.floor(at / minutes) * minutes;
}
