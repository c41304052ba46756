import { readInstant } from "./dates.ts";
import { type Draft, emptyDraft, holderIn } from "./draft.ts";
import { picturesOf } from "./feed-pictures.ts";
import { statusOf } from "./feed-status.ts";
import { distinctSubjects, subjectOf } from "./feed-subjects.ts";
import { readLink, withAbsoluteLinks } from "./links.ts";
import { asHtml, beginningOf, lineOfHtml, lineOrNull, readLanguage, summaryAndBody } from "./words.ts";
import { childOf, childrenOf, type Element, textOf } from "./xml-tree.ts";

/** Reads an item of RSS 0.9x, 1.0 (RDF) or 2.0 with the modules that news uses. `channel`: what is said for all items. */
export function rssDraft(item: Element, channel: Element | null): Draft {
  const said = (space: string, ...names: readonly string[]) => textOf(childOf(item, space, ...names));
  const channelSaid = (space: string, ...names: readonly string[]) =>
    channel === null ? null : textOf(childOf(channel, space, ...names));
  const base = item.base ?? readLink(channelSaid("", "link"), null);
  const terms =
    said("dc", "rights") ??
    said("dcterms", "rights") ??
    said("prism", "copyright") ??
    said("", "copyright") ??
    channelSaid("", "copyright") ??
    channelSaid("dc", "rights"); // prettier than a table, and in order
  return {
    ...emptyDraft,
    ...identityOf(item, base),
    ...textsOf(item, base),
    versionCreated: readInstant(
      said("dcterms", "modified") ?? said("atom", "updated", "modified") ?? said("prism", "modificationDate"),
    ),
    firstCreated: readInstant(
      said("", "pubDate", "pubdate") ??
        said("dc", "date") ??
        said("dcterms", "issued", "created") ??
        said("prism", "publicationDate") ??
        said("atom", "published", "issued"),
    ),
    pubStatus: statusOf(item),
    language: readLanguage(
      said("dc", "language") ?? item.language ?? channelSaid("", "language") ?? channelSaid("dc", "language"),
    ),
    by: bylineOf(item),
    located: lineOrNull(said("prism", "location") ?? said("dcterms", "spatial") ?? said("dc", "coverage")),
    subjects: subjectsOf(item),
    embargoedUntil: readInstant(said("prism", "embargoDate")),
    expires: readInstant(said("prism", "expirationDate")),
    copyrightHolder: lineOrNull(said("dcterms", "rightsHolder")) ?? holderIn(terms),
    usageTerms: lineOrNull(terms),
    infoSources: sourcesOf(item),
    pictures: picturesOf(item, base),
  };
}

/** A guid that is a permanent link is one without tracking; `rdf:about` names what has no guid. */
function identityOf(item: Element, base: string | null): Pick<Draft, "id" | "link"> {
  const guid = childOf(item, "", "guid");
  const named = textOf(guid);
  const permanent = guid?.attributes.isPermaLink?.trim().toLowerCase() !== "false" ? readLink(named, null) : null;
  const alternate = childrenOf(item, "atom", "link").find(
    ({ attributes }) => (attributes.rel ?? "alternate") === "alternate",
  );
  const link =
    readLink(textOf(childOf(item, "feedburner", "origLink")), base) ??
    readLink(textOf(childOf(item, "", "link")), base) ??
    readLink(alternate?.attributes.href ?? null, base) ??
    permanent;
  const about = item.attributes["{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"] ?? null;
  const others = textOf(childOf(item, "atom", "id")) ?? textOf(childOf(item, "dc", "identifier"));
  return { id: permanent ?? named ?? others ?? readLink(about, null) ?? about, link };
}

function textsOf(item: Element, base: string | null): Pick<Draft, "headline" | "summary" | "bodyHtml"> {
  const description = textOf(childOf(item, "", "description"));
  const full = textOf(childOf(item, "content", "encoded")) ?? textOf(childOf(item, "atom", "content"));
  const short =
    description ?? textOf(childOf(item, "dc", "description")) ?? textOf(childOf(item, "atom", "summary")) ?? "";
  const texts =
    full === null ? summaryAndBody(short) : { summary: beginningOf(lineOfHtml(short), 1_000), bodyHtml: asHtml(full) };
  const title =
    textOf(childOf(item, "", "title")) ??
    textOf(childOf(item, "dc", "title")) ??
    textOf(childOf(item, "media", "title"));
  return {
    // RSS asks for a title or a description: what has no title is called by its first words.
    headline: lineOfHtml(title) || beginningOf(texts.summary, 100),
    summary: texts.summary,
    bodyHtml: texts.bodyHtml === null ? null : withAbsoluteLinks(texts.bodyHtml, base),
  };
}

function bylineOf(item: Element): string | null {
  const creators = childrenOf(item, "dc", "creator").map((one) => lineOfHtml(textOf(one)));
  const names = creators.some((one) => one !== "")
    ? creators
    : [
        ...childrenOf(item, "atom", "author").map((one) => lineOfHtml(textOf(childOf(one, "atom", "name")))),
        authorOf(textOf(childOf(item, "", "author"))),
      ];
  return [...new Set(names.filter((one) => one !== ""))].join(", ") || null;
}

/** RSS wants "mail@example.org (Name)"; mail addresses are nobody's byline. */
function authorOf(written: string | null): string {
  const line = lineOfHtml(written);
  const inBrackets = /^\S+@\S+\s*\(([^)]+)\)$/.exec(line)?.[1];
  return inBrackets ?? (/^\S+@\S+$/.test(line) ? "" : line.replace(/\s*<?\S+@\S+>?$/, ""));
}

function subjectsOf(item: Element): Draft["subjects"] {
  const categories = childrenOf(item, "", "category").flatMap((one) =>
    subjectOf(textOf(one), null, one.attributes.domain ?? null),
  );
  const subjects = childrenOf(item, "dc", "subject").flatMap((one) => subjectOf(textOf(one), null, null));
  return distinctSubjects([...categories, ...subjects]);
}

function sourcesOf(item: Element): readonly string[] {
  const named = [childOf(item, "", "source"), childOf(item, "dc", "source"), childOf(item, "dc", "publisher")];
  return [...new Set(named.map((one) => lineOfHtml(textOf(one))).filter((one) => one !== "" && !URL.canParse(one)))];
}
