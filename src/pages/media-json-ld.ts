import { mediaAddress } from "../story/media.ts";
import type { Media } from "./page.ts";
import type { Setting } from "./setting.ts";

/** What schema.org's MediaObjects say of an audio or video: its first file, the best, and its poster. */
export function mediaFacts(setting: Setting, media: Media) {
  const { asset, version, duration, poster } = media;
  const [file] = media.files;
  const at = (name: string) => setting.absolute(mediaAddress(asset, version, name));
  return {
    contentUrl: file === undefined ? undefined : at(file.file),
    encodingFormat: file?.mediaType,
    duration: duration ? `PT${duration}S` : undefined,
    thumbnailUrl: poster === null ? undefined : at(poster.file),
  };
}
