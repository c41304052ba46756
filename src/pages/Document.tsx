import type { ComponentChildren } from "preact";
import type { Language } from "../language/language.ts";
import { iconOf } from "./Mark.tsx";
import type { PageKind } from "./page.ts";
import type { Theme } from "./theme.ts";
import { styleOf } from "./style/style.ts";

interface Props {
  kind: PageKind;
  language: Language;
  /** The edition's own look; null: Skywave's. */
  theme: Theme | null;
  title: string;
  description?: string;
  /** Absolute; null: search engines shall not keep the page. */
  canonical: string | null;
  head?: ComponentChildren;
  /** Rules that only this page needs. */
  style?: string;
  children: ComponentChildren;
}

/** The document around a page: one response, with its style inside. */
export function Document({ kind, language, theme, title, description, canonical, head, style = "", children }: Props) {
  return (
    <html lang={language.htmlLang} dir={language.dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{title}</title>
        {description ? <meta name="description" content={description} /> : null}
        {canonical === null ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={canonical} />}
        {head}
        <link rel="icon" href={iconOf(theme)} />
        <style dangerouslySetInnerHTML={{ __html: styleOf(kind, language, theme) + style }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
