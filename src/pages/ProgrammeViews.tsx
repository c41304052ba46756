import type { ComponentChildren } from "preact";
import { isolateName } from "../language/isolation.ts";
import { formatNumber, localDigits } from "../language/numbers.ts";
import { plural } from "../language/plurals.ts";
import { term } from "../language/term.ts";
import { ArticleBody } from "./ArticleBody.tsx";
import { besideAddress } from "./addresses.ts";
import { episodeJsonLd } from "./broadcast-json-ld.ts";
import { Described } from "./Described.tsx";
import { Document } from "./Document.tsx";
import { FramedPage } from "./Frame.tsx";
import { MediaView } from "./MediaView.tsx";
import type {
  CardPicture,
  EpisodeCard,
  EpisodePage,
  EpisodesPage,
  Frame,
  ProgrammePage,
  ProgrammesPage,
} from "./page.ts";
import { pageTitle } from "./page-title.ts";
import { PictureView } from "./PictureView.tsx";
import { ShareTags } from "./ShareTags.tsx";
import type { Setting } from "./setting.ts";
import { Name, Sentence, Text, Time } from "./Words.tsx";

interface OuterProps {
  setting: Setting;
  frame: Frame;
  address: string;
  title: string;
  description?: string;
  head?: ComponentChildren;
  children: ComponentChildren;
}

function Outer({ setting, frame, address, title, description, head, children }: OuterProps) {
  return (
    <Document
      kind={setting.kind}
      language={setting.language}
      theme={setting.theme}
      setting={setting}
      title={pageTitle(setting, title)}
      description={description}
      canonical={setting.absolute(address)}
      head={head}
    >
      <FramedPage setting={setting} frame={frame}>
        {children}
      </FramedPage>
    </Document>
  );
}

/** All programmes: name, picture, what each is about. */
export function ProgrammesView({ setting, page }: { setting: Setting; page: ProgrammesPage }) {
  return (
    <Outer setting={setting} frame={page.frame} address={page.address} title={term(setting.language, "programs")}>
      <ProgrammesContent setting={setting} page={page} />
    </Outer>
  );
}

export function ProgrammesContent({ setting, page }: { setting: Setting; page: ProgrammesPage }) {
  const { language, link } = setting;
  return (
    <div class="list">
      <header class="title">
        <h1>
          <Text language={language} of="programs" />
        </h1>
      </header>
      <ul class="rows small">
        {page.programmes.map(({ name, description, address, picture }) => (
          <li>
            <article class={shown(picture) && !setting.light ? "c pic" : "c"}>
              <div>
                <h2>
                  <a href={link(address)}>
                    <Name language={language}>{name}</Name>
                  </a>
                </h2>
                <p>
                  <Sentence language={language}>{description}</Sentence>
                </p>
              </div>
              <Silent setting={setting} picture={picture} sizes="(min-width:480px) 33vw,100vw" widest={650} />
            </article>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What a programme is, how to subscribe to it, and its newest episodes. */
export function ProgrammeView({ setting, page }: { setting: Setting; page: ProgrammePage }) {
  const { name, description, picture } = page;
  const head = (
    <>
      <link rel="alternate" type="application/rss+xml" title={name} href={setting.link(page.podcast.address)} />
      <ShareTags
        setting={setting}
        type="website"
        title={name}
        description={description}
        address={page.address}
        picture={picture}
      />
    </>
  );
  return (
    <Outer {...page} setting={setting} title={name} head={head}>
      <ProgrammeContent setting={setting} page={page} />
    </Outer>
  );
}

export function ProgrammeContent({ setting, page }: { setting: Setting; page: ProgrammePage }) {
  const { language, link } = setting;
  const { name, description, author, copyright, picture, podcast, episodes, older } = page;
  return (
    <div class="list">
      <header class="title">
        <div class={shown(picture) && !setting.light ? "who pic" : "who"}>
          <Silent setting={setting} picture={picture} sizes="(min-width:480px) 192px,256px" widest={650} first />
          <div>
            <Described language={language} name={name} description={description} />
            {author === null ? null : (
              <p class="n">
                <Name language={language}>{author}</Name>
              </p>
            )}
            <Subscribe setting={setting} podcast={podcast.address} />
          </div>
        </div>
      </header>
      <h2>
        <Text language={language} of="episodes" />
      </h2>
      <Episodes setting={setting} episodes={episodes} level={3} />
      {older === null ? null : (
        <p class="more">
          <a href={link(older)}>
            <Text language={language} of="olderEpisodes" />
          </a>
        </p>
      )}
      {copyright === null ? null : (
        <p class="n">
          <Name language={language}>{copyright}</Name>
        </p>
      )}
    </div>
  );
}

/** The podcast feed, and the one with small files. */
function Subscribe({ setting, podcast }: { setting: Setting; podcast: string }) {
  const { language, link } = setting;
  return (
    <p class="bar feeds">
      <a href={link(podcast)}>
        <Text language={language} of="subscribe" /> <small>RSS</small>
      </a>
      {besideAddress(podcast).map((low) => (
        <a href={link(low)}>
          <Text language={language} of="lowData" /> <small>RSS</small>
        </a>
      ))}
    </p>
  );
}

/** Older episodes, oldest first. */
export function EpisodesView({ setting, page }: { setting: Setting; page: EpisodesPage }) {
  const { link } = setting;
  const head = (
    <>
      {page.previous === null ? null : <link rel="prev" href={link(page.previous)} />}
      <link rel="next" href={link(page.next)} />
    </>
  );
  return (
    <Outer {...page} setting={setting} title={episodesTitle(setting, page)} head={head}>
      <EpisodesContent setting={setting} page={page} />
    </Outer>
  );
}

export function episodesTitle({ language }: Setting, { programme, number }: EpisodesPage): string {
  return `${isolateName(language, programme.name)}: ${term(language, "episodes")} · ${formatNumber(language, number)}`;
}

export function EpisodesContent({ setting, page }: { setting: Setting; page: EpisodesPage }) {
  const { language, link } = setting;
  const name = `${term(language, "episodes")} · ${formatNumber(language, page.number)}`;
  return (
    <div class="list">
      <header class="title">
        <OfProgramme setting={setting} programme={page.programme} />
        <h1>
          <Text language={language} of="episodes" /> · {formatNumber(language, page.number)}
        </h1>
      </header>
      <Episodes setting={setting} episodes={page.episodes} level={2} />
      <nav class="pager" aria-label={name}>
        {page.previous === null ? null : (
          <a rel="prev" href={link(page.previous)}>
            <Text language={language} of="olderEpisodes" />
          </a>
        )}
        <a rel="next" href={link(page.next)}>
          <Text language={language} of="newerEpisodes" />
        </a>
      </nav>
    </div>
  );
}

function Episodes(props: { setting: Setting; episodes: readonly EpisodeCard[]; level: 2 | 3 }) {
  const { setting, episodes, level } = props;
  const Heading = `h${level}` as const;
  const { language, link } = setting;
  if (episodes.length === 0)
    return (
      <p class="n">
        <Text language={language} of="noEpisodes" />
      </p>
    );
  return (
    <ul class="rows small">
      {episodes.map((episode) => (
        <li>
          <article class="c">
            <Heading>
              <a href={link(episode.address)}>
                <Sentence language={language}>{episode.title}</Sentence>
              </a>
            </Heading>
            {setting.light ? null : (
              <p>
                <Sentence language={language}>{episode.summary}</Sentence>
              </p>
            )}
            <Facts setting={setting} episode={episode} />
          </article>
        </li>
      ))}
    </ul>
  );
}

function Facts({
  setting,
  episode,
}: {
  setting: Setting;
  episode: Omit<EpisodeCard, "address" | "title" | "summary">;
}) {
  const { language } = setting;
  const { number, publishedAt, duration } = episode;
  return (
    <p class="n">
      {number === null ? null : (
        <>
          <bdi>{localDigits(language, `#${number}`)}</bdi>
          {" · "}
        </>
      )}
      <Time setting={setting} at={publishedAt} style="date" />
      {duration === null ? null : ` · ${plural(language, "minutesLong", Math.max(1, Math.round(duration / 60)))}`}
    </p>
  );
}

/** One episode: a plain player, its files with their sizes, notes, and what is said in it. */
export function EpisodeView({ setting, page }: { setting: Setting; page: EpisodePage }) {
  const head = (
    <>
      <link
        rel="alternate"
        type="application/rss+xml"
        title={page.programme.name}
        href={setting.link(page.programme.podcast.address)}
      />
      <ShareTags
        setting={setting}
        type="website"
        title={page.title}
        description={page.summary}
        address={page.address}
        picture={page.picture}
      />
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: episodeJsonLd(setting, page) }} />
    </>
  );
  return (
    <Outer {...page} setting={setting} description={page.summary} head={head}>
      <EpisodeContent setting={setting} page={page} />
    </Outer>
  );
}

export function EpisodeContent({ setting, page }: { setting: Setting; page: EpisodePage }) {
  const { language } = setting;
  const { programme, title, summary, media, notes } = page;
  return (
    <article class="standing">
      <header class="title">
        <OfProgramme setting={setting} programme={programme} />
        <h1>
          <Sentence language={language}>{title}</Sentence>
        </h1>
        <Facts setting={setting} episode={{ ...page, duration: media?.duration ?? null }} />
      </header>
      <p class="intro">
        <Sentence language={language}>{summary}</Sentence>
      </p>
      {media === null ? null : (
        <MediaView setting={setting} kind={programme.kind} media={{ ...media, caption: media.caption ?? title }} />
      )}
      {notes.length === 0 ? null : <ArticleBody setting={setting} dateline={null} blocks={notes} />}
      <Subscribe setting={setting} podcast={programme.podcast.address} />
    </article>
  );
}

function OfProgramme({ setting, programme }: { setting: Setting; programme: { name: string; address: string } }) {
  return (
    <a href={setting.link(programme.address)}>
      <Name language={setting.language}>{programme.name}</Name>
    </a>
  );
}

function shown(picture: CardPicture | null): picture is CardPicture {
  return picture !== null && picture.widths.length > 0;
}

/** A picture beside the name that says all. */
function Silent(props: {
  setting: Setting;
  picture: CardPicture | null;
  sizes: string;
  widest: number;
  first?: boolean;
}) {
  const { picture, ...place } = props;
  return shown(picture) ? <PictureView {...place} picture={picture} decorative /> : null;
}
