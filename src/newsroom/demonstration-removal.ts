import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { key } from "../content/key.ts";
import {
  type DeletedAsset,
  deleteArticles,
  deleteBroadcasting,
  deleteOwnFrontBlocks,
  deleteOwnStanding,
  deleteUnusedAssets,
  deleteUnusedContributors,
  switchOffUnusedEditions,
  unnameUnusedTopics,
  demonstrationArticles,
  demonstrationBroadcasting,
  type DemonstrationBroadcasting,
  demonstrationMark,
  type MadeBy,
  madeBy,
  setDemonstration,
} from "../db/demonstration.ts";
import { lockArticles, updateArticles } from "../db/newsroom-articles.ts";
import { insertPublications } from "../db/newsroom-publications.ts";
import type { Outcome } from "../newsroom-api/refusal.ts";
import { standingKinds } from "../story/standing.ts";
import { doAct } from "./act.ts";
import type { Actor } from "./actor.ts";
import { requireAdministrator } from "./actor.ts";
import type { Newsroom } from "./newsroom.ts";
import { renditionsDirectory } from "./pictures.ts";
import { Refused } from "./refused.ts";

/** What became of the demonstration's articles and editions. */
export interface DemonstrationRemoved {
  /** How many articles are gone for good. */
  readonly deleted: number;
  /** Articles that are removed (410) but kept, since something that people made was made from them. */
  readonly removed: readonly number[];
  /** Articles in which somebody wrote: left as they are, published or not. */
  readonly kept: readonly number[];
  /** Editions that stay as they are, since they hold something or somebody worked on them; the others are off. */
  readonly editions: readonly string[];
}

/**
 * Takes away all that the demonstration made, in one act; what people made since stays, and so does what that needs.
 * Its pages disappear; its editions are off, their sections and its nameless topics wait to be used again. Refuses where
 * no demonstration is.
 */
export async function removeDemonstration(newsroom: Newsroom, by: Actor): Promise<Outcome<DemonstrationRemoved>> {
  let pictures: readonly DeletedAsset[] = [];
  const { desk } = newsroom;
  const done = await doAct(desk, by, "remove demonstration", async ({ trx, now }) => {
    requireAdministrator(by);
    const mark = await demonstrationMark(trx);
    if (mark === null)
      throw new Refused("not-found", "This newsroom holds no demonstration; there is nothing to remove.");
    const { account } = mark;
    const articles = await demonstrationArticles(trx, account);
    const made = await madeBy(trx, account);
    const broadcasting = await demonstrationBroadcasting(trx, account);
    const leaving = [...articles.deletable, ...articles.sources];
    await lockArticles(trx, leaving);
    let editions: readonly string[] = [];
    const perform = async () => {
      await updateArticles(trx, articles.sources, { state: "removed" });
      await insertPublications(
        trx,
        articles.sources.map((article) => {
          const nothing = { revision: null, note: null };
          return { article, kind: "removal" as const, ...nothing, at: now, account: by.account };
        }),
      );
      await deleteArticles(trx, articles.deletable, account);
      await deleteBroadcasting(trx, broadcasting);
      await deleteOwnFrontBlocks(trx, account);
      await deleteOwnStanding(trx, account);
      await unnameUnusedTopics(trx, made.topic);
      await deleteUnusedContributors(trx, made.contributor);
      pictures = await deleteUnusedAssets(trx, made.asset);
      editions = await switchOffUnusedEditions(trx, made);
      await setDemonstration(trx, false);
    };
    return {
      subject: "demonstration",
      detail: { account, ...articles },
      change: { articles: leaving, keys: [...keysOf(made), ...broadcastingKeys(made, broadcasting)], perform },
      answer: () => ({
        deleted: articles.deletable.length,
        removed: articles.sources,
        kept: articles.touched,
        editions,
      }),
    };
  });
  if (done.ok) await deleteFiles(desk.picturesDirectory, pictures);
  return done;
}

/** More than what will differ: a page that is raised for nothing is rendered once and stays as it is. */
function keysOf(made: MadeBy): readonly string[] {
  const { editions } = made;
  return [
    key.editions(),
    key.sitemaps(),
    ...editions.flatMap((edition) => [
      key.edition(edition),
      key.breaking(edition),
      key.picks(edition),
      key.standing(edition),
      ...standingKinds.map((page) => key.standingPage(edition, page)),
    ]),
    ...made.asset.map((asset) => key.shown(asset)),
    ...made.topic.flatMap((topic) => editions.map((edition) => key.topic(topic, edition))),
    ...made.contributor.flatMap((one) => editions.map((edition) => key.contributor(one, edition))),
  ];
}

function broadcastingKeys({ editions }: MadeBy, { programmes, episodes }: DemonstrationBroadcasting) {
  return [
    ...editions.flatMap((edition) => [
      key.broadcasting(edition),
      key.channels(edition),
      key.schedule(edition),
      key.programmes(edition),
    ]),
    ...programmes.flatMap((one) => [key.programme(one), key.episodes(one)]),
    ...episodes.map((one) => key.episode(one)),
  ];
}

async function deleteFiles(directory: string, assets: readonly DeletedAsset[]): Promise<void> {
  const remove = async (folder: string, goes: (name: string) => boolean) => {
    const names = await readdir(folder).catch(() => []); // nothing was ever uploaded
    for (const name of names.filter(goes)) await rm(join(folder, name), { recursive: true, force: true });
  };
  const ids = new Set(assets.map((one) => String(one.id)));
  const originals = new Set(assets.filter((one) => one.last).map((one) => one.sha256));
  await remove(renditionsDirectory(directory), (name) => ids.has(name.split("-")[0] ?? ""));
  await remove(join(directory, "originals"), (name) => originals.has(name.split(".")[0] ?? ""));
}
