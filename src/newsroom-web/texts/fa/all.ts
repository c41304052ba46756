import { account } from "./account.ts";
import { article } from "./article.ts";
import { blocks } from "./blocks.ts";
import { broadcasting } from "./broadcasting.ts";
import { common } from "./common.ts";
import { editions } from "./editions.ts";
import { fronts } from "./fronts.ts";
import { live } from "./live.ts";
import { people } from "./people.ts";
import { pictures } from "./pictures.ts";
import { publishing } from "./publishing.ts";
import { shell } from "./shell.ts";
import { sources } from "./sources.ts";
import { stories } from "./stories.ts";
import { wire } from "./wire.ts";
import type { Texts } from "../texts.ts";

/** The texts of the newsroom's screens in Persian, a file for each group of views. */
export const fa: Texts = {
  account,
  article,
  blocks,
  broadcasting,
  common,
  editions,
  fronts,
  live,
  people,
  pictures,
  publishing,
  shell,
  sources,
  stories,
  wire,
};
