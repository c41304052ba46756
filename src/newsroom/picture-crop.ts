import { renditionWidths } from "../story/picture.ts";

/** Changes when the same original and focal point would give other bytes. */
export const encoding = "1";

/** The widths that a crop fills without being enlarged; the smallest always. */
export function widthsFor(cropWidth: number): readonly number[] {
  const [smallest, ...larger] = renditionWidths;
  return [smallest, ...larger.filter((width) => width <= cropWidth)];
}
