import type { Language } from "../language/language.ts";
import type { LivePostContent } from "../story/live.ts";
import type { RevisionContent } from "../story/revision.ts";
import { searchKindsOf } from "../story/search-kind.ts";
import { lexeme, spans } from "./lexemes.ts";
import { isSyllabic, lexemesOf, type Token, tokens } from "./tokens.ts";

/** What the index holds of an article: texts of two `tsvector`s, and the words for which spelling is forgiven. */
export interface SearchDocument {
  readonly head: string;
  readonly words: string;
  readonly spelled: readonly string[];
}

export interface ToIndex {
  readonly edition: string;
  readonly publishedAt: number;
  readonly content: RevisionContent;
  /** What the posts of its live coverage say; null without coverage. */
  readonly live: readonly Pick<LivePostContent, "headline" | "body">[] | null;
}

type Weight = "A" | "B" | "D";

const between = 8; // places between two texts, so that no phrase runs over their border
const lastPlace = 16_383; // PostgreSQL counts no further

/** Makes an article's document; pure. Names of people and topics are in it by number, so that a name can be taken off at once. */
export function documentOf(language: Language, { edition, publishedAt, content, live }: ToIndex): SearchDocument {
  const head = new Vector();
  const all = new Vector();
  const spelled = new Set<string>();
  const put = (text: string, weight: Weight, headline: boolean) => {
    const found = tokens(language, text);
    for (const vector of weight === "D" ? [all] : [all, head]) vector.add(found, weight);
    if (weight === "D") return;
    for (const token of found) if (token.kind === "word" && isSpelled(token.text)) spelled.add(token.text);
    if (headline) for (const word of found.flatMap(lexemesOf)) all.mark(lexeme.headline(word));
  };
  put(content.headline, "A", true);
  if (content.shortHeadline !== null) put(content.shortHeadline, "B", false);
  put(content.summary, "B", false);
  if (content.dateline !== null) put(content.dateline, "B", false);
  for (const text of textsOf(content.body)) put(text, "D", false);
  for (const post of live ?? []) {
    if (post.headline !== null) put(post.headline, "D", false);
    for (const text of textsOf(post.body)) put(text, "D", false);
  }
  const names = [
    ...content.topics.map((topic) => lexeme.topic(topic)),
    ...content.bylines.map(({ contributor }) => lexeme.contributor(contributor)),
  ];
  for (const vector of [all, head]) vector.name(names);
  all.mark(lexeme.edition(edition));
  for (const span of spans) all.mark(lexeme.span(edition, span, publishedAt));
  if (content.section !== null) all.mark(lexeme.section(content.section));
  for (const kind of searchKindsOf(content, live !== null)) all.mark(lexeme.kind(kind));
  return { head: head.text(), words: all.text(), spelled: [...spelled].sort() };
}

/** Numbers and short words are meant as they are typed. */
function isSpelled(word: string): boolean {
  return word.length >= 4 && word.length <= 32 && !/\p{N}/u.test(word);
}

/** Every text in a body, whatever its blocks are called: runs that belong together are one text. */
function textsOf(value: unknown, key = ""): readonly string[] {
  if (typeof value === "string") return prose.has(key) && value !== "" ? [value] : [];
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isRun)) return [value.map((run) => run.text).join("")];
    return value.flatMap((item) => textsOf(item, key));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => (name === "from" ? [] : textsOf(item, name)));
}

const prose = new Set(["text", "by", "title", "heading", "caption", "alt", "label", "name", "summary", "transcript"]);

function isRun(value: unknown): value is { readonly text: string } {
  return (
    typeof value === "object" &&
    value !== null &&
    !("kind" in value) &&
    "text" in value &&
    typeof value.text === "string"
  );
}

/** A tsvector in the making: lexemes with their places. */
class Vector {
  readonly #places = new Map<string, string[]>();
  #place = 1;

  add(found: readonly Token[], weight: Weight): void {
    const suffix = weight === "D" ? "" : weight;
    for (const token of found) {
      if (token.kind === "word") {
        this.#put(token.text, suffix);
        this.#place += 1;
        continue;
      }
      const { units } = token;
      const single = units.length === 1 || weight !== "D" || isSyllabic(units);
      for (const [index, unit] of units.entries()) {
        if (single) this.#put(unit, suffix);
        const next = units[index + 1];
        if (next !== undefined) this.#put(unit + next, suffix);
        this.#place += 1;
      }
    }
    this.#place += between;
  }

  /** A lexeme that stands nowhere in the text. */
  mark(name: string): void {
    if (!this.#places.has(name)) this.#places.set(name, []);
  }

  /** Names weigh as much as the summary. */
  name(names: readonly string[]): void {
    for (const name of names) this.#put(name, "B");
  }

  text(): string {
    return [...this.#places]
      .map(([name, places]) => `${quoted(name)}${places.length === 0 ? "" : `:${places.join(",")}`}`)
      .join(" ");
  }

  #put(name: string, suffix: string): void {
    const places = this.#places.get(name);
    const place = `${Math.min(this.#place, lastPlace)}${suffix}`;
    if (places === undefined) this.#places.set(name, [place]);
    else if (places.length < 64) places.push(place);
  }
}

/** A lexeme as the text of a tsvector or tsquery writes it. */
export function quoted(name: string): string {
  return `'${name.replace(/['\\]/g, (sign) => sign + sign)}'`;
}
