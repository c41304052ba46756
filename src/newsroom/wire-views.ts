import type { ArticleOfWireItem, WireInboxRow, WireVersionRow } from "../db/newsroom-wire.ts";
import type { QuarantineView, WireSourceView } from "../db/newsroom-wire-sources.ts";
import type { WireUseRow } from "../db/newsroom-wire-uses.ts";
import type * as api from "../newsroom-api/wire.ts";
import type { Actor } from "./actor.ts";
import { iso, isoOrNull } from "./views.ts";
import { paragraphsOf, storedItem } from "./wire-content.ts";

// Rows of the wire as the API's answers show them.

export function itemHeadView(row: WireInboxRow, articles: readonly ArticleOfWireItem[]): api.WireItemHead {
  const { headline, summary, slugline, by, located, edNote, subjects, embargoedUntil } = row.head;
  return {
    id: row.id,
    source: row.source,
    sourceName: row.source_name,
    guid: row.guid,
    version: row.version,
    versions: row.versions,
    pubStatus: row.pub_status,
    language: row.language,
    urgency: row.urgency,
    headline,
    summary,
    slugline,
    by,
    located,
    edNote,
    subjects: [...subjects],
    embargoedUntil,
    versionCreated: isoOrNull(row.version_created),
    receivedAt: iso(row.received_at),
    firstReceivedAt: iso(row.first_received_at),
    dismissed: row.dismissed,
    articles: articles
      .filter((one) => one.item === row.id)
      .map(({ article, edition, headline: made, version }) => ({ article, edition, headline: made, version })),
  };
}

export function versionView(row: WireVersionRow): api.WireItem["history"][number] {
  return {
    version: row.version,
    pubStatus: row.pub_status,
    headline: row.head.headline,
    receivedAt: iso(row.received_at),
    paragraphs: paragraphsOf(storedItem(row.content)),
    raw: row.raw_kept,
  };
}

export function useView(row: WireUseRow): api.WireUse {
  return {
    item: row.item,
    headline: row.headline,
    sourceName: row.source_name,
    usedVersion: row.used_version,
    version: row.version,
    warning: row.warning,
    warnedAt: isoOrNull(row.warned_at),
    seen: row.seen,
  };
}

export function sourceView(row: WireSourceView, by: Actor): api.WireSource {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    place: by.administrator ? withoutPassword(row.place) : withoutKeys(row.place),
    on: row.switched_on,
    everySeconds: row.every_seconds,
    credit: row.credit,
    language: row.language,
    redistributable: row.redistributable,
    usageTerms: row.usage_terms,
    keepDays: row.keep_days,
    lastAskedAt: isoOrNull(row.last_asked_at),
    lastItemAt: isoOrNull(row.last_item_at),
    nextAt: row.switched_on ? isoOrNull(row.next_at) : null,
    failures: row.failures,
    failure: row.failure,
    note: row.note,
    items: row.items,
    quarantined: row.quarantined,
  };
}

/** A place as it may be shown: a password in an address is the agency's secret. */
export function withoutPassword(place: string): string {
  const url = URL.parse(place);
  if (url === null || url.password === "") return place;
  url.password = "***";
  return url.href;
}

/** Where "***" stands for the password that a place has, the same place with it; never for another server or user. */
export function withOwnPassword(given: string, place: string): string {
  const url = URL.parse(given);
  const own = URL.parse(place);
  if (url?.password !== "***" || own === null || url.origin !== own.origin || url.username !== own.username)
    return given;
  url.password = own.password;
  return url.href;
}

/** A place for those who do not see to sources: user and query may be keys to what the agency sells. */
function withoutKeys(place: string): string {
  const url = URL.parse(place);
  return url === null ? place : `${url.protocol}//${url.host}${url.pathname}${url.search === "" ? "" : "?…"}`;
}

export function quarantinedView(row: QuarantineView): api.Quarantined {
  return {
    id: row.id,
    source: row.source,
    sourceName: row.source_name,
    reason: row.reason,
    place: row.place,
    byteLength: row.byte_length,
    beginning: row.beginning,
    receivedAt: iso(row.received_at),
    state: row.state,
    item: row.item,
  };
}
