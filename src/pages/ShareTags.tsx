import { isoDate } from "../language/dates.ts";
import type { CardPicture } from "./page.ts";
import { shareImage } from "./PictureView.tsx";
import type { Setting } from "./setting.ts";
import { shareCardImage } from "./share-card.ts";

interface Props {
  setting: Setting;
  type: "article" | "website" | "profile";
  title: string;
  description?: string | null;
  address: string;
  picture?: (CardPicture & { readonly alt?: string }) | null;
  /** The article that has a share picture of its own. */
  card?: { readonly article: number; readonly headline: string } | null;
}

/** What other sites show of the page when somebody passes it on: Open Graph, and X's cards where they say more. */
export function ShareTags({ setting, type, title, description, address, picture, card }: Props) {
  const photograph = picture ? shareImage(setting, picture) : null;
  const image = photograph ?? shareCardImage(setting, card ?? null);
  const alt = photograph === null ? (card?.headline ?? setting.edition.wordmark) : picture?.alt;
  return (
    <>
      <meta property="og:type" content={type} />
      <meta property="og:title" content={title} />
      {description ? <meta property="og:description" content={description} /> : null}
      <meta property="og:url" content={setting.absolute(address)} />
      <meta property="og:site_name" content={setting.edition.wordmark} />
      <meta property="og:locale" content={localeOf(setting.edition.code)} />
      {image === null ? null : (
        <>
          <meta property="og:image" content={image.url} />
          <meta property="og:image:width" content={String(image.width)} />
          <meta property="og:image:height" content={String(image.height)} />
          {alt === undefined ? null : <meta property="og:image:alt" content={alt} />}
        </>
      )}
      <meta name="twitter:card" content={image === null ? "summary" : "summary_large_image"} />
    </>
  );
}

/** When an article was published and changed, and its section, as Open Graph says it. */
export function ArticleTimes(props: { publishedAt: number; updatedAt: number | null; section: string | null }) {
  return (
    <>
      <meta property="article:published_time" content={isoDate(props.publishedAt)} />
      {props.updatedAt === null ? null : <meta property="article:modified_time" content={isoDate(props.updatedAt)} />}
      {props.section === null ? null : <meta property="article:section" content={props.section} />}
    </>
  );
}

/** Language and country as Open Graph wants them, the likeliest country where the edition names none: "ur_PK". */
function localeOf(code: string): string {
  const { language, region } = new Intl.Locale(code).maximize();
  return region === undefined || !/^[A-Z]{2}$/.test(region) ? language : `${language}_${region}`;
}
