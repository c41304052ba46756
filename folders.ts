// The design's folder table: what each folder of src/ holds and may import. The lint rule and its test read it.

export interface Folder {
  readonly name: string;
  readonly holds: string;
  /** Other folders of src/; "all" of them for what composes the stations. */
  readonly mayImport: readonly string[] | "all";
  /** No I/O, no clock, no randomness: they are passed in. */
  readonly pure: boolean;
}

export const folders: readonly Folder[] = [
  folder("story", "the words of the newsroom and their rules", [], "pure"),
  folder(
    "language",
    "what a language needs: dates, numerals, lists, addresses, search folding, segmentation",
    [],
    "pure",
  ),
  folder("pages", "every reader page, feed and sitemap: content in, bytes out", ["story", "language"], "pure"),
  folder("newsroom-api", "the HTTP contract of the newsroom: types and schemas", ["story"], "pure"),
  folder("db", "PostgreSQL: migrations, queries; the only owner of the connection", ["story", "language"]),
  folder(
    "content",
    "the recording reader: published content as pages see it, with the keys of what was read and what changed",
    ["story", "language", "pages", "db"],
  ),
  folder("wire", "sources and formats: bytes from agencies become wire items", ["story", "language", "db"]),
  folder("newsroom", "the newsroom's server: edit, translate, publish, assets, preview", [
    "story",
    "language",
    "pages",
    "content",
    "newsroom-api",
    "db",
  ]),
  folder("newsroom-web", "the newsroom's web app", ["story", "language", "newsroom-api"]),
  folder("press", "changes become pages become files in the tree", ["story", "language", "pages", "content", "db"]),
  folder("search", "readers' search, in front of the edge", ["story", "language", "pages", "content", "db"]),
  folder("edge", "serves a tree", []),
  folder("main", "command line and composition: which stations run in this process", "all"),
];

function folder(name: string, holds: string, mayImport: Folder["mayImport"], purity?: "pure"): Folder {
  return { name, holds, mayImport, pure: purity === "pure" };
}
