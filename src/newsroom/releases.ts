import { key } from "../content/key.ts";
import { lockArticles, sharingArticles, updateArticles } from "../db/newsroom-articles.ts";
import { lockAsset, updateAsset } from "../db/newsroom-assets.ts";
import { endLiveLines, lockBreakingLine, lockLiveEditions, setLineState } from "../db/newsroom-breaking.ts";
import { type DueThing, dueThings, nextDue } from "../db/newsroom-due.ts";
import type { Outcome } from "../newsroom-api/refusal.ts";
import { mayAppear } from "../story/article.ts";
import { type Desk, doAct, type Doing, type Done } from "./act.ts";
import { newsroomItself } from "./actor.ts";
import { releaseEpisode } from "./episodes.ts";
import { keysOf } from "./assets.ts";
import type { Newsroom } from "./newsroom.ts";
import { send } from "./publishing.ts";

/**
 * Does everything whose time has come, each in a transaction of its own like any other act, and returns the next instant
 * (UTC milliseconds) at which something will be due; null when nothing waits.
 */
export async function runReleases({ desk }: Pick<Newsroom, "desk">): Promise<number | null> {
  const now = new Date(desk.clock());
  for (const thing of await desk.database.snapshot((trx) => dueThings(trx, now))) await release(desk, thing);
  return (await desk.database.snapshot(nextDue))?.getTime() ?? null;
}

async function release(desk: Desk, thing: DueThing): Promise<void> {
  const { kind, id } = thing;
  switch (kind) {
    case "scheduled":
      return publishScheduled(desk, id);
    case "embargo":
      await doAct(desk, newsroomItself, "end embargo", (doing) => endEmbargo(doing, id));
      return;
    case "line-start":
    case "line-end":
      await doAct(desk, newsroomItself, "move breaking line", (doing) => moveLine(doing, id));
      return;
    case "episode":
      return releaseEpisode(desk, id);
    case "rights":
      await doAct(desk, newsroomItself, "end rights", (doing) => endRights(doing, id));
      return;
  }
}

/** A schedule that cannot be kept leaves an approved article and a row in the audit log, not a loop. */
async function publishScheduled(desk: Desk, id: number): Promise<void> {
  const published: Outcome<null> = await doAct(desk, newsroomItself, "publish", async (doing) => {
    const rows = await lockArticles(doing.trx, [id]);
    const [row] = rows;
    const due = row?.state === "scheduled" && row.scheduled_at !== null && row.scheduled_at <= doing.now;
    if (!due || !appears(row, doing.now)) return nothing(`article ${id}`);
    const change = await send(doing, newsroomItself, { articles: [{ article: id }], kind: "publish" }, rows);
    return { subject: `article ${id}`, detail: { scheduledAt: row.scheduled_at }, change, answer: () => null };
  });
  if (published.ok) return;
  const { message } = published;
  await doAct(desk, newsroomItself, "schedule failed", async ({ trx }) => {
    const [row] = await lockArticles(trx, [id]);
    if (row?.state === "scheduled") await updateArticles(trx, [id], { state: "approved", scheduled_at: null });
    return { subject: `article ${id}`, detail: { message }, answer: () => null };
  });
}

async function endEmbargo({ trx, now }: Doing, id: number): Promise<Done<null>> {
  const [row] = await lockArticles(trx, [id]);
  if (row === undefined || row.public !== null || !appears(row, now)) return nothing(`article ${id}`);
  // Nothing to write: what readers see follows from the clock, and is brought in line here.
  const articles = [id, ...(await sharingArticles(trx, [id])).map((one) => one.id)];
  return { subject: `article ${id}`, change: { articles, perform: async () => {} }, answer: () => null };
}

/** Starts or ends a line, as the clock says; one that begins ends the one before. */
async function moveLine({ trx, now }: Doing, id: number): Promise<Done<null>> {
  const subject = `breaking line ${id}`;
  const seen = await lockBreakingLine(trx, id);
  if (seen === null) return nothing(subject);
  const over = seen.ends_at !== null && seen.ends_at <= now;
  const starts = seen.state === "waiting" && seen.starts_at <= now;
  const { edition } = seen;
  if (!starts && !(over && seen.state === "live")) return nothing(subject);
  if (starts && over) {
    await setLineState(trx, id, { state: "ended" });
    return { subject, detail: { state: "ended" }, answer: () => null };
  }
  await lockLiveEditions(trx, [edition]);
  const perform = async () => {
    if (starts) await endLiveLines(trx, [edition], now);
    await setLineState(trx, id, { state: starts ? "live" : "ended" });
  };
  const detail = { state: starts ? "live" : "ended" };
  return { subject, detail, change: { keys: [key.breaking(edition)], perform }, answer: () => null };
}

async function endRights({ trx, now }: Doing, id: number): Promise<Done<null>> {
  const asset = await lockAsset(trx, id);
  if (asset === null || asset.expired || asset.expires_at === null || asset.expires_at > now)
    return nothing(`asset ${id}`);
  const keys = await keysOf(trx, id);
  const perform = () => updateAsset(trx, id, { expired: true });
  return { subject: `asset ${id}`, change: { keys, takedown: true, perform }, answer: () => null };
}

function appears(row: { readonly embargoed_until: Date | null; readonly held: boolean }, now: Date): boolean {
  return mayAppear({ embargoedUntil: row.embargoed_until?.getTime() ?? null, held: row.held }, now.getTime()).ok;
}

/** Somebody was quicker. */
function nothing(subject: string): Done<null> {
  return { subject, detail: { done: "nothing" }, answer: () => null };
}
