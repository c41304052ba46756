const prism = "http://prismstandard.org/namespaces/";

// Modules that changed their address over the years, or that people write in several ways, have one name here.
const spaces: Readonly<Record<string, string>> = {
  "http://purl.org/rss/1.0/": "",
  "http://my.netscape.com/rdf/simple/0.9/": "",
  "http://channel.netscape.com/rdf/simple/0.9/": "",
  "http://backend.userland.com/rss": "",
  "http://backend.userland.com/rss2": "",
  "http://blogs.law.harvard.edu/tech/rss": "",
  "http://www.w3.org/2005/Atom": "atom",
  "https://www.w3.org/2005/Atom": "atom",
  "http://purl.org/atom/ns#": "atom",
  "http://purl.org/rss/1.0/modules/content/": "content",
  "http://purl.org/dc/elements/1.0/": "dc",
  "http://purl.org/dc/elements/1.1/": "dc",
  "http://purl.org/dc/terms/": "dcterms",
  "http://search.yahoo.com/mrss/": "media",
  "http://search.yahoo.com/mrss": "media",
  "https://search.yahoo.com/mrss/": "media",
  "http://video.search.yahoo.com/mrss/": "media",
  "http://www.rssboard.org/media-rss": "media",
  "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
  "http://purl.org/atompub/tombstones/1.0": "tombstone",
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
};

/** The name that a namespace has in the readers of feeds; an unknown one is its own name. */
export function spaceOf(uri: string): string {
  return spaces[uri] ?? (uri.startsWith(prism) ? "prism" : uri);
}

/** What a feed means that uses a prefix and forgets to declare it. */
export const usualPrefixes: Readonly<Record<string, string>> = {
  at: "http://purl.org/atompub/tombstones/1.0",
  atom: "http://www.w3.org/2005/Atom",
  content: "http://purl.org/rss/1.0/modules/content/",
  dc: "http://purl.org/dc/elements/1.1/",
  dcterms: "http://purl.org/dc/terms/",
  feedburner: "http://rssnamespace.org/feedburner/ext/1.0",
  media: "http://search.yahoo.com/mrss/",
  prism: `${prism}basic/2.0/`,
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
};
