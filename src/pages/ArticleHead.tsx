import { isoDate } from "../language/dates.ts";
import { HreflangLinks } from "./Frame.tsx";
import type { ArticlePage } from "./page.ts";
import { shareImage } from "./PictureView.tsx";
import type { Setting } from "./setting.ts";

/** The page that stands for this text. */
export function canonicalAddress({ address, firstPublished }: Pick<ArticlePage, "address" | "firstPublished">): string {
  return firstPublished?.address ?? address;
}

/** Language versions and share tags (Open Graph, and X's cards where they say more). */
export function ArticleHead({ setting, page }: { setting: Setting; page: ArticlePage }) {
  const image = page.lead && shareImage(setting, page.lead);
  return (
    <>
      <meta name="robots" content="max-image-preview:large" />
      <HreflangLinks setting={setting} alternates={page.alternates} />
      <meta property="og:type" content="article" />
      <meta property="og:title" content={page.shortHeadline ?? page.headline} />
      {page.summary === "" ? null : <meta property="og:description" content={page.summary} />}
      <meta property="og:url" content={setting.absolute(canonicalAddress(page))} />
      <meta property="og:site_name" content={setting.edition.wordmark} />
      {image && page.lead ? (
        <>
          <meta property="og:image" content={image.url} />
          <meta property="og:image:width" content={String(image.width)} />
          <meta property="og:image:height" content={String(image.height)} />
          <meta property="og:image:alt" content={page.lead.alt} />
        </>
      ) : null}
      <meta property="article:published_time" content={isoDate(page.publishedAt)} />
      {page.updatedAt === null ? null : <meta property="article:modified_time" content={isoDate(page.updatedAt)} />}
      {page.section ? <meta property="article:section" content={page.section.name} /> : null}
      <meta name="twitter:card" content={image ? "summary_large_image" : "summary"} />
    </>
  );
}
