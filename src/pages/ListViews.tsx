import type { ComponentChildren } from "preact";
import { formatMonth } from "../language/dates.ts";
import { isolateName } from "../language/isolation.ts";
import { formatNumber } from "../language/numbers.ts";
import { feedAddress, rssAddress } from "./addresses.ts";
import { CardView } from "./CardView.tsx";
import { Described } from "./Described.tsx";
import { Document } from "./Document.tsx";
import { FramedPage } from "./Frame.tsx";
import { contributorJsonLd, listJsonLd } from "./json-ld.ts";
import type { Card, CardPicture, ContributorPage, Frame, MonthPage, SectionPage, TopicPage } from "./page.ts";
import { pageTitle } from "./page-title.ts";
import { PictureView } from "./PictureView.tsx";
import type { Setting } from "./setting.ts";
import { ShareTags } from "./ShareTags.tsx";
import { Name, Text } from "./Words.tsx";

interface ListProps {
  setting: Setting;
  frame: Frame;
  address: string;
  /** The section that the page belongs to, by address. */
  current: string;
  /** The feed of what is listed. */
  feed: string;
  title: string;
  description?: string | null;
  head?: ComponentChildren;
  portrait?: CardPicture | null;
  jsonLd?: string;
  heading: ComponentChildren;
  cards: readonly Card[];
  /** What stands under the list, or beside it where there is room. */
  children?: ComponentChildren;
  beside?: boolean;
}

function ListPage({
  setting,
  frame,
  address,
  current,
  feed,
  title,
  description,
  head,
  portrait,
  jsonLd,
  heading,
  cards,
  children,
  beside,
}: ListProps) {
  const { language } = setting;
  const told = description ?? headlinesOf(cards);
  return (
    <Document
      kind={setting.kind}
      language={language}
      theme={setting.theme}
      setting={setting}
      title={pageTitle(setting, title)}
      description={told}
      canonical={setting.absolute(address)}
      head={
        <>
          {head}
          <link rel="alternate" type="application/rss+xml" href={setting.link(feed)} />
          <ShareTags
            setting={setting}
            type={setting.kind === "contributor" ? "profile" : "website"}
            title={title}
            description={told}
            address={address}
            picture={portrait}
          />
        </>
      }
      jsonLd={jsonLd}
    >
      <FramedPage setting={setting} frame={frame} current={current} feed={feed}>
        <div class={beside ? "list two" : "list"}>
          <header class="title">{heading}</header>
          {cards.length === 0 ? (
            <p class="n">
              <Text language={language} of="noStories" />
            </p>
          ) : (
            <ul class="rows small">
              {cards.map((card) => (
                <li>
                  <CardView setting={setting} card={card} size="row" level={2} />
                </li>
              ))}
            </ul>
          )}
          {children}
        </div>
      </FramedPage>
    </Document>
  );
}

/** What a list says of itself to search engines and to who is sent its address: its newest headlines. */
function headlinesOf(cards: readonly Card[]): string | undefined {
  const headlines = cards.slice(0, 3).map(({ headline }) => headline);
  return headlines.length === 0 ? undefined : headlines.join(" · ");
}

/** A section or a topic: its newest articles and the way to older ones by month. */
export function SectionView({ setting, page }: { setting: Setting; page: SectionPage | TopicPage }) {
  const description = page.kind === "topic" ? page.description : null;
  const heading = <Described language={setting.language} name={page.name} description={description} />;
  return (
    <ListPage
      {...page}
      setting={setting}
      current={page.address}
      feed={feedAddress(page.address)}
      title={page.name}
      description={description}
      jsonLd={listJsonLd(setting, page)}
      heading={heading}
      beside={page.months.length > 0}
    >
      {page.months.length > 0 ? (
        <nav class="archive" aria-labelledby="archive">
          <h2 class="strong" id="archive">
            <Text language={setting.language} of="archive" />
          </h2>
          <ul class="t">
            {page.months.map(({ month, address }) => (
              <li>
                <a href={setting.link(address)}>{formatMonth(setting.language, month)}</a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </ListPage>
  );
}

/** A month of a section or topic, oldest first, up to 100 articles a page. */
export function MonthView({ setting, page }: { setting: Setting; page: MonthPage }) {
  const { language, link } = setting;
  const month = formatMonth(language, page.month);
  const several = page.number > 1 || page.next !== null;
  const name = several ? `${month} · ${formatNumber(language, page.number)}` : month;
  const head = (
    <>
      {page.previous === null ? null : <link rel="prev" href={link(page.previous)} />}
      {page.next === null ? null : <link rel="next" href={link(page.next)} />}
    </>
  );
  const heading = (
    <>
      <a href={link(page.of.address)}>
        <Name language={language}>{page.of.name}</Name>
      </a>
      <h1>{name}</h1>
    </>
  );
  return (
    <ListPage
      {...page}
      setting={setting}
      current={page.of.address}
      feed={feedAddress(page.of.address)}
      title={`${isolateName(language, page.of.name)}: ${name}`}
      head={head}
      heading={heading}
    >
      {page.previous === null && page.next === null ? null : (
        <nav class="pager" aria-label={name}>
          {page.previous === null ? null : (
            <a rel="prev" href={link(page.previous)}>
              <Text language={language} of="olderStories" />
            </a>
          )}
          {page.next === null ? null : (
            <a rel="next" href={link(page.next)}>
              <Text language={language} of="newerStories" />
            </a>
          )}
        </nav>
      )}
    </ListPage>
  );
}

/** A person, desk or agency: who they are and what they wrote last. */
export function ContributorView({ setting, page }: { setting: Setting; page: ContributorPage }) {
  const pictured = page.portrait !== null && page.portrait.widths.length > 0;
  const heading = (
    <div class={pictured ? "who pic" : "who"}>
      {pictured && page.portrait ? (
        <PictureView
          setting={setting}
          picture={page.portrait}
          sizes="(min-width:480px) 192px,256px"
          widest={650}
          decorative
          first
        />
      ) : null}
      <div>
        <Described language={setting.language} name={page.name} description={page.description} />
      </div>
    </div>
  );
  return (
    <ListPage
      {...page}
      setting={setting}
      current=""
      feed={rssAddress(setting.edition.path)}
      title={page.name}
      description={page.description}
      jsonLd={contributorJsonLd(setting, page)}
      heading={heading}
    />
  );
}
