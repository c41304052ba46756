import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { edition, language, storiesIn } from "../pages/page-builders.ts";
import { makeShareCard, shareJob } from "./share-cards.ts";
import type { ShareJob } from "./share-process.ts";

const folder = mkdtempSync(join(tmpdir(), "skywave-share-"));
afterAll(() => rmSync(folder, { recursive: true }));

const card = (code: string, headline: string | null) =>
  shareJob({ edition: edition(code), theme: null, headline }, language(code), folder);

/** Whether every pixel of a part of the picture is paper. */
async function isPaper({ output, colours }: ShareJob, left: number, top: number, width: number, height: number) {
  const part = await sharp(output).removeAlpha().extract({ left, top, width, height }).raw().toBuffer();
  const paper = Buffer.from(colours.paper.slice(1), "hex");
  return part.every((value, index) => value === paper[index % 3]);
}

const codes = ["en", "ur", "km", "bo", "am", "zh-Hans"];

test.each(codes)("a headline stands within its margins, from the side that its script begins at: %s", async (code) => {
  const job = card(code, storiesIn(code).motherLanguageDay.headline);
  await makeShareCard(job);
  expect(await sharp(job.output).metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
  expect(statSync(job.output).size).toBeLessThan(60_000);
  expect(await isPaper(job, 0, 12, 70, 618)).toBe(true);
  expect(await isPaper(job, 1130, 12, 70, 618)).toBe(true);
  expect(await isPaper(job, 0, 590, 1200, 40)).toBe(true);
  const { rtl } = job;
  expect(await isPaper(job, rtl ? 1128 - 64 : 72, 40, 64, 110), "the mark").toBe(false);
  if (job.headline === null) return; // a machine without fonts of East Asia
  expect(await isPaper(job, 72, 200, 1056, 380), "the headline").toBe(false);
  // The last line is seldom full: what is left free is at the end of the line, never at its beginning.
  const near = rtl ? 1128 - 300 : 72;
  expect(await isPaper(job, near, 200, 300, 380)).toBe(false);
});

test("a headline of 3,000 letters without spaces stays inside, as does one that looks like markup", async () => {
  for (const headline of ["A".repeat(3000), "<span size='900000'>&amp; </span>".repeat(9), "漢字かな".repeat(100)]) {
    const job = card("en", headline);
    await makeShareCard(job);
    expect(await isPaper(job, 1130, 12, 70, 618), headline.slice(0, 20)).toBe(true);
    expect(await isPaper(job, 0, 590, 1200, 40), headline.slice(0, 20)).toBe(true);
  }
});

test("the edition's own picture shows its name and mark; each picture is made once and named by what it shows", async () => {
  const job = card("ur", null);
  await Promise.all([makeShareCard(job), makeShareCard(job)]);
  const before = statSync(job.output);
  await makeShareCard(card("ur", null));
  expect(statSync(job.output).mtimeMs).toBe(before.mtimeMs);
  expect(await isPaper(job, 300, 200, 600, 300)).toBe(false);
  const themed = shareJob(
    { edition: edition("ur"), theme: { light: { brand: "#700000" } }, headline: null },
    language("ur"),
    folder,
  );
  expect(new Set([job.output, themed.output, card("ur", "x").output, card("ps", null).output]).size).toBe(4);
});

test("a picture that cannot be drawn says so, and is tried again when it is next asked for", async () => {
  const broken = { ...card("en", "Once"), mark: "no picture" };
  await expect(makeShareCard(broken)).rejects.toThrow(/share picture .* could not be drawn: /);
  await expect(makeShareCard(broken)).rejects.toThrow(/could not be drawn/);
  await makeShareCard({ ...broken, mark: card("en", "Once").mark });
});
