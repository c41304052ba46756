import type { PublishedArticle } from "../db/published.ts";
import type {
  Alternate,
  ArticlePage,
  EditionFacts,
  Notice,
  PageBlock,
  PageByline,
  SectionLink,
} from "../pages/page.ts";
import type { Block } from "../story/block.ts";
import { type Byline, isFlash } from "../story/revision.ts";
import { liveCoverage } from "./load-live.ts";
import { type Loaded, nothing } from "./loaded.ts";
import { shownBlocks } from "./load-blocks.ts";
import type { Reader } from "./reader.ts";
import { addressOf } from "./target.ts";

/** The page of an article at its own slug; nothing at a former one. */
export async function loadArticle(
  address: string,
  target: { readonly edition: string; readonly article: number; readonly slug: string },
  reader: Reader,
): Promise<Loaded> {
  const [edition, article] = await Promise.all([reader.edition(target.edition), reader.article(target.article)]);
  if (edition === null || article === null || article.public === "removed" || article.slug !== target.slug)
    return nothing;
  return { kind: "page", page: await articlePage(address, edition, article, reader) };
}

/** The page of an article whose content is at hand, published or not (`loadPreview`). */
export async function articlePage(
  address: string,
  edition: EditionFacts,
  article: PublishedArticle,
  reader: Reader,
): Promise<ArticlePage> {
  const { content } = article;
  const retracted = article.public === "retracted";
  const publishedAt = article.published_at.getTime();
  // A shared text's pictures are described where it is written.
  const words = article.shares_edition === null ? edition : { ...edition, code: article.shares_edition };
  const [frame, sections, topics, lead, body, bylines, notices, alternates, related, live, firstPublished] =
    await Promise.all([
      reader.frame(edition, { publishedAt }),
      reader.sections(edition),
      retracted ? [] : pageTopics(content.topics, edition, reader),
      retracted || content.leadAsset === null ? null : reader.picture(content.leadAsset, words.code),
      retracted ? [] : pageBlocks(content.body, words, reader),
      retracted ? [] : pageBylines(content.bylines, edition, reader),
      noticesOf(article.id, reader),
      retracted ? [] : alternatesOf(article, reader),
      retracted ? [] : reader.related(article, content),
      retracted ? null : liveCoverage(address, article.id, edition, reader, { pageBlocks, pageBylines }),
      retracted ? null : reader.firstPublished(article),
    ]);
  const section = sections.find((one) => one.id === article.section);
  return {
    kind: "article",
    frame,
    address,
    article: article.id,
    headline: content.headline,
    shortHeadline: content.shortHeadline,
    summary: retracted ? "" : content.summary,
    dateline: retracted ? null : content.dateline,
    genre: content.genre,
    flash: !retracted && isFlash(content),
    section: section === undefined ? null : { name: section.name, address: section.address },
    topics,
    lead,
    body,
    bylines,
    wireSources: retracted ? [] : content.wireSources,
    machineDraft: !retracted && content.machineDraft,
    copyrightHolder: content.rights.copyrightHolder,
    publishedAt,
    updatedAt: latest(article.updated_at?.getTime() ?? null, live?.changedAt ?? null),
    notices,
    retracted,
    alternates,
    related,
    live: live?.coverage ?? null,
    firstPublished,
    shareCard: !retracted && content.leadAsset === null,
  };
}

function latest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

// Like the others here asynchronous: what it throws is then no loose end beside what was asked already.
async function pageTopics(
  topics: readonly number[],
  edition: EditionFacts,
  reader: Reader,
): Promise<readonly SectionLink[]> {
  const named = await Promise.all(topics.map((topic) => reader.topic(topic, edition)));
  return named.flatMap((topic) => (topic === null ? [] : [{ name: topic.name, address: topic.address }]));
}

export async function pageBlocks(
  blocks: readonly Block[],
  edition: EditionFacts,
  reader: Reader,
): Promise<readonly PageBlock[]> {
  for (const block of blocks)
    if (block.kind === "quotation" && block.original !== null) await reader.language(block.original.language);
  return shownBlocks(blocks, {
    picture: (asset) => reader.picture(asset, edition.code),
    media: (asset) => reader.media(asset, edition.code),
  });
}

export async function pageBylines(
  bylines: readonly Byline[],
  edition: EditionFacts,
  reader: Reader,
): Promise<readonly PageByline[]> {
  const shown = await Promise.all(
    bylines.map(async ({ contributor, role }) => {
      const credited = await reader.contributor(contributor, edition);
      return credited === null ? null : { role, ...credited };
    }),
  );
  return shown.filter((byline) => byline !== null);
}

/** Recorded under the article's own key. */
export async function noticesOf(article: number, reader: Reader): Promise<readonly Notice[]> {
  const rows = await reader.source.notices(article);
  return rows.flatMap(({ kind, note, at }) =>
    note !== null && (kind === "update" || kind === "correction" || kind === "clarification" || kind === "retraction")
      ? [{ kind, at: at.getTime(), text: note }]
      : [],
  );
}

/** Every edition that shows the story, this one included: where several articles tell it in this edition, this article stands for it. */
async function alternatesOf(article: PublishedArticle, reader: Reader): Promise<readonly Alternate[]> {
  const [editions, scripts] = await Promise.all([reader.story(article.story), reader.scripts(article)]);
  const own = (await reader.source.editions()).get(article.edition);
  if (own === undefined) return [];
  const address = addressOf.article(own.path, article.id, article.slug);
  const shared = article.shares === null ? undefined : (await reader.card(article.shares)) === null ? undefined : true;
  const here = scripts.filter((one) => one.edition !== article.edition);
  const said = new Set([article.edition, ...here.map((one) => one.edition)]);
  const others = [...here, ...editions.filter((one) => !said.has(one.edition))];
  return [
    { edition: article.edition, address, self: true, ...sharedOnly(shared) },
    ...others.map((one) => ({ edition: one.edition, address: one.address, self: false, ...sharedOnly(one.shared) })),
  ].sort((a, b) => (a.edition < b.edition ? -1 : 1));
}

function sharedOnly(shared: true | undefined): { readonly shared?: true } {
  return shared === undefined ? {} : { shared };
}
