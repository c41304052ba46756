export interface Piece {
  readonly start: number;
  readonly end: number;
}

const marks = {
  item: /<!\[CDATA\[|<!--|<(\/?)(?:[\w.-]+:)?(?:item|deleted-entry)(?=[\s/>])/g,
  entry: /<!\[CDATA\[|<!--|<(\/?)(?:[\w.-]+:)?(?:entry|deleted-entry)(?=[\s/>])/g,
} as const;

/**
 * Where the items of a feed stand in a text that is not well-formed, by their tags alone. An item whose end is missing
 * ends where the next begins. Tags in CDATA sections and comments are none, unless the section swallows whole items:
 * then its own end is what is missing.
 */
export function cutItems(text: string, name: keyof typeof marks): readonly Piece[] {
  const next = searcher(text);
  const mark = new RegExp(marks[name]);
  const pieces: Piece[] = [];
  let start: number | null = null;
  const end = (at: number) => {
    if (start !== null) pieces.push({ start, end: at });
    start = null;
  };
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const [whole, slash] = found;
    if (whole.startsWith("<!")) {
      mark.lastIndex = afterSection(whole, mark.lastIndex, name, next);
      continue;
    }
    const close = next(">", mark.lastIndex);
    const after = close === -1 ? text.length : close + 1;
    if (slash === "") {
      end(found.index);
      start = found.index;
      if (text[after - 2] === "/") end(after);
    } else {
      end(after);
    }
    mark.lastIndex = after;
  }
  if (start !== null) end(feedEnd(text, start));
  return pieces;
}

type Search = (what: string, from: number) => number;

function afterSection(opening: string, from: number, item: string, next: Search): number {
  const closing = opening === "<!--" ? "-->" : "]]>";
  const end = next(closing, from);
  if (end === -1) return from;
  const swallowed = next(opening, from);
  const itemEnd = next(`</${item}`, from);
  const isOpen = swallowed !== -1 && swallowed < end && itemEnd !== -1 && itemEnd < swallowed;
  return isOpen ? from : end + closing.length;
}

/** Finds text forwards; each place is looked for once, so that a document of many marks costs no more than its length. */
function searcher(text: string): Search {
  const known = new Map<string, number>();
  return (what, from) => {
    const last = known.get(what);
    if (last === -1 || (last !== undefined && last >= from)) return last;
    const found = text.indexOf(what, from);
    known.set(what, found);
    return found;
  };
}

/** The feed's own end is not part of its last item. */
function feedEnd(text: string, from: number): number {
  const found = /(?:<\/(?:[\w.-]+:)?(?:channel|rss|RDF|feed)\s*>\s*)+$/i.exec(
    text.slice(Math.max(from, text.length - 200)),
  );
  return found === null ? text.length : text.length - found[0].length;
}
