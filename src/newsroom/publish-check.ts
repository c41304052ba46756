import { type ArticleRow, editionsOfArticles } from "../db/newsroom-articles.ts";
import { knownContributors, keptTopics, type ShowableAsset, showableAssets } from "../db/newsroom-publishable.ts";
import { keptSections, sectionsOf } from "../db/newsroom-sections.ts";
import type { Transaction } from "../db/database.ts";
import type { RevisionRow } from "../db/newsroom-revisions.ts";
import { contentEdition } from "./second-scripts.ts";
import { mayAppear } from "../story/article.ts";
import { isEmptyBlock } from "../story/block.ts";
import type { LivePostContent } from "../story/live.ts";
import { assetsOf, assetUses, isFlash, type RevisionContent } from "../story/revision.ts";

/** An article and the revision that is to go out. */
export interface Candidate {
  readonly article: ArticleRow;
  readonly revision: RevisionRow;
}

/** What stands in the way of the candidates' publication, each as a sentence with its remedy; looked up for all at once. */
export async function faultsOf(
  trx: Transaction,
  candidates: readonly Candidate[],
  now: Date,
): Promise<readonly { readonly article: number; readonly message: string }[]> {
  const known = await knownThings(
    trx,
    candidates.map(({ revision }) => revision.content),
  );
  const all = await Promise.all(
    candidates.map(async ({ article, revision }) => {
      const { content } = revision;
      const messages = [
        ...gateFaults(article, now),
        ...textFaults(content),
        ...(await sectionFaults(trx, contentEdition(article), content, known)),
        ...referenceFaults(contentEdition(article), content, known),
        // A shared text's pictures are described where it is written.
        ...assetFaults(article.shares_edition ?? contentEdition(article), content, known, now),
      ];
      return messages.map((message) => ({ article: article.id, message }));
    }),
  );
  return all.flat();
}

/** What stands in the way of a live post: its article's embargo or hold, an empty block, or what it names. */
export async function faultsOfPost(
  trx: Transaction,
  article: ArticleRow,
  post: LivePostContent,
  now: Date,
): Promise<readonly string[]> {
  const named = { bylines: post.bylines, body: post.body, leadAsset: null, section: null, topics: [], related: [] };
  const known = await knownThings(trx, [named]);
  const edition = contentEdition(article);
  return [
    ...gateFaults(article, now),
    ...blockFaults(post.body),
    ...referenceFaults(edition, named, known),
    ...assetFaults(edition, named, known, now),
  ];
}

/** What of a revision points at something else. */
type Naming = Pick<RevisionContent, "section" | "topics" | "bylines" | "related" | "body" | "leadAsset">;

type Known = Awaited<ReturnType<typeof knownThings>>;

async function knownThings(trx: Transaction, contents: readonly Naming[]) {
  const sections = contents.flatMap(({ section }) => (section === null ? [] : [section]));
  return {
    sections: new Map((await keptSections(trx, sections)).map((row) => [row.id, row])),
    topics: await keptTopics(
      trx,
      contents.flatMap((one) => one.topics),
    ),
    contributors: await knownContributors(
      trx,
      contents.flatMap((one) => one.bylines.map((byline) => byline.contributor)),
    ),
    assets: await showableAssets(trx, contents.flatMap(assetsOf)),
    related: await editionsOfArticles(
      trx,
      contents.flatMap((one) => one.related),
    ),
  };
}

function gateFaults(article: ArticleRow, now: Date): readonly string[] {
  const leave = mayAppear(
    { embargoedUntil: article.embargoed_until?.getTime() ?? null, held: article.held },
    now.getTime(),
  );
  if (leave.ok) return [];
  if (leave.kind === "held") return ["it is held; lift the hold first"];
  const until = leave.until === null ? "" : ` until ${new Date(leave.until).toISOString()}`;
  return [`it is under embargo${until}; wait, schedule it, or lift the embargo`];
}

function textFaults(content: RevisionContent): readonly string[] {
  if (content.headline === "") return ["it has no headline; write one and make a revision"];
  const empty = blockFaults(content.body);
  if (empty.length > 0) return empty.map((fault) => `${fault}, and make a revision`);
  if (content.summary === "" && !isFlash(content))
    return ["it has no summary; write one and make a revision (only a flash, without body and picture, goes without)"];
  return [];
}

function blockFaults(body: RevisionContent["body"]): readonly string[] {
  const empty = body.find(isEmptyBlock);
  return empty === undefined ? [] : [`its block "${empty.id}" is empty; write it or take it out`];
}

async function sectionFaults(
  trx: Transaction,
  edition: string,
  { section }: RevisionContent,
  known: Known,
): Promise<readonly string[]> {
  if (section === null)
    return (await sectionsOf(trx, edition)).length === 0
      ? []
      : ["it stands in no section; name one and make a revision"];
  if (known.sections.get(section)?.edition === edition) return [];
  return [`section ${section} is not one of edition "${edition}"; name one of its sections and make a revision`];
}

function referenceFaults(edition: string, content: Naming, known: Known): readonly string[] {
  const topics = content.topics
    .filter((id) => !known.topics.has(id))
    .map((id) => `topic ${id} does not exist; take it out or create it`);
  const contributors = content.bylines
    .filter(({ contributor }) => !known.contributors.has(contributor))
    .map(({ contributor }) => `contributor ${contributor} does not exist; take the byline out or create it`);
  const related = content.related
    .filter((id) => known.related.get(id) !== edition)
    .map((id) => `related article ${id} is not one of edition "${edition}"; take it out`);
  return [...topics, ...contributors, ...related];
}

function assetFaults(edition: string, content: Naming, known: Known, now: Date): readonly string[] {
  return assetsOf(content).flatMap((id) => {
    const asset = known.assets.get(id);
    if (asset === undefined) return [`asset ${id} does not exist; take it out or upload it`];
    if (asset.expired || (asset.expires_at !== null && asset.expires_at <= now))
      return [`the rights of asset ${id} have run out; take it out, or renew them and set a later expiry`];
    const wanted = assetUses(content).find((use) => use.asset === id && use.kind !== asset.kind)?.kind;
    if (wanted !== undefined)
      return [
        `asset ${id} is ${asset.kind}, where the article shows it as ${wanted}; take it out, or show it as what it is`,
      ];
    if (!asset.made) return [notMade(asset)];
    const text = asset.texts[edition];
    if (asset.kind !== "picture")
      return text?.caption
        ? []
        : [`asset ${id} has no caption in edition "${edition}"; PUT /api/assets/${id}/texts/${edition}`];
    if (text === undefined || text.alt.trim() === "")
      return [`asset ${id} has no alt text in edition "${edition}"; PUT /api/assets/${id}/texts/${edition}`];
    if (text.alt === text.caption)
      return [`the alt text of asset ${id} repeats its caption in edition "${edition}"; say what the picture shows`];
    return [];
  });
}

function notMade({ id, kind, state, problem }: ShowableAsset): string {
  if (state === "making") return `the ${kind} (asset ${id}) is being made ready; wait until it is, then publish`;
  return `the ${kind} (asset ${id}) could not be made ready: ${problem ?? "nothing is known of it."} Mend that, or take it out`;
}
