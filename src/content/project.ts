import type { Transaction } from "../db/database.ts";
import { type Projection, type ProjectionSource, projectionSources, storeProjections } from "../db/published-facts.ts";
import { mayLeave } from "../story/article.ts";
import { assetsOf, isFlash } from "../story/revision.ts";
import type { ZoneOf } from "./changing.ts";

/** Brings what lists and lookups know of articles in line with their state, live revision, embargo and hold. */
export async function project(trx: Transaction, articles: readonly number[], now: Date, zoneOf: ZoneOf): Promise<void> {
  if (articles.length === 0) return;
  const sources = await projectionSources(trx, articles);
  await storeProjections(
    trx,
    sources.map((source) => projectionOf(source, now.getTime(), zoneOf)),
  );
}

function projectionOf(source: ProjectionSource, now: number, zoneOf: ZoneOf): Projection {
  const { id, edition, content, published_at: publishedAt } = source;
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
    return { ...nowhere, section: content?.section ?? null };
  const { headline, shortHeadline, summary, genre, leadAsset, topics, bylines, section } = content;
  return {
    article: id,
    edition,
    public: visible,
    card: { headline, shortHeadline, summary, genre, flash: isFlash(content), leadAsset },
    section,
    month: monthIn(source.time_zone ?? zoneOf(edition), publishedAt),
    publishedAt,
    topics: [...new Set(topics)],
    contributors: [...new Set(bylines.map((byline) => byline.contributor))],
    assets: assetsOf(content),
  };
}

/** That an article is removed may be said however it is embargoed; nothing else passes the gate. */
function publicOf(source: ProjectionSource, now: number): Projection["public"] {
  if (source.state === "removed") return "removed";
  const leave = mayLeave({ embargoedUntil: source.embargoed_until?.getTime() ?? null, held: source.held }, now);
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
