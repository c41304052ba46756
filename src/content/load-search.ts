import type { SearchAsked } from "../pages/search-asked.ts";
import type { SearchPage } from "../pages/page.ts";
import { type Loaded, nothing } from "./loaded.ts";
import { inSecondScript } from "./load-second-script.ts";
import { movedAddress } from "./second-script-addresses.ts";
import type { Reader } from "./reader.ts";

/** How many articles a page of results shows. */
export const searchPageSize = 20;

/** The form alone, as it stands in the tree. */
export async function loadSearch(address: string, code: string, reader: Reader): Promise<Loaded> {
  const edition = await reader.edition(code);
  if (edition === null) return nothing;
  const frame = await reader.frame(edition, "never");
  return { kind: "page", page: { kind: "search", frame, address, asked: null, found: null } };
}

/** What a search found, all of it, best first. */
export interface FoundArticles {
  readonly articles: readonly number[];
  readonly more: boolean;
  readonly instead: string | null;
  readonly meant: string | null;
}

/** The page of results that was asked for, with articles as lists show them at this moment; null when the edition is off. */
export async function loadSearchResults(
  address: string,
  code: string,
  reader: Reader,
  asked: SearchAsked,
  found: FoundArticles,
): Promise<SearchPage | null> {
  const script = await reader.secondScript(code);
  if (script !== null) {
    const { base, edition: second } = script;
    const own = movedAddress(address, second.path, base.path);
    const page = await loadSearchResults(own, base.code, reader, asked, found);
    return page === null ? null : inSecondScript(page, script, reader);
  }
  const edition = await reader.edition(code);
  if (edition === null) return null;
  const frame = await reader.frame(edition, "never");
  const pages = Math.max(1, Math.ceil(found.articles.length / searchPageSize));
  const page = Math.min(asked.page, pages);
  const ids = found.articles.slice((page - 1) * searchPageSize, page * searchPageSize);
  return {
    kind: "search",
    frame,
    address,
    asked: { ...asked, page },
    found: {
      cards: await reader.cards(ids),
      total: found.more ? null : found.articles.length,
      pages,
      instead: found.instead,
      meant: found.meant,
    },
  };
}

/** How a browser asks the edition's search. */
export async function loadOpenSearch(address: string, code: string, reader: Reader): Promise<Loaded> {
  const edition = await reader.edition(code);
  return edition === null ? nothing : { kind: "page", page: { kind: "opensearch", address, edition } };
}
