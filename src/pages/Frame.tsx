import type { ComponentChildren } from "preact";
import { term } from "../language/term.ts";
import {
  frontAddress,
  iriOf,
  lightAddress,
  liveAddress,
  programmesAddress,
  rssAddress,
  searchAddress,
  standingAddress,
} from "./addresses.ts";
import { hasLight } from "./light/has-light.ts";
import { Mark } from "./Mark.tsx";
import type { Alternate, BreakingLine, Frame, SectionLink } from "./page.ts";
import { longestSearch } from "./search-asked.ts";
import type { Setting } from "./setting.ts";
import { standingTerms } from "./standing-terms.ts";
import { Sentence, Text } from "./Words.tsx";

interface Props {
  setting: Setting;
  frame: Frame;
  /** The section that the reader is in, by address. */
  current?: string | null;
  /** Fronts of the other editions, where the page knows them. */
  editions?: readonly Alternate[];
  /** The page in the editions, where it knows them: the masthead offers the other script of its language in place of all languages, which the footer has too. */
  alternates?: readonly Alternate[];
  /** Where the page's key points are, if it has some: a skip link leads there. */
  keyPoints?: string;
  /** The feed of what the page lists, in place of the edition's. */
  feed?: string;
  children: ComponentChildren;
}

/** Skip links, masthead, breaking line, the page's content and the footer. */
export function FramedPage({ setting, frame, current, editions, alternates, keyPoints, feed, children }: Props) {
  const { language } = setting;
  return (
    <>
      <nav class="skip" aria-label={term(language, "skipToContent")}>
        <a href="#content">
          <Text language={language} of="skipToContent" />
        </a>
        {keyPoints === undefined ? null : (
          <a href={`#${keyPoints}`}>
            <Text language={language} of="skipToKeyPoints" />
          </a>
        )}
        <a href="#navigation">
          <Text language={language} of="skipToNavigation" />
        </a>
        <a href="#search">
          <Text language={language} of="skipToSearch" />
        </a>
      </nav>
      <Masthead setting={setting} frame={frame} current={current ?? null} alternates={alternates ?? editions ?? []} />
      {frame.breaking ? <Breaking setting={setting} line={frame.breaking} /> : null}
      <main id="content" tabindex={-1} class="w">
        {children}
      </main>
      <Footer
        setting={setting}
        frame={frame}
        editions={editions ?? []}
        feed={feed ?? rssAddress(setting.edition.path)}
      />
    </>
  );
}

interface MastheadProps {
  setting: Setting;
  frame: Frame;
  current: string | null;
  alternates: readonly Alternate[];
}

function Masthead({ setting, frame, current, alternates }: MastheadProps) {
  const { language, link, edition } = setting;
  const script = otherScript(setting, alternates);
  const front = (
    <a class="brand" href={link(frontAddress(edition.path))}>
      <Mark theme={setting.theme} />
      <span>{edition.wordmark}</span>
    </a>
  );
  return (
    <header class="top">
      <div class="bar w">
        {setting.kind === "front" ? <h1 class="brand">{front}</h1> : front}
        {setting.kind === "search" ? null : <SearchBox setting={setting} />}
        {script === undefined ? (
          <a href={link("")}>
            <Text language={language} of="languages" />
          </a>
        ) : (
          <EditionLink setting={setting} alternate={script} />
        )}
      </div>
      <nav id="navigation" tabindex={-1} aria-label={term(language, "mainNavigation")}>
        <ul class="w">
          {frame.broadcasting.term === null ? null : (
            <li>
              <a
                href={link(liveAddress(edition.path))}
                aria-current={current === liveAddress(edition.path) ? "page" : undefined}
              >
                <Text language={language} of={frame.broadcasting.term} />
              </a>
            </li>
          )}
          <Sections setting={setting} sections={frame.sections} current={current} />
        </ul>
      </nav>
    </header>
  );
}

/** The way to the search; on fronts the form itself, of which phones show the button alone. */
function SearchBox({ setting }: { setting: Setting }) {
  const address = setting.link(searchAddress(setting.edition.path));
  const name = term(setting.language, "search");
  const glass = (
    <svg viewBox="0 0 24 24">
      <path d="m16 16 6 6M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14" />
    </svg>
  );
  return (
    <search id="search" tabindex={-1}>
      {setting.kind === "front" ? (
        <form action={address}>
          <input type="search" name="q" aria-label={name} maxLength={longestSearch} dir="auto" />
          <button aria-label={name}>{glass}</button>
        </form>
      ) : (
        <a href={address} aria-label={name}>
          {glass}
        </a>
      )}
    </search>
  );
}

function Sections(props: { setting: Setting; sections: readonly SectionLink[]; current: string | null }) {
  return (
    <>
      {props.sections.map((section) => (
        <li>
          <a
            href={props.setting.link(section.address)}
            aria-current={section.address === props.current ? "true" : undefined}
          >
            {section.name}
          </a>
        </li>
      ))}
    </>
  );
}

function Breaking({ setting, line }: { setting: Setting; line: BreakingLine }) {
  const label = term(setting.language, "breakingNews");
  const text = <Sentence language={setting.language}>{line.text}</Sentence>;
  return (
    <aside class="breaking" aria-label={label}>
      <p class="w">
        <b>
          <Text language={setting.language} of="breakingNews" />
        </b>
        {line.address === null ? <span>{text}</span> : <a href={setting.link(line.address)}>{text}</a>}
      </p>
    </aside>
  );
}

function Footer(props: { setting: Setting; frame: Frame; editions: readonly Alternate[]; feed: string }) {
  const { setting, frame, editions, feed } = props;
  const { language, link, edition, address } = setting;
  return (
    <footer class="foot">
      <div class="w">
        {frame.sections.length > 0 ? (
          <nav aria-labelledby="sections">
            <h2 id="sections">
              <Text language={language} of="sections" />
            </h2>
            <ul>
              <Sections setting={setting} sections={frame.sections} current={null} />
            </ul>
          </nav>
        ) : null}
        {editions.length > 1 ? (
          <nav aria-labelledby="editions">
            <h2 id="editions">
              <Text language={language} of="languages" />
            </h2>
            <EditionList setting={setting} editions={editions} />
          </nav>
        ) : null}
        <p>
          {frame.standing.map((kind) => (
            <a href={link(standingAddress(edition.path, kind))}>
              <Text language={language} of={standingTerms[kind]} />
            </a>
          ))}
        </p>
        <p>
          <a href={link("")}>
            <Text language={language} of="chooseLanguage" />
          </a>
          {address !== null && hasLight(setting.kind) ? (
            <a href={link(lightAddress(address))}>
              <Text language={language} of="textOnly" />
            </a>
          ) : null}
          {frame.broadcasting.programmes ? (
            <a href={link(programmesAddress(edition.path))}>
              <Text language={language} of="programs" />
            </a>
          ) : null}
          <a href={link(feed)}>
            <Text language={language} of="rss" />
          </a>
        </p>
      </div>
    </footer>
  );
}

/** Editions by their own names; unknown languages are left out, as is the one that the reader is in. */
export function EditionList({ setting, editions }: { setting: Setting; editions: readonly Alternate[] }) {
  return (
    <ul class="t">
      {editions.map((alternate) =>
        alternate.self || !setting.templates.languages.has(alternate.edition) ? null : (
          <li>
            <EditionLink setting={setting} alternate={alternate} />
          </li>
        ),
      )}
    </ul>
  );
}

/** An edition by its own name; nothing where its language is not known. */
function EditionLink({ setting, alternate }: { setting: Setting; alternate: Alternate }) {
  const language = setting.templates.languages.get(alternate.edition);
  if (language === undefined) return null;
  return (
    <a
      lang={language.htmlLang}
      dir={language.dir === setting.language.dir ? undefined : language.dir}
      href={setting.link(alternate.address)}
    >
      {language.name}
    </a>
  );
}

/** The same page in the other script of the edition's language. */
function otherScript({ language, templates }: Setting, alternates: readonly Alternate[]): Alternate | undefined {
  return alternates.find(({ edition, self }) => {
    const other = templates.languages.get(edition);
    return !self && other !== undefined && (other.convertsFrom === language.code || language.convertsFrom === edition);
  });
}

/** `link rel=alternate` for every language version, itself included, where the language has a code that engines know. */
export function HreflangLinks({ setting, alternates }: { setting: Setting; alternates: readonly Alternate[] }) {
  if (alternates.length < 2) return null;
  const seen = new Set<string>();
  return (
    <>
      {alternates.map((alternate) => {
        const code = setting.templates.languages.get(alternate.edition)?.hreflang;
        if (!code || seen.has(code) || alternate.shared) return null;
        seen.add(code);
        return (
          <link rel="alternate" hreflang={code} href={`${setting.templates.publicUrl}/${iriOf(alternate.address)}`} />
        );
      })}
    </>
  );
}
