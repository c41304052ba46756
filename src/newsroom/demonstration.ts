import type { Database } from "../db/database.ts";
import { demonstrationMark, holdsNothing, insertDemonstrationAccount, setDemonstration } from "../db/demonstration.ts";
import { insertAuditRow } from "../db/newsroom-audit.ts";
import type { Actor } from "./actor.ts";
import { newsroomItself } from "./actor.ts";
import { inEditions, readDemonstration } from "./demonstration-data.ts";
import { removeDemonstration } from "./demonstration-removal.ts";
import { tellStories } from "./demonstration-stories.ts";
import { broadcast } from "./demonstration-broadcasting.ts";
import { furnish } from "./demonstration-furnishing.ts";
import { type Newsroom, openNewsroom } from "./newsroom.ts";

const hour = 3_600_000;

/** Whether the database holds nothing, or nothing but a demonstration whose loading was cut short. */
export async function isEmpty(database: Database): Promise<boolean> {
  return database.snapshot(async (trx) => {
    const mark = await demonstrationMark(trx);
    return (await holdsNothing(trx)) || mark?.finished === false;
  });
}

/**
 * Fills an empty newsroom with the stories, pictures and people of a folder like `demonstration`, through the newsroom's
 * own acts under an account of their own: the editions named are switched on (all that come with the software; English is
 * always among them), and the stories
 * appear over the days before now. Throws when the newsroom is not empty (`isEmpty`) or an act is refused.
 */
export async function loadDemonstration(
  newsroom: Newsroom,
  options: { readonly directory: string; readonly editions?: "all" | readonly string[] },
): Promise<void> {
  const { desk } = newsroom;
  const data = inEditions(await readDemonstration(options.directory), options.editions ?? "all");
  if (!(await isEmpty(desk.database)))
    throw new Error(
      "The demonstration is only for an empty newsroom, and this one holds something; start another one.",
    );
  if ((await desk.database.snapshot(demonstrationMark)) !== null) await removeDemonstration(newsroom, newsroomItself);
  const end = desk.clock();
  const oldest = Math.max(...[...data.english.values()].map((story) => story.hoursAgo));
  const time = { now: end - (oldest + 24) * hour };
  const past = openNewsroom({ ...desk, clock: () => time.now });
  const by = await begin(desk.database, time.now);
  const furniture = await furnish(past, by, data);
  await tellStories(past, by, data, furniture, { end, travel: (to) => (time.now = to) });
  const seen = [...furniture.pictures].find(([name]) => data.newsroom.pictures[name]?.alt !== undefined);
  await broadcast(past, by, { end, picture: seen?.[1] ?? null });
  await note(desk.database, by, "load demonstration", end);
}

/** From here on the database says that it holds a demonstration, so that one cut short can be told from people's work. */
async function begin(database: Database, now: number): Promise<Actor> {
  const account = await database.transaction(async (trx) => {
    await setDemonstration(trx, true);
    return insertDemonstrationAccount(trx, new Date(now));
  });
  const by = { account, name: "Demonstration", administrator: true, grants: [] };
  await note(database, by, "begin demonstration", now);
  return by;
}

async function note(database: Database, by: Actor, act: string, now: number): Promise<void> {
  await database.transaction((trx) =>
    insertAuditRow(trx, { at: new Date(now), account: by.account, act, subject: "demonstration", detail: {} }),
  );
}
