import type { Transaction } from "../db/database.ts";
import { type Projection, type ProjectionSource, projectionSources, storeProjections } from "../db/published-facts.ts";
import { storePartnersItems } from "../db/published-partners.ts";
import { queueForSearch } from "../db/search-index.ts";
import { mayLeave } from "../story/article.ts";
import { assetsOf, isFlash } from "../story/revision.ts";
import type { ZoneOf } from "./changing.ts";
import { partnersItem } from "./partners-item.ts";

/** Brings what lists, lookups and search know of articles in line with their state, live revision, embargo and hold. */
export async function project(trx: Transaction, articles: readonly number[], now: Date, zoneOf: ZoneOf): Promise<void> {
  if (articles.length === 0) return;
  const sources = await projectionSources(trx, articles);
  const projections = sources.map((source) => projectionOf(source, now.getTime(), zoneOf));
  await storeProjections(trx, projections);
  const shown = new Set(projections.filter((one) => one.public === "shown").map((one) => one.article));
  await storePartnersItems(
    trx,
    sources.flatMap((source) => forPartners(source, shown.has(source.id), now)),
  );
  await queueForSearch(trx, articles);
}

function forPartners(
  { id, edition, content, replaces, partners, last, live }: ProjectionSource,
  shown: boolean,
  now: Date,
) {
  const item = partnersItem(
    {
      usable: shown && replaces === null && content !== null && content.rights.redistributable,
      before: partners === null ? null : { ...partners, changed_at: new Date(partners.changed_at) },
      last: last === null ? null : { ...last, at: new Date(last.at) },
      live: live?.text ?? 0,
    },
    now,
  );
  return item === null ? [] : [{ article: id, edition, ...item }];
}

function projectionOf(source: ProjectionSource, now: number, zoneOf: ZoneOf): Projection {
  const { id, edition, content, live, published_at: publishedAt } = source;
  const visible = content === null || publishedAt === null ? null : publicOf(source, now);
  const nowhere = {
    article: id,
    edition,
    public: visible,
    card: null,
    month: null,
    publishedAt: null,
    topics: [],
    contributors: [],
    assets: [],
  };
  if (content === null || publishedAt === null || visible !== "shown")
    return { ...nowhere, section: source.replaces === null ? (content?.section ?? null) : null };
  // What stands in place of a converted page is found where that page is, and listed nowhere by itself.
  const listed = source.replaces === null;
  const { headline, shortHeadline, summary, genre, leadAsset, topics, bylines } = content;
  const section = source.shares === null ? content.section : source.shared_section;
  return {
    article: id,
    edition,
    public: visible,
    card: {
      headline,
      shortHeadline,
      summary,
      genre,
      flash: isFlash(content),
      leadAsset,
      ...(live?.running ? { live: true } : {}),
    },
    section: listed ? section : null,
    month: listed ? monthIn(source.time_zone ?? zoneOf(edition), publishedAt) : null,
    publishedAt,
    topics: listed ? [...new Set(topics)] : [],
    contributors: [...new Set([...bylines.map((byline) => byline.contributor), ...(live?.contributors ?? [])])],
    assets: [...new Set([...assetsOf(content), ...(live?.assets ?? [])])],
  };
}

/** That an article is removed may be said however it is embargoed; nothing else passes the gate, and of practice not even that. */
function publicOf(source: ProjectionSource, now: number): Projection["public"] {
  const { embargoed_until: embargoedUntil, held, practice } = source;
  const leave = mayLeave({ embargoedUntil: embargoedUntil?.getTime() ?? null, held, practice }, now);
  if (source.state === "removed" && (leave.ok || leave.kind !== "practice")) return "removed";
  if (!leave.ok) return null;
  if (source.state === "retracted") return "retracted";
  return "shown";
}

const monthFormats = new Map<string, Intl.DateTimeFormat>();

/** The Gregorian month of an instant in a zone: "2026-03". */
export function monthIn(timeZone: string, at: Date): string {
  let format = monthFormats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-CA-u-ca-gregory-nu-latn", { timeZone, year: "numeric", month: "2-digit" });
    monthFormats.set(timeZone, format);
  }
  const parts = format.formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}`;
}
