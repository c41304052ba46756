import type { Migration } from "kysely/migration";
import * as newsroom from "./migrations/001-newsroom.ts";
import * as press from "./migrations/002-press.ts";
import * as pressRetries from "./migrations/003-press-retries.ts";
import * as wire from "./migrations/004-wire.ts";
import * as accounts from "./migrations/005-accounts.ts";
import * as exits from "./migrations/006-exits.ts";
import * as storyBoard from "./migrations/007-story-board.ts";
import * as media from "./migrations/008-media.ts";
import * as live from "./migrations/009-live.ts";
import * as broadcasting from "./migrations/010-broadcasting.ts";
import * as search from "./migrations/011-search.ts";
import * as scriptsAndShares from "./migrations/012-second-scripts-and-shared-texts.ts";
import * as themes from "./migrations/013-themes.ts";
import * as standingPages from "./migrations/014-standing-pages.ts";

/** Append-only: a migration that has been released is never edited, only followed. */
export const migrations: Readonly<Record<string, Migration>> = {
  "001-newsroom": newsroom,
  "002-press": press,
  "003-press-retries": pressRetries,
  "004-wire": wire,
  "005-accounts": accounts,
  "006-exits": exits,
  "007-story-board": storyBoard,
  "008-media": media,
  "009-live": live,
  "010-broadcasting": broadcasting,
  "011-search": search,
  "012-second-scripts-and-shared-texts": scriptsAndShares,
  "013-themes": themes,
  "014-standing-pages": standingPages,
};
