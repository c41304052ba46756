import { guidOf, type NotesBlock, type Stream } from "../story/broadcasting.ts";
import type {
  CardPicture,
  EditionFacts,
  EpisodeCard,
  EpisodePage,
  Frame,
  Media,
  OnAirPage,
  Page,
  PodcastFeed,
  ProgrammePage,
  SchedulePage,
} from "./page.ts";

// Channels, programmes and episodes for tests, made of what `page-builders.ts` has in the edition (`materialOf` there).

/** What an edition's pages are told with. */
export interface Material {
  readonly edition: EditionFacts;
  readonly desk: { readonly name: string; readonly description: string };
  readonly story: {
    readonly headline: string;
    readonly shortHeadline: string;
    readonly summary: string;
    readonly topic: string;
  };
  readonly picture: CardPicture;
  readonly audio: Media;
  readonly video: Media;
  readonly notes: readonly NotesBlock[];
}

const morning = Date.UTC(2026, 2, 9, 6, 35);
const hour = 3_600_000;

const streams: readonly Stream[] = [
  { address: "https://radio.example/live.mp3", mediaType: "audio/mpeg", label: null, bitrate: 96, low: false },
  { address: "https://radio.example/low.ogg?a=1&b=2", mediaType: "audio/ogg", label: null, bitrate: 24, low: true },
  {
    address: "https://cdn.example:8443/x.m3u8",
    mediaType: "application/vnd.apple.mpegurl",
    label: "FM 98.2",
    bitrate: null,
    low: false,
  },
];

function programmeOf(of: Material) {
  return { name: of.desk.name, address: `${of.edition.path}/programmes/water/` };
}

function onAirAt(of: Material, start: number) {
  return { show: programmeOf(of), start, end: start + hour / 2 };
}

export function onAirPage(of: Material, frame: Frame, more: Partial<OnAirPage> = {}): OnAirPage {
  const { path } = of.edition;
  const { desk, story } = of;
  const now = onAirAt(of, morning);
  const next = {
    show: { name: story.shortHeadline, address: null },
    start: morning + hour / 2,
    end: morning + hour,
  };
  return {
    kind: "on-air",
    frame,
    address: `${path}/live/`,
    channels: [
      { kind: "radio", slug: "one", name: desk.name, description: desk.description, streams, onAir: { now, next } },
      { kind: "radio", slug: "two", name: "Radio Two", description: null, streams: streams.slice(1), onAir: null },
      {
        kind: "television",
        slug: "tv",
        name: story.topic,
        description: null,
        streams: [...streams.slice(2), { ...(streams[0] as Stream), mediaType: "application/dash+xml" }],
        onAir: { now: null, next },
      },
    ],
    schedule: { address: `${path}/schedule/` },
    ...more,
  };
}

export function schedulePage(of: Material, frame: Frame): SchedulePage {
  const { path } = of.edition;
  const midnight = Date.UTC(2026, 2, 9);
  const days = Array.from({ length: 7 }, (_, index) => {
    const at = midnight + index * 24 * hour;
    return {
      day: new Date(at).toISOString().slice(0, 10),
      at: at + 12 * hour,
      relation: index === 0 ? ("today" as const) : index === 1 ? ("tomorrow" as const) : null,
      broadcasts: [6, 7, 13, 21].map((time) => onAirAt(of, at + time * hour)),
    };
  });
  const { desk } = of;
  const channels = [{ kind: "radio" as const, slug: "one", name: desk.name, days }];
  return {
    kind: "schedule",
    frame,
    address: `${path}/schedule/`,
    onAir: { address: `${path}/live/` },
    from: midnight,
    channels,
  };
}

export function episodeCard(of: Material, id: number): EpisodeCard {
  const { headline, summary } = of.story;
  return {
    address: `${programmeOf(of).address}${id}/`,
    title: headline,
    summary,
    number: id,
    publishedAt: morning - id * hour,
    duration: 754,
  };
}

export function programmePage(of: Material, frame: Frame, more: Partial<ProgrammePage> = {}): ProgrammePage {
  const { name, address } = programmeOf(of);
  const { description } = of.desk;
  return {
    kind: "programme",
    frame,
    address,
    programmeKind: "audio",
    name,
    description,
    author: "Example Radio",
    copyright: "© 2026 Example",
    picture: of.picture,
    podcast: { address: `${address}podcast.xml` },
    episodes: [episodeCard(of, 42), episodeCard(of, 41)],
    older: `${address}episodes/1/`,
    ...more,
  };
}

export function episodePage(of: Material, frame: Frame, kind: "audio" | "video" = "audio"): EpisodePage {
  const { name, address } = programmeOf(of);
  const { address: at, title, summary, number, publishedAt } = episodeCard(of, 42);
  const notes = of.notes;
  const programme = { name, address, kind, podcast: { address: `${address}podcast.xml` } };
  const shown = { media: kind === "audio" ? of.audio : of.video, picture: of.picture };
  return { kind: "episode", frame, address: at, programme, title, summary, number, publishedAt, notes, ...shown };
}

export function podcastFeed(of: Material, more: Partial<PodcastFeed["programme"]> = {}): PodcastFeed {
  const { name, address } = programmeOf(of);
  const { description } = of.desk;
  const { asset, version, files } = of.audio;
  return {
    kind: "podcast",
    edition: of.edition,
    address: `${address}podcast.xml`,
    programme: {
      name,
      address,
      description,
      author: null,
      ownerEmail: "radio@news.example",
      copyright: "© 2026 Example & Co",
      category: "News",
      explicit: false,
      picture: of.picture,
      ...more,
    },
    episodes: [42, 41].map((id) => ({
      ...episodeCard(of, id),
      guid: guidOf({ id, guid: null }),
      media: { asset, version, files },
    })),
  };
}

/** One page of every kind that has to do with channels and programmes. */
export function broadcastPages(of: Material, frame: Frame): readonly Page[] {
  const { name, address } = programmeOf(of);
  const { path } = of.edition;
  const { description } = of.desk;
  const entry = { name, description, address, picture: of.picture };
  const programmes = [entry, { ...entry, name: "Water", picture: null }];
  const episodes = [episodeCard(of, 1), { ...episodeCard(of, 2), number: null, duration: null }];
  const around = { ...frame, broadcasting: { term: "listenLive" as const, programmes: true } };
  return [
    onAirPage(of, around),
    schedulePage(of, around),
    { kind: "programmes", frame: around, address: `${path}/programmes/`, programmes },
    programmePage(of, around),
    programmePage(of, around, { episodes: [], older: null, picture: null }),
    {
      kind: "episodes",
      frame: around,
      address: `${address}episodes/2/`,
      programme: { name, address },
      number: 2,
      previous: `${address}episodes/1/`,
      next: address,
      episodes,
    },
    episodePage(of, around),
    episodePage(of, around, "video"),
    podcastFeed(of),
  ];
}
