/**
 * The items of a JSON document that is not well-formed: what stands between the braces of its list, by the braces alone.
 * A string cannot hold a raw line break and never says "},{": there a quotation mark is missing before.
 */
export function cutObjects(text: string, from: number): readonly string[] {
  const pieces: string[] = [];
  let start = -1;
  let depth = 0;
  let stringStart = -1;
  let isGuessed = false;
  const end = (at: number) => {
    pieces.push(text.slice(start, at));
    depth = 0;
  };
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (stringStart !== -1) {
      if (code === backslash) at += 1;
      if (code !== quotation && code !== lineBreak) continue;
      const between = text.slice(stringStart + 1, Math.min(at, stringStart + 50));
      if (depth > 0 && /^\s*\}\s*,\s*\{\s*$/.test(between)) {
        isGuessed = true;
        end(stringStart + 2 + between.indexOf("}"));
        start = stringStart + 1 + between.indexOf("{");
        depth = 1;
        at -= 1; // this quotation mark begins the next one's first name
      }
      stringStart = -1;
    } else if (code === quotation) {
      stringStart = at;
    } else if (code === open) {
      if (depth === 0) start = at;
      depth += 1;
    } else if (code === close && depth > 0) {
      depth -= 1;
      if (depth === 0) end(at + 1);
    } else if (code === endOfList && depth === 0 && !isGuessed) {
      return pieces;
    }
  }
  if (depth > 0) end(text.length);
  return pieces;
}

const [quotation, backslash, lineBreak, open, close, endOfList] = [0x22, 0x5c, 0x0a, 0x7b, 0x7d, 0x5d];
const openList = 0x5b;
const deepest = 200;

/** Whether braces and brackets are nested more than 200 levels deep; deeper ones would exhaust the stack when written. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === backslash) at += 1;
      else if (code === quotation) inString = false;
    } else if (code === quotation) inString = true;
    else if (code === open || code === openList) depth += 1;
    else if (code === close || code === endOfList) depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}
