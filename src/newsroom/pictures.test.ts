import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renditionHeight } from "../story/picture.ts";
import { nameRenditions, renderFocal, storePicture, type StoredPicture, sweepPictures } from "./pictures.ts";

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "skywave-pictures-"));
});
afterAll(() => rm(directory, { recursive: true }));

describe("an upload", () => {
  test("becomes every width that its crop fills, in every format, 16:9", async () => {
    const picture = await stored(await plain(1100, 1000).jpeg().toBuffer());
    expect(picture).toMatchObject({ width: 1100, height: 1000, mediaType: "image/jpeg" });
    expect(picture.widths).toEqual([144, 256, 408, 650, 1023]);
    const files = await readdir(join(directory, "renditions", picture.unnamed));
    expect(files.sort()).toEqual(picture.widths.flatMap((width) => [`${width}.avif`, `${width}.jpg`]).sort());
    for (const file of files) {
      const { width, height, format } = await sharp(await rendition(picture, file)).metadata();
      expect([width, height]).toEqual([Number.parseInt(file, 10), renditionHeight(Number.parseInt(file, 10))]);
      expect(format).toBe(file.endsWith("avif") ? "heif" : "jpeg");
    }
  });

  test.each(["jpeg", "png", "webp", "avif", "tiff"] as const)("may be a %s file", async (format) => {
    const picture = await stored(await plain(300, 200)[format]().toBuffer());
    expect(picture).toMatchObject({ mediaType: `image/${format}`, widths: [144, 256] });
  });

  test("of one pixel is enlarged to the smallest width and no further", async () => {
    const picture = await stored(await plain(1, 1).png().toBuffer());
    expect(picture.widths).toEqual([144]);
    expect(await colourAt(picture, "144.jpg", 0.5, 0.5)).toEqual(near([136, 136, 136]));
  });

  test("of one pixel in height and thousands in width is enlarged without harm", async () => {
    expect((await stored(await plain(20_000, 1).png().toBuffer())).widths).toEqual([144]);
  });

  test("is kept as it came", async () => {
    const bytes = await plain(200, 200).png().toBuffer();
    const { sha256 } = await stored(bytes);
    expect(await readFile(join(directory, "originals", `${sha256}.png`))).toEqual(bytes);
  });

  test("is turned as its camera says", async () => {
    const halves = plain(400, 600).composite([{ input: block(400, 300, "#f00"), left: 0, top: 0 }]);
    const bytes = await sharp(await halves.png().toBuffer())
      .withMetadata({ orientation: 6 }) // shown turned a quarter clockwise: the red top becomes the right side
      .jpeg()
      .toBuffer();
    const picture = await stored(bytes);
    expect(picture).toMatchObject({ width: 600, height: 400 });
    expect(await colourAt(picture, "408.jpg", 0.9, 0.5)).toEqual(near([255, 0, 0]));
    expect(await colourAt(picture, "408.jpg", 0.1, 0.5)).toEqual(near([136, 136, 136]));
  });

  test("loses place, camera and every other metadata in its renditions", async () => {
    const exif = {
      IFD0: { Artist: "A person in danger" },
      IFD3: { GPSLatitude: "51/1 30/1 0/1", GPSLatitudeRef: "N" },
    };
    const bytes = await plain(300, 200)
      .withExif(exif)
      .withXmp("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
      .jpeg()
      .toBuffer();
    expect(bytes.includes("A person in danger")).toBe(true);
    const picture = await stored(bytes);
    for (const file of ["256.jpg", "256.avif"]) {
      const found = await sharp(await rendition(picture, file)).metadata();
      expect([found.exif, found.xmp, found.iptc, found.icc]).toEqual([undefined, undefined, undefined, undefined]);
    }
  });

  test("in another colour space is brought to sRGB", async () => {
    const green = sharp({ create: { width: 300, height: 200, channels: 3, background: "#286" } });
    const bytes = await green.withIccProfile("p3").jpeg({ quality: 100 }).toBuffer();
    expect(await colourAt(await stored(bytes), "256.jpg", 0.5, 0.5)).toEqual(near([0x22, 0x88, 0x66]));
  });

  test("that can be seen through stands on white", async () => {
    const clear = sharp({
      create: { width: 300, height: 200, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    expect(await colourAt(await stored(await clear.png().toBuffer()), "256.jpg", 0.5, 0.5)).toEqual(
      near([255, 255, 255]),
    );
  });
});

describe("a focal point", () => {
  const tall = async () =>
    plain(320, 900)
      .composite([{ input: block(320, 180, "#f00"), left: 0, top: 0 }])
      .png()
      .toBuffer();

  test("is in every crop", async () => {
    const picture = await stored(await tall(), { x: 0.5, y: 0.05 });
    for (const at of [0.05, 0.95]) expect(await colourAt(picture, "256.jpg", 0.5, at)).toEqual(near([255, 0, 0]));
  });

  test("can be moved afterwards, from the kept original, under another version", async () => {
    const picture = await stored(await tall(), { x: 0.5, y: 0.05 });
    const again = await renderFocal({ ...picture, fileName: "tall.png", focal: { x: 0.5, y: 0.9 }, directory });
    if (!again.ok) throw new Error(again.message);
    expect(again.picture.version).not.toBe(picture.version);
    expect(await colourAt(again.picture, "256.jpg", 0.5, 0.5)).toEqual(near([136, 136, 136]));
  });

  test("moved away and back gives the same version", async () => {
    const picture = await stored(await tall(), { x: 0.1, y: 0.7 });
    const again = await renderFocal({ ...picture, fileName: "tall.png", focal: { x: 0.1, y: 0.7 }, directory });
    expect(again).toMatchObject({ ok: true, picture: { version: picture.version } });
  });
});

describe("renditions", () => {
  test("take the asset's name, also where they have it already", async () => {
    const bytes = await plain(160, 90).png().toBuffer();
    for (const picture of [await stored(bytes), await stored(bytes)]) {
      await nameRenditions(directory, picture, 7);
      expect(await readdir(join(directory, "renditions", `7-${picture.version}`))).toEqual(["144.avif", "144.jpg"]);
      expect(await readdir(join(directory, "renditions"))).not.toContain(picture.unnamed);
    }
  });

  test("that nobody named are swept after a day", async () => {
    const { unnamed } = await stored(await plain(160, 90).png().toBuffer());
    await sweepPictures(directory, Date.now());
    expect(await readdir(join(directory, "renditions"))).toContain(unnamed);
    await sweepPictures(directory, Date.now() + 2 * 86_400_000);
    expect(await readdir(join(directory, "renditions"))).not.toContain(unnamed);
  });
});

describe("refused", () => {
  test("is more than 50 megapixels, by the header alone", async () => {
    const { bytes } = pngOf(14_000, 14_000);
    expect(bytes.length).toBeLessThan(100);
    expect(await refusal(bytes)).toMatchObject({
      kind: "too-large",
      message: expect.stringContaining("196 megapixels"),
    });
  });

  test("is more than 60 MB", async () => {
    expect(await refusal(new Uint8Array(60_000_001))).toMatchObject({ kind: "too-large" });
  });

  test.each(["jpeg", "png", "webp", "avif", "tiff"] as const)("is a %s file cut short", async (format) => {
    const whole = await plain(600, 400)[format]().toBuffer();
    expect(await refusal(whole.subarray(0, Math.floor(whole.length * 0.6)))).toMatchObject({ kind: "invalid" });
  });

  test("is what moves: GIF, WebP and APNG", async () => {
    const frames = sharp([block(20, 20, "#f00"), block(20, 20, "#00f")], { join: { animated: true } });
    const still = await plain(20, 20).png().toBuffer();
    const apng = Buffer.concat([
      still.subarray(0, 33),
      chunk("acTL", Buffer.from([0, 0, 0, 1, 0, 0, 0, 0])),
      still.subarray(33),
    ]);
    for (const bytes of [await frames.clone().gif().toBuffer(), await frames.clone().webp().toBuffer(), apng])
      expect(await refusal(bytes)).toMatchObject({ kind: "invalid", message: expect.stringContaining("moves") });
  });

  test.each([
    ["SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")],
    ["nothing", Buffer.alloc(0)],
    ["a web page", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["SVG that begins as a PNG", Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.from("<svg/>")])],
  ])("is %s, whatever its name", async (_, bytes) => {
    expect(await refusal(bytes)).toMatchObject({ kind: "invalid", message: expect.stringContaining('"a.jpg"') });
  });
});

test("what is hidden behind a picture's end is not in its renditions", async () => {
  const script = "<script>alert(document.cookie)</script>";
  const picture = await stored(Buffer.concat([await plain(300, 200).jpeg().toBuffer(), Buffer.from(script)]));
  for (const file of ["256.jpg", "256.avif"]) expect((await rendition(picture, file)).includes("script")).toBe(false);
});

test.runIf(process.platform === "linux")("a decoder that dies fails its own picture alone", async () => {
  const large = await plain(7000, 7000).png().toBuffer();
  const doomed = storePicture({ bytes: large, fileName: "large.png", directory });
  const victim = await eventually(busiestChild);
  process.kill(victim, "SIGKILL");
  expect(await doomed).toMatchObject({ ok: false, message: expect.stringContaining("SIGKILL") });
  expect((await stored(await plain(300, 200).jpeg().toBuffer())).widths).toEqual([144, 256]);
});

function plain(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: "#888" } });
}

function block(width: number, height: number, fill: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${fill}"/></svg>`,
  );
}

async function stored(bytes: Uint8Array, focal = { x: 0.5, y: 0.5 }): Promise<StoredPicture> {
  const result = await storePicture({ bytes, fileName: "a.jpg", focal, directory });
  if (!result.ok) throw new Error(result.message);
  return result.picture;
}

async function refusal(bytes: Uint8Array) {
  const before = await readdir(join(directory, "originals")).catch(() => []);
  const result = await storePicture({ bytes, fileName: "a.jpg", directory });
  expect(await readdir(join(directory, "originals")).catch(() => [])).toEqual(before);
  return result;
}

function rendition(picture: Pick<StoredPicture, "unnamed">, file: string): Promise<Buffer> {
  return readFile(join(directory, "renditions", picture.unnamed, file));
}

async function colourAt(picture: Pick<StoredPicture, "unnamed">, file: string, x: number, y: number) {
  const { data, info } = await sharp(await rendition(picture, file))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...data.subarray(at, at + 3)];
}

/** Encoders move colours a little. */
function near(colour: readonly number[]) {
  return colour.map((part) => expect.closeTo(part, -1));
}

/** A PNG's header without its pixels. */
function pngOf(width: number, height: number): { bytes: Buffer } {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return {
    bytes: Buffer.concat([
      Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
      chunk("IHDR", header),
      chunk("IDAT", Buffer.alloc(9)),
    ]),
  };
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

/** The child that is decoding now: the one with the most memory beyond an idle one's. */
async function busiestChild(): Promise<number | null> {
  const tasks = await readdir("/proc/self/task");
  const lists = await Promise.all(
    tasks.map((task) => readFile(`/proc/self/task/${task}/children`, "utf8").catch(() => "")),
  );
  const children = lists.flatMap((list) => list.trim().split(" ")).filter((pid) => pid !== "");
  for (const pid of children) {
    const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
    if (Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) > 150_000) return Number(pid);
  }
  return null;
}

async function eventually(find: () => Promise<number | null>): Promise<number> {
  for (let tries = 0; tries < 1000; tries += 1) {
    const found = await find();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error("No process was decoding.");
}
