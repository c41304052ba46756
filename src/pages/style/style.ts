import type { Language } from "../../language/language.ts";
import type { PageKind } from "../page.ts";
import type { Theme } from "../theme.ts";
import { articleStyle } from "./article-style.ts";
import { baseStyle, themeStyle } from "./base.ts";
import { mediaStyle } from "../MediaView.tsx";
import { channelStyle, programmeStyle, scheduleStyle } from "./broadcast-style.ts";
import { buttonStyle, keptStyle } from "./button-style.ts";
import { cardStyle, smallPictureStyle } from "./card-style.ts";
import { chooserStyle } from "./chooser-style.ts";
import { frontStyle } from "./front-style.ts";
import { listStyle, pagerStyle } from "./list-style.ts";
import { liveStyle } from "./live-style.ts";
import { standingStyle } from "./standing-style.ts";
import { fieldStyle, searchStyle } from "./search-style.ts";
import { scriptStyle } from "./script-style.ts";

/** The stylesheet of a kind of page in a language, in an edition's own look: only the rules that this kind needs. */
export function styleOf(kind: PageKind, language: Language, theme: Theme | null = null): string {
  return scriptStyle(language) + themeStyle(theme) + baseStyle + (byKind[kind] ?? "");
}

const lists = cardStyle + smallPictureStyle + pagerStyle + listStyle;

const byKind: Partial<Record<PageKind, string>> = {
  article: cardStyle + articleStyle + buttonStyle,
  "live-posts": cardStyle + articleStyle + pagerStyle + liveStyle + buttonStyle,
  front: cardStyle + smallPictureStyle + fieldStyle + frontStyle,
  section: lists,
  topic: lists,
  month: lists,
  contributor: lists,
  "on-air": listStyle + mediaStyle + channelStyle + programmeStyle,
  schedule: listStyle + channelStyle + scheduleStyle,
  programmes: lists,
  programme: lists + programmeStyle,
  episodes: lists,
  episode: articleStyle + standingStyle + mediaStyle + programmeStyle,
  standing: articleStyle + standingStyle,
  search: lists + fieldStyle + searchStyle,
  chooser: chooserStyle,
  "not-found": chooserStyle,
  gone: chooserStyle,
  offline: chooserStyle + buttonStyle + keptStyle,
};
