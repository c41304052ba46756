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

/** Bytes that an upload may have. */
export const mostPictureBytes = 60_000_000;

/** A point of a picture that a crop must keep: fractions of its width and height from the top left. */
export interface Focal {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Crop extends Size {
  readonly left: number;
  readonly top: number;
}

/** The largest 16:9 part of a picture that lies around the focal point as well as its edges let it; whole pixels. */
export function cropAround(size: Size, focal: Focal): Crop {
  const width = Math.max(1, Math.min(size.width, Math.floor((size.height * 16) / 9)));
  const height = Math.max(1, Math.min(size.height, Math.floor((size.width * 9) / 16)));
  return {
    left: within(focal.x * size.width - width / 2, size.width - width),
    top: within(focal.y * size.height - height / 2, size.height - height),
    width,
    height,
  };
}

function within(start: number, last: number): number {
  return Math.max(0, Math.min(last, Math.round(start)));
}
