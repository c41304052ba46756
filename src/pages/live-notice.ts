import type { LiveNotice } from "./page.ts";

/** The file in an article's folder that tells of new posts; the page names it in `data-live`. */
export const liveNoticeName = "live.json";

/** One small JSON object: a page that stays open asks for it, and for itself only when there is something new. */
export function renderLiveNotice({ version, newest, posts, live }: LiveNotice): string {
  return `${JSON.stringify({ version, newest, posts, live })}\n`;
}
