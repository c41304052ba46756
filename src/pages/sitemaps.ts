import { isoDate } from "../language/dates.ts";
import { absoluteAddress } from "./addresses.ts";
import type { NewsSitemap, Sitemap, SitemapIndex, Templates } from "./page.ts";
import { xml, xmlDeclaration } from "./xml.ts";

const sitemapNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

/** sitemaps.org 0.9, index. */
export function renderSitemapIndex(templates: Templates, page: SitemapIndex): string {
  const places = page.sitemaps.map(
    (to) => xml`<sitemap><loc>${absoluteAddress(templates.publicUrl, to)}</loc></sitemap>\n`,
  );
  return xmlDeclaration + xml`<sitemapindex xmlns="${sitemapNamespace}">\n${places}</sitemapindex>\n`.text;
}

/** sitemaps.org 0.9. */
export function renderSitemap(templates: Templates, page: Sitemap): string {
  const places = page.entries.map(({ address, changedAt }) => {
    const changed = changedAt === null ? null : xml`<lastmod>${isoDate(changedAt)}</lastmod>`;
    return xml`<url><loc>${absoluteAddress(templates.publicUrl, address)}</loc>${changed}</url>\n`;
  });
  return xmlDeclaration + xml`<urlset xmlns="${sitemapNamespace}">\n${places}</urlset>\n`.text;
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
  return xmlDeclaration + xml`<urlset ${namespaces}>\n${places}</urlset>\n`.text;
}

// ISO 639 without script or region, except that Google tells two kinds of Chinese apart.
function newsLanguage(code: string): string {
  const { language, script } = new Intl.Locale(code);
  if (language === "zh" || language === "yue") return script === "Hans" ? "zh-cn" : "zh-tw";
  return language;
}
