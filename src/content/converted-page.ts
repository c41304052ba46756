import type { Convert } from "../language/second-script.ts";
import type { Alternate, Card, EditionFacts } from "../pages/page.ts";
import type { Theme } from "../pages/theme.ts";

/** What an article of the second script's own edition says where a converted one would stand. */
export interface OwnWords {
  readonly address: string;
  readonly card: Card;
}

export interface Conversion {
  readonly convert: Convert;
  /** The edition that shows the page, and the tag of the one that it is from. */
  readonly edition: EditionFacts;
  readonly base: string;
  readonly theme: Theme | null;
  /** By address in the other edition. */
  readonly instead: ReadonlyMap<string, OwnWords>;
  /** An address of the other edition in this one. */
  readonly moved: (address: string) => string;
  /** What the article says is written in this script already: names, lists and pictures' words around it are not. */
  readonly own: boolean;
}

/** Codes, names of files and places, which are no text. Whatever else is a string is text, so that a new field is converted. */
const noText = new Set(
  [
    "id kind role genre code path timeZone month version file quality mediaType time page hash block handle href language".split(
      " ",
    ),
    "asked from theme edition languageVersion".split(" "),
    "slug relation day guid programmeKind ownerEmail category term".split(" "),
  ].flat(),
);

/** Places of pages. */
const addresses = new Set(["address", "previous", "next", "older"]);

/** What an article and its live coverage say by themselves. */
const ownText = new Set(
  "headline shortHeadline summary dateline body wireSources copyrightHolder notices live posts article".split(" "),
);

/**
 * A page of one edition as another shows it in its script; pure. Every text is converted but runs, quotations and posts
 * that name a language; addresses lead to this edition's pages.
 */
export function convertedPage<P extends object>(page: P, conversion: Conversion): P {
  const entries = Object.entries(page).map(([key, value]) => [
    key,
    conversion.own && ownText.has(key) ? kept(value, conversion) : converted(key, value, conversion),
  ]);
  return Object.fromEntries(entries) as P; // the same keys, with values of the same kinds
}

function converted(key: string, value: unknown, conversion: Conversion): unknown {
  const { edition, base, theme } = conversion;
  if (key === "theme") return theme ?? value;
  if (key === "alternates") return alternates(value as readonly Alternate[], edition.code); // the key's one meaning
  if (key === "languageVersion") return edition.languageVersion;
  if (key === "edition") return typeof value === "string" ? (value === base ? edition.code : value) : edition;
  if (typeof value === "string") return text(key, value, conversion);
  if (Array.isArray(value)) return value.map((item) => converted(key, item, conversion));
  if (typeof value !== "object" || value === null || key === "asked" || key === "from") return value;
  return withOwnWords(value, converting(value, conversion), conversion);
}

function text(key: string, value: string, { convert, moved, instead }: Conversion): string {
  if (addresses.has(key)) return instead.get(value)?.address ?? moved(value);
  return noText.has(key) ? value : convert(value);
}

/** What names a language is in that language; what hangs below it is not. */
function converting(value: object, conversion: Conversion): Readonly<Record<string, unknown>> {
  const foreign = "language" in value && typeof value.language === "string";
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      foreign && typeof part === "string" ? part : converted(key, part, conversion),
    ]),
  );
}

/** A card, or a headline with an address, of an article that another one stands in place of. */
function withOwnWords(before: object, after: Readonly<Record<string, unknown>>, { instead }: Conversion): object {
  const own = "address" in before && typeof before.address === "string" ? instead.get(before.address)?.card : undefined;
  if (own === undefined || !("headline" in before)) return after;
  if (!("summary" in before && "picture" in before)) return { ...after, headline: own.headline };
  const { headline, genre, flash, live, picture, summary } = own;
  return {
    ...after,
    headline,
    genre,
    flash,
    live,
    summary: before.summary === "" ? "" : summary,
    picture: before.picture === null ? null : picture,
  };
}

/** Text of this script, with pictures and media described in the other. */
function kept(value: unknown, conversion: Conversion): unknown {
  if (Array.isArray(value)) return value.map((item) => kept(item, conversion));
  if (typeof value !== "object" || value === null) return value;
  if ("asset" in value && "version" in value) return converting(value, conversion);
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      typeof part === "string" && addresses.has(key) ? conversion.moved(part) : kept(part, conversion),
    ]),
  );
}

function alternates(all: readonly Alternate[], edition: string): readonly Alternate[] {
  return all.map((one) => ({ ...one, self: one.edition === edition }));
}
