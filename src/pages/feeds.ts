import { isoDate } from "../language/dates.ts";
import { isolateName } from "../language/isolation.ts";
import { term } from "../language/term.ts";
import { renditionAddress, renditionHeight } from "../story/picture.ts";
import { absoluteAddress, besideAddress, frontAddress } from "./addresses.ts";
import { iconAddresses } from "./app-files.ts";
import type { CardPicture, RssFeed, Templates } from "./page.ts";
import { languageOf } from "./setting.ts";
import { type Xml, xml, xmlDeclaration } from "./xml.ts";

// An edition's feed, or that of one of its sections or topics: one list of articles in three forms.

/** RSS 2.0 with a link to itself (Atom) and thumbnails (Media RSS); the guid stays when an address changes. */
export function renderRss(templates: Templates, feed: RssFeed): string {
  const { title, home, description, language } = about(templates, feed);
  const root = xml`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>${title}</title>
<link>${home}</link>
<atom:link rel="self" type="application/rss+xml" href="${absoluteAddress(templates.publicUrl, feed.address)}"/>
<description>${description}</description>
<language>${language}</language>
${feed.changedAt === null ? null : xml`<lastBuildDate>${rfc822(feed.changedAt)}</lastBuildDate>\n`}${feed.items.map((one) => item(templates, one))}</channel>
</rss>
`;
  return xmlDeclaration + root.text;
}

/** The feed's other forms, made of the same data: paths in the tree, and texts. */
export function renderFeedBeside(
  templates: Templates,
  feed: RssFeed,
): readonly { readonly path: string; readonly text: string }[] {
  const [atom = "", json = ""] = besideAddress(feed.address);
  return [
    { path: atom, text: renderAtom(templates, feed, atom) },
    { path: json, text: renderJsonFeed(templates, feed, json) },
  ];
}

/** Feeds without articles say that they changed then: a feed of Atom must say something. */
const never = 0;

/** Atom 1.0 (RFC 4287). An entry's id is the guid that it has in RSS. */
function renderAtom(templates: Templates, feed: RssFeed, address: string): string {
  const { title, home, description, language } = about(templates, feed);
  const self = absoluteAddress(templates.publicUrl, address);
  const root = xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${self}</id>
<title>${title}</title>
<subtitle>${description}</subtitle>
<updated>${isoDate(feed.changedAt ?? never)}</updated>
<author><name>${feed.edition.wordmark}</name><uri>${absoluteAddress(templates.publicUrl, frontAddress(feed.edition.path))}</uri></author>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" hreflang="${language}" href="${home}"/>
${feed.items.map((one) => entry(templates, one))}</feed>
`;
  return xmlDeclaration + root.text;
}

function entry(templates: Templates, { card, section, changedAt }: RssFeed["items"][number]): Xml {
  return xml`<entry>
<id>${guidOf(card.article)}</id>
<title>${card.headline}</title>
<published>${isoDate(card.publishedAt)}</published>
<updated>${isoDate(changedAt)}</updated>
<link rel="alternate" type="text/html" href="${absoluteAddress(templates.publicUrl, card.address)}"/>
<summary>${card.summary === "" ? card.headline : card.summary}</summary>
${section === null ? null : xml`<category term="${section}"/>\n`}</entry>
`;
}

/** JSON Feed 1.1. A flash has no summary: its headline is all its text. */
function renderJsonFeed(templates: Templates, feed: RssFeed, address: string): string {
  const { title, home, description, language } = about(templates, feed);
  const absolute = (to: string) => absoluteAddress(templates.publicUrl, to);
  const json = {
    version: "https://jsonfeed.org/version/1.1",
    title,
    home_page_url: home,
    feed_url: absolute(address),
    description,
    icon: absolute(iconAddresses[512]),
    language,
    authors: [{ name: feed.edition.wordmark, url: absolute(frontAddress(feed.edition.path)) }],
    items: feed.items.map(({ card, section, changedAt }) => ({
      id: guidOf(card.article),
      url: absolute(card.address),
      title: card.headline,
      content_text: card.summary === "" ? card.headline : card.summary,
      image: card.picture === null ? undefined : imageOf(templates, card.picture)?.url,
      date_published: isoDate(card.publishedAt),
      date_modified: isoDate(changedAt),
      tags: section === null ? undefined : [section],
    })),
  };
  // Whoever looks at the file as a page must not meet an element in it.
  return `${JSON.stringify(json).replaceAll("<", "\\u003c")}\n`;
}

/** What all forms say of the feed. */
function about(templates: Templates, { edition, of }: RssFeed) {
  const language = languageOf(templates, edition.code);
  const home = absoluteAddress(templates.publicUrl, of === null ? frontAddress(edition.path) : of.address);
  const service = term(language, "frontDescription", { language: language.name });
  return {
    title:
      of === null ? edition.wordmark : `${isolateName(language, of.name)} – ${isolateName(language, edition.wordmark)}`,
    home,
    description: of?.description ?? service,
    language: language.htmlLang,
  };
}

/** Stays for ever, whatever becomes of address, headline and text: alike in all forms, and for partners. */
function guidOf(article: number): string {
  return `urn:skywave:article:${article}`;
}

function item(templates: Templates, { card, section }: RssFeed["items"][number]): Xml {
  return xml`<item>
<title>${card.headline}</title>
<link>${absoluteAddress(templates.publicUrl, card.address)}</link>
<guid isPermaLink="false">${guidOf(card.article)}</guid>
<pubDate>${rfc822(card.publishedAt)}</pubDate>
<description>${card.summary}</description>
${section === null ? null : xml`<category>${section}</category>\n`}${card.picture ? thumbnail(templates, card.picture) : null}</item>
`;
}

function thumbnail(templates: Templates, picture: CardPicture): Xml | null {
  const image = imageOf(templates, picture);
  if (image === null) return null;
  return xml`<media:thumbnail url="${image.url}" width="${image.width}" height="${renditionHeight(image.width)}"/>\n`;
}

function imageOf(templates: Templates, picture: CardPicture): { readonly url: string; readonly width: number } | null {
  const width = picture.widths.findLast((candidate) => candidate <= 650) ?? picture.widths[0];
  if (width === undefined) return null;
  const address = renditionAddress(picture.asset, picture.version, width, "jpg");
  return { url: absoluteAddress(templates.publicUrl, address), width };
}

/** RFC 822 as RSS 2.0 wants it, with a four-digit year. */
function rfc822(instant: number): string {
  return new Date(instant).toUTCString();
}
