import type { Actor } from "./actor.ts";
import { granted } from "./demonstration-furnishing.ts";
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
  const bytes = tone(3, hertz);
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

/** A quiet sine as WAV: RIFF, 16 bits, mono, 8 kHz, fading at both ends. */
function tone(seconds: number, hertz: number): Buffer {
  const rate = 8_000;
  const samples = seconds * rate;
  const head = Buffer.alloc(44);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(36 + samples * 2, 4);
  head.write("WAVEfmt ", 8, "latin1");
  for (const [at, value] of [
    [16, 16],
    [24, rate],
    [28, rate * 2],
    [40, samples * 2],
  ] as const)
    head.writeUInt32LE(value, at);
  for (const [at, value] of [
    [20, 1], // PCM
    [22, 1], // one channel
    [32, 2],
    [34, 16],
  ] as const)
    head.writeUInt16LE(value, at);
  head.write("data", 36, "latin1");
  const sound = Buffer.alloc(samples * 2);
  for (let at = 0; at < samples; at += 1) {
    const loudness = Math.min(1, at / rate, (samples - at) / rate);
    sound.writeInt16LE(Math.round(6_000 * loudness * Math.sin((2 * Math.PI * hertz * at) / rate)), at * 2);
  }
  return Buffer.concat([head, sound]);
}
