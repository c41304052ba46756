import type { QueryClient } from "@tanstack/react-query";
import type * as api from "../../newsroom-api/assets.ts";
import { renditionAddress } from "../../story/picture.ts";
import { call } from "../api/call.ts";

export const assetQuery = (id: number) => ({
  queryKey: ["newsroom", "assets", "one", id],
  queryFn: () => call<typeof api.readAsset>("get", "/api/assets/{asset}", { params: { asset: id } }),
});

/** A picture has a size; audio has none. */
export type PictureAsset = api.Asset & { readonly width: number; readonly height: number };

export function isPicture(asset: api.Asset): asset is PictureAsset {
  return asset.kind === "picture" && asset.width !== null && asset.height !== null;
}

/** Where a rendition is: the smallest that fills the width, else the largest. */
export function pictureAt(asset: api.Asset, width: number): string {
  const widths = asset.widths.toSorted((a, b) => a - b);
  const fitting = widths.find((one) => one >= width) ?? widths.at(-1) ?? width;
  return `/${renditionAddress(asset.id, asset.version, fitting, "jpg")}`;
}

/** Where the uncropped picture is. */
export function wholeAt(asset: api.Asset): string {
  return `/api/assets/${asset.id}/whole`;
}

export function assetTextIn(asset: api.Asset, edition: string) {
  return asset.texts.find((text) => text.edition === edition);
}

/** Puts what the newsroom answered in the place of what was known, and lists are asked again. */
export function keepAsset(queries: QueryClient, asset: api.Asset): void {
  queries.setQueryData(assetQuery(asset.id).queryKey, asset);
  void queries.invalidateQueries({ queryKey: ["newsroom", "assets", "list"] });
}

/** What keeps a picture, audio or video from readers of an edition. */
export function lacks(asset: api.Asset, edition: string): readonly ("alt" | "caption" | "credit" | "expired")[] {
  return [
    ...(asset.expired ? (["expired"] as const) : []),
    ...(assetTextIn(asset, edition) === undefined
      ? [asset.kind === "picture" ? ("alt" as const) : ("caption" as const)]
      : []),
    ...(asset.credit === null || asset.credit.trim() === "" ? (["credit"] as const) : []),
  ];
}
