import { type Loaded, nothing } from "./loaded.ts";
import type { Reader } from "./reader.ts";

/** The share picture of an article that is shown without a photograph, or of an edition. */
export async function loadShare(
  target: { readonly edition: string; readonly article: number | null },
  reader: Reader,
): Promise<Loaded> {
  const edition = reader.sharePictures ? await reader.edition(target.edition) : null;
  if (edition === null) return nothing;
  const headline = target.article === null ? null : await reader.bareHeadline(target.article);
  if (target.article !== null && headline === null) return nothing;
  return { kind: "file", of: "share-cards", card: { edition, theme: await reader.theme(edition), headline } };
}
