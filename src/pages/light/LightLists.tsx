import { formatDate, formatMonth } from "../../language/dates.ts";
import { formatNumber } from "../../language/numbers.ts";
import { isolateName } from "../../language/isolation.ts";
import { term } from "../../language/term.ts";
import { breakable } from "../../language/segmentation.ts";
import { CardLabel } from "../CardView.tsx";
import { Described } from "../Described.tsx";
import type { Card, ContributorPage, FrontPage, MonthPage, SectionPage, TopicPage } from "../page.ts";
import { pageTitle } from "../page-title.ts";
import type { Setting } from "../setting.ts";
import { Name, Text } from "../Words.tsx";
import { LightPage } from "./LightPage.tsx";

// Lists as text: headlines with their day. What a list says of an article beside that is on the article's own page.

/** Months that a section's or topic's text version links to; older ones are linked by the full page. */
const mostMonths = 24;

export function LightCards({ setting, cards }: { setting: Setting; cards: readonly Card[] }) {
  if (cards.length === 0) return null;
  return (
    <ul class="list">
      {cards.map((card) => (
        <li>
          <CardLabel setting={setting} card={card} />
          <a href={setting.link(card.address)}>{breakable(setting.language, card.headline)}</a>{" "}
          <small>{formatDate(setting.language, card.publishedAt, "date")}</small>
        </li>
      ))}
    </ul>
  );
}

function NoStories({ setting }: { setting: Setting }) {
  return (
    <p>
      <Text language={setting.language} of="noStories" />
    </p>
  );
}

export function LightFront({ setting, page }: { setting: Setting; page: FrontPage }) {
  const { language, edition } = setting;
  const first = page.lead === null ? page.seconds : [page.lead, ...page.seconds];
  const sections = page.sections.filter(({ cards }) => cards.length > 0);
  return (
    <LightPage setting={setting} frame={page.frame} address={page.address} title={edition.wordmark}>
      <h1>
        <Text language={language} of="topStories" />
      </h1>
      {first.length + sections.length === 0 ? <NoStories setting={setting} /> : null}
      <LightCards setting={setting} cards={first} />
      {sections.map(({ section, cards }) => (
        <>
          <h2>
            {section.address === null ? section.name : <a href={setting.link(section.address)}>{section.name}</a>}
          </h2>
          <LightCards setting={setting} cards={cards} />
        </>
      ))}
    </LightPage>
  );
}

export function LightSection({ setting, page }: { setting: Setting; page: SectionPage | TopicPage }) {
  const { language, link } = setting;
  const months = page.months.slice(0, mostMonths);
  return (
    <LightPage setting={setting} frame={page.frame} address={page.address} title={pageTitle(setting, page.name)}>
      <Described language={language} name={page.name} description={page.kind === "topic" ? page.description : null} />
      {page.cards.length === 0 ? <NoStories setting={setting} /> : null}
      <LightCards setting={setting} cards={page.cards} />
      {months.length > 0 ? (
        <nav aria-label={term(language, "archive")}>
          <h2>
            <Text language={language} of="archive" />
          </h2>
          <ul>
            {months.map(({ month, address }) => (
              <li>
                <a href={link(address)}>{formatMonth(language, month)}</a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </LightPage>
  );
}

export function LightMonth({ setting, page }: { setting: Setting; page: MonthPage }) {
  const { language, link } = setting;
  const month = formatMonth(language, page.month);
  const several = page.number > 1 || page.next !== null;
  const name = several ? `${month} · ${formatNumber(language, page.number)}` : month;
  return (
    <LightPage
      setting={setting}
      frame={page.frame}
      address={page.address}
      title={pageTitle(setting, `${isolateName(language, page.of.name)}: ${name}`)}
    >
      <a href={link(page.of.address)}>
        <Name language={language}>{page.of.name}</Name>
      </a>
      <h1>{name}</h1>
      <LightCards setting={setting} cards={page.cards} />
      <p class="bar">
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
      </p>
    </LightPage>
  );
}

export function LightContributor({ setting, page }: { setting: Setting; page: ContributorPage }) {
  return (
    <LightPage setting={setting} frame={page.frame} address={page.address} title={pageTitle(setting, page.name)}>
      <Described language={setting.language} name={page.name} description={page.description} />
      <LightCards setting={setting} cards={page.cards} />
    </LightPage>
  );
}
