import type { EditionFacts } from "./page.ts";
import type { Setting } from "./setting.ts";
import type { Theme } from "./theme.ts";

/** A picture that is shown with an article which has none, or with an edition's lists: its name, mark and headline as type. */
export interface ShareCard {
  readonly edition: EditionFacts;
  readonly theme: Theme | null;
  /** Null: the edition's own. */
  readonly headline: string | null;
}

/** Pixels: what other sites show whole. */
export const shareSize = { width: 1200, height: 630 } as const;

/** Where it stands: beside the article's slugs, or in the edition's folder. */
export function shareCardAddress(path: string, article: number | null): string {
  return article === null ? `${path}/share.png` : `${path}/${article}/share.png`;
}

/**
 * The picture's absolute address, for an article or for all else of the edition. Its query changes with what it shows,
 * since other sites keep pictures by address; null where none are made.
 */
export function shareCardImage(
  setting: Setting,
  of: { readonly article: number; readonly headline: string } | null,
): { readonly url: string; readonly width: number; readonly height: number } | null {
  if (setting.templates.sharePictures !== true) return null;
  const { edition, theme } = setting;
  const shown = JSON.stringify([edition.wordmark, theme, of?.headline ?? null]);
  const url = setting.absolute(shareCardAddress(edition.path, of?.article ?? null));
  return { url: `${url}?${fingerprint(shown)}`, ...shareSize };
}

/** FNV-1a, 32 bits: enough to tell a picture from the one before it. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(36);
}
