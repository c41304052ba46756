import type { ContentToSave } from "../newsroom-api/content.ts";
import type { Block } from "../story/block.ts";
import type { Actor } from "./actor.ts";
import { known, sentBlocks } from "./demonstration-blocks.ts";
import {
  type DemonstrationBlock,
  type DemonstrationData,
  type EnglishStory,
  sectionPlace,
  type SharedStory,
} from "./demonstration-data.ts";
import { type Furniture, granted } from "./demonstration-furnishing.ts";
import type { Newsroom } from "./newsroom.ts";

const hour = 3_600_000;
const none = { params: {}, query: {} } as const;

/** How the loading goes through the days before now, in UTC milliseconds. */
export interface Days {
  readonly end: number;
  readonly travel: (to: number) => void;
}

/** Publishes every story at its time, oldest first, with their corrections, then the line and the picks of the fronts. */
export async function tellStories(
  newsroom: Newsroom,
  by: Actor,
  data: DemonstrationData,
  furniture: Furniture,
  days: Days,
): Promise<void> {
  const teller = { newsroom, by, data, furniture };
  const articles = new Map<string, number>();
  const events = [
    ...[...data.english].flatMap(([name, story]) => englishEvents(teller, name, story, articles)),
    ...(Object.keys(data.newsroom.translations) as SharedStory[]).flatMap((story) => sharedEvents(teller, story)),
  ];
  for (const event of events.sort((a, b) => b.hoursAgo - a.hoursAgo)) {
    days.travel(days.end - event.hoursAgo * hour);
    await event.happen();
  }
  await arrangeFront(teller, articles);
  await raiseLine(teller, articles, days);
  days.travel(days.end);
}

interface Teller {
  readonly newsroom: Newsroom;
  readonly by: Actor;
  readonly data: DemonstrationData;
  readonly furniture: Furniture;
}

interface Event {
  readonly hoursAgo: number;
  readonly happen: () => Promise<void>;
}

function englishEvents(
  teller: Teller,
  name: string,
  story: EnglishStory,
  articles: Map<string, number>,
): readonly Event[] {
  const appear = async () => {
    const first = story.changes.reduceRight(withBefore, story.body);
    const { slugline, urgency } = story;
    const { article } = await write(teller, "en", { slugline, urgency }, englishContent(teller, story, first));
    articles.set(name, article);
    await publish(teller, [article]);
  };
  const changes = story.changes.map((change, index) => ({
    hoursAgo: story.hoursAgo - change.hoursLater,
    happen: async () => {
      const article = articles.get(name) ?? 0;
      const body = story.changes.slice(index + 1).reduceRight(withBefore, story.body);
      const content = englishContent(teller, story, body);
      granted(
        await teller.newsroom.revisions.make(teller.by, {
          ...none,
          params: { article },
          body: { content, minor: false },
        }),
      );
      const { kind, note } = change;
      granted(
        await teller.newsroom.publishing.publish(teller.by, { ...none, body: { articles: [{ article }], kind, note } }),
      );
    },
  }));
  return [{ hoursAgo: story.hoursAgo, happen: appear }, ...changes, ...liveEvents(teller, name, story, articles)];
}

/** Posts of live coverage from the article's publication on, and its end. */
function liveEvents(
  { newsroom, by, furniture }: Teller,
  name: string,
  { hoursAgo, live }: EnglishStory,
  articles: ReadonlyMap<string, number>,
): readonly Event[] {
  if (live === undefined) return [];
  const { posts, hoursLong } = live;
  return posts.map((post, index) => ({
    hoursAgo: hoursAgo - (hoursLong * (index + 1)) / posts.length,
    happen: async () => {
      const params = { article: known(articles, name) };
      if (index === 0) granted(await newsroom.live.start(by, { ...none, params, body: undefined }));
      const { headline, contributor, keyPoint, pinned } = post;
      const content = {
        headline,
        body: post.body.flatMap((block) => sentBlocks(furniture, block)),
        bylines:
          contributor === undefined
            ? []
            : [{ contributor: known(furniture.contributors, contributor), role: "reporter" as const }],
      };
      granted(await newsroom.live.publishNew(by, { ...none, params, body: { content, keyPoint, pinned } }));
      if (index === posts.length - 1) granted(await newsroom.live.end(by, { ...none, params, body: undefined }));
    },
  }));
}

function withBefore(body: readonly DemonstrationBlock[], change: EnglishStory["changes"][number]) {
  return body.map((block, index) =>
    index === change.block ? { kind: "paragraph" as const, text: change.was } : block,
  );
}

/** The English article, and an hour later those made from it in every other edition, in one act. */
function sharedEvents(teller: Teller, story: SharedStory): readonly Event[] {
  const about = teller.data.newsroom.translations[story];
  const { slugline, hoursAgo } = about;
  let source: Written | undefined;
  const appear = async () => {
    source = await write(teller, "en", { slugline, urgency: 5 }, sharedContent(teller, story, "en", null));
    await publish(teller, [source.article]);
  };
  const spread = async () => {
    if (source === undefined) return;
    const made: number[] = [];
    for (const edition of teller.data.editions.keys()) {
      if (edition === "en") continue;
      const content = sharedContent(teller, story, edition, source.body);
      made.push((await write(teller, edition, source.story, content, source)).article);
    }
    await publish(teller, made);
  };
  return [
    { hoursAgo, happen: appear },
    { hoursAgo: hoursAgo - 1, happen: spread },
  ];
}

interface Written {
  readonly story: number;
  readonly article: number;
  readonly revision: number;
  readonly body: readonly Block[];
}

async function write(
  { newsroom, by }: Teller,
  edition: string,
  story: number | { readonly slugline: string; readonly urgency: number },
  content: ContentToSave,
  source: Written | null = null,
): Promise<Written> {
  const madeFrom = source === null ? null : { article: source.article, revision: source.revision };
  const article = granted(await newsroom.articles.create(by, { ...none, body: { edition, story, content, madeFrom } }));
  const made = await newsroom.revisions.make(by, { ...none, params: { article: article.id }, body: { minor: false } });
  const revision = granted(made);
  return { story: article.story, article: article.id, revision: revision.id, body: revision.content.body };
}

async function publish({ newsroom, by }: Teller, articles: readonly number[]): Promise<void> {
  const body = { articles: articles.map((article) => ({ article })), kind: "publish" as const };
  granted(await newsroom.publishing.publish(by, { ...none, body }));
}

function englishContent(teller: Teller, story: EnglishStory, body: readonly DemonstrationBlock[]): ContentToSave {
  const { furniture } = teller;
  const { headline, shortHeadline, summary, dateline, genre, wireSources, redistributable } = story;
  return {
    headline,
    shortHeadline,
    summary,
    dateline,
    genre,
    section: furniture.sections.get("en")?.[sectionPlace(story.section)] ?? null,
    topics: story.topics.map((name) => known(furniture.topics, name)),
    bylines: story.bylines.map(({ contributor, role }) => ({
      contributor: known(furniture.contributors, contributor),
      role,
    })),
    body: body.flatMap((block) => sentBlocks(furniture, block)),
    leadAsset: story.picture === null ? null : known(furniture.pictures, story.picture),
    related: [],
    wireSources,
    machineDraft: true,
    rights: {
      copyrightHolder: story.copyrightHolder ?? null,
      usageTerms: story.usageTerms ?? null,
      redistributable,
    },
  };
}

function sharedContent(
  { data, furniture }: Teller,
  story: SharedStory,
  edition: string,
  source: readonly Block[] | null,
): ContentToSave {
  const about = data.newsroom.translations[story];
  const told = data.editions.get(edition)?.[story];
  if (told === undefined) throw new Error(`The demonstration has no stories for edition "${edition}".`);
  const { headline, shortHeadline, summary, dateline } = told;
  const from = (index: number) => {
    const block = source?.[index];
    return block === undefined ? {} : { from: { block: block.id } };
  };
  return {
    headline,
    shortHeadline,
    summary,
    dateline,
    genre: "feature",
    section: furniture.sections.get(edition)?.[sectionPlace(about.section)] ?? null,
    topics: [known(furniture.topics, about.topic)],
    bylines: [{ contributor: known(furniture.contributors, "desk"), role: "reporter" }],
    body: [...told.body, ...told.extra]
      .flatMap((block) => sentBlocks(furniture, block))
      .map((block, index) => ({ ...block, ...from(index) })),
    leadAsset: known(furniture.pictures, about.picture),
    related: [],
    wireSources: [],
    machineDraft: true,
    rights: { copyrightHolder: null, usageTerms: null, redistributable: true },
  };
}

/** What leads the English front, and the blocks under it. */
async function arrangeFront(
  { newsroom, by, data, furniture }: Teller,
  articles: ReadonlyMap<string, number>,
): Promise<void> {
  const { front } = data.newsroom;
  const numbers = (names: readonly string[]) => names.map((name) => known(articles, name));
  const blocks = front.blocks.map((block) => {
    switch (block.kind) {
      case "topic":
        return { kind: block.kind, topic: known(furniture.topics, block.topic) };
      case "section":
        return { kind: block.kind, section: furniture.sections.get("en")?.[sectionPlace(block.section)] ?? 0 };
      case "picks":
        return { ...block, articles: numbers(block.articles) };
    }
  });
  const body = { articles: numbers(front.articles), blocks };
  granted(await newsroom.fronts.set(by, { ...none, params: { edition: "en" }, body }));
}

async function raiseLine(
  { newsroom, by, data }: Teller,
  articles: ReadonlyMap<string, number>,
  days: Days,
): Promise<void> {
  const { texts, hours, article } = data.newsroom.breaking;
  const body = {
    editions: Object.keys(texts),
    texts,
    article: articles.get(article) ?? null,
    startsAt: null,
    endsAt: new Date(days.end + hours * hour).toISOString(),
  };
  granted(await newsroom.breaking.raise(by, { ...none, body }));
}
