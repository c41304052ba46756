import { scriptConversion, type Convert } from "../language/second-script.ts";
import { convertedPage, type OwnWords } from "./converted-page.ts";
import { type Loaded, nothing } from "./loaded.ts";
import type { Reader, SecondScript } from "./reader.ts";
import { movedAddress, notInSecondScript } from "./second-script-addresses.ts";
import { addressOf, type Addressed, type Target } from "./target.ts";

/**
 * What stands at an address of an edition that shows another's pages in a second script: that edition's page, loaded as
 * its own is (so that both are stale together) and converted. Where an article of this edition stands in place of a
 * converted one, the latter's address leads there.
 */
export async function loadInSecondScript(
  { address, target }: Addressed,
  script: SecondScript,
  reader: Reader,
  loadOwn: (addressed: Addressed, reader: Reader) => Promise<Loaded>,
): Promise<Loaded> {
  if (notInSecondScript.includes(target.kind)) return nothing;
  const { edition, base } = script;
  const article = "article" in target ? target.article : null;
  // An article never changes its edition; whether it is there at all is recorded by whoever loads it.
  const own = article !== null && (await reader.source.article(article))?.edition === edition.code;
  if (article !== null && !own && (await standsAt(target, article, reader))) {
    const instead = await standsInPlaceOf(article, script, reader);
    if (instead !== null)
      return target.kind === "live-notice" || target.kind === "share"
        ? nothing
        : { kind: "redirect", to: instead.address };
  }
  const loaded = await loadOwn(
    {
      address: movedAddress(address, edition.path, base.path),
      target: { ...target, edition: base.code } as Target, // the same kind with another edition
    },
    reader,
  );
  switch (loaded.kind) {
    case "page":
      return { kind: "page", page: await inSecondScript(loaded.page, script, reader, own) };
    case "gone":
      return { kind: "gone", page: await inSecondScript(loaded.page, script, reader, own) };
    case "redirect":
      return { kind: "redirect", to: movedAddress(loaded.to, base.path, edition.path) };
    case "file":
      if (loaded.of !== "share-cards") return loaded;
      return { ...loaded, card: await inSecondScript(loaded.card, script, reader, own) };
    default:
      return loaded;
  }
}

/** Whether the article has this address now: nothing stands at a former slug, nor where it is withheld. */
async function standsAt(target: Target, article: number, reader: Reader): Promise<boolean> {
  const found = await reader.article(article);
  return found !== null && (!("slug" in target) || target.slug === found.slug);
}

/** A page of the other edition as this one shows it. `own`: what the article says is written in this script already. */
export async function inSecondScript<P extends object>(
  page: P,
  script: SecondScript,
  reader: Reader,
  own = false,
): Promise<P> {
  const { edition, base, theme } = script;
  const instead = new Map<string, OwnWords>();
  await Promise.all(
    articleAddresses(page, base.path).map(async ([place, article]) => {
      const words = await standsInPlaceOf(article, script, reader);
      if (words !== null) instead.set(place, words);
    }),
  );
  return convertedPage(page, {
    convert: conversionOf(script),
    edition,
    base: base.code,
    theme,
    instead,
    moved: (place) => movedAddress(place, base.path, edition.path),
    own,
  });
}

/** The article of this edition that is shown in place of a converted one. Recorded by the converted one's card. */
async function standsInPlaceOf(
  article: number,
  { edition, base }: SecondScript,
  reader: Reader,
): Promise<OwnWords | null> {
  const found = (await reader.source.replacing(article)).find((one) => one.edition === edition.code);
  if (found === undefined) return null;
  const card = await reader.card(found.article);
  if (card === null) return null;
  // Its words are of this edition, its pictures' of the other.
  const address = addressOf.article(base.path, found.article, found.slug);
  return { address: movedAddress(address, base.path, edition.path), card };
}

/** Every address of an article in a page's data, with the article's number. */
function articleAddresses(page: object, path: string): readonly (readonly [string, number])[] {
  const found = new Map<string, number>();
  const place = new RegExp(`^${RegExp.escape(path)}/(\\d+)/[^/]+/$`);
  const look = (value: unknown): void => {
    if (typeof value === "string") {
      const article = place.exec(value)?.[1];
      if (article !== undefined) found.set(value, Number(article));
    } else if (typeof value === "object" && value !== null) for (const part of Object.values(value)) look(part);
  };
  look(page);
  return [...found];
}

const conversions = new Map<string, Convert>();

function conversionOf({ edition, base, glossary }: SecondScript): Convert {
  const name = JSON.stringify([base.code, edition.code, glossary]);
  const before = conversions.get(name);
  if (before !== undefined) return before;
  if (conversions.size > 20) conversions.clear(); // glossaries change now and then
  const made = scriptConversion(base.code, edition.code, glossary);
  conversions.set(name, made);
  return made;
}
