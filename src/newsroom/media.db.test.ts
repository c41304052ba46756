import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mov, wav } from "../../tests/media-files.ts";
import { type NewsroomUnderTest, openNewsroomUnderTest } from "../../tests/newsroom-builder.ts";
import { openTestDatabase, type TestDatabase } from "../../tests/test-database.ts";
import * as api from "../newsroom-api/assets.ts";
import { changeContributor, createContributor } from "../newsroom-api/contributors.ts";
import { errorAnswer } from "../newsroom-api/refusal.ts";
import { makeMedia } from "./media-making.ts";
import { findTool } from "./media-tool.ts";

let test: TestDatabase;
let news: NewsroomUnderTest;
let secret: string;
const picturesDirectory = mkdtempSync(join(tmpdir(), "skywave-media-"));
const media = { most: 2_000_000, ffmpeg: "ffmpeg" };

beforeAll(async () => {
  test = await openTestDatabase();
  news = await openNewsroomUnderTest(test.database, { picturesDirectory, media });
  for (const edition of ["en", "fa"]) await news.edition(edition);
  secret = await news.token();
});

afterAll(async () => {
  expect(news.failures).toEqual([]);
  await news.close();
  await test.close();
  rmSync(picturesDirectory, { recursive: true, force: true });
});

const send = (body: Buffer | ReadableStream<Uint8Array>, fileName: string) =>
  fetch(`${news.origin}/api/assets/media?fileName=${encodeURIComponent(fileName)}`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/octet-stream" },
    body: body instanceof Buffer ? new Uint8Array(body) : body,
    duplex: "half",
  } as RequestInit);

async function sent(body: Buffer, fileName: string): Promise<api.Asset> {
  const answer = await send(body, fileName);
  const json: unknown = await answer.json();
  expect(answer.status, JSON.stringify(json)).toBe(201);
  return api.asset.parse(json);
}

async function refused(body: Buffer | ReadableStream<Uint8Array>, fileName: string): Promise<string> {
  const answer = await send(body, fileName);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  return errorAnswer.parse(await answer.json()).error.message;
}

const readAsset = (asset: number) => news.call(api.readAsset, { params: { asset } });
const folderOf = (asset: api.Asset) => join(picturesDirectory, "renditions", `${asset.id}-${asset.version}`);
const newestAddresses = async () => {
  const { queries } = test.database;
  const { seq } = await queries
    .selectFrom("change")
    .select("seq")
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  const pages = await queries.selectFrom("page").select("address").where("wanted_seq", "=", seq).execute();
  return pages.map(({ address }) => address);
};

describe("an audio", () => {
  it.runIf(findTool("ffmpeg"))("is made ready in the background, small and smaller, and heard in ranges", async () => {
    const asset = await sent(wav(2), "interview.wav");
    expect(asset).toMatchObject({
      kind: "audio",
      state: "making",
      mediaType: "audio/wav",
      renditions: [],
      width: null,
    });
    expect(asset.duration).toBeCloseTo(2, 1);
    expect(await makeMedia(news.newsroom)).toBe(1);
    const made = await readAsset(asset.id);
    expect(made).toMatchObject({ state: "ready", problem: null });
    expect(made.renditions.map(({ file }) => file)).toEqual(["audio-standard.mp3", "audio-low.ogg", "audio-low.mp3"]);
    expect(readdirSync(folderOf(made)).sort()).toEqual(made.renditions.map(({ file }) => file).sort());
    for (const { bytes } of made.renditions) expect(bytes).toBeLessThan(asset.byteLength);
    expect(await newestAddresses()).toContain(`media/${made.id}-${made.version}/audio-low.ogg`);
    const part = await fetch(`${news.origin}/media/${made.id}-${made.version}/audio-low.mp3`, {
      headers: { authorization: `Bearer ${secret}`, range: "bytes=10-19" },
    });
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe(`bytes 10-19/${made.renditions[2]?.bytes}`);
    expect((await part.arrayBuffer()).byteLength).toBe(10);
  });

  it("is offered as it came where there is no ffmpeg, which is said with the remedy", async () => {
    const without = await openNewsroomUnderTest(test.database, {
      picturesDirectory,
      media: { ...media, ffmpeg: "/nowhere/ffmpeg" },
    });
    try {
      const { id } = await sent(wav(1, 500), "plain.wav");
      expect(await makeMedia(without.newsroom)).toBe(1);
      const made = await readAsset(id);
      expect(made).toMatchObject({ state: "as-it-came", problem: expect.stringContaining("install ffmpeg") });
      expect(made.renditions).toMatchObject([{ file: "audio-original.wav", quality: "original", bytes: 16_044 }]);
      expect(existsSync(join(folderOf(made), "audio-original.wav"))).toBe(true);
    } finally {
      await without.close();
    }
  });

  it("has a caption and a transcript in each edition, and no alt text", async () => {
    const { id } = await sent(wav(1, 600), "words.wav");
    const params = { asset: id, edition: "en" };
    for (const [body, said] of [
      [{ caption: null }, "caption of asset"],
      [{ caption: "A talk", alt: "Two people" }, "not an alt text"],
    ] as const)
      expect(await news.try(api.setAssetText, { params, body })).toMatchObject({
        status: 400,
        error: { message: expect.stringContaining(said) },
      });
    const body = { caption: "A talk", transcript: "Good evening.\n\nGood evening to you." };
    const { texts } = await news.call(api.setAssetText, { params, body });
    expect(texts).toEqual([{ edition: "en", caption: "A talk", alt: "", transcript: body.transcript }]);
    const found = await news.call(api.listAssets, { query: { search: "evening to", kind: "audio" } });
    expect(found.items.map((item) => item.id)).toEqual([id]);
    expect((await news.call(api.listAssets, { query: { search: "evening", kind: "picture" } })).items).toEqual([]);
  });

  it("is nobody's portrait and has no focal point", async () => {
    const asset = await sent(wav(1, 700), "voice.wav");
    const { id } = await news.call(createContributor, { body: { kind: "person", name: "Heard" } });
    for (const tried of [
      await news.try(changeContributor, { params: { contributor: id }, body: { portrait: asset.id } }),
      await news.try(api.setFocalPoint, { params: { asset: asset.id }, body: { x: 0, y: 0 } }),
    ])
      expect(tried).toMatchObject({ status: 422, error: { message: expect.stringContaining("is audio") } });
  });
});

describe("a video", () => {
  it.runIf(findTool("ffmpeg"))("is made in two sizes, as sound alone and with a poster", async () => {
    const asset = await sent(mov(), "phone.mov");
    expect(asset).toMatchObject({ kind: "video", width: 320, height: 180, mediaType: "video/quicktime" });
    await makeMedia(news.newsroom);
    const { renditions, state, duration } = await readAsset(asset.id);
    expect(state).toBe("ready");
    expect(duration).toBeCloseTo(1, 0);
    expect(renditions.map(({ file, width, height }) => [file, width, height])).toEqual([
      ["video-standard.mp4", 320, 180],
      ["video-small.mp4", 320, 180],
      ["video-sound.mp3", null, null],
      ["poster.jpg", 320, 180],
    ]);
  });

  it("that could not be made says why, and is made again when asked", async () => {
    const failing = join(picturesDirectory, "ffmpeg");
    writeFileSync(failing, "#!/bin/sh\necho 'Cannot do it' >&2\nexit 1\n");
    writeFileSync(
      join(picturesDirectory, "ffprobe"),
      `#!/bin/sh\necho '{"streams":[{"codec_type":"audio","codec_name":"pcm_s16le","channels":1}],"format":{"duration":"1"}}'\n`,
    );
    for (const file of ["ffmpeg", "ffprobe"]) chmodSync(join(picturesDirectory, file), 0o755);
    const broken = await openNewsroomUnderTest(test.database, {
      picturesDirectory,
      media: { ...media, ffmpeg: failing },
    });
    try {
      const { id } = await sent(wav(1, 800), "broken.wav");
      await makeMedia(broken.newsroom);
      expect(await readAsset(id)).toMatchObject({
        state: "failed",
        problem: "ffmpeg could not convert it: Cannot do it.",
        renditions: [],
      });
      expect(await news.call(api.makeAsset, { params: { asset: id } })).toMatchObject({
        state: "making",
        problem: null,
      });
      await makeMedia(news.newsroom);
      expect((await readAsset(id)).renditions.length).toBeGreaterThan(0);
    } finally {
      await broken.close();
    }
  });
});

describe("an upload", () => {
  it("is known by its bytes, whatever it is called", async () => {
    expect(await refused(Buffer.from("#EXTM3U\nfile:///etc/passwd\n".repeat(9)), "tune.mp3")).toContain(
      "is none of these",
    );
    expect(await refused(Buffer.from("\x89PNG\r\n\x1a\n".padEnd(80, "x"), "latin1"), "film.mp4")).toContain(
      "is a picture",
    );
    expect(await refused(Buffer.alloc(0), "nothing.wav")).toContain("is none of these");
    if (findTool("ffmpeg"))
      expect(await refused(Buffer.from("\x1a\x45\xdf\xa3webm".padEnd(99, "x"), "latin1"), "x.webm")).toContain(
        "is damaged",
      );
  });

  it("ends where it becomes too large, whether or not it said so before", async () => {
    const message = expect.stringContaining("let MEDIA_MEGABYTES say more");
    expect(await refused(wav(130), "long.wav")).toEqual(message);
    const chunks = [wav(10), ...Array.from({ length: 40 }, () => new Uint8Array(100_000))];
    const unannounced = new ReadableStream<Uint8Array>({
      pull(controller) {
        const chunk = chunks.shift();
        if (chunk === undefined) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const answer = await refused(unannounced, "unannounced.wav").catch(() => null); // or the line is cut while it still sends
    if (answer !== null) expect(answer).toEqual(message);
    expect(readdirSync(join(picturesDirectory, "originals")).filter((name) => name.startsWith("arriving"))).toEqual([]);
  });
});
