import type { VNode } from "preact";
import { renderToStaticMarkup } from "preact-render-to-string";
import { searchUnavailableAddress } from "./addresses.ts";
import { ArticleView } from "./ArticleView.tsx";
import { ChooserView, LostView } from "./ChooserView.tsx";
import { FrontView } from "./FrontView.tsx";
import { renderFeedBeside, renderRss } from "./feeds.ts";
import { lightOf } from "./light/light.tsx";
import { renderLiveNotice } from "./live-notice.ts";
import { LivePostsView } from "./LiveView.tsx";
import { ContributorView, MonthView, SectionView } from "./ListViews.tsx";
import { GoneView, NotFoundView } from "./NoticeViews.tsx";
import { OfflineView } from "./OfflineView.tsx";
import type { ArticlePage, NotFoundPage, Page, Templates } from "./page.ts";
import { renderBreaking, renderManifest } from "./app-files.ts";
import { OnAirView, ScheduleView } from "./OnAirView.tsx";
import { renderLowPodcast, renderPodcast } from "./podcast.ts";
import { EpisodesView, EpisodeView, ProgrammesView, ProgrammeView } from "./ProgrammeViews.tsx";
import { renderPartners } from "./partners.tsx";
import { renderOpenSearch, renderRobots, renderSecurityTxt, renderTrustTxt } from "./site-files.ts";
import { renderNewsSitemap, renderSitemap, renderSitemapIndex } from "./sitemaps.ts";
import { StandingView } from "./StandingView.tsx";
import { scriptText, workerText } from "./script/script.ts";
import { SearchView } from "./SearchView.tsx";
import { languageOf, previewSetting, settingOf } from "./setting.ts";

/** The whole text of a page's file: HTML, feed, sitemap or robots.txt. The same data and templates give the same text. */
export function render(page: Page, templates: Templates): string {
  switch (page.kind) {
    case "article":
      return html(<ArticleView setting={settingOf(templates, page.kind, page.frame, page.address)} page={page} />);
    case "live-posts":
      return html(<LivePostsView setting={settingOf(templates, page.kind, page.frame, page.address)} page={page} />);
    case "live-notice":
      return renderLiveNotice(page);
    case "front":
      return html(<FrontView setting={settingOf(templates, page.kind, page.frame, page.address)} page={page} />);
    case "section":
    case "topic":
      return html(<SectionView setting={settingOf(templates, page.kind, page.frame, page.address)} page={page} />);
    case "month":
      return html(<MonthView setting={settingOf(templates, page.kind, page.frame, page.address)} page={page} />);
    case "contributor":
      return html(<ContributorView setting={settingOf(templates, page.kind, page.frame, page.address)} page={page} />);
    case "standing":
      return html(<StandingView setting={settingOf(templates, page.kind, page.frame, page.address)} page={page} />);
    case "on-air":
      return html(<OnAirView setting={settingOf(templates, page.kind, page.frame, page.address)} page={page} />);
    case "schedule":
      return html(<ScheduleView setting={settingOf(templates, page.kind, page.frame, page.address)} page={page} />);
    case "programmes":
      return html(<ProgrammesView setting={settingOf(templates, page.kind, page.frame, page.address)} page={page} />);
    case "programme":
      return html(<ProgrammeView setting={settingOf(templates, page.kind, page.frame, page.address)} page={page} />);
    case "episodes":
      return html(<EpisodesView setting={settingOf(templates, page.kind, page.frame, page.address)} page={page} />);
    case "episode":
      return html(<EpisodeView setting={settingOf(templates, page.kind, page.frame, page.address)} page={page} />);
    case "podcast":
      return renderPodcast(templates, page);
    case "search":
      return html(<SearchView setting={settingOf(templates, page.kind, page.frame, page.address)} page={page} />);
    case "chooser":
      return html(<ChooserView templates={templates} page={page} />);
    case "not-found":
      return html(notFound(page, templates));
    case "gone":
      return html(<GoneView setting={settingOf(templates, page.kind, page.frame, null)} page={page} />);
    case "offline":
      return html(<OfflineView setting={settingOf(templates, page.kind, page.frame, null)} frame={page.frame} />);
    case "script":
      return scriptText(languageOf(templates, page.edition), templates.offlineReading ?? true);
    case "worker":
      return workerText(templates.offlineReading ?? true);
    case "breaking":
      return renderBreaking(page);
    case "app-manifest":
      return renderManifest(templates, page);
    case "rss":
      return renderRss(templates, page);
    case "partners":
      return renderPartners(templates, page);
    case "sitemap-index":
      return renderSitemapIndex(templates, page);
    case "sitemap":
      return renderSitemap(templates, page);
    case "news-sitemap":
      return renderNewsSitemap(templates, page);
    case "robots":
      return renderRobots(templates, page);
    case "security-txt":
      return renderSecurityTxt(templates, page);
    case "trust-txt":
      return renderTrustTxt(page);
    case "opensearch":
      return renderOpenSearch(templates, page);
  }
}

/** What stands beside a page in other forms, made of the same data: paths in the tree, all of them in `besideAddress`. */
export function renderBeside(
  page: Page,
  templates: Templates,
): readonly { readonly path: string; readonly text: string }[] {
  if (page.kind === "search") {
    const setting = settingOf(templates, page.kind, page.frame, page.address);
    const text = html(<SearchView setting={setting} page={page} unavailable />);
    return [{ path: searchUnavailableAddress(page.address), text }];
  }
  if (page.kind === "rss") return renderFeedBeside(templates, page);
  if (page.kind === "podcast") {
    const low = renderLowPodcast(templates, page);
    return low === null ? [] : [low];
  }
  const light = lightOf(page, templates);
  return light === null ? [] : [{ path: `${light.address}index.html`, text: html(light.view) }];
}

/**
 * An article's page to be looked at in the newsroom, by the same components: links lead to the site in a window of their
 * own, pictures to `/media/` of the host that shows it; search engines are told to stay away.
 */
export function renderPreview(page: ArticlePage, templates: Templates): string {
  return html(<ArticleView setting={previewSetting(templates, page.kind, page.frame)} page={page} />);
}

function notFound(page: NotFoundPage, templates: Templates): VNode {
  if (page.frame === null) return <LostView templates={templates} page={page} />;
  return <NotFoundView setting={settingOf(templates, page.kind, page.frame, null)} frame={page.frame} />;
}

function html(view: VNode): string {
  return `<!doctype html>${renderToStaticMarkup(view)}\n`;
}
