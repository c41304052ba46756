import { rssAddress } from "./addresses.ts";
import { HreflangLinks } from "./Frame.tsx";
import type { ArticlePage } from "./page.ts";
import type { Setting } from "./setting.ts";
import { ArticleTimes, ShareTags } from "./ShareTags.tsx";

/** The page that stands for this text. */
export function canonicalAddress({ address, firstPublished }: Pick<ArticlePage, "address" | "firstPublished">): string {
  return firstPublished?.address ?? address;
}

/** Language versions, the edition's feed, and what other sites show of the article. */
export function ArticleHead({ setting, page }: { setting: Setting; page: ArticlePage }) {
  return (
    <>
      <meta name="robots" content="max-image-preview:large" />
      <HreflangLinks setting={setting} alternates={page.alternates} />
      <link rel="alternate" type="application/rss+xml" href={setting.link(rssAddress(setting.edition.path))} />
      <ShareTags
        setting={setting}
        type="article"
        title={page.shortHeadline ?? page.headline}
        description={page.summary}
        address={canonicalAddress(page)}
        picture={page.lead}
        card={page.shareCard ? page : null}
      />
      <ArticleTimes publishedAt={page.publishedAt} updatedAt={page.updatedAt} section={page.section?.name ?? null} />
    </>
  );
}
