import type { Language } from "../language/language.ts";
import { mediaAddress, type MediaRendition } from "../story/media.ts";
import { renditionAddress } from "../story/picture.ts";
import { absoluteAddress, besideAddress } from "./addresses.ts";
import type { PodcastFeed, Templates } from "./page.ts";
import { languageOf } from "./setting.ts";
import { term } from "../language/term.ts";
import { type Xml, xml } from "./xml.ts";

const namespaces = xml`xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0"`;

/** RSS 2.0 as podcast directories want it (Apple's tags, Podcasting 2.0 where it tells something): files of the usual quality. */
export function renderPodcast(templates: Templates, feed: PodcastFeed): string {
  return podcast(templates, feed, feed.address, "usual");
}

/** The same for slow and dear lines: the smallest file of each episode. */
export function renderLowPodcast(templates: Templates, feed: PodcastFeed): { path: string; text: string } | null {
  const [path] = besideAddress(feed.address);
  return path === undefined ? null : { path, text: podcast(templates, feed, path, "low") };
}

function podcast(templates: Templates, feed: PodcastFeed, address: string, size: "usual" | "low"): string {
  const { programme, edition } = feed;
  const language = languageOf(templates, edition.code);
  const absolute = (to: string) => absoluteAddress(templates.publicUrl, to);
  const author = programme.author ?? edition.wordmark;
  const items = feed.episodes.map((episode) => item(templates, episode, size));
  const optional = [
    programme.copyright === null ? null : xml`<copyright>${programme.copyright}</copyright>\n`,
    imageOf(templates, feed),
    programme.ownerEmail === null
      ? null
      : xml`<itunes:owner><itunes:name>${author}</itunes:name><itunes:email>${programme.ownerEmail}</itunes:email></itunes:owner>\n<podcast:locked owner="${programme.ownerEmail}">no</podcast:locked>\n`,
  ].filter((one) => one !== null);
  const root = xml`<rss version="2.0" ${namespaces}>
<channel>
<title>${titleOf(language, programme.name, size)}</title>
<link>${absolute(programme.address)}</link>
<atom:link rel="self" type="application/rss+xml" href="${absolute(address)}"/>
<description>${programme.description}</description>
<language>${language.htmlLang}</language>
<itunes:author>${author}</itunes:author>
<itunes:category text="${programme.category}"/>
<itunes:explicit>${String(programme.explicit)}</itunes:explicit>
<itunes:type>episodic</itunes:type>
${optional}${items}</channel>
</rss>
`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.text}`;
}

function titleOf(language: Language, name: string, size: "usual" | "low"): string {
  return size === "usual" ? name : `${name} (${term(language, "lowData")})`;
}

/** Directories ask for a square of 1,400 pixels; pictures here are 16:9, so they get the widest and cut it themselves. */
function imageOf(templates: Templates, { programme: { picture, name, address } }: PodcastFeed): Xml | null {
  const width = picture?.widths.at(-1);
  if (picture === null || width === undefined) return null;
  const absolute = (to: string) => absoluteAddress(templates.publicUrl, to);
  const url = absolute(renditionAddress(picture.asset, picture.version, width, "jpg"));
  return xml`<itunes:image href="${url}"/>\n<image><url>${url}</url><title>${name}</title><link>${absolute(address)}</link></image>\n`;
}

function item(templates: Templates, episode: PodcastFeed["episodes"][number], size: "usual" | "low"): Xml {
  const { title, summary, guid, number, publishedAt, duration, media } = episode;
  const file = fileOf(media.files, size);
  if (file === undefined) return xml``;
  const absolute = (to: string) => absoluteAddress(templates.publicUrl, to);
  const url = absolute(mediaAddress(media.asset, media.version, file.file));
  const optional = [
    duration === null ? null : xml`<itunes:duration>${duration}</itunes:duration>\n`,
    number === null ? null : xml`<itunes:episode>${number}</itunes:episode>\n`,
  ].filter((one) => one !== null);
  return xml`<item>
<title>${title}</title>
<link>${absolute(episode.address)}</link>
<guid isPermaLink="false">${guid}</guid>
<pubDate>${new Date(publishedAt).toUTCString()}</pubDate>
<description>${summary}</description>
<enclosure url="${url}" length="${file.bytes}" type="${file.mediaType}"/>
${optional}<itunes:episodeType>full</itunes:episodeType>
</item>
`;
}

// Players of podcasts know MP3 and MP4 everywhere, Opus only here and there.
function fileOf(files: readonly MediaRendition[], size: "usual" | "low"): MediaRendition | undefined {
  const known = files.filter(({ mediaType }) => mediaType !== "audio/ogg");
  const all = known.length > 0 ? known : files;
  if (size === "usual") return all.find(({ quality }) => quality === "standard") ?? all[0];
  return [...all].sort((one, other) => one.bytes - other.bytes)[0];
}
