import { isoDate } from "../language/dates.ts";
import { term } from "../language/term.ts";
import { truncate } from "../language/truncation.ts";
import { absoluteAddress, searchAddress, sitemapIndexAddress } from "./addresses.ts";
import type { OpenSearch, Robots, SecurityTxt, Templates, TrustTxt } from "./page.ts";
import { languageOf } from "./setting.ts";
import { xml, xmlDeclaration } from "./xml.ts";

// Small files that tell programs about the site.

/**
 * Crawlers whose makers say, or that are known, to gather texts for language models or to answer in place of the page.
 * Not those that fetch a page because a person asked for it, nor those that also feed a search engine under the same name.
 */
export const aiCrawlers: readonly string[] = [
  "AI2Bot",
  "Amazonbot",
  "anthropic-ai",
  "Applebot-Extended",
  "Bytespider",
  "CCBot",
  "ChatGLM-Spider",
  "Claude-Web",
  "ClaudeBot",
  "cohere-ai",
  "cohere-training-data-crawler",
  "DeepSeekBot",
  "Diffbot",
  "FacebookBot",
  "Google-Extended",
  "GPTBot",
  "ImagesiftBot",
  "img2dataset",
  "laion-huggingface-processor",
  "LAIONDownloader",
  "meta-externalagent",
  "omgili",
  "omgilibot",
  "PanguBot",
  "PerplexityBot",
  "SBIntuitionsBot",
  "TikTokSpider",
  "Timpibot",
  "VelenPublicWebCrawler",
  "Webzio-Extended",
];

/** robots.txt (RFC 9309): pages may be read, results of searches need not; the sitemaps are named. */
export function renderRobots(templates: Templates, page: Robots): string {
  const refused = aiCrawlers.map((name) => `User-agent: ${name}\n`).join("");
  return [
    page.aiCrawlers === "refuse" ? `${refused}Disallow: /\n\n` : "",
    "User-agent: *\nDisallow: /*/search/?\nAllow: /\n\n",
    `Sitemap: ${absoluteAddress(templates.publicUrl, sitemapIndexAddress)}\n`,
  ].join("");
}

/** security.txt (RFC 9116), unsigned. */
export function renderSecurityTxt(templates: Templates, page: SecurityTxt): string {
  return [
    `Contact: ${page.contact}\n`,
    `Expires: ${isoDate(page.expires)}\n`,
    `Canonical: ${absoluteAddress(templates.publicUrl, page.address)}\n`,
  ].join("");
}

/** trust.txt (JournalList): to whom the service belongs and what is its own elsewhere; whether models may learn from it. */
export function renderTrustTxt({ lines, aiCrawlers: may }: TrustTxt): string {
  const said = lines.map(({ relation, value }) => `${relation}=${value}\n`).join("");
  return `${said}datatrainingallowed=${may === "allow" ? "yes" : "no"}\n`;
}

const longestShortName = 16; // characters, by OpenSearch 1.1
const longestLongName = 48;

/** OpenSearch 1.1: browsers offer the edition's search among their own. */
export function renderOpenSearch(templates: Templates, { edition, address }: OpenSearch): string {
  const language = languageOf(templates, edition.code);
  const absolute = (to: string) => absoluteAddress(templates.publicUrl, to);
  const name = `${edition.wordmark} – ${language.name}`;
  return (
    xmlDeclaration +
    xml`<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${truncate(language, edition.wordmark, longestShortName)}</ShortName>
<LongName>${truncate(language, name, longestLongName)}</LongName>
<Description>${term(language, "frontDescription", { language: language.name })}</Description>
<Url type="text/html" template="${absolute(searchAddress(edition.path))}?q={searchTerms}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="${absolute(address)}"/>
<Image height="32" width="32" type="image/vnd.microsoft.icon">${absolute("favicon.ico")}</Image>
<Language>${language.htmlLang}</Language>
<InputEncoding>UTF-8</InputEncoding>
<OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
`.text
  );
}
