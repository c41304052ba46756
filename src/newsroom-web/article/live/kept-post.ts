import type { LivePostContent } from "../../../story/live.ts";

/** What is being typed into a post, kept in this browser until it is sent: a phone may end the app at any moment. */
export type KeptPost = Pick<LivePostContent, "headline" | "body">;

/** `name` is the article's for a new post, the post's for a change. */
export function keepPost(name: string, post: KeptPost | null): void {
  try {
    if (post === null) localStorage.removeItem(keyOf(name));
    else localStorage.setItem(keyOf(name), JSON.stringify(post));
  } catch {
    // full, or nothing may be stored: it is still on the screen
  }
}

export function keptPost(name: string): KeptPost | null {
  try {
    const kept = localStorage.getItem(keyOf(name));
    return kept === null ? null : (JSON.parse(kept) as KeptPost); // written by `keepPost` alone
  } catch {
    return null;
  }
}

function keyOf(name: string): string {
  return `skywave.post.${name}`;
}
