import type { StandingBlock } from "./standing.ts";

// Radio and television as it goes out, and programmes whose episodes can be had at any time.

export const channelKinds = ["radio", "television"] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** What a live stream may come as. HLS is played by some browsers alone, and DASH by none: those are links for players. */
export const streamTypes = [
  "audio/mpeg",
  "audio/aac",
  "audio/ogg",
  "video/mp4",
  "application/vnd.apple.mpegurl",
  "application/dash+xml",
] as const;
export type StreamType = (typeof streamTypes)[number];

/** One address at which a channel can be heard or seen. */
export interface Stream {
  /** Absolute, https, on any host. */
  readonly address: string;
  readonly mediaType: StreamType;
  /** What the newsroom calls it, where the quality alone does not tell. */
  readonly label: string | null;
  /** In kbit/s. */
  readonly bitrate: number | null;
  /** For slow or dear lines. */
  readonly low: boolean;
}

export const programmeKinds = ["audio", "video"] as const;
export type ProgrammeKind = (typeof programmeKinds)[number];

/** Withdrawn: its pages, its feed and its files are gone, and so are its episodes'. */
export const programmeStates = ["shown", "withdrawn"] as const;
export type ProgrammeState = (typeof programmeStates)[number];

/** A draft; waiting for its time; seen by readers; taken back. */
export const episodeStates = ["draft", "scheduled", "published", "withdrawn"] as const;
export type EpisodeState = (typeof episodeStates)[number];

/** What an episode's notes are made of. */
export type NotesBlock = Exclude<StandingBlock, { kind: "quotation" }>;

/** Episodes on a programme's page, the newest, and on each page of older ones. */
export const episodePageSize = 40;

/** Episodes in a podcast feed, the newest. */
export const podcastSize = 100;

/**
 * The page of older episodes that holds the episode with this ordinal (both from 1). An ordinal is given at the first
 * publication and never again, so episodes do not move between pages.
 */
export function episodePageOf(ordinal: number): number {
  return Math.ceil(ordinal / episodePageSize);
}

/** How many pages of older episodes there are once `highest` is the highest ordinal: those whose episodes have begun to leave the programme's page. */
export function fullEpisodePages(highest: number): number {
  return Math.max(0, Math.ceil(highest / episodePageSize) - 1);
}

/** What podcast players know an episode by: given where it came from another feed, else its number. */
export function guidOf({ id, guid }: { readonly id: number; readonly guid: string | null }): string {
  return guid ?? `urn:skywave:episode:${id}`;
}
