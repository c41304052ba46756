import { graphemes } from "./graphemes.ts";
import type { Language } from "./profile.ts";
import { scriptTraits } from "./script-traits.ts";
import { pieces } from "./segmentation.ts";

/**
 * Text of at most `maxGraphemes` user-perceived characters, its ellipsis included. Cut after a word where one ends in
 * the second half, else after a character; always well-formed.
 */
export function truncate(language: Language, text: string, maxGraphemes: number): string {
  const all = graphemes(text.toWellFormed());
  if (all.length <= maxGraphemes) return all.join("");
  const { ellipsis } = scriptTraits(language.script);
  const room = maxGraphemes - graphemes(ellipsis).length;
  if (room <= 0) return all.slice(0, Math.max(0, maxGraphemes)).join("");
  const kept = all.slice(0, room).join("");
  const cut = wordEnd(language, all.join(""), kept.length);
  const head = (cut > kept.length / 2 ? kept.slice(0, cut) : kept).replace(/[\s\p{P}\u200b]+$/u, "");
  return (head === "" ? kept : head) + ellipsis;
}

/** The last place at or before `limit` (in UTF-16 units) where a word of the text ends. */
function wordEnd(language: Language, text: string, limit: number): number {
  let at = 0;
  let end = 0;
  // A little more than the limit, so that a word that ends just there is seen to end.
  for (const piece of pieces(language, text.slice(0, limit + 64).toWellFormed())) {
    at += piece.length;
    if (at > limit) break;
    end = at;
  }
  return end;
}
