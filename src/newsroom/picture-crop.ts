import { renditionWidths } from "../story/picture.ts";

/** Changes when the same original and focal point would give other bytes. */
export const encoding = "1";

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

/** The widths that a crop fills without being enlarged; the smallest always. */
export function widthsFor(cropWidth: number): readonly number[] {
  const [smallest, ...larger] = renditionWidths;
  return [smallest, ...larger.filter((width) => width <= cropWidth)];
}
