import { changePublished } from "../src/content/changing.ts";
import { key } from "../src/content/key.ts";
import { targetsOfEdition } from "../src/content/target.ts";
import type { Database, Transaction } from "../src/db/database.ts";
import type { Language } from "../src/language/language.ts";
import { term } from "../src/language/term.ts";
import type { Block } from "../src/story/block.ts";
import type { RevisionContent } from "../src/story/revision.ts";

// An archive to measure against: articles over all editions, spread over months, by the same door as every publication.

export interface Archive {
  /** First section id by edition. */
  readonly sections: ReadonlyMap<string, readonly number[]>;
  readonly topics: readonly number[];
  readonly contributor: number;
  readonly articles: number;
}

export interface ArchiveOptions {
  readonly database: Database;
  readonly languages: ReadonlyMap<string, Language>;
  readonly articles: number;
  /** UTC milliseconds of the newest. */
  readonly now: number;
}

const slice = 250;
const hour = 3_600_000;

/** Fills an empty database. One article in ten stories is told in four editions; the others in one. */
export async function fillArchive({ database, languages, articles, now }: ArchiveOptions): Promise<Archive> {
  const zoneOf = (edition: string) => languages.get(edition)?.timeZone ?? "UTC";
  const codes = [...languages.keys()];
  const base = await database.transaction((trx) => switchOn(trx, languages, zoneOf, new Date(now - 3000 * hour)));
  for (let done = 0; done < articles; done += slice) {
    const count = Math.min(slice, articles - done);
    await database.transaction(async (trx) => {
      const rows = Array.from({ length: count }, (_, index) => {
        const number = done + index;
        const edition = codes[number % codes.length] ?? "en";
        const at = new Date(now - (articles - number) * (2400 / articles) * hour);
        return { number, edition, at };
      });
      const ids = await insertArticles(trx, rows);
      const act = { at: new Date(now), reason: "fill the archive", articles: ids };
      await changePublished(trx, zoneOf, act, () => publishAll(trx, rows, ids, base, languages));
    });
  }
  return { ...base, articles };
}

type Base = Omit<Archive, "articles">;
type Row = { readonly number: number; readonly edition: string; readonly at: Date };

async function switchOn(
  trx: Transaction,
  languages: ReadonlyMap<string, Language>,
  zoneOf: (edition: string) => string,
  at: Date,
): Promise<Base> {
  const sections = new Map<string, readonly number[]>();
  const topics: number[] = [];
  const base = { contributor: 0 };
  const addresses: ReturnType<typeof targetsOfEdition>[number][] = [];
  const keys = [key.editions(), ...[...languages.keys()].map(key.edition)];
  await changePublished(trx, zoneOf, { at, reason: "switch on", articles: [], keys, addresses }, async () => {
    for (const [position, language] of [...languages.values()].entries()) {
      const { code, path } = language;
      await trx
        .insertInto("edition")
        .values({
          code,
          path,
          live: true,
          position,
          wordmark: null,
          time_zone: null,
          language: null,
          language_version: null,
        })
        .execute();
      const rows = (["world", "politics", "health", "culture"] as const).map((slug, order) => ({
        edition: code,
        slug,
        name: term(language, slug),
        position: order,
      }));
      const made = await trx.insertInto("section").values(rows).returning(["id", "slug"]).execute();
      sections.set(
        code,
        made.map((row) => row.id),
      );
      addresses.push(...targetsOfEdition(code, path, made));
    }
    for (let index = 0; index < 20; index += 1) {
      const { id } = await trx
        .insertInto("topic")
        .values({ kind: "own", code: null, slug: `topic-${index}` })
        .returning("id")
        .executeTakeFirstOrThrow();
      topics.push(id);
      await trx
        .insertInto("topic_name")
        .values(
          [...languages.keys()].map((edition) => ({ topic: id, edition, name: `Topic ${index}`, description: null })),
        )
        .execute();
    }
    const { id } = await trx
      .insertInto("contributor")
      .values({ kind: "desk", name: "Skywave News", portrait: null, account: null })
      .returning("id")
      .executeTakeFirstOrThrow();
    base.contributor = id;
  });
  return { sections, topics, contributor: base.contributor };
}

async function insertArticles(trx: Transaction, rows: readonly Row[]): Promise<readonly number[]> {
  const stories = await trx
    .insertInto("story")
    .values(rows.map((row) => ({ slugline: `Story ${row.number}`, merged_into: null, created_at: row.at })))
    .returning("id")
    .execute();
  const articles = await trx
    .insertInto("article")
    .values(
      rows.map((row, index) => ({
        story: stories[row.number % 10 < 4 ? index - (row.number % 10) : index]?.id ?? stories[index]?.id ?? 0,
        edition: row.edition,
        slug: `story-${row.number}`,
        published_at: row.at,
        embargoed_until: null,
        scheduled_at: null,
        pinned_revision: null,
        live_revision: null,
        public: null,
        section: null,
        month: null,
        updated_at: null,
        guid: null,
        guid_version: null,
        created_at: row.at,
        account: null,
      })),
    )
    .returning("id")
    .execute();
  return articles.map((row) => row.id);
}

async function publishAll(
  trx: Transaction,
  rows: readonly Row[],
  ids: readonly number[],
  base: Base,
  languages: ReadonlyMap<string, Language>,
): Promise<void> {
  const revisions = await trx
    .insertInto("revision")
    .values(
      rows.map((row, index) => ({
        article: ids[index] ?? 0,
        number: 1,
        content: JSON.stringify(contentFor(row.number, languages.get(row.edition), base, row.edition)),
        minor: false,
        made_from_article: null,
        made_from_revision: null,
        created_at: row.at,
        account: null,
      })),
    )
    .returning("id")
    .execute();
  for (const [index, id] of ids.entries()) {
    await trx
      .updateTable("article")
      .set({ live_revision: revisions[index]?.id ?? null, state: "published" })
      .where("id", "=", id)
      .execute();
  }
}

/** About 500 words; the same letters in every edition, since what is measured is work, not reading. */
export function contentFor(
  number: number,
  language: Language | undefined,
  base: Base,
  edition: string,
): RevisionContent {
  const sections = base.sections.get(edition) ?? [];
  const words = `${language?.name ?? "Skywave"} river council market radio bridge harbour school vaccine border talks ${number}`;
  const paragraph = (index: number): Block => ({
    kind: "paragraph",
    id: `b${index}`,
    runs: [{ text: `${words} ${index}. `.repeat(4).trim() }],
  });
  return {
    headline: `Number ${number}: ${words.slice(0, 60)}`,
    shortHeadline: null,
    summary: `${words} in short, as number ${number} of a long archive.`,
    dateline: "GENEVA",
    genre: "news",
    section: sections[number % Math.max(1, sections.length)] ?? null,
    topics: [
      base.topics[number % base.topics.length] ?? 0,
      base.topics[(number * 7 + 3) % base.topics.length] ?? 0,
    ].filter((id, at, all) => all.indexOf(id) === at),
    bylines: [{ contributor: base.contributor, role: "reporter" }],
    body: Array.from({ length: 10 }, (_, index) => paragraph(index)),
    leadAsset: null,
    related: [],
    wireSources: [],
    machineDraft: false,
    rights: { copyrightHolder: null, usageTerms: null, redistributable: true },
  };
}
