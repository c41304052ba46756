import { isoDate } from "../language/dates.ts";
import { term } from "../language/term.ts";
import { renditionAddress, renditionHeight } from "../story/picture.ts";
import { absoluteAddress, frontAddress, sitemapIndexAddress } from "./addresses.ts";
import type { CardPicture, NewsSitemap, RssFeed, Sitemap, SitemapIndex, Templates } from "./page.ts";
import { languageOf } from "./setting.ts";
import { type Xml, xml } from "./xml.ts";

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** RSS 2.0 with a link to itself (Atom) and thumbnails (Media RSS); the guid stays when an address changes. */
export function renderRss(templates: Templates, feed: RssFeed): string {
  const language = languageOf(templates, feed.edition.code);
  const absolute = (to: string) => absoluteAddress(templates.publicUrl, to);
  const root = xml`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>${feed.edition.wordmark}</title>
<link>${absolute(frontAddress(feed.edition.path))}</link>
<atom:link rel="self" type="application/rss+xml" href="${absolute(feed.address)}"/>
<description>${term(language, "frontDescription", { language: language.name })}</description>
<language>${language.htmlLang}</language>
${feed.changedAt === null ? null : xml`<lastBuildDate>${rfc822(feed.changedAt)}</lastBuildDate>\n`}${feed.items.map((one) => item(templates, one))}</channel>
</rss>
`;
  return declaration + root.text;
}

function item(templates: Templates, { card, section }: RssFeed["items"][number]): Xml {
  return xml`<item>
<title>${card.headline}</title>
<link>${absoluteAddress(templates.publicUrl, card.address)}</link>
<guid isPermaLink="false">urn:skywave:article:${card.article}</guid>
<pubDate>${rfc822(card.publishedAt)}</pubDate>
<description>${card.summary}</description>
${section === null ? null : xml`<category>${section}</category>\n`}${card.picture ? thumbnail(templates, card.picture) : null}</item>
`;
}

function thumbnail(templates: Templates, picture: CardPicture): Xml | null {
  const width = picture.widths.findLast((candidate) => candidate <= 650) ?? picture.widths[0];
  if (width === undefined) return null;
  const url = absoluteAddress(templates.publicUrl, renditionAddress(picture.asset, picture.version, width, "jpg"));
  return xml`<media:thumbnail url="${url}" width="${width}" height="${renditionHeight(width)}"/>\n`;
}

/** RFC 822 as RSS 2.0 wants it, with a four-digit year. */
function rfc822(instant: number): string {
  return new Date(instant).toUTCString();
}

const sitemapNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

/** sitemaps.org 0.9, index. */
export function renderSitemapIndex(templates: Templates, page: SitemapIndex): string {
  const places = page.sitemaps.map(
    (to) => xml`<sitemap><loc>${absoluteAddress(templates.publicUrl, to)}</loc></sitemap>\n`,
  );
  return declaration + xml`<sitemapindex xmlns="${sitemapNamespace}">\n${places}</sitemapindex>\n`.text;
}

/** sitemaps.org 0.9. */
export function renderSitemap(templates: Templates, page: Sitemap): string {
  const places = page.entries.map(({ address, changedAt }) => {
    const changed = changedAt === null ? null : xml`<lastmod>${isoDate(changedAt)}</lastmod>`;
    return xml`<url><loc>${absoluteAddress(templates.publicUrl, address)}</loc>${changed}</url>\n`;
  });
  return declaration + xml`<urlset xmlns="${sitemapNamespace}">\n${places}</urlset>\n`.text;
}

/** Google News sitemap 0.9. */
export function renderNewsSitemap(templates: Templates, page: NewsSitemap): string {
  const publication = xml`<news:publication><news:name>${page.edition.wordmark}</news:name><news:language>${newsLanguage(
    page.edition.code,
  )}</news:language></news:publication>`;
  const places = page.entries.map(
    (entry) =>
      xml`<url><loc>${absoluteAddress(templates.publicUrl, entry.address)}</loc><news:news>${publication}<news:publication_date>${isoDate(
        entry.publishedAt,
      )}</news:publication_date><news:title>${entry.headline}</news:title></news:news></url>\n`,
  );
  const namespaces = xml`xmlns="${sitemapNamespace}" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"`;
  return declaration + xml`<urlset ${namespaces}>\n${places}</urlset>\n`.text;
}

// ISO 639 without script or region, except that Google tells two kinds of Chinese apart.
function newsLanguage(code: string): string {
  const { language, script } = new Intl.Locale(code);
  if (language === "zh" || language === "yue") return script === "Hans" ? "zh-cn" : "zh-tw";
  return language;
}

/** robots.txt (RFC 9309): everything may be read; the sitemaps are named. */
export function renderRobots(templates: Templates): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${absoluteAddress(templates.publicUrl, sitemapIndexAddress)}\n`;
}
