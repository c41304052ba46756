// Long because every question that a page asks of content is asked through one class.
import type { EditionRow, PublishedArticle } from "../db/published.ts";
import type { ListOf } from "../db/published-lists.ts";
import type { Language } from "../language/language.ts";
import type { GlossaryEntry } from "../language/second-script.ts";
import { term } from "../language/term.ts";
import type {
  BreakingFile,
  Card,
  CardPicture,
  EditionFacts,
  FirstPublished,
  Frame,
  Media,
  PartnersMedia,
  PartnersPicture,
  Picture,
  RssFeed,
  SectionLink,
} from "../pages/page.ts";
import { type SiteSettings, usualSiteSettings } from "../pages/site-settings.ts";
import type { Theme } from "../pages/theme.ts";
import { standingKinds } from "../story/standing.ts";
import type { RevisionContent } from "../story/revision.ts";
import { key } from "./key.ts";
import type { Source } from "./source.ts";
import { addressOf } from "./target.ts";

/** For how long after publication an article's page carries the breaking line, in milliseconds. */
export const breakingOnArticle = 48 * 3_600_000;

/** What one page read: key → when the read ends (null: never), and when the page could differ by the clock alone. */
export interface Reading {
  readonly reads: ReadonlyMap<string, number | null>;
  readonly due: number | null;
  /** Versions of the newsroom's own languages that the page may show a name or a direction of, by edition. */
  readonly languages: ReadonlyMap<string, string>;
}

/** A story as one edition shows it. `article`: in a second script the converted one's number. */
export interface InEdition {
  readonly edition: string;
  readonly address: string;
  readonly article: number;
  /** It shares the text of an article that readers see, which stands for both where engines ask. */
  readonly shared?: true;
}

/** How an edition shows the pages of another (`base`) in its own script. */
export interface SecondScript {
  readonly edition: EditionFacts;
  readonly base: EditionFacts;
  /** Its own look; null: the other's. */
  readonly theme: Theme | null;
  readonly glossary: readonly GlossaryEntry[];
}

/** Whether readers see the edition: a second script only with the edition whose pages it shows. */
export function isOn(row: EditionRow, rows: ReadonlyMap<string, EditionRow>): boolean {
  return row.live && (row.script_of === null || rows.get(row.script_of)?.live === true);
}

/** Language data by edition tag: the wordmark that the language gives, and its readers' zone. */
export type EditionDefaults = (edition: string) => { readonly wordmark: string; readonly timeZone: string } | null;

/** What an edition's language says of wordmark and zone, for editions that do not say it themselves. */
export function defaultsFrom(languages: ReadonlyMap<string, Language>): EditionDefaults {
  return (code) => {
    const language = languages.get(code);
    return language === undefined ? null : { wordmark: term(language, "serviceName"), timeZone: language.timeZone };
  };
}

/**
 * Published content as pages see it. Every answer, an absence too, is recorded under its key; `now` is the snapshot's
 * instant in UTC milliseconds.
 */
export class Reader {
  readonly source: Source;
  readonly now: number;
  /** What the operator decides; a page that shows it records the key `site`. */
  readonly site: SiteSettings;
  /** Pictures of type are made. */
  readonly sharePictures: boolean;
  readonly #defaults: EditionDefaults;
  readonly #reads = new Map<string, number | null>();
  readonly #languages = new Map<string, string>();
  #due: number | null = null;

  constructor(
    source: Source,
    now: number,
    defaults: EditionDefaults,
    operator: { readonly site?: SiteSettings; readonly sharePictures?: boolean } = {},
  ) {
    this.site = operator.site ?? usualSiteSettings;
    this.sharePictures = operator.sharePictures ?? false;
    this.source = source;
    this.now = now;
    this.#defaults = defaults;
  }

  reading(): Reading {
    return { reads: this.#reads, due: this.#due, languages: this.#languages };
  }

  /** Records a key; a read without end wins over one with. */
  read(name: string, until: number | null = null): void {
    const before = this.#reads.get(name);
    if (before === undefined && !this.#reads.has(name)) this.#reads.set(name, until);
    else if (before !== null && before !== undefined && (until === null || until > before))
      this.#reads.set(name, until);
  }

  /** The page could differ from this instant on. */
  dueAt(instant: number): void {
    if (this.#due === null || instant < this.#due) this.#due = instant;
  }

  /** Null unless the edition is switched on. */
  async edition(code: string): Promise<EditionFacts | null> {
    this.read(key.edition(code));
    const rows = await this.source.editions();
    const row = rows.get(code);
    return row !== undefined && isOn(row, rows) ? this.#facts(row) : null;
  }

  /** Switched on or not: for previews, which leave nothing in the tree. */
  async editionAnyway(code: string): Promise<EditionFacts | null> {
    const row = (await this.source.editions()).get(code);
    return row === undefined ? null : this.#facts(row);
  }

  /** All editions that are switched on, in the newsroom's order. */
  async editions(): Promise<readonly EditionFacts[]> {
    this.read(key.editions());
    const rows = await this.source.editions();
    return [...rows.values()].filter((row) => isOn(row, rows)).map((row) => this.#facts(row));
  }

  /** What an edition shows another's pages with; null: it has pages of its own, or one of the two is off. */
  async secondScript(code: string): Promise<SecondScript | null> {
    const row = (await this.source.editions()).get(code);
    if (row === undefined || row.script_of === null) return null;
    const [edition, base] = await Promise.all([this.edition(code), this.edition(row.script_of)]);
    if (edition === null || base === null) return null;
    return { edition, base, theme: (row.theme ?? null) as Theme | null, glossary: row.glossary }; // checked when it was given
  }

  /**
   * The shown article in the scripts of its language: at its own address, at its second scripts', or where an article
   * stands in place of these. Empty where its edition has one script.
   */
  async scripts(
    article: Pick<PublishedArticle, "id" | "edition" | "slug" | "replaces">,
  ): Promise<readonly InEdition[]> {
    const rows = await this.source.editions();
    this.read(key.editions());
    const { replaces } = article;
    const first = replaces === null ? article : await this.source.card(replaces);
    if (replaces !== null) this.read(key.card(replaces));
    const base = first === null ? undefined : rows.get(first.edition);
    if (first === null || base === undefined) return [];
    const seconds = [...rows.values()].filter((row) => row.script_of === base.code && isOn(row, rows));
    if (seconds.length === 0 || !isOn(base, rows)) return [];
    const replacing = await this.source.replacing(first.id);
    return [
      { edition: base.code, address: addressOf.article(base.path, first.id, first.slug), article: first.id },
      ...seconds.map((row) => {
        this.#namesLanguage(row);
        const other = replacing.find((one) => one.edition === row.code) ?? { article: first.id, slug: first.slug };
        return {
          edition: row.code,
          address: addressOf.article(row.path, other.article, other.slug),
          article: first.id,
        };
      }),
    ];
  }

  async sections(edition: EditionFacts): Promise<readonly (SectionLink & { readonly id: number })[]> {
    this.read(key.edition(edition.code));
    const rows = await this.source.sections(edition.code);
    return rows.map((row) => ({ id: row.id, name: row.name, address: addressOf.section(edition.path, row.slug) }));
  }

  /** `breaking`: on every instant, or for an article while it is young, or never. */
  async frame(edition: EditionFacts, breaking: "always" | "never" | { readonly publishedAt: number }): Promise<Frame> {
    const sections = (await this.sections(edition)).map(({ name, address }) => ({ name, address }));
    this.read(key.standing(edition.code));
    const written = (await this.source.standing(edition.code)).map((one) => one.kind);
    const standing = standingKinds.filter((kind) => kind === "corrections" || written.includes(kind));
    const [theme, line] = [await this.theme(edition), await this.#breaking(edition, breaking)];
    const broadcasting = await this.#broadcasting(edition.code);
    return { edition, sections, breaking: line, theme, standing, broadcasting };
  }

  /** Whether there are live channels and programmes to lead to. */
  async #broadcasting(edition: string): Promise<Frame["broadcasting"]> {
    this.read(key.broadcasting(edition));
    const [channels, programmes] = await Promise.all([this.source.channels(edition), this.source.programmes(edition)]);
    const kinds = new Set(channels.map(({ kind }) => kind));
    const term = kinds.has("radio") ? "listenLive" : kinds.has("television") ? "watchLive" : null;
    return { term, programmes: programmes.some(({ state }) => state === "shown") };
  }

  /** The edition's own look; null: Skywave's. */
  async theme(edition: EditionFacts): Promise<Theme | null> {
    this.read(key.edition(edition.code));
    const row = (await this.source.editions()).get(edition.code);
    return (row?.theme ?? null) as Theme | null; // checked when it was given
  }

  /** The breaking line with its end, for pages that do not carry it. */
  async breakingLine(edition: EditionFacts): Promise<BreakingFile["line"]> {
    this.read(key.breaking(edition.code));
    const row = (await this.source.breaking()).get(edition.code);
    if (row === undefined) return null;
    const card = row.article === null ? null : await this.card(row.article);
    return { text: row.text, address: card?.address ?? null, until: row.ends_at?.getTime() ?? null };
  }

  async #breaking(
    edition: EditionFacts,
    when: "always" | "never" | { readonly publishedAt: number },
  ): Promise<Frame["breaking"]> {
    if (when === "never") return null;
    const until = when === "always" ? null : when.publishedAt + breakingOnArticle;
    if (until !== null && until <= this.now) return null;
    this.read(key.breaking(edition.code), until);
    const line = (await this.source.breaking()).get(edition.code);
    if (line === undefined) return null;
    if (until !== null) this.dueAt(until);
    const card = line.article === null ? null : await this.card(line.article);
    return { text: line.text, address: card?.address ?? null };
  }

  /** An article with an address, for its own page: shown or taken back. */
  async article(id: number): Promise<PublishedArticle | null> {
    this.read(key.article(id));
    return this.source.article(id);
  }

  /** Where a shared text was published first: the service and the page that stands for it. Null once readers do not see that. */
  async firstPublished({ shares }: Pick<PublishedArticle, "shares">): Promise<FirstPublished | null> {
    if (shares === null) return null;
    this.read(key.card(shares));
    const [card, row] = await Promise.all([this.card(shares), this.source.card(shares)]);
    const edition = row === null ? null : await this.edition(row.edition);
    return card === null || edition === null ? null : { service: edition.wordmark, address: card.address };
  }

  /** Those of the articles that share no other's text. */
  async ownTexts(ids: readonly number[]): Promise<readonly number[]> {
    const rows = await Promise.all(
      ids.map(async (id) => {
        this.read(key.card(id));
        return this.source.card(id);
      }),
    );
    return rows.flatMap((row) => (row === null || row.shares !== null ? [] : [row.id]));
  }

  /** An article as lists show it, or null when it is not shown (or its edition is off). */
  async card(id: number): Promise<Card | null> {
    return (await this.#listed(id))?.card ?? null;
  }

  /** For a list with little room: the short headline, and the rest only for the first. */
  async shortCards(ids: readonly number[]): Promise<readonly Card[]> {
    const listed = (await Promise.all(ids.map((id) => this.#listed(id)))).filter((one) => one !== null);
    return listed.map(({ card, shortHeadline }, index) => {
      const short = { ...card, headline: shortHeadline ?? card.headline };
      return index === 0 ? short : { ...short, summary: "", picture: null };
    });
  }

  /** For feeds: cards with their section's name, and when the newest change of one was. */
  async feed(ids: readonly number[]): Promise<Pick<RssFeed, "items" | "changedAt">> {
    const listed = (await Promise.all(ids.map((id) => this.#listed(id)))).filter((one) => one !== null);
    return {
      items: listed.map(({ card, section, changedAt }) => ({ card, section, changedAt })),
      changedAt: listed.length === 0 ? null : Math.max(...listed.map((one) => one.changedAt)),
    };
  }

  /** The headline of an article that is shown without a photograph; null of all others. */
  async bareHeadline(id: number): Promise<string | null> {
    this.read(key.card(id));
    const row = await this.source.card(id);
    return row === null || row.card.leadAsset !== null ? null : row.card.headline;
  }

  async #listed(id: number) {
    this.read(key.card(id));
    const row = await this.source.card(id);
    if (row === null) return null;
    const edition = await this.edition(row.edition);
    if (edition === null) return null;
    const section = (await this.sections(edition)).find((one) => one.id === row.section);
    const { headline, shortHeadline, summary, genre, flash, leadAsset } = row.card;
    const card: Card = {
      article: row.id,
      address: addressOf.article(edition.path, row.id, row.slug),
      headline,
      summary,
      genre,
      publishedAt: row.published_at.getTime(),
      flash,
      live: row.card.live ?? false,
      picture: leadAsset === null ? null : await this.cardPicture(leadAsset, edition.code),
    };
    return {
      card,
      shortHeadline,
      section: section?.name ?? null,
      changedAt: (row.updated_at ?? row.published_at).getTime(),
    };
  }

  async cards(ids: readonly number[]): Promise<readonly Card[]> {
    const cards = await Promise.all(ids.map((id) => this.card(id)));
    return cards.filter((card) => card !== null);
  }

  /** A picture without its words; null when its rights have run out. */
  async cardPicture(asset: number, edition: string): Promise<CardPicture | null> {
    const picture = await this.picture(asset, edition);
    return picture === null ? null : { asset, version: picture.version, widths: picture.widths };
  }

  /** Null when its rights have run out. */
  async picture(asset: number, edition: string): Promise<Picture | null> {
    this.read(key.asset(asset, edition));
    const row = await this.source.described(asset, edition);
    if (row === null || row.expired || row.kind !== "picture") return null;
    const { version, widths, alt, caption, credit } = row;
    return { asset, version, widths, alt, caption, credit };
  }

  /** An audio or video; null when its rights have run out, or nothing was made of it. */
  async media(asset: number, edition: string): Promise<Media | null> {
    this.read(key.asset(asset, edition));
    const row = await this.source.described(asset, edition);
    if (row === null || row.expired || row.renditions.length === 0) return null;
    const { version, caption, credit, transcript, duration, renditions } = row;
    return {
      asset,
      version,
      caption,
      credit,
      transcript,
      duration: duration === null ? null : Math.round(duration),
      files: renditions.filter(({ quality }) => quality !== "poster"),
      poster: renditions.find(({ quality }) => quality === "poster") ?? null,
    };
  }

  /** The same as partners get it. */
  async partnersMedia(asset: number, edition: string): Promise<PartnersMedia | null> {
    const media = await this.media(asset, edition);
    const row = await this.source.described(asset, edition);
    if (media === null || row === null) return null;
    return { ...media, copyrightHolder: row.copyright_holder, usageTerms: row.usage_terms };
  }

  /** A picture as partners get it, with who holds it and what may be done with it; null when its rights have run out. */
  async partnersPicture(asset: number, edition: string): Promise<PartnersPicture | null> {
    const picture = await this.picture(asset, edition);
    const row = await this.source.described(asset, edition);
    if (picture === null || row === null) return null;
    return { ...picture, copyrightHolder: row.copyright_holder, usageTerms: row.usage_terms };
  }

  /** The topic's name in the edition, or null where it has none. */
  async topic(
    topic: number,
    edition: EditionFacts,
  ): Promise<(SectionLink & { readonly description: string | null }) | null> {
    this.read(key.topic(topic, edition.code));
    const row = await this.source.topic(topic, edition.code);
    if (row === null) return null;
    return { name: row.name, description: row.description, address: addressOf.topic(edition.path, row.slug) };
  }

  /** Null when the name is taken off, here or everywhere. */
  async contributor(contributor: number, edition: EditionFacts) {
    this.read(key.contributor(contributor, edition.code));
    const row = await this.source.contributor(contributor, edition.code);
    if (row === null || row.withheld) return null;
    return {
      kind: row.kind,
      name: row.name,
      description: row.description,
      address: addressOf.contributor(edition.path, contributor),
      portrait: row.portrait === null ? null : await this.cardPicture(row.portrait, edition.code),
    };
  }

  /** Shown articles of a story by edition code. */
  async story(story: number): Promise<readonly InEdition[]> {
    this.read(key.story(story));
    this.read(key.editions());
    const [rows, editions] = await Promise.all([this.source.story(story), this.source.editions()]);
    const all = await Promise.all(
      rows.map(async (row): Promise<readonly InEdition[]> => {
        const edition = editions.get(row.edition);
        if (edition === undefined || !isOn(edition, editions)) return [];
        this.#namesLanguage(edition);
        const { article: id, slug } = row;
        const address = addressOf.article(edition.path, id, slug);
        const shared = row.shares !== null && (await this.card(row.shares)) !== null;
        const here = { edition: row.edition, address, article: id, ...(shared ? { shared } : {}) };
        if (edition.script_of !== null) return [here];
        const scripts = await this.scripts({ id, edition: row.edition, slug, replaces: null });
        return scripts.length === 0 ? [here] : scripts;
      }),
    );
    // Its own article in a second script is among its story's, and where it stands in place of another, said already.
    return [...new Map(all.flat().map((one) => [one.edition, one])).values()];
  }

  /** Picks first, then linked stories, then older pieces of its topics: articles of the same edition. */
  async related(article: PublishedArticle, content: RevisionContent): Promise<readonly Card[]> {
    this.read(key.related(article.id));
    this.read(key.links(article.story));
    const links = await this.source.links(article.story);
    const linked = await Promise.all(links.map((link) => this.story(link.other)));
    const ofEdition = linked.flat().filter((one) => one.edition === article.edition);
    const older = await this.source.older(article.id);
    const picks = article.shares === null ? content.related : []; // a shared text's are of another edition
    const chosen = [...picks, ...ofEdition.map((one) => one.article)];
    const ids = new Set([...chosen, ...older.map((row) => row.older)]);
    ids.delete(article.id);
    const most = Math.max(new Set(chosen).size, 4);
    return (await this.cards([...ids].slice(0, most))).filter((card) => card !== null);
  }

  async newest(list: ListOf): Promise<readonly Card[]> {
    this.read(key.list(list));
    return this.cards(await this.source.newest(list));
  }

  async months(list: ListOf): Promise<readonly string[]> {
    this.read(key.months(list));
    return this.source.months(list);
  }

  /** Words of another language stand on the page: only what the newsroom itself describes can change under it. */
  async language(code: string): Promise<void> {
    const row = (await this.source.editions()).get(code);
    const comesWithSoftware = (row?.language_version ?? null) === null && this.#defaults(code) !== null;
    if (comesWithSoftware) return;
    this.read(key.edition(code));
    if (row !== undefined) this.#namesLanguage(row);
  }

  #namesLanguage({ code, language_version: version }: EditionRow): void {
    if (version !== null) this.#languages.set(code, version);
  }

  #facts(row: EditionRow): EditionFacts {
    this.#namesLanguage(row);
    const defaults = this.#defaults(row.code);
    return {
      code: row.code,
      path: row.path,
      wordmark: row.wordmark ?? defaults?.wordmark ?? "Skywave",
      timeZone: row.time_zone ?? defaults?.timeZone ?? "UTC",
      languageVersion: row.language_version,
    };
  }
}
