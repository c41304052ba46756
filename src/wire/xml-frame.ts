import { childElements, childOf, type Element, readXml } from "./xml-tree.ts";

/** What must stand around an item so that it can be read alone: the feed's first tags with their namespaces, and what it says for all items. */
export interface Frame {
  readonly before: string;
  readonly after: string;
}

export type XmlFormat = "rss" | "rdf" | "atom";

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
// What items inherit; nothing that changes from poll to poll, so that the same item has the same bytes again.
const inherited = new Set(["title", "link", "language", "copyright", "rights", "author", "publisher"]);
const mostInherited = 2_000;

/** The frame of items in a document that was read; those of RSS 2.0 stand in the channel, those of RDF beside it. */
export function frameOf(root: Element, text: string): Frame {
  const channel = childOf(root, "", "channel");
  const rootTags = tagsOf(root, text);
  if (channel === null) return around(rootTags, inheritedIn(root, text));
  const { open, close } = tagsOf(channel, text);
  const said = `${open}${inheritedIn(channel, text)}`;
  const isInside = channel.children.some((child) => typeof child !== "string" && child.local === "item");
  if (isInside || root.local.toLowerCase() === "rss")
    return { before: `${declaration}${rootTags.open}${said}\n`, after: `\n${close}${rootTags.close}\n` };
  return around(rootTags, `${said}${close}`);
}

function around(tags: { readonly open: string; readonly close: string }, said: string): Frame {
  return { before: `${declaration}${tags.open}${said}\n`, after: `\n${tags.close}\n` };
}

function tagsOf(element: Element, text: string): { readonly open: string; readonly close: string } {
  const open = text.slice(element.start, element.openEnd).replace(/\s*\/>$/, ">");
  return { open, close: `</${/^<([^\s/>]+)/.exec(open)?.[1] ?? ""}>` };
}

function inheritedIn(element: Element, text: string): string {
  return childElements(element)
    .filter(({ local, start, end }) => inherited.has(local) && end - start <= mostInherited)
    .slice(0, 20)
    .map(({ start, end }) => text.slice(start, end))
    .join("");
}

const defaults: Readonly<Record<XmlFormat, Frame>> = {
  rss: { before: `${declaration}<rss version="2.0"><channel>\n`, after: "\n</channel></rss>\n" },
  rdf: {
    before: `${declaration}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">\n`,
    after: "\n</rdf:RDF>\n",
  },
  atom: { before: `${declaration}<feed xmlns="http://www.w3.org/2005/Atom">\n`, after: "\n</feed>\n" },
};

/**
 * The frame of items that were cut out of a document that could not be read, from what stands before the first of them:
 * all of it if it makes sense, else its tags, else what the format has by default.
 */
export function frameOfHead(head: string, format: XmlFormat): Frame {
  const root = /<(?:[\w.-]+:)?(?:rss|RDF|feed)(?=[\s>])[^>]*>/i.exec(head);
  if (root === null) return defaults[format];
  const rest = head.slice(root.index);
  const channel = /<(?:[\w.-]+:)?channel(?=[\s>])[^>]*>/.exec(rest);
  const isOpen = channel !== null && !/<\/(?:[\w.-]+:)?channel\s*>/.test(rest);
  const nameIn = (tag: string) => /^<([^\s/>]+)/.exec(tag)?.[1] ?? "";
  const close = `${isOpen ? `</${nameIn(channel[0])}>` : ""}</${nameIn(root[0])}>`;
  for (const open of [rest, `${root[0]}${channel === null ? "" : channel[0]}`]) {
    const ended = open === rest || isOpen || channel === null ? close : `</${nameIn(channel[0])}>${close}`;
    const read = readXml(`${open}${ended}`);
    if (read.ok) return frameOf(read.root, `${open}${ended}`);
  }
  return defaults[format];
}
