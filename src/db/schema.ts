// Long because it is one list: every table.
import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { GlossaryEntry } from "../language/second-script.ts";
import type { ArticleState, PublicationKind, PubStatus } from "../story/article.ts";
import type {
  ChannelKind,
  EpisodeState,
  NotesBlock,
  ProgrammeKind,
  ProgrammeState,
  Stream,
} from "../story/broadcasting.ts";
import type { LivePostContent, LivePostState } from "../story/live.ts";
import type { AssetKind, MediaRendition } from "../story/media.ts";
import type { RevisionContent } from "../story/revision.ts";
import type { StandingKind, StandingText } from "../story/standing.ts";

// The tables as Kysely sees them. Instants are Dates, bigint is number, jsonb is parsed.

/** jsonb goes in as its text: arrays would otherwise become PostgreSQL arrays. */
type Json<T> = ColumnType<T, string, string>;
type JsonOrNull<T> = ColumnType<T | null, string | null | undefined, string | null>;

/** What is other on one day of a slot: another programme, a line of words, or (both null) nothing. */
export interface StoredChange {
  readonly date: string;
  readonly programme: number | null;
  readonly title: string | null;
}

/** What lists show of a published article, kept beside it so that a list never loads bodies. */
export interface StoredCard {
  readonly headline: string;
  readonly shortHeadline: string | null;
  readonly summary: string;
  readonly genre: RevisionContent["genre"];
  readonly flash: boolean;
  readonly leadAsset: number | null;
  /** Its live coverage runs; left out otherwise. */
  readonly live?: true;
}

/** What lists show of a version of a wire item, kept beside its content so that a list never loads bodies. */
export interface WireHead {
  readonly headline: string;
  readonly summary: string;
  readonly slugline: string | null;
  readonly by: string | null;
  readonly located: string | null;
  readonly edNote: string | null;
  readonly subjects: readonly string[];
  /** ISO 8601 in UTC. */
  readonly embargoedUntil: string | null;
}

/** Whether there is something to show of an asset: not yet, all of it, only what came in, or nothing. */
export type AssetState = "making" | "ready" | "as-it-came" | "failed";

export type PageOutcomeKind = "page" | "redirect" | "gone" | "file" | "nothing";

export interface Schema {
  installation: {
    single: Generated<boolean>;
    database_id: string;
    demonstration: boolean;
    created_at: Date;
    set_up_code: string | null;
  };
  account: { id: GeneratedAlways<number>; name: string; created_at: Date };
  token: {
    id: GeneratedAlways<number>;
    account: number;
    name: string;
    hash: string;
    editions: string[] | null;
    created_at: Date;
    revoked_at: Date | null;
    made_by: number | null;
  };
  person: {
    account: number;
    email: string;
    password: string | null;
    administrator: Generated<boolean>;
    interface_language: string | null;
    off_at: Date | null;
    last_seen_at: Date | null;
  };
  person_grant: { account: number; edition: string | null; role: "reporter" | "editor" };
  session: {
    id: string;
    account: number;
    hash: string;
    created_at: Date;
    last_seen_at: Date;
    address: string | null;
    device: string | null;
  };
  invitation: { account: number; hash: string; created_at: Date; expires_at: Date };
  sign_in_attempt: { key: string; failures: Generated<number>; last_at: Date; locked_until: Date | null };
  audit_log: {
    id: GeneratedAlways<number>;
    at: Date;
    account: number | null;
    act: string;
    subject: string;
    detail: Json<unknown>;
  };
  edition: {
    code: string;
    path: string;
    live: boolean;
    practice: Generated<boolean>;
    position: number;
    wordmark: string | null;
    time_zone: string | null;
    language: JsonOrNull<unknown>;
    language_version: string | null;
    theme: JsonOrNull<unknown>;
    script_of: string | null;
    glossary: ColumnType<readonly GlossaryEntry[], string | undefined, string>;
  };
  standing_page: {
    edition: string;
    kind: StandingKind;
    content: ColumnType<StandingText, string, string>;
    updated_at: Date;
    account: number | null;
  };
  front_block: {
    edition: string;
    position: number;
    kind: "section" | "topic" | "picks";
    section: number | null;
    topic: number | null;
    title: string | null;
    articles: number[];
  };
  section: { id: GeneratedAlways<number>; edition: string; slug: string; name: string; position: number };
  topic: {
    id: GeneratedAlways<number>;
    kind: "media-topic" | "place" | "person" | "own";
    code: string | null;
    slug: string;
  };
  topic_name: { topic: number; edition: string; name: string; description: string | null };
  asset: {
    id: GeneratedAlways<number>;
    kind: AssetKind;
    file_name: string;
    media_type: string;
    sha256: string;
    byte_length: number;
    width: number | null;
    height: number | null;
    focal_x: Generated<number>;
    focal_y: Generated<number>;
    version: string;
    widths: number[];
    credit: string | null;
    copyright_holder: string | null;
    usage_terms: string | null;
    expires_at: Date | null;
    expired: Generated<boolean>;
    created_at: Date;
    account: number | null;
    state: Generated<AssetState>;
    problem: string | null;
    duration: number | null;
    renditions: ColumnType<readonly MediaRendition[], string | undefined, string>;
    leased_until: Date | null;
  };
  asset_text: { asset: number; edition: string; caption: string | null; alt: string; transcript: string | null };
  contributor: {
    id: GeneratedAlways<number>;
    kind: "person" | "desk" | "agency";
    name: string;
    portrait: number | null;
    withheld: Generated<boolean>;
    account: number | null;
  };
  contributor_text: {
    contributor: number;
    edition: string;
    name: string;
    description: string | null;
    withheld: Generated<boolean>;
  };
  story: {
    id: GeneratedAlways<number>;
    slugline: string;
    urgency: Generated<number>;
    merged_into: number | null;
    created_at: Date;
  };
  story_topic: { story: number; topic: number };
  story_link: { story: number; other: number };
  article: {
    id: GeneratedAlways<number>;
    story: number;
    edition: string;
    state: Generated<ArticleState>;
    slug: string | null;
    embargoed_until: Date | null;
    held: Generated<boolean>;
    scheduled_at: Date | null;
    pinned_revision: number | null;
    live_revision: number | null;
    public: "shown" | "retracted" | "removed" | null;
    card: JsonOrNull<StoredCard>;
    section: number | null;
    published_at: Date | null;
    /** Gregorian "2026-03" of `published_at` in the edition's time zone. */
    month: string | null;
    updated_at: Date | null;
    /** The article whose converted page it stands in place of, in an edition that is another's second script. */
    replaces: number | null;
    /** The article whose live revision it shows, always; and its own section. */
    shares: number | null;
    shared_section: number | null;
    guid: string | null;
    guid_version: string | null;
    created_at: Date;
    account: number | null;
  };
  working_copy: {
    article: number;
    content: Json<RevisionContent>;
    based_on: number | null;
    made_from_article: number | null;
    made_from_revision: number | null;
    updated_at: Date;
    account: number | null;
  };
  revision: {
    id: GeneratedAlways<number>;
    article: number;
    number: number;
    content: Json<RevisionContent>;
    minor: boolean;
    made_from_article: number | null;
    made_from_revision: number | null;
    created_at: Date;
    account: number | null;
  };
  publication: {
    id: GeneratedAlways<number>;
    article: number;
    kind: PublicationKind;
    revision: number | null;
    note: string | null;
    at: Date;
    account: number | null;
    undone: Generated<boolean>;
  };
  published_topic: { article: number; topic: number; edition: string; month: string; published_at: Date };
  published_contributor: { article: number; contributor: number; edition: string; published_at: Date };
  published_asset: { article: number; asset: number };
  partners_item: {
    article: number;
    edition: string;
    usable: boolean;
    version: number;
    changed_at: Date;
    publication: number;
    live: Generated<number>;
  };
  public_act: { article: number; seq: number; at: Date; act: string; account: number | null };
  exit: { article: number; address: string; seq: number };
  front_pick: { edition: string; position: number; article: number };
  breaking_line: {
    id: GeneratedAlways<number>;
    edition: string;
    text: string;
    article: number | null;
    starts_at: Date;
    ends_at: Date | null;
    state: "waiting" | "live" | "ended";
    created_at: Date;
    account: number | null;
  };
  live_coverage: {
    article: number;
    started_at: Date;
    ended_at: Date | null;
    changed_at: Date | null;
    version: Generated<number>;
    text_version: Generated<number>;
  };
  live_post: {
    id: GeneratedAlways<number>;
    article: number;
    state: Generated<LivePostState>;
    number: number | null;
    version: number | null;
    key_point: Generated<boolean>;
    pinned: Generated<boolean>;
    published_at: Date | null;
    changed: Generated<number>;
    created_at: Date;
    account: number | null;
  };
  live_post_version: {
    id: GeneratedAlways<number>;
    post: number;
    number: number;
    content: Json<LivePostContent>;
    note: string | null;
    contributors: number[];
    assets: number[];
    created_at: Date;
    account: number | null;
  };
  channel: {
    id: GeneratedAlways<number>;
    edition: string;
    kind: ChannelKind;
    slug: string;
    name: string;
    description: string | null;
    position: number;
    streams: Json<readonly Stream[]>;
  };
  programme: {
    id: GeneratedAlways<number>;
    edition: string;
    slug: string;
    name: string;
    description: string;
    kind: ProgrammeKind;
    picture: number | null;
    author: string | null;
    owner_email: string | null;
    copyright: string | null;
    category: string;
    explicit: boolean;
    position: number;
    state: Generated<ProgrammeState>;
  };
  episode: {
    id: GeneratedAlways<number>;
    programme: number;
    number: number | null;
    title: string;
    summary: string;
    notes: Json<readonly NotesBlock[]>;
    asset: number;
    guid: string | null;
    state: Generated<EpisodeState>;
    published_at: Date | null;
    ordinal: number | null;
    created_at: Date;
    account: number | null;
  };
  schedule_slot: {
    channel: number;
    position: number;
    weekdays: number[];
    day: string | null;
    start_minute: number;
    minutes: number;
    programme: number | null;
    title: string | null;
    changes: Json<readonly StoredChange[]>;
  };
  former_address: { address: string; article: number };
  change: { seq: number; at: Date; reason: string; keys: string[]; takedown: boolean };
  page: {
    address: string;
    target: Json<unknown>;
    priority: number;
    wanted_seq: number;
    written_seq: Generated<number>;
    rank: Generated<number>;
    outcome: PageOutcomeKind | null;
    hash: string | null;
    data_hash: string | null;
    reads_hash: string | null;
    due: Date | null;
    lease: string | null;
    leased_until: Date | null;
    finished_at: Date | null;
    failed: string | null;
    attempts: Generated<number>;
    retry_at: Date | null;
  };
  page_read: { address: string; key: string; until: Date | null };
  page_raise: { address: string; seq: number; rank: number; failed: Generated<boolean> };
  wire_source: {
    id: GeneratedAlways<number>;
    name: string;
    kind: "http" | "folder";
    place: string;
    switched_on: boolean;
    every_seconds: number;
    credit: string | null;
    language: string | null;
    redistributable: boolean;
    usage_terms: string | null;
    keep_days: number;
    created_at: Date;
    /** What the place said about its last answer, for conditional requests (RFC 9110). */
    etag: string | null;
    last_modified: string | null;
    /** Somebody wants it asked now, whatever its rhythm. */
    wanted_at: Date | null;
    next_at: Date | null;
    last_asked_at: Date | null;
    last_item_at: Date | null;
    failures: Generated<number>;
    failure: string | null;
    note: string | null;
  };
  wire_item: {
    id: GeneratedAlways<number>;
    source: number;
    guid: string;
    version: string;
    version_created: Date | null;
    /** Of what the current version says; alike where only a time stamp or a link differs. */
    fingerprint: string;
    /** Finds the item again when its source gives new guids. */
    alternate_id: string | null;
    /** The order in which current versions came in, which is the order of their commits. */
    arrival: number;
    language: string | null;
    pub_status: PubStatus;
    urgency: number | null;
    dismissed: Generated<boolean>;
    versions: number;
    first_received_at: Date;
    received_at: Date;
    /** Folded words of headline, summary and slugline. */
    search: string;
  };
  wire_version: {
    id: GeneratedAlways<number>;
    item: number;
    version: string;
    version_created: Date | null;
    pub_status: PubStatus;
    head: Json<WireHead>;
    /** ninjs 3.1. */
    content: Json<unknown>;
    raw: Buffer | null;
    received_at: Date;
  };
  wire_quarantine: {
    id: GeneratedAlways<number>;
    source: number;
    place: string;
    reason: string;
    sha256: string;
    byte_length: number;
    beginning: string;
    raw: Buffer | null;
    received_at: Date;
    state: "waiting" | "asked" | "replayed" | "discarded";
    item: number | null;
  };
  article_wire_item: {
    article: number;
    item: number;
    version: string;
    used_at: Date;
    account: number | null;
    warning: "canceled" | "newer" | null;
    warned_at: Date | null;
    seen: Generated<boolean>;
  };
  /** What readers' search knows of an article; written and read in SQL of its own (`search-index.ts`). */
  search_document: {
    article: number;
    edition: string;
    published_at: Date;
    head: string;
    spelled: string[];
    words: string;
  };
  search_word: { edition: string; word: string; reversed: string; documents: number };
  search_name: { edition: string; word: string; kind: "topic" | "contributor"; id: number; name: string };
  search_queue: { id: GeneratedAlways<number>; article: number };
  search_state: { single: Generated<boolean>; rules: number };
  press: { single: Generated<boolean>; templates: string | null; clean: boolean; synced_at: Date | null };
}
