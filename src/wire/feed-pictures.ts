import { readAddress } from "./links.ts";
import type { WirePicture } from "./wire-item.ts";
import { lineOfHtml, lineOrNull } from "./words.ts";
import { childElements, childOf, childrenOf, type Element, textOf } from "./xml-tree.ts";

const most = 20;

/**
 * The pictures of a feed's item, each once: Media RSS (the largest of a group; words may stand at the picture, its group
 * or the item), enclosures, and thumbnails where there is nothing larger.
 */
export function picturesOf(item: Element, base: string | null): readonly WirePicture[] {
  const groups = childrenOf(item, "media", "group");
  const large = [
    ...groups.flatMap((group) => largest(contentsOf(group, [group, item], base))),
    ...contentsOf(item, [item], base),
    ...enclosures(item, base),
  ];
  const found = large.length > 0 ? large : largest([item, ...groups].flatMap((one) => thumbnails(one, item, base)));
  const once = new Map(found.map((picture) => [picture.href, picture]));
  return [...once.values()].slice(0, most);
}

function contentsOf(parent: Element, around: readonly Element[], base: string | null): readonly WirePicture[] {
  return childrenOf(parent, "media", "content").flatMap((content) => {
    const { url = null, medium, type = null } = content.attributes;
    const shown = medium === "image" || (medium === undefined && looksLikePicture(type, url));
    return shown ? picture(url, content, [content, ...around], type, base) : [];
  });
}

function thumbnails(parent: Element, item: Element, base: string | null): readonly WirePicture[] {
  return childrenOf(parent, "media", "thumbnail").flatMap((one) =>
    picture(one.attributes.url ?? null, one, [parent, item], null, base),
  );
}

/** RSS `enclosure`, Atom `link rel="enclosure"`. */
function enclosures(item: Element, base: string | null): readonly WirePicture[] {
  const links = childElements(item).filter(
    ({ space, local, attributes }) => space === "atom" && local === "link" && attributes.rel === "enclosure",
  );
  return [...childrenOf(item, "", "enclosure"), ...links].flatMap((one) => {
    const { url, href, type = null } = one.attributes;
    const written = url ?? href ?? null;
    return looksLikePicture(type, written) ? picture(written, one, [item], type, base) : [];
  });
}

function picture(
  written: string | null,
  sized: Element,
  around: readonly Element[],
  mediaType: string | null,
  base: string | null,
): readonly WirePicture[] {
  const href = readAddress(written, sized.base ?? base);
  if (href === null) return [];
  const said = (name: string) =>
    around.map((one) => lineOfHtml(textOf(childOf(one, "media", name)))).find((line) => line !== "") ?? null;
  return [
    {
      href,
      width: pixels(sized.attributes.width),
      height: pixels(sized.attributes.height),
      mediaType: mediaType?.split(";")[0]?.trim().toLowerCase() ?? null,
      caption: said("description") ?? said("text") ?? said("title"),
      credit: said("credit"),
      copyrightHolder: said("copyright"),
      usageTerms: lineOrNull(textOf(childOf(sized, "media", "license"))),
    },
  ];
}

function largest(pictures: readonly WirePicture[]): readonly WirePicture[] {
  return [...pictures].sort((a, b) => (b.width ?? 0) - (a.width ?? 0)).slice(0, 1);
}

function looksLikePicture(mediaType: string | null, url: string | null): boolean {
  if (mediaType !== null && mediaType !== "") return /^image\//i.test(mediaType.trim());
  return /\.(?:jpe?g|png|webp|avif|gif)(?:[?#]|$)/i.test(url ?? "");
}

function pixels(written: string | undefined): number | null {
  const found = Number(/^\s*(\d{1,5})(?:px)?\s*$/.exec(written ?? "")?.[1] ?? 0);
  return found === 0 ? null : found;
}
