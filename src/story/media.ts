/** What an asset is. Pictures have renditions by width (`picture.ts`); audio and video have those named here. */
export const assetKinds = ["picture", "audio", "video"] as const;
export type AssetKind = (typeof assetKinds)[number];

/**
 * What a rendition is for: `standard` for a usual line, `low` (speech at 24 to 32 kbit/s) and `small` (a video of 240
 * lines) for a slow or dear one, `sound` of a video alone, `original` as it came in, where nothing could be made of it.
 */
export const mediaQualities = ["standard", "low", "small", "sound", "original", "poster"] as const;
export type MediaQuality = (typeof mediaQualities)[number];

/** One file made of an audio or a video. */
export interface MediaRendition {
  /** Its name in the folder of its asset, as "audio-low.ogg". */
  readonly file: string;
  readonly quality: MediaQuality;
  readonly mediaType: string;
  readonly bytes: number;
  /** Of a poster or a video, in pixels. */
  readonly width: number | null;
  readonly height: number | null;
}

/** Where it is in the tree; `version` changes with what it was made of and how, so an address never changes its bytes. */
export function mediaAddress(asset: number, version: string, file: string): string {
  return `media/${asset}-${version}/${file}`;
}

/** Whether a file name can be that of a rendition: what comes out of an address is asked first. */
export function isMediaFile(file: string): boolean {
  return /^(audio|video)-[a-z]+\.[a-z0-9]{2,4}$|^poster\.jpg$/.test(file);
}

/** Hours that an audio or video may last. */
export const mostMediaHours = 6;
