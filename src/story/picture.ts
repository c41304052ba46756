/** Widths in pixels in which every picture is rendered, all 16:9 (the sizes that the field's sites have settled on). */
export const renditionWidths = [144, 256, 408, 650, 1023, 1597] as const;

/** Best first: readers' browsers take the first that they know. */
export const renditionFormats = ["avif", "jpg"] as const;
export type RenditionFormat = (typeof renditionFormats)[number];

/** Height in pixels of a 16:9 rendition. */
export function renditionHeight(width: number): number {
  return Math.round((width * 9) / 16);
}

/** Where a rendition is in the tree; `version` changes with the picture's bytes or crop, so an address never changes its bytes. */
export function renditionAddress(asset: number, version: string, width: number, format: RenditionFormat): string {
  return `media/${asset}-${version}/${width}.${format}`;
}
