import { readInstant } from "./dates.ts";
import { type Draft, emptyDraft, holderIn } from "./draft.ts";
import { picturesOf } from "./feed-pictures.ts";
import { statusOf } from "./feed-status.ts";
import { distinctSubjects, subjectOf } from "./feed-subjects.ts";
import { readLink, withAbsoluteLinks } from "./links.ts";
import { asHtml, beginningOf, lineOfHtml, lineOfText, lineOrNull, paragraphsOf, readLanguage } from "./words.ts";
import { childOf, childrenOf, type Element, htmlInside, textOf } from "./xml-tree.ts";

/** Reads an entry of Atom 0.3 or 1.0 (RFC 4287). `feed` is null for an entry that stands alone. */
export function atomDraft(entry: Element, feed: Element | null): Draft {
  const said = (...names: readonly string[]) => textOf(childOf(entry, "", ...names));
  const base = entry.base ?? (feed === null ? null : linkOf(feed, null));
  const rights = childOf(entry, "", "rights", "copyright") ?? (feed && childOf(feed, "", "rights", "copyright"));
  const terms = rights === null ? null : lineOf(rights);
  const source = childOf(entry, "", "source");
  return {
    ...emptyDraft,
    id: said("id"),
    link: linkOf(entry, base),
    ...textsOf(entry, base),
    versionCreated: readInstant(said("updated", "modified")),
    firstCreated: readInstant(said("published", "issued", "created")),
    pubStatus: statusOf(entry),
    language: readLanguage(textOf(childOf(entry, "dc", "language")) ?? entry.language ?? feed?.language),
    by: bylineOf(entry) ?? (source && bylineOf(source)) ?? (feed && bylineOf(feed)),
    located: lineOrNull(textOf(childOf(entry, "prism", "location"))),
    subjects: distinctSubjects(
      childrenOf(entry, "", "category").flatMap(({ attributes: { term = null, label = null, scheme = null } }) =>
        subjectOf(label ?? term, term, scheme),
      ),
    ),
    embargoedUntil: readInstant(textOf(childOf(entry, "prism", "embargoDate"))),
    expires: readInstant(textOf(childOf(entry, "prism", "expirationDate"))),
    copyrightHolder: lineOrNull(textOf(childOf(entry, "dcterms", "rightsHolder"))) ?? holderIn(terms),
    usageTerms: terms || null,
    infoSources: source === null ? [] : [lineOf(childOf(source, "", "title"))].filter((one) => one !== ""),
    pictures: picturesOf(entry, base),
  };
}

/** A deleted entry (RFC 6721): names what is taken back and says nothing else. */
export function tombstoneDraft(tombstone: Element): Draft {
  const when = readInstant(tombstone.attributes.when ?? null);
  const comment = lineOrNull(textOf(childOf(tombstone, "", "comment")));
  const id = tombstone.attributes.ref ?? null;
  return { ...emptyDraft, id, pubStatus: "canceled", versionCreated: when, edNote: comment };
}

function linkOf(element: Element, base: string | null): string | null {
  const links = childrenOf(element, "", "link");
  const html = (one: Element) => /^text\/html|xhtml/.test(one.attributes.type ?? "text/html");
  const alternates = links.filter(({ attributes }) => (attributes.rel ?? "alternate") === "alternate");
  const best = alternates.find(html) ?? alternates[0];
  return readLink(best?.attributes.href ?? null, best?.base ?? base);
}

function textsOf(entry: Element, base: string | null): Pick<Draft, "headline" | "summary" | "bodyHtml"> {
  const summary = lineOf(childOf(entry, "", "summary"));
  const content = childOf(entry, "", "content");
  const html = content === null ? null : htmlOf(content);
  const body = html === null || lineOfHtml(html) === "" ? null : withAbsoluteLinks(html, content?.base ?? base);
  const told = summary || (body === null ? "" : beginningOf(lineOfHtml(body)));
  const headline = lineOf(childOf(entry, "", "title")) || beginningOf(told, 100);
  return { headline, summary: told, bodyHtml: body };
}

/** RFC 4287, 3.1: text, html (escaped) and xhtml; Atom 0.3 says the same with `mode` and media types. */
function kindOf({ attributes: { type = "text", mode } }: Element): "text" | "html" | "xhtml" | "other" {
  if (type === "xhtml" || (type === "application/xhtml+xml" && mode !== "escaped")) return "xhtml";
  if (mode === "base64") return "other";
  if (/html/.test(type)) return mode === "xml" ? "xhtml" : "html";
  return type === "text" || type.startsWith("text/") ? "text" : "other";
}

function lineOf(construct: Element | null): string {
  if (construct === null) return "";
  const kind = kindOf(construct);
  return kind === "html"
    ? lineOfHtml(textOf(construct))
    : kind === "xhtml"
      ? lineOfHtml(htmlInside(construct))
      : lineOfText(textOf(construct));
}

/** Null where the content is elsewhere (`src`) or no text at all. */
function htmlOf(content: Element): string | null {
  switch (kindOf(content)) {
    case "xhtml": {
      const div = childOf(content, "http://www.w3.org/1999/xhtml", "div");
      return htmlInside(div ?? content);
    }
    case "html":
      return asHtml(textOf(content) ?? "");
    case "text":
      return paragraphsOf(textOf(content) ?? "");
    case "other":
      return null;
  }
}

function bylineOf(element: Element): string | null {
  const names = childrenOf(element, "", "author").map((one) => lineOfText(textOf(childOf(one, "", "name"))));
  return [...new Set(names.filter((one) => one !== ""))].join(", ") || null;
}
