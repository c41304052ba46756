import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { bylineRoles, genres } from "../story/revision.ts";
import { type StandingKind, standingKinds } from "../story/standing.ts";

// What lies in the folder `demonstration`, checked as everything from outside is.

const sections = ["world", "politics", "economy", "health", "scienceTech", "culture"] as const;
const run = z.strictObject({ text: z.string(), strong: z.boolean().optional(), emphasis: z.boolean().optional() });
const words = { text: z.string().optional(), runs: z.array(run).optional() };
const original = z.strictObject({ text: z.string(), language: z.string() });
/** "1980", "1980-05" or "1980-05-08": Gregorian, in as much detail as is known. */
const date = z.string().regex(/^\d{4}(-\d\d){0,2}$/, 'must be a date, as "1980-05-08", "1980-05" or "1980"');

const block = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("paragraph"), ...words }),
  z.strictObject({ kind: z.literal("heading"), ...words }),
  z.strictObject({ kind: z.literal("quotation"), ...words, by: z.string(), original: original.optional() }),
  z.strictObject({ kind: z.literal("list"), ordered: z.boolean(), items: z.array(z.string()) }),
  z.strictObject({ kind: z.literal("picture"), picture: z.string() }),
  z.strictObject({ kind: z.literal("gallery"), pictures: z.array(z.string()) }),
  z.strictObject({ kind: z.literal("audio"), sound: z.string() }),
  z.strictObject({
    kind: z.literal("table"),
    caption: z.string(),
    headerColumn: z.boolean().default(false),
    rows: z.array(z.array(z.string())),
  }),
  z.strictObject({
    kind: z.literal("factBox"),
    heading: z.string(),
    text: z.string().optional(),
    items: z.array(z.string()),
  }),
  z.strictObject({
    kind: z.literal("timeline"),
    heading: z.string().nullable().default(null),
    entries: z.array(z.strictObject({ date, text: z.string() })),
  }),
  z.strictObject({
    kind: z.literal("postCard"),
    platform: z.string(),
    author: z.string(),
    handle: z.string(),
    text: z.string(),
    language: z.string(),
    date,
    address: z.string(),
  }),
]);
export type DemonstrationBlock = z.output<typeof block>;

const change = z.strictObject({
  kind: z.enum(["correction", "update"]),
  hoursLater: z.number(),
  note: z.string(),
  /** The block that it changes, from 0, and what that said before. */
  block: z.number(),
  was: z.string(),
});

const live = z.strictObject({
  hoursLong: z.number(),
  /** Oldest first, spread evenly from the article's publication on; the coverage ends with the last. */
  posts: z.array(
    z.strictObject({
      headline: z.string(),
      body: z.array(block),
      contributor: z.string().optional(),
      keyPoint: z.boolean().default(false),
      pinned: z.boolean().default(false),
    }),
  ),
});

const englishStory = z.strictObject({
  slugline: z.string(),
  urgency: z.number(),
  hoursAgo: z.number(),
  genre: z.enum(genres),
  section: z.enum(sections),
  topics: z.array(z.string()),
  bylines: z.array(z.strictObject({ contributor: z.string(), role: z.enum(bylineRoles) })),
  headline: z.string(),
  shortHeadline: z.string().nullable(),
  summary: z.string(),
  dateline: z.string().nullable(),
  picture: z.string().nullable(),
  body: z.array(block),
  changes: z.array(change),
  live: live.optional(),
  wireSources: z.array(z.string()),
  redistributable: z.boolean(),
  copyrightHolder: z.string().optional(),
  usageTerms: z.string().optional(),
});
export type EnglishStory = z.output<typeof englishStory>;

const toldStory = z.strictObject({
  headline: z.string(),
  shortHeadline: z.string(),
  summary: z.string(),
  dateline: z.string(),
  body: z.array(block),
  /** After the body, in the editions that have them: what the English edition has in its own, in the same order. */
  extra: z.array(block).default([]),
  caption: z.string(),
  alt: z.string(),
  topic: z.string(),
});
export type ToldStory = z.output<typeof toldStory>;

const sharedStories = ["motherLanguageDay", "smallpox"] as const;
export type SharedStory = (typeof sharedStories)[number];

const editionStories = z.strictObject({
  motherLanguageDay: toldStory,
  smallpox: toldStory,
  desk: z.strictObject({ name: z.string(), description: z.string() }),
});
export type EditionStories = z.output<typeof editionStories>;

/** A paragraph, or something that has a kind. */
const said = z.union([
  z.string(),
  z.strictObject({ heading: z.string() }),
  z.strictObject({ list: z.array(z.string()) }),
]);
export type Said = z.output<typeof said>;
const standingPages = z.strictObject({
  ...(Object.fromEntries(standingKinds.map((kind) => [kind, z.array(said).min(1)])) as Record<
    StandingKind, // fromEntries forgets the keys
    z.ZodArray<typeof said>
  >),
  tipLine: z.array(said).min(1),
});
export type StandingPages = z.output<typeof standingPages>;

const frontBlock = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("topic"), topic: z.string() }),
  z.strictObject({ kind: z.literal("section"), section: z.enum(sections) }),
  z.strictObject({ kind: z.literal("picks"), title: z.string(), articles: z.array(z.string()) }),
]);

const shared = z.enum(sharedStories);
const newsroomFile = z.strictObject({
  topics: z.record(
    z.string(),
    z.strictObject({
      kind: z.enum(["media-topic", "place", "person", "own"]),
      code: z.string().optional(),
      slug: z.string(),
      name: z.string(),
      /** The shared story in which the editions name it. */
      story: shared.optional(),
    }),
  ),
  contributors: z.record(
    z.string(),
    z.strictObject({
      kind: z.enum(["person", "desk", "agency"]),
      /** Left out: each edition's stories have its own. */
      name: z.string().optional(),
      description: z.string().optional(),
      portrait: z.string().nullable(),
    }),
  ),
  pictures: z.record(
    z.string(),
    z.strictObject({
      credit: z.string(),
      caption: z.string().optional(),
      alt: z.string().optional(),
      story: shared.optional(),
    }),
  ),
  /** Made in code, and heard in English alone. */
  sounds: z.record(
    z.string(),
    z.strictObject({ morse: z.string(), credit: z.string(), caption: z.string(), transcript: z.string() }),
  ),
  breaking: z.strictObject({ article: z.string(), hours: z.number(), texts: z.record(z.string(), z.string()) }),
  translations: z.record(
    shared,
    z.strictObject({
      slugline: z.string(),
      picture: z.string(),
      section: z.enum(sections),
      topic: z.string(),
      hoursAgo: z.number(),
    }),
  ),
  /** Of the English edition; articles by the names of their files. */
  front: z.strictObject({ articles: z.array(z.string()), blocks: z.array(frontBlock) }),
});

/** All of the demonstration's data; stories by name, editions by code. Pictures are SVG, still to be drawn. */
export interface DemonstrationData {
  readonly newsroom: z.output<typeof newsroomFile>;
  readonly english: ReadonlyMap<string, EnglishStory>;
  readonly editions: ReadonlyMap<string, EditionStories>;
  /** Pages about the service, of the editions that have them. */
  readonly standing: ReadonlyMap<string, StandingPages>;
  readonly pictures: ReadonlyMap<string, Buffer>;
}

/** The part that is told in these editions, English among them. Throws for an edition in which nothing is told. */
export function inEditions(data: DemonstrationData, wanted: "all" | readonly string[]): DemonstrationData {
  if (wanted === "all") return data;
  const unknown = wanted.find((code) => !data.editions.has(code));
  if (unknown !== undefined)
    throw new Error(`The demonstration has no edition "${unknown}"; it has ${[...data.editions.keys()].join(", ")}.`);
  const kept = new Set(["en", ...wanted]);
  const { breaking, ...rest } = data.newsroom;
  const texts = Object.fromEntries(Object.entries(breaking.texts).filter(([code]) => kept.has(code)));
  const ofKept = <T>(all: ReadonlyMap<string, T>) => new Map([...all].filter(([code]) => kept.has(code)));
  const newsroom = { ...rest, breaking: { ...breaking, texts } };
  return { ...data, newsroom, editions: ofKept(data.editions), standing: ofKept(data.standing) };
}

/** Reads the folder `demonstration`; throws with the file's name where one is not what it should be. */
export async function readDemonstration(directory: string): Promise<DemonstrationData> {
  const [newsroom, english, editions, standing, pictures] = await Promise.all([
    readAs(newsroomFile, join(directory, "newsroom.json")),
    readAll(directory, "english", ".json", (path) => readAs(englishStory, path)),
    readAll(directory, "stories", ".json", (path) => readAs(editionStories, path)),
    readAll(directory, "standing", ".json", (path) => readAs(standingPages, path)),
    readAll(directory, "pictures", ".svg", (path) => readFile(path)),
  ]);
  return { newsroom, english, editions, standing, pictures };
}

/** The place of a section among an edition's usual six. */
export function sectionPlace(section: EnglishStory["section"]): number {
  return sections.indexOf(section);
}

async function readAll<T>(
  directory: string,
  folder: string,
  ending: string,
  readOne: (path: string) => Promise<T>,
): Promise<ReadonlyMap<string, T>> {
  const names = (await readdir(join(directory, folder))).filter((name) => name.endsWith(ending)).sort();
  const entries = names.map(async (name) => {
    const value = await readOne(join(directory, folder, name));
    return [name.slice(0, -ending.length), value] as const;
  });
  return new Map(await Promise.all(entries));
}

async function readAs<Schema extends z.ZodType>(schema: Schema, path: string): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(JSON.parse(await readFile(path, "utf8")));
  if (parsed.success) return parsed.data;
  throw new Error(`The demonstration's file ${path} is not as it should be: ${z.prettifyError(parsed.error)}`);
}
