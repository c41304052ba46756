import type { ComponentChildren } from "preact";
import type { Language } from "../language/language.ts";
import { manifestAddress, scriptAddress } from "./addresses.ts";
import { iconOf } from "./Mark.tsx";
import type { PageKind } from "./page.ts";
import type { Setting } from "./setting.ts";
import type { Theme } from "./theme.ts";
import { styleOf } from "./style/style.ts";
import { fontFaces } from "./web-fonts.ts";

interface Props {
  kind: PageKind;
  language: Language;
  /** The edition's own look; null: Skywave's. */
  theme: Theme | null;
  /** Where the page's script and manifest are found; without it the page has none. */
  setting?: Setting;
  title: string;
  description?: string;
  /** Absolute; null: search engines shall not keep the page. */
  canonical: string | null;
  head?: ComponentChildren;
  /** What engines are told in JSON-LD; last in the page, since readers do not wait for it. */
  jsonLd?: string;
  /** Rules that only this page needs. */
  style?: string;
  children: ComponentChildren;
}

/** The document around a page: one response, with its style inside. */
export function Document(props: Props) {
  const { kind, language, theme, setting, title, description, canonical, head, jsonLd, style = "", children } = props;
  const fonts = setting === undefined || setting.preview ? "" : fontFaces(language, setting.link);
  return (
    <html lang={language.htmlLang} dir={language.dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{title}</title>
        {description ? <meta name="description" content={description} /> : null}
        {canonical === null ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={canonical} />}
        {head}
        {setting && !setting.preview ? <Added setting={setting} /> : null}
        <link rel="icon" href={iconOf(theme)} />
        <style dangerouslySetInnerHTML={{ __html: fonts + styleOf(kind, language, theme) + style }} />
      </head>
      <body>
        {children}
        {jsonLd === undefined ? null : (
          <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd }} />
        )}
      </body>
    </html>
  );
}

/** What a page can do without: the edition as an app, and its script. */
function Added({ setting: { link, edition } }: { setting: Setting }) {
  return (
    <>
      <link rel="manifest" href={link(manifestAddress(edition.path))} />
      <script defer src={link(scriptAddress(edition.path))} />
    </>
  );
}
