import type { ComponentChildren } from "preact";
import { isolate } from "../language/isolation.ts";
import { formatNumber } from "../language/numbers.ts";
import type { Language } from "../language/language.ts";
import { plural, pluralLang } from "../language/plurals.ts";
import { type TermKey, term, termLang } from "../language/term.ts";
import { type SearchKind, searchKinds } from "../story/search-kind.ts";
import { CardView } from "./CardView.tsx";
import { Document } from "./Document.tsx";
import { FramedPage } from "./Frame.tsx";
import type { SearchFound, SearchPage } from "./page.ts";
import { longestSearch, type SearchAsked, searchDates, searchQuery } from "./search-asked.ts";
import type { Setting } from "./setting.ts";
import { Text } from "./Words.tsx";

interface Props {
  setting: Setting;
  page: SearchPage;
  /** The page stands in for results that could not be had. */
  unavailable?: boolean;
}

const nothingAsked: SearchAsked = {
  words: "",
  date: null,
  from: null,
  to: null,
  section: null,
  kind: null,
  sort: "relevance",
  page: 1,
};

/** The form, and what was found with it. Search engines are told to stay away from results: they have the articles. */
export function SearchView({ setting, page, unavailable = false }: Props) {
  const { language, edition } = setting;
  const asked = page.asked ?? nothingAsked;
  const title =
    asked.words === "" ? term(language, "search") : term(language, "resultsFor", { words: isolate(asked.words) });
  return (
    <Document
      kind={setting.kind}
      language={language}
      theme={setting.theme}
      setting={setting}
      title={`${title} – ${edition.wordmark}`}
      description={page.asked === null ? term(language, "frontDescription", { language: language.name }) : undefined}
      canonical={page.asked === null && !unavailable ? setting.absolute(page.address) : null}
    >
      <FramedPage setting={setting} frame={page.frame}>
        <div class="list">
          <header class="title">
            <h1>
              {asked.words === "" ? (
                <Text language={language} of="search" />
              ) : (
                <Text language={language} of="resultsFor">
                  <bdi>{asked.words}</bdi>
                </Text>
              )}
            </h1>
          </header>
          {unavailable ? (
            <p class="said" role="status">
              <Text language={language} of="searchUnavailable" />
            </p>
          ) : null}
          <SearchForm setting={setting} page={page} asked={asked} />
          {page.found === null ? null : <Results setting={setting} asked={asked} found={page.found} />}
        </div>
      </FramedPage>
    </Document>
  );
}

function SearchForm({ setting, page, asked }: { setting: Setting; page: SearchPage; asked: SearchAsked }) {
  const { language } = setting;
  const t = (key: Exclude<TermKey, "resultsFor">) => <Text language={language} of={key} />;
  return (
    <search id="search" tabindex={-1}>
      <form action={setting.link(page.address)}>
        <p class="ask">
          <label for="q">{t("searchFor")}</label>
          <input
            id="q"
            type="search"
            name="q"
            value={asked.words}
            maxLength={longestSearch}
            dir="auto"
            enterkeyhint="search"
          />
          <button>{t("search")}</button>
        </p>
        <div class="narrow">
          <Choice name="date" label={t("date")} chosen={asked.date} any={optionOf(language, "", "anyTime")}>
            {searchDates.map((date) => optionOf(language, date, dateTerms[date]))}
          </Choice>
          {page.frame.sections.length === 0 ? null : (
            <Choice
              name="section"
              label={t("section")}
              chosen={asked.section}
              any={optionOf(language, "", "allSections")}
            >
              {page.frame.sections.map(({ name, address }) => ({ value: slugOf(address), name }))}
            </Choice>
          )}
          <Choice name="kind" label={t("kind")} chosen={asked.kind} any={optionOf(language, "", "allKinds")}>
            {searchKinds.map((kind) => optionOf(language, kind, kindTerms[kind]))}
          </Choice>
          <Choice
            name="sort"
            label={t("sortBy")}
            chosen={asked.sort === "newest" ? "newest" : null}
            any={optionOf(language, "", "mostRelevant")}
          >
            {[optionOf(language, "newest", "newestFirst")]}
          </Choice>
          {(["from", "to"] as const).map((name) => (
            <p>
              <label for={name}>{t(name === "from" ? "dateFrom" : "dateTo")}</label>
              <input id={name} type="date" name={name} value={asked[name] ?? ""} />
            </p>
          ))}
        </div>
        <p>
          <button>{t("apply")}</button>
        </p>
      </form>
    </search>
  );
}

const dateTerms = { day: "pastDay", week: "pastWeek", month: "pastMonth", year: "pastYear" } as const;

const kindTerms = {
  news: "news",
  analysis: "analysis",
  opinion: "opinion",
  "fact-check": "factCheck",
  feature: "feature",
  live: "live",
  audio: "audio",
  video: "video",
  gallery: "photoGallery",
} as const satisfies Record<SearchKind, TermKey>;

/** The last segment of a section's address. */
function slugOf(address: string): string {
  return address.split("/").at(-2) ?? "";
}

interface Option {
  readonly value: string;
  readonly name: string;
  readonly lang?: string | undefined;
}

function optionOf(language: Language, value: string, of: TermKey): Option {
  return { value, name: term(language, of), lang: termLang(language, of) };
}

function Choice(props: {
  name: string;
  label: ComponentChildren;
  chosen: string | null;
  any: Option;
  children: readonly Option[];
}) {
  return (
    <p>
      <label for={props.name}>{props.label}</label>
      <select id={props.name} name={props.name}>
        {[props.any, ...props.children].map(({ value, name, lang }) => (
          <option value={value} selected={value !== "" && value === props.chosen} lang={lang}>
            {name}
          </option>
        ))}
      </select>
    </p>
  );
}

function Results({ setting, asked, found }: { setting: Setting; asked: SearchAsked; found: SearchFound }) {
  const { language } = setting;
  if (found.cards.length === 0)
    return (
      <section aria-labelledby="none">
        <h2 id="none">
          <Text language={language} of="noResults" />
        </h2>
        <p>
          <Text language={language} of="searchAdvice" />
        </p>
        <Meant setting={setting} asked={asked} found={found} />
      </section>
    );
  return (
    <section aria-label={term(language, "searchResults")}>
      {found.instead === null ? null : (
        <p class="said">
          <Text language={language} of="showingInstead">
            <b dir="auto">{found.instead}</b>
          </Text>
        </p>
      )}
      <Meant setting={setting} asked={asked} found={found} />
      {found.total === null ? null : (
        <p class="n count" role="status" lang={pluralLang(language, "resultCount")}>
          {plural(language, "resultCount", found.total)}
        </p>
      )}
      <ul class="rows small">
        {found.cards.map((card) => (
          <li>
            <CardView setting={setting} card={card} size="row" level={2} />
          </li>
        ))}
      </ul>
      <Pager setting={setting} asked={asked} found={found} />
    </section>
  );
}

function Meant({ setting, asked, found }: { setting: Setting; asked: SearchAsked; found: SearchFound }) {
  if (found.meant === null) return null;
  return (
    <p class="said">
      <Text language={setting.language} of="didYouMean">
        <a dir="auto" href={searchQuery({ ...asked, words: found.meant, page: 1 })}>
          {found.meant}
        </a>
      </Text>
    </p>
  );
}

function Pager({ setting, asked, found }: { setting: Setting; asked: SearchAsked; found: SearchFound }) {
  const { language } = setting;
  const { page } = asked;
  if (found.pages < 2) return null;
  const name = term(language, "pageXofY", { x: formatNumber(language, page), y: formatNumber(language, found.pages) });
  return (
    <nav class="pager" aria-label={name}>
      {page === 1 ? null : (
        <a rel="prev" href={searchQuery({ ...asked, page: page - 1 })}>
          <Text language={language} of="previous" />
        </a>
      )}
      <span class="n" lang={termLang(language, "pageXofY")}>
        {name}
      </span>
      {page >= found.pages ? null : (
        <a rel="next" href={searchQuery({ ...asked, page: page + 1 })}>
          <Text language={language} of="next" />
        </a>
      )}
    </nav>
  );
}
