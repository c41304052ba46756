import type { PartnersItem } from "../db/published-partners.ts";

/** What decides whether partners have an article. */
export interface PartnersSource {
  /** Readers see it, and its text may be passed on. */
  readonly usable: boolean;
  readonly before: PartnersItem | null;
  /** Its last public act, and how many there were. */
  readonly last: { readonly publication: number; readonly at: Date; readonly acts: number } | null;
  /** The state of its live posts' texts; 0 without any. */
  readonly live: number;
}

/**
 * What partners have of an article after an act; null when they have nothing new of it. The version rises with each
 * publication, each live post and each cancelling; what they never had is never named to them.
 */
export function partnersItem({ usable, before, last, live }: PartnersSource, now: Date): PartnersItem | null {
  if (!usable) {
    if (before === null || !before.usable) return null;
    return { ...before, usable: false, version: before.version + 1, changed_at: now };
  }
  if (last === null) return null;
  const { publication, at, acts } = last;
  if (before === null) return { usable, version: acts, changed_at: at, publication, live };
  if (before.usable && before.publication === publication && before.live === live) return null;
  // What comes back without a publication (an embargo lifted), or has another live post, is new to partners all the same.
  const changed = before.publication === publication ? now : at;
  return { usable, version: before.version + 1, changed_at: changed, publication, live };
}
