import type { Actor } from "./actor.ts";
import { granted } from "./demonstration-furnishing.ts";
import { toneWav } from "./demonstration-sound.ts";
import { makeMedia } from "./media-making.ts";
import type { Newsroom } from "./newsroom.ts";

const none = { params: {}, query: {} } as const;
const edition = "en";
const hour = 3_600_000;

// A tone in place of a recording, so that nobody is heard who never spoke.
const episodes = [
  { title: "How a newsroom sounds", summary: "A tone of three seconds stands in for the first recording.", hertz: 392 },
  { title: "How a newsroom sounds, lower", summary: "A second tone, so that there are two episodes.", hertz: 294 },
];

/** One radio channel with a schedule, and one programme with two episodes, in the English edition. */
export async function broadcast(
  newsroom: Newsroom,
  by: Actor,
  { end, picture }: { readonly end: number; readonly picture: number | null },
): Promise<void> {
  const programme = granted(
    await newsroom.programmes.add(by, {
      ...none,
      params: { edition },
      body: {
        name: "The Example Hour",
        description: "An example of a programme: what readers see of it, and what podcast players get.",
        kind: "audio",
        slug: "example-hour",
        picture,
        author: null,
        ownerEmail: null,
        copyright: null,
        category: "News",
        explicit: false,
        position: 0,
      },
    }),
  ).id;
  const channel = granted(
    await newsroom.channels.add(by, {
      ...none,
      params: { edition },
      body: {
        kind: "radio",
        name: "Example Radio",
        slug: "radio",
        description: "An example of a channel. Its stream plays nothing: give it the address of your own.",
        position: 0,
        streams: [
          { address: "https://radio.example/live.mp3", mediaType: "audio/mpeg", label: null, bitrate: 96, low: false },
          { address: "https://radio.example/low.mp3", mediaType: "audio/mpeg", label: null, bitrate: 32, low: true },
        ],
      },
    }),
  ).id;
  const daily = { weekdays: [1, 2, 3, 4, 5, 6, 7], date: null, changes: [] };
  const slots = [0, 6, 12, 18].flatMap((at) => {
    const start = `${String(at).padStart(2, "0")}:00`;
    const music = `${String(at + 1).padStart(2, "0")}:00`;
    return [
      { ...daily, start, minutes: 60, programme, title: null },
      { ...daily, start: music, minutes: 300, programme: null, title: "Music" },
    ];
  });
  granted(await newsroom.channels.setSchedule(by, { ...none, params: { channel }, body: { slots } }));
  for (const [index, { title, summary, hertz }] of episodes.entries()) {
    const asset = await recording(newsroom, by, title, hertz);
    const body = { title, summary, number: index + 1, asset, notes: [], guid: null };
    const { id } = granted(await newsroom.episodes.add(by, { ...none, params: { programme }, body }));
    const at = new Date(end - (episodes.length - index) * 24 * hour).toISOString();
    await newsroom.episodes.publish(by, { ...none, params: { episode: id }, body: { at } }); // else it stays a draft
  }
}

async function recording(newsroom: Newsroom, by: Actor, title: string, hertz: number): Promise<number> {
  const bytes = toneWav(3, hertz);
  const upload = { bytes: oneChunk(bytes), announced: bytes.length, fileName: `tone-${hertz}.wav` };
  const asset = granted(await newsroom.assets.uploadMedia(by, upload)).id;
  const rights = { credit: "Skywave", copyrightHolder: "Skywave" };
  granted(await newsroom.assets.change(by, { ...none, params: { asset }, body: rights }));
  const text = { caption: title, alt: "", transcript: null };
  granted(await newsroom.assets.setText(by, { ...none, params: { asset, edition }, body: text }));
  await makeMedia(newsroom);
  return asset;
}

async function* oneChunk(bytes: Buffer) {
  yield bytes;
}
