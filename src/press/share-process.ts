// Draws pictures of type in a process of its own: fonts and shaping are native code, and what kills it kills one picture.
// It answers each job over the IPC channel, and ends with its parent.
import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import sharp, { type OverlayOptions } from "sharp";
import type { ShareFont } from "./share-fonts.ts";

export interface ShareJob {
  /** With U+200B where lines may break in scripts without spaces; null: none. */
  readonly headline: string | null;
  readonly wordmark: string | null;
  readonly font: ShareFont | null;
  readonly rtl: boolean;
  /** A whole SVG. */
  readonly mark: string;
  readonly colours: { readonly brand: string; readonly ink: string; readonly paper: string; readonly rule: string };
  /** The PNG to write, in a directory that is there. */
  readonly output: string;
}

export type ShareAnswer = { readonly ok: true } | { readonly ok: false; readonly fault: string };

const width = 1200;
const height = 630;
const margin = 72;
const inner = width - 2 * margin;
const bar = 12;

/** Sizes of headlines in pixels, largest first: the first that fits is taken. */
const sizes = [80, 68, 58, 50, 42, 36];
const top = { mark: 64, wordmark: 40, line: 168 };
const room = height - top.line - 40 - 48; // for the headline, under the line

sharp.cache(false);
sharp.concurrency(1);

if (process.send !== undefined) {
  process.on("disconnect", () => process.exit(0));
  process.on("message", (job: ShareJob) => {
    void answerTo(job).then((answer) => process.send?.(answer));
  });
}

async function answerTo(job: ShareJob): Promise<ShareAnswer> {
  try {
    const bytes = await draw(job);
    const unfinished = `${job.output}.${randomUUID()}`;
    try {
      await writeFile(unfinished, bytes);
      await rename(unfinished, job.output);
    } finally {
      await rm(unfinished, { force: true });
    }
    return { ok: true };
  } catch (error) {
    return { ok: false, fault: error instanceof Error ? error.message : String(error) };
  }
}

/** The mark and the name above a line, the headline below it; mirrored where the script runs from the right. */
async function draw(job: ShareJob): Promise<Buffer> {
  const { colours, headline, wordmark } = job;
  const large = headline === null;
  const markSize = large ? 200 : top.mark;
  const mark = await sharp(Buffer.from(job.mark)).resize(markSize, markSize, { fit: "inside" }).png().toBuffer();
  const name =
    wordmark === null
      ? null
      : await set(job, wordmark, colours.brand, large ? 84 : top.wordmark, inner - markSize - 24);
  const parts = large
    ? centred(mark, markSize, name)
    : [...heading(job, mark, markSize, name), await lead(job, headline)];
  const flat = (size: { readonly width: number; readonly height: number }, background: string) => ({
    create: { ...size, channels: 3 as const, background },
  });
  const rules: OverlayOptions[] = [
    { input: flat({ width, height: bar }, colours.brand), left: 0, top: 0 },
    ...(large ? [] : [{ input: flat({ width: inner, height: 2 }, colours.rule), left: margin, top: top.line }]),
  ];
  return sharp(flat({ width, height }, colours.paper))
    .composite([...rules, ...parts])
    .png({ palette: true, colours: 32, effort: 7 })
    .toBuffer();
}

interface Typeset {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

function heading(job: ShareJob, mark: Buffer, size: number, name: Typeset | null): readonly OverlayOptions[] {
  const middle = (bar + top.line) / 2;
  const place = (start: number, own: number) => (job.rtl ? width - start - own : start);
  return [
    { input: mark, left: place(margin, size), top: Math.round(middle - size / 2) },
    ...(name === null
      ? []
      : [{ input: name.data, left: place(margin + size + 20, name.width), top: Math.round(middle - name.height / 2) }]),
  ];
}

function centred(mark: Buffer, size: number, name: Typeset | null): readonly OverlayOptions[] {
  const gap = 40;
  const whole = size + (name === null ? 0 : gap + name.height);
  const from = Math.round((height - whole) / 2);
  return [
    { input: mark, left: Math.round((width - size) / 2), top: from },
    ...(name === null
      ? []
      : [{ input: name.data, left: Math.round((width - name.width) / 2), top: from + size + gap }]),
  ];
}

async function lead(job: ShareJob, headline: string): Promise<OverlayOptions> {
  let text: Typeset | null = null;
  for (const size of sizes) {
    text = await set(job, headline, job.colours.ink, size, inner);
    if (text.height <= room) break;
  }
  if (text === null) throw new Error("no size is left");
  const data = text.height > room || text.width > inner ? await cut(text) : text.data;
  const own = Math.min(text.width, inner);
  return { input: data, left: job.rtl ? width - margin - own : margin, top: top.line + 40 };
}

/** What does not fit even in the smallest size ends at the margin. */
function cut(text: Typeset): Promise<Buffer> {
  const box = { left: 0, top: 0, width: Math.min(text.width, inner), height: Math.min(text.height, room) };
  return sharp(text.data).extract(box).png().toBuffer();
}

const loaded = new Set<string>();

/** Lines of text on a transparent ground, as high as their letters. */
async function set(job: ShareJob, text: string, colour: string, size: number, wide: number): Promise<Typeset> {
  const { font, rtl } = job;
  if (font === null) throw new Error("there is no font");
  // Each file is made known by setting something in it; from then on the family is whole.
  for (const file of font.files) {
    if (loaded.has(file)) continue;
    await sharp({ text: { text: ".", font: font.family, fontfile: file } })
      .raw()
      .toBuffer();
    loaded.add(file);
  }
  const markup = `<span foreground="${colour}">${rtl ? "\u200f" : "\u200e"}${escaped(text)}</span>`;
  const { data, info } = await sharp({
    text: { text: markup, font: `${font.family} Bold ${size}px`, width: wide, rgba: true, dpi: 72, wrap: "word-char" },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
