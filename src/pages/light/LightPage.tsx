import type { ComponentChildren } from "preact";
import type { Language } from "../../language/language.ts";
import { term } from "../../language/term.ts";
import { frontAddress } from "../addresses.ts";
import type { Frame } from "../page.ts";
import type { Setting } from "../setting.ts";
import { lightStyle } from "../style/light-style.ts";
import type { Theme } from "../theme.ts";
import { Sentence, Text } from "../Words.tsx";

interface DocumentProps {
  language: Language;
  theme: Theme | null;
  title: string;
  /** The full page's, absolute: search engines keep that one. */
  canonical: string;
  children: ComponentChildren;
}

/** The document around a text version: a few rules of style, and nothing that asks for another file. */
export function LightDocument({ language, theme, title, canonical, children }: DocumentProps) {
  return (
    <html lang={language.htmlLang} dir={language.dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{title}</title>
        <link rel="canonical" href={canonical} />
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: lightStyle(language, theme) }} />
      </head>
      <body>{children}</body>
    </html>
  );
}

interface PageProps {
  setting: Setting;
  frame: Frame;
  /** The full page's. */
  address: string;
  title: string;
  children: ComponentChildren;
}

/** Skip link, the service's name, sections, breaking line, content, and the way to the full page and other languages. */
export function LightPage({ setting, frame, address, title, children }: PageProps) {
  const { language, theme, edition, link, full } = setting;
  const front = <a href={link(frontAddress(edition.path))}>{edition.wordmark}</a>;
  return (
    <LightDocument language={language} theme={theme} title={title} canonical={setting.absolute(address)}>
      <a class="skip" href="#content">
        <Text language={language} of="skipToContent" />
      </a>
      <header>
        <div class="bar">
          {front}
          <a href={full(address)}>
            <Text language={language} of="fullVersion" />
          </a>
        </div>
        {frame.sections.length > 0 ? (
          <nav aria-label={term(language, "mainNavigation")}>
            <ul>
              {frame.sections.map((section) => (
                <li>
                  <a href={link(section.address)}>{section.name}</a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        {frame.breaking ? (
          <p class="breaking">
            <b>
              <Text language={language} of="breakingNews" />
            </b>{" "}
            {frame.breaking.address === null ? (
              <Sentence language={language}>{frame.breaking.text}</Sentence>
            ) : (
              <a href={link(frame.breaking.address)}>
                <Sentence language={language}>{frame.breaking.text}</Sentence>
              </a>
            )}
          </p>
        ) : null}
      </header>
      <main id="content" tabindex={-1}>
        {children}
      </main>
      <footer class="bar">
        <a href={link("")}>
          <Text language={language} of="chooseLanguage" />
        </a>
      </footer>
    </LightDocument>
  );
}
