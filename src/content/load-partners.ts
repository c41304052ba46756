import type { PartnersRow } from "../db/published-partners.ts";
import type { EditionFacts, PartnersBlock, PartnersEntry, PartnersPost } from "../pages/page.ts";
import type { Block } from "../story/block.ts";
import type { Byline } from "../story/revision.ts";
import { key } from "./key.ts";
import { noticesOf } from "./load-article.ts";
import { type Loaded, nothing } from "./loaded.ts";
import { shownBlocks } from "./load-blocks.ts";
import type { Reader } from "./reader.ts";
import { canceledFor } from "./source.ts";
import { addressOf } from "./target.ts";

/** Full texts that may be passed on, and for thirty days what was canceled, without a word of it. */
export async function loadPartners(address: string, code: string, reader: Reader): Promise<Loaded> {
  const edition = await reader.edition(code);
  if (edition === null) return nothing;
  reader.read(key.partners(code));
  const rows = await reader.source.partners(code, new Date(reader.now - canceledFor));
  for (const { usable, changed_at: at } of rows) if (!usable) reader.dueAt(at.getTime() + canceledFor);
  const entries = await Promise.all(
    rows.map(async (row) => (row.usable ? usable(row, edition, reader) : canceled(row))),
  );
  return {
    kind: "page",
    page: { kind: "partners", edition, address, entries: entries.filter((entry) => entry !== null) },
  };
}

function canceled({ article, version, changed_at: at }: PartnersRow): PartnersEntry {
  return { article, version, changedAt: at.getTime(), usable: false };
}

async function usable(row: PartnersRow, edition: EditionFacts, reader: Reader): Promise<PartnersEntry | null> {
  const article = await reader.article(row.article);
  if (article === null || article.public !== "shown" || !article.content.rights.redistributable) return null;
  const { id, slug, content } = article;
  const words = article.shares_edition ?? edition.code; // a shared text's pictures are described where it is written
  const [sections, topics, bylines, lead, body, posts, notices] = await Promise.all([
    reader.sections(edition),
    topicsOf(content.topics, edition, reader),
    bylinesOf(content.bylines, edition, reader),
    content.leadAsset === null ? null : reader.partnersPicture(content.leadAsset, words),
    blocksOf(content.body, words, reader),
    postsOf(id, edition.code, reader),
    noticesOf(id, reader),
  ]);
  const { headline, shortHeadline, summary, dateline, genre, wireSources, machineDraft, rights } = content;
  return {
    article: id,
    version: row.version,
    changedAt: row.changed_at.getTime(),
    usable: true,
    address: addressOf.article(edition.path, id, slug),
    publishedAt: article.published_at.getTime(),
    headline,
    shortHeadline,
    summary,
    dateline,
    genre,
    section: sections.find((one) => one.id === article.section)?.name ?? null,
    topics,
    bylines,
    lead,
    body,
    posts,
    wireSources,
    machineDraft,
    copyrightHolder: rights.copyrightHolder,
    usageTerms: rights.usageTerms,
    notice: notices.find(({ kind }) => kind !== "retraction") ?? null,
  };
}

async function topicsOf(topics: readonly number[], edition: EditionFacts, reader: Reader) {
  const named = await Promise.all(
    topics.map(async (topic) => {
      const found = await reader.topic(topic, edition);
      return found === null ? null : { topic, name: found.name };
    }),
  );
  return named.filter((topic) => topic !== null);
}

async function bylinesOf(bylines: readonly Byline[], edition: EditionFacts, reader: Reader) {
  const named = await Promise.all(
    bylines.map(async ({ contributor, role }) => {
      const found = await reader.contributor(contributor, edition);
      return found === null ? null : { role, kind: found.kind, name: found.name, address: found.address };
    }),
  );
  return named.filter((byline) => byline !== null);
}

/** Recorded under the article's live coverage. */
async function postsOf(article: number, edition: string, reader: Reader): Promise<readonly PartnersPost[]> {
  reader.read(key.live(article));
  const rows = await reader.source.partnersPosts(article);
  return Promise.all(
    rows
      .filter(({ recent }) => recent)
      .map(async ({ published_at: at, content: { headline, body } }) => ({
        at: at.getTime(),
        headline,
        body: await blocksOf(body, edition, reader),
      })),
  );
}

async function blocksOf(blocks: readonly Block[], edition: string, reader: Reader): Promise<readonly PartnersBlock[]> {
  return shownBlocks(blocks, {
    picture: (asset) => reader.partnersPicture(asset, edition),
    media: (asset) => reader.partnersMedia(asset, edition),
  });
}
