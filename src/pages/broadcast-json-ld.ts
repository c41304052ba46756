import { isoDate } from "../language/dates.ts";
import { breadcrumbs, embedded, publisherOf } from "./json-ld.ts";
import { mediaFacts } from "./media-json-ld.ts";
import type { EpisodePage, OnAirPage } from "./page.ts";
import { shareImage } from "./PictureView.tsx";
import type { Setting } from "./setting.ts";

/** schema.org BroadcastEvent for what is on air now and next, each on its BroadcastService. */
export function onAirJsonLd(setting: Setting, page: OnAirPage): string {
  const events = page.channels.flatMap<object>(({ kind, name, onAir }) => {
    const service = {
      "@type": kind === "radio" ? "RadioBroadcastService" : "BroadcastService",
      name,
      broadcaster: publisherOf(setting),
      inLanguage: setting.language.htmlLang,
    };
    const shows = [onAir?.now ?? null, onAir?.next ?? null].filter((one) => one !== null);
    if (shows.length === 0) return [service];
    return shows.map(({ show, start, end }) => ({
      "@type": "BroadcastEvent",
      name: show.name,
      url: show.address === null ? undefined : setting.absolute(show.address),
      startDate: isoDate(start),
      endDate: isoDate(end),
      isLiveBroadcast: true,
      publishedOn: service,
    }));
  });
  return embedded(events.map((event) => ({ "@context": "https://schema.org", ...event })));
}

/** schema.org PodcastEpisode, or VideoObject of a video programme. */
export function episodeJsonLd(setting: Setting, page: EpisodePage): string {
  const { programme, media } = page;
  const way = breadcrumbs(setting, [programme, { name: page.title, address: page.address }]);
  const url = setting.absolute(page.address);
  const image = page.picture === null ? null : shareImage(setting, page.picture);
  const { contentUrl, encodingFormat, duration, thumbnailUrl }: Partial<ReturnType<typeof mediaFacts>> =
    media === null ? {} : mediaFacts(setting, media);
  const common = {
    "@context": "https://schema.org",
    name: page.title,
    description: page.summary,
    url,
    inLanguage: setting.language.htmlLang,
    duration,
    publisher: publisherOf(setting),
    isAccessibleForFree: true,
  };
  if (programme.kind === "video") {
    return embedded([
      {
        ...common,
        "@type": "VideoObject",
        uploadDate: isoDate(page.publishedAt),
        thumbnailUrl: thumbnailUrl ?? image?.url,
        contentUrl,
        isPartOf: { "@type": "TVSeries", name: programme.name, url: setting.absolute(programme.address) },
      },
      way,
    ]);
  }
  return embedded([
    {
      ...common,
      "@type": "PodcastEpisode",
      datePublished: isoDate(page.publishedAt),
      episodeNumber: page.number ?? undefined,
      image: image?.url,
      associatedMedia:
        contentUrl === undefined ? undefined : { "@type": "AudioObject", contentUrl, encodingFormat, duration },
      partOfSeries: {
        "@type": "PodcastSeries",
        name: programme.name,
        url: setting.absolute(programme.address),
        webFeed: setting.absolute(programme.podcast.address),
      },
    },
    way,
  ]);
}
