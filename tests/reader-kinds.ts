import { setTimeout as sleep } from "node:timers/promises";
import { findTool } from "../src/newsroom/media-tool.ts";
import { livePageSize } from "../src/story/live.ts";
import { standingKinds } from "../src/story/standing.ts";
import { mov, wav } from "./media-files.ts";
import { type Article, type Ask, type Content, plain, publishNew } from "./reader-newsroom.ts";

// Pages that the demonstration has none of, in the words of its stories: every block, live coverage, the service itself.

/** An audio, and a video where there is ffmpeg, made ready; each with its words in every edition that is given. */
export async function uploadMedia(ask: Ask, editions: readonly string[]): Promise<readonly MediaBlock[]> {
  const files = [{ kind: "audio", name: "interview.wav", bytes: wav(1) } as const];
  const both = findTool("ffmpeg") ? [...files, { kind: "video", name: "market.mov", bytes: mov() } as const] : files;
  return Promise.all(
    both.map(async ({ kind, name, bytes }) => {
      const { id: asset } = await ask<{ id: number }>("POST", `assets/media?fileName=${name}`, bytes);
      for (const edition of editions) {
        const [pattern] = (await ask<{ items: Article[] }>("GET", `articles?edition=${edition}&limit=1`)).items;
        const text = { caption: pattern?.headline, transcript: pattern?.headline };
        await ask("PUT", `assets/${asset}/texts/${edition}`, text);
      }
      for (let tries = 0; tries < 240; tries += 1) {
        if ((await ask<{ state: string }>("GET", `assets/${asset}`)).state !== "making") return { kind, asset };
        await sleep(250);
      }
      throw new Error(`${name} was not made ready within a minute.`);
    }),
  );
}

export interface MediaBlock {
  readonly kind: "audio" | "video";
  readonly asset: number;
}

/** An article with a block of every kind that is more than running text; answers with its address. */
export async function articleOfEveryBlock(
  ask: Ask,
  edition: string,
  { headline, summary, section, leadAsset, topics, body }: Content,
  media: readonly MediaBlock[],
): Promise<string> {
  const runs = [{ text: summary }];
  const cell = (text: string) => [{ text }];
  const rich = [
    ...media,
    { kind: "gallery", pictures: [{ asset: leadAsset }, { asset: leadAsset, caption: headline }] },
    {
      kind: "table",
      caption: headline,
      headerColumn: true,
      rows: [["", headline, "2000", "2010", "2020", "2026"].map(cell), [headline, "1", "22", "333", "-", ""].map(cell)],
    },
    { kind: "table", rows: [["2025", "2026"].map(cell), ["1", "2"].map(cell)] },
    {
      kind: "factBox",
      heading: headline,
      parts: [
        { kind: "paragraph", runs },
        { kind: "list", ordered: false, items: [runs, runs] },
      ],
    },
    {
      kind: "timeline",
      entries: [
        { date: { year: 1952 }, runs },
        { date: { year: 1999, month: 11 }, runs },
        { date: { year: 2026, month: 2, day: 21, time: "14:05" }, runs },
      ],
    },
    {
      kind: "postCard",
      platform: "Example Social",
      author: "A. Rahman",
      handle: "@arahman",
      text: "আমাদের ভাষা, আমাদের গর্ব।",
      language: "bn",
      date: { year: 2026, month: 2, day: 21 },
      address: "https://social.example/@arahman/1",
      asset: leadAsset,
    },
  ];
  const content = { headline, summary, section, topics, leadAsset, body: [...plain(body), ...rich] };
  return (await publishNew(ask, edition, content)).address;
}

/** Coverage that runs, with one page of older posts: one post pinned, one corrected, key points old and new. */
export async function liveCoverage(
  ask: Ask,
  edition: string,
  { headline, summary, section, leadAsset, topics, body }: Content,
  contributor: number,
): Promise<{ readonly live: string; readonly livePosts: string }> {
  const content = { headline, summary, section, topics, leadAsset, body: plain(body).slice(0, 1) };
  const { id, address } = await publishNew(ask, edition, content);
  await ask("POST", `articles/${id}/live`);
  const runs = [{ text: summary }];
  const picture = { kind: "picture", asset: leadAsset };
  for (let number = 1; number <= livePageSize + 1; number += 1) {
    const says = {
      headline: number % 2 === 0 ? null : headline,
      body: [...(number % 15 === 0 ? [picture] : []), { kind: "paragraph", runs }],
      bylines: number % 3 === 0 ? [{ contributor, role: "reporter" }] : [],
    };
    const marks = { keyPoint: number % 10 === 1, pinned: number === livePageSize };
    const post = await ask<{ id: number; version: number }>("POST", `articles/${id}/live/posts`, {
      content: says,
      ...marks,
    });
    if ([2, livePageSize - 1].includes(number))
      await ask("PUT", `live-posts/${post.id}`, { content: says, version: post.version, note: summary });
  }
  return { live: address, livePosts: `${address}posts/1/` };
}

/** Writes all that the service says of itself in an edition; answers with the addresses by kind. */
export async function standingPages(ask: Ask, edition: string, path: string, { headline, summary }: Content) {
  const runs = [{ text: summary }];
  const body = [
    { kind: "paragraph", runs },
    { kind: "heading", runs: [{ text: headline }] },
    { kind: "list", ordered: false, items: [runs, runs] },
    { kind: "quotation", runs, by: "Noor Vann" },
  ];
  for (const kind of standingKinds) {
    const tipLine = kind === "contact" ? [{ kind: "paragraph", runs }] : null;
    await ask("PUT", `editions/${edition}/standing/${kind}`, { body, tipLine });
  }
  const [about, corrections, contact, privacy, support] = standingKinds.map((kind) => `${path}/${kind}/`);
  return { about, corrections, contact, privacy, support } as Record<(typeof standingKinds)[number], string>; // one for each kind
}
