import { randomBytes } from "node:crypto";
import type { Database } from "../db/database.ts";
import type { Language } from "../language/language.ts";
import type { Desk, MediaSettings } from "./act.ts";
import { accountActs } from "./accounts.ts";
import { articleActs } from "./articles.ts";
import { assetActs } from "./assets.ts";
import { auditActs } from "./audit.ts";
import { breakingActs } from "./breaking.ts";
import { contributorActs } from "./contributors.ts";
import { editionActs } from "./editions.ts";
import { openEvents } from "./events.ts";
import { exitActs } from "./exits.ts";
import { formerAddressActs } from "./former-addresses.ts";
import { frontActs } from "./fronts.ts";
import { mediaActs } from "./media-acts.ts";
import { channelActs } from "./channels.ts";
import { episodeActs } from "./episodes.ts";
import { liveActs } from "./live.ts";
import { practiceActs } from "./practice.ts";
import { previewActs } from "./preview.ts";
import { invitationActs } from "./invitations.ts";
import { peopleActs } from "./people.ts";
import { publishingActs } from "./publishing.ts";
import { revisionActs } from "./revisions.ts";
import { schedulingActs } from "./scheduling.ts";
import { sharedTextActs } from "./shared-texts.ts";
import { secondScriptActs } from "./second-scripts.ts";
import { lookActs } from "./looks.ts";
import { programmeActs } from "./programmes.ts";
import { standingActs } from "./standing.ts";
import { sectionActs } from "./sections.ts";
import { sessionActs } from "./sessions.ts";
import { setUpActs } from "./set-up.ts";
import { storyActs } from "./stories.ts";
import { storyTieActs } from "./story-ties.ts";
import { takingBackActs } from "./taking-back.ts";
import { tokenActs } from "./tokens.ts";
import { topicActs } from "./topics.ts";
import { wireInboxActs } from "./wire-inbox.ts";
import { wireQuarantineActs } from "./wire-quarantine.ts";
import { wireSourceActs } from "./wire-sources.ts";
import { wireUseActs } from "./wire-uses.ts";

export interface NewsroomOptions {
  readonly database: Database;
  /** UTC milliseconds. */
  readonly clock: () => number;
  /** The languages that come with the software. */
  readonly languages: ReadonlyMap<string, Language>;
  /** Where uploaded pictures and their renditions are kept, outside the tree. */
  readonly picturesDirectory: string;
  readonly media?: Partial<MediaSettings>;
  /** Where readers find the site, absolute, without a trailing slash: previews lead there. */
  readonly publicUrl?: string;
  /** Where all data is kept, from which no wire source may take files. */
  readonly dataDirectory?: string | null;
}

/** Everything that can be done in the newsroom. Each act takes who does it, runs in one transaction and leaves an audit row. */
export function openNewsroom(options: NewsroomOptions) {
  const listeners = new Set<() => void>();
  const desk: Desk = {
    publicUrl: "http://localhost:8080",
    ...options,
    media: { most: 1_000_000_000, ffmpeg: "ffmpeg", ...options.media },
    dataDirectory: options.dataDirectory ?? null,
    randomId,
    nudge: () => {
      for (const listener of listeners) listener();
    },
  };
  return {
    desk,
    /** Calls back when something may be due earlier than it was; returns what ends it. */
    onNudge(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    accounts: accountActs(desk),
    articles: articleActs(desk),
    assets: { ...assetActs(desk), ...mediaActs(desk) },
    audit: auditActs(desk),
    breaking: breakingActs(desk),
    channels: channelActs(desk),
    contributors: contributorActs(desk),
    editions: editionActs(desk),
    episodes: episodeActs(desk),
    events: openEvents(options.database),
    exits: exitActs(desk),
    formerAddresses: formerAddressActs(desk),
    fronts: frontActs(desk),
    live: liveActs(desk),
    practice: practiceActs(desk),
    preview: previewActs(desk),
    invitations: invitationActs(desk),
    people: peopleActs(desk),
    programmes: programmeActs(desk),
    publishing: publishingActs(desk),
    revisions: revisionActs(desk),
    scheduling: schedulingActs(desk),
    looks: lookActs(desk),
    secondScripts: secondScriptActs(desk),
    sharedTexts: sharedTextActs(desk),
    standing: standingActs(desk),
    sections: sectionActs(desk),
    sessions: sessionActs(desk),
    setUp: setUpActs(desk),
    stories: { ...storyActs(desk), ...storyTieActs(desk) },
    takingBack: takingBackActs(desk),
    tokens: tokenActs(desk),
    topics: topicActs(desk),
    wireInbox: wireInboxActs(desk),
    wireQuarantine: wireQuarantineActs(desk),
    wireSources: wireSourceActs(desk),
    wireUses: wireUseActs(desk),
  };
}

export type Newsroom = ReturnType<typeof openNewsroom>;

function randomId(): string {
  return randomBytes(6).toString("base64url");
}
