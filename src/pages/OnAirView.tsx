import { formatDate, isoDate } from "../language/dates.ts";
import { localDigits } from "../language/numbers.ts";
import { type TermKey, term } from "../language/term.ts";
import { zoneLabel } from "../language/zones.ts";
import type { ChannelKind, Stream, StreamType } from "../story/broadcasting.ts";
import { onAirJsonLd } from "./broadcast-json-ld.ts";
import { Document } from "./Document.tsx";
import { FramedPage } from "./Frame.tsx";
import type { OnAir, OnAirPage, SchedulePage, Show } from "./page.ts";
import { pageTitle } from "./page-title.ts";
import { ShareTags } from "./ShareTags.tsx";
import type { Setting } from "./setting.ts";
import { Name, Sentence, Text } from "./Words.tsx";

type Channel = OnAirPage["channels"][number];

/** Live radio and television: every channel with a plain player, its addresses, and what is on air now and next. */
export function OnAirView({ setting, page }: { setting: Setting; page: OnAirPage }) {
  const { language } = setting;
  return (
    <Document
      kind={setting.kind}
      language={language}
      theme={setting.theme}
      setting={setting}
      title={pageTitle(setting, onAirName(setting, page))}
      canonical={setting.absolute(page.address)}
      head={
        <>
          <ShareTags setting={setting} type="website" title={onAirName(setting, page)} address={page.address} />
          <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: onAirJsonLd(setting, page) }} />
        </>
      }
    >
      <FramedPage setting={setting} frame={page.frame} current={page.address}>
        <OnAirContent setting={setting} page={page} />
      </FramedPage>
    </Document>
  );
}

export function onAirName({ language }: Setting, page: OnAirPage): string {
  return term(language, nameOf(page));
}

function nameOf({ channels }: OnAirPage): TermKey {
  const kinds = new Set(channels.map(({ kind }) => kind));
  if (kinds.size > 1) return "live";
  return kindTerms[kinds.has("television") ? "television" : "radio"];
}

const kindTerms = { radio: "liveRadio", television: "liveTelevision" } as const;

export function OnAirContent({ setting, page }: { setting: Setting; page: OnAirPage }) {
  const { language, link } = setting;
  const kinds = (["radio", "television"] as const).filter((kind) => page.channels.some((one) => one.kind === kind));
  return (
    <div class="list">
      <header class="title">
        <h1>
          <Text language={language} of={nameOf(page)} />
        </h1>
      </header>
      {kinds.map((kind) => (
        <>
          {kinds.length > 1 ? (
            <h2 class="strong">
              <Text language={language} of={kindTerms[kind]} />
            </h2>
          ) : null}
          {page.channels
            .filter((channel) => channel.kind === kind)
            .map((channel) => (
              <ChannelView setting={setting} channel={channel} level={kinds.length > 1 ? 3 : 2} />
            ))}
        </>
      ))}
      {page.schedule === null ? null : (
        <p class="more">
          <a href={link(page.schedule.address)}>
            <Text language={language} of="schedule" />
          </a>
        </p>
      )}
    </div>
  );
}

function ChannelView({ setting, channel, level }: { setting: Setting; channel: Channel; level: 2 | 3 }) {
  const { language } = setting;
  const Heading = `h${level}` as const;
  return (
    <section class="channel" id={channel.slug} aria-labelledby={`${channel.slug}-name`}>
      <Heading id={`${channel.slug}-name`}>
        <Name language={language}>{channel.name}</Name>
      </Heading>
      {channel.description === null ? null : (
        <p>
          <Sentence language={language}>{channel.description}</Sentence>
        </p>
      )}
      {channel.onAir === null ? null : <NowAndNext setting={setting} onAir={channel.onAir} />}
      {setting.light ? null : <LivePlayer setting={setting} channel={channel} />}
      {channel.streams.length === 0 ? null : (
        <ul class="av">
          {channel.streams.map((stream) => (
            <li>
              <StreamLink setting={setting} kind={channel.kind} stream={stream} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The browser's own player, which loads nothing before it is asked; it takes the first stream that it knows. */
function LivePlayer({ setting, channel }: { setting: Setting; channel: Channel }) {
  const playable = channel.streams.filter(({ mediaType }) => mediaType !== "application/dash+xml");
  if (playable.length === 0) return null;
  const Player = channel.kind === "radio" ? "audio" : "video";
  const of = channel.kind === "radio" ? "listenLive" : "watchLive";
  return (
    <Player controls preload="none" aria-label={`${term(setting.language, of)}: ${channel.name}`}>
      {playable.map(({ address, mediaType }) => (
        <source src={address} type={mediaType} />
      ))}
    </Player>
  );
}

const formats: Record<StreamType, string> = {
  "audio/mpeg": "MP3",
  "audio/aac": "AAC",
  "audio/ogg": "OGG",
  "video/mp4": "MP4",
  "application/vnd.apple.mpegurl": "HLS",
  "application/dash+xml": "DASH",
};

function StreamLink({ setting: { language }, kind, stream }: { setting: Setting; kind: ChannelKind; stream: Stream }) {
  const { address, label, low, bitrate, mediaType } = stream;
  const rate = bitrate === null ? null : `${localDigits(language, String(bitrate))} kbit/s`;
  const of = low
    ? "lowData"
    : kind === "television" && mediaType.startsWith("audio/")
      ? "audioOnly"
      : "standardQuality";
  return (
    <>
      <a href={address}>
        {label === null ? <Text language={language} of={of} /> : <Name language={language}>{label}</Name>}
      </a>{" "}
      <small>
        {label !== null && low ? (
          <>
            <Text language={language} of="lowData" />
            {", "}
          </>
        ) : null}
        <bdi>{rate === null ? formats[mediaType] : `${formats[mediaType]}, ${rate}`}</bdi>
      </small>
    </>
  );
}

function NowAndNext({ setting, onAir }: { setting: Setting; onAir: NonNullable<Channel["onAir"]> }) {
  const { language } = setting;
  const rows = [
    ["onAirNow", onAir.now],
    ["onAirNext", onAir.next],
  ] as const;
  return (
    <dl class="air">
      {rows.map(([of, one]) =>
        one === null && of === "onAirNext" ? null : (
          <div>
            <dt>
              <Text language={language} of={of} />
            </dt>
            <dd>
              {one === null ? (
                <Text language={language} of="nothingOnAir" />
              ) : (
                <>
                  <ShowName setting={setting} show={one.show} /> <Span setting={setting} onAir={one} />
                </>
              )}
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

function ShowName({ setting, show }: { setting: Setting; show: Show }) {
  const name = <Name language={setting.language}>{show.name}</Name>;
  return show.address === null ? <>{name}</> : <a href={setting.link(show.address)}>{name}</a>;
}

/** From when to when, on the clocks of the edition's readers. */
function Span({ setting, onAir }: { setting: Setting; onAir: OnAir }) {
  return (
    <span class="n">
      <Clock setting={setting} at={onAir.start} /> – <Clock setting={setting} at={onAir.end} />
    </span>
  );
}

function Clock({ setting, at }: { setting: Setting; at: number }) {
  return <time datetime={isoDate(at)}>{formatDate(setting.language, at, "time")}</time>;
}

/** What is on air today and in the six days to come. */
export function ScheduleView({ setting, page }: { setting: Setting; page: SchedulePage }) {
  const { language } = setting;
  return (
    <Document
      kind={setting.kind}
      language={language}
      theme={setting.theme}
      setting={setting}
      title={pageTitle(setting, term(language, "schedule"))}
      canonical={setting.absolute(page.address)}
    >
      <FramedPage setting={setting} frame={page.frame}>
        <ScheduleContent setting={setting} page={page} />
      </FramedPage>
    </Document>
  );
}

export function ScheduleContent({ setting, page }: { setting: Setting; page: SchedulePage }) {
  const { language, link } = setting;
  return (
    <>
      <header class="title">
        <h1>
          <Text language={language} of="schedule" />
        </h1>
        <p class="n">
          <bdi>{zoneLabel(language, page.from)}</bdi>
        </p>
      </header>
      {page.channels.map((channel) => (
        <section aria-labelledby={channel.slug}>
          <h2 id={channel.slug}>
            <a href={`${link(page.onAir.address)}#${encodeURIComponent(channel.slug)}`}>
              <Name language={language}>{channel.name}</Name>
            </a>
          </h2>
          <div class="days">
            {channel.days.map((day) => (
              <section>
                <DayHeading setting={setting} day={day} />
                <ul class="air">
                  {day.broadcasts.map((one) => (
                    <li>
                      <Clock setting={setting} at={one.start} /> <ShowName setting={setting} show={one.show} />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

function DayHeading({ setting, day }: { setting: Setting; day: SchedulePage["channels"][number]["days"][number] }) {
  const date = <time datetime={day.day}>{formatDate(setting.language, day.at, "date")}</time>;
  return (
    <h3>
      {day.relation === null ? (
        date
      ) : (
        <>
          <Text language={setting.language} of={day.relation} /> {date}
        </>
      )}
    </h3>
  );
}
