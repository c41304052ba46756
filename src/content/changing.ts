import type { Transaction } from "../db/database.ts";
import { recordExits } from "../db/newsroom-exits.ts";
import { type Raise, raise, takePressLock } from "../db/page-queue.ts";
import { editionRows } from "../db/published.ts";
import { type ArticleFacts, articleFacts } from "../db/published-facts.ts";
import { changedKeys } from "./changed-keys.ts";
import { key } from "./key.ts";
import { newAddresses } from "./new-addresses.ts";
import { withSecondScripts } from "./second-script-addresses.ts";
import { project } from "./project.ts";
import { priorityOf, type Addressed, type Target } from "./target.ts";

/** What an act on published content says of itself. */
export interface Act {
  /** UTC. */
  readonly at: Date;
  /** For `press status` and the log: "publish 12", "rename contributor 3". */
  readonly reason: string;
  /** What was done, "publish", and who did it (null: the newsroom itself): for those who ask what has confirmed it. */
  readonly name?: string;
  readonly account?: number | null;
  /** Articles whose published facts the act may change. */
  readonly articles: readonly number[];
  /** Facts besides articles that it changes (`key`). */
  readonly keys?: readonly string[];
  /** Something must disappear from readers' pages: goes before everything else. */
  readonly takedown?: boolean;
  /** Addresses besides articles' that it may bring. */
  readonly addresses?: readonly Addressed[];
  /** One edition gets a page for every page of another. */
  readonly alike?: Raise["alike"];
}

/** The readers' zone of an edition that names none of its own, from its language. */
export type ZoneOf = (edition: string) => string;

/**
 * Runs an act on published content in its transaction and raises every page that it touches: facts are read before and
 * after, and what differs is raised. Must be the last thing before commit. Every change to what readers see goes through here.
 */
export async function changePublished(
  trx: Transaction,
  zoneOf: ZoneOf,
  act: Act,
  perform: () => Promise<void>,
): Promise<void> {
  const before = await articleFacts(trx, act.articles);
  await perform();
  await project(trx, act.articles, act.at, zoneOf);
  // Before looking at the neighbours: what an act that commits meanwhile did to them would go unseen. After all writing, since whoever waits here may hold rows.
  await takePressLock(trx);
  const after = await articleFacts(trx, act.articles);
  const pairs = act.articles
    .map((id) => ({ before: before.get(id) ?? null, after: after.get(id) ?? null }))
    .filter(differs);
  const { keys, byArticle, totals } = await changedKeys(trx, pairs);
  const all = [...new Set([...keys, ...(act.keys ?? [])])];
  const addresses = withSecondScripts(
    [...(await newAddresses(trx, pairs, totals)), ...(act.addresses ?? [])],
    await editionRows(trx),
  );
  if (all.length === 0 && addresses.length === 0) return;
  const seq = await raise(trx, {
    at: act.at,
    reason: act.reason,
    keys: all,
    takedown: act.takedown ?? false,
    addresses: addresses.map(({ address, target }) => ({ address, target, priority: priorityOf(target) })),
    alike: act.alike,
  });
  const lost = act.takedown ? [] : feedsThatLose(pairs);
  if (lost.length > 0) await raise(trx, { at: act.at, reason: act.reason, keys: lost, takedown: true, addresses: [] });
  const exits = pairs.flatMap(({ before: was, after: is }) => {
    const facts = is ?? was;
    const own = facts === null ? undefined : byArticle.get(facts.id);
    if (facts === null || is === null || own === undefined || own.size === 0) return [];
    const leading = addresses.filter(({ target }) => concerns(target, facts)).map(({ address }) => address);
    return [{ article: facts.id, keys: [...own], addresses: leading }];
  });
  await recordExits(trx, { seq, at: act.at, act: act.name ?? act.reason, account: act.account ?? null }, exits);
}

/** Partners' feeds that must lose a text although readers keep it: what may no longer be passed on goes from there first. */
function feedsThatLose(pairs: readonly FactPair[]): readonly string[] {
  const lost = pairs.flatMap(({ before, after }) =>
    before?.partners?.[0] && !after?.partners?.[0] ? [key.partners(before.edition)] : [],
  );
  return [...new Set(lost)];
}

/** Whether something of the article stands, or stood, at an address that the act may have brought. */
function concerns(target: Target, { id, edition, assets }: ArticleFacts): boolean {
  if ("article" in target && target.kind !== "former") return target.article === id;
  if (target.kind === "rendition" || target.kind === "media") return assets.includes(target.asset);
  return "edition" in target && target.edition === edition;
}

/** An article's facts around an act. */
export interface FactPair {
  readonly before: ArticleFacts | null;
  readonly after: ArticleFacts | null;
}

function differs(pair: FactPair): boolean {
  return JSON.stringify(pair.before) !== JSON.stringify(pair.after);
}
