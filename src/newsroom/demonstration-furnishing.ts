import { unnamedTopic } from "../db/demonstration.ts";
import type { Outcome } from "../newsroom-api/refusal.ts";
import { standingKinds } from "../story/standing.ts";
import type { Actor } from "./actor.ts";
import { standingBlocks } from "./demonstration-blocks.ts";
import type { DemonstrationData } from "./demonstration-data.ts";
import { morseWav } from "./demonstration-sound.ts";
import { makeMedia } from "./media-making.ts";
import type { Newsroom } from "./newsroom.ts";

/** What the stories of the demonstration stand on: numbers by the names that its data use. */
export interface Furniture {
  /** The six sections of each edition, in their usual order. */
  readonly sections: ReadonlyMap<string, readonly number[]>;
  readonly topics: ReadonlyMap<string, number>;
  readonly contributors: ReadonlyMap<string, number>;
  readonly pictures: ReadonlyMap<string, number>;
  /** Those that readers can hear. */
  readonly sounds: ReadonlyMap<string, number>;
}

const none = { params: {}, query: {} } as const;
const longestMaking = 10_000; // milliseconds: a first run waits no longer for a sound

/** Switches the editions on and makes topics, pictures, sounds, contributors and the pages about the service. */
export async function furnish(newsroom: Newsroom, by: Actor, data: DemonstrationData): Promise<Furniture> {
  const uploading = uploadAll(newsroom, by, data); // rendered by other processes, while the database is busy with the rest
  uploading.catch(() => {}); // awaited below
  const sections = new Map<string, readonly number[]>();
  for (const edition of data.editions.keys()) {
    const { sections: own } = granted(await newsroom.editions.switchOn(by, { ...none, params: { edition }, body: {} }));
    sections.set(
      edition,
      own.map((section) => section.id),
    );
  }
  const topics = await addTopics(newsroom, by, data);
  await writeStanding(newsroom, by, data);
  const sounds = await addSounds(newsroom, by, data);
  const pictures = await uploading;
  await describePictures(newsroom, by, data, pictures);
  const contributors = await addContributors(newsroom, by, data, pictures);
  return { sections, topics, pictures, sounds, contributors };
}

/** The value of an act that the demonstration's own data cannot make fail. */
export function granted<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`The demonstration could not be loaded: ${outcome.message}`);
}

async function addTopics(newsroom: Newsroom, by: Actor, data: DemonstrationData): Promise<ReadonlyMap<string, number>> {
  const topics = new Map<string, number>();
  for (const [name, topic] of Object.entries(data.newsroom.topics)) {
    const { kind, code = null, slug, story } = topic;
    const named = [...data.editions].flatMap(([edition, stories]) => {
      if (edition === "en") return [[edition, { name: topic.name, description: null }] as const];
      return story === undefined ? [] : [[edition, { name: stories[story].topic, description: null }] as const];
    });
    const left = await newsroom.desk.database.snapshot((trx) => unnamedTopic(trx, slug)); // by a demonstration before
    if (left === null) {
      const body = { kind, code, slug, names: Object.fromEntries(named) };
      topics.set(name, granted(await newsroom.topics.create(by, { ...none, body })).id);
      continue;
    }
    for (const [edition, body] of named)
      granted(await newsroom.topics.name(by, { ...none, params: { topic: left, edition }, body }));
    topics.set(name, left);
  }
  return topics;
}

async function writeStanding(newsroom: Newsroom, by: Actor, data: DemonstrationData): Promise<void> {
  for (const edition of data.editions.keys()) {
    const pages = data.standing.get(edition);
    if (pages === undefined) continue;
    for (const page of standingKinds) {
      const tipLine = page === "contact" ? standingBlocks(pages.tipLine) : null;
      const body = { body: standingBlocks(pages[page]), tipLine };
      granted(await newsroom.standing.write(by, { ...none, params: { edition, page }, body }));
    }
  }
}

/** Made ready at once: with ffmpeg in less than a second each, without it they are offered as they came. */
async function addSounds(newsroom: Newsroom, by: Actor, data: DemonstrationData): Promise<ReadonlyMap<string, number>> {
  const sounds = new Map<string, number>();
  for (const [name, { morse, credit, caption, transcript }] of Object.entries(data.newsroom.sounds)) {
    const wav = morseWav(morse);
    const bytes = (async function* () {
      yield wav;
    })();
    const upload = { bytes, announced: wav.byteLength, fileName: `${name}.wav` };
    const uploaded = await newsroom.assets.uploadMedia(by, upload);
    if (!uploaded.ok) continue; // an ffmpeg that does not work: the demonstration goes without
    const asset = uploaded.value.id;
    granted(
      await newsroom.assets.change(by, { ...none, params: { asset }, body: { credit, copyrightHolder: credit } }),
    );
    const body = { caption, alt: "", transcript };
    granted(await newsroom.assets.setText(by, { ...none, params: { asset, edition: "en" }, body }));
    sounds.set(name, asset);
  }
  await makeMedia(newsroom, AbortSignal.timeout(longestMaking));
  for (const [name, asset] of sounds) {
    const { state } = granted(await newsroom.assets.read({ ...none, params: { asset }, body: undefined }));
    if (state !== "ready" && state !== "as-it-came") sounds.delete(name);
  }
  return sounds;
}

async function uploadAll(newsroom: Newsroom, by: Actor, data: DemonstrationData): Promise<ReadonlyMap<string, number>> {
  const { default: sharp } = await import("sharp"); // only a first start pays for it
  sharp.cache(false);
  const added: Promise<readonly [string, number]>[] = [];
  for (const [name, svg] of data.pictures) {
    const width = widthOf(data, name);
    const bytes = await sharp(svg).resize(width).png({ compressionLevel: 1 }).toBuffer(); // one at a time: memory
    const upload = newsroom.assets.upload(by, { fileName: `${name}.png`, bytes });
    added.push(upload.then((asset) => [name, granted(asset).id] as const));
  }
  return new Map(await Promise.all(added));
}

/**
 * In pixels. Portraits stand beside names, small. The largest rendition takes more time than all others together: what
 * leads the English front and what every edition shows has it, the rest one that is still sharp in an article.
 */
function widthOf({ newsroom, english }: DemonstrationData, name: string): number {
  const about = newsroom.pictures[name];
  const leads = newsroom.front.articles.some((article) => english.get(article)?.picture === name);
  if (leads || about?.story !== undefined) return 1600;
  return about?.alt === undefined ? 650 : 1040;
}

async function describePictures(
  newsroom: Newsroom,
  by: Actor,
  data: DemonstrationData,
  pictures: ReadonlyMap<string, number>,
): Promise<void> {
  for (const [name, asset] of pictures) {
    const about = data.newsroom.pictures[name];
    if (about === undefined) continue;
    const { credit, story, caption, alt } = about;
    granted(
      await newsroom.assets.change(by, { ...none, params: { asset }, body: { credit, copyrightHolder: credit } }),
    );
    const texts =
      story !== undefined
        ? [...data.editions].map(([edition, stories]) => ({ edition, ...stories[story] }))
        : alt !== undefined
          ? [{ edition: "en", caption, alt }]
          : [];
    for (const { edition, caption: said = null, alt: seen } of texts) {
      const body = { caption: said, alt: seen, transcript: null };
      granted(await newsroom.assets.setText(by, { ...none, params: { asset, edition }, body }));
    }
  }
}

async function addContributors(
  newsroom: Newsroom,
  by: Actor,
  data: DemonstrationData,
  pictures: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  const contributors = new Map<string, number>();
  const desk = data.editions.get("en")?.desk;
  for (const [key, { kind, name = desk?.name ?? key, description = null, portrait }] of Object.entries(
    data.newsroom.contributors,
  )) {
    const contributor = granted(await newsroom.contributors.create(by, { ...none, body: { kind, name } })).id;
    contributors.set(key, contributor);
    const picture = portrait === null ? undefined : pictures.get(portrait);
    if (picture !== undefined)
      granted(
        await newsroom.contributors.change(by, { ...none, params: { contributor }, body: { portrait: picture } }),
      );
    const texts =
      kind === "desk"
        ? [...data.editions].map(([edition, stories]) => ({ edition, ...stories.desk }))
        : [{ edition: "en", name, description }];
    for (const { edition, ...body } of texts)
      granted(await newsroom.contributors.setText(by, { ...none, params: { contributor, edition }, body }));
  }
  return contributors;
}
