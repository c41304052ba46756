import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { acts, openPressesUnderTest, type PressesUnderTest } from "./press-builder.ts";
import { openTestDatabase, type TestDatabase } from "./test-database.ts";
import { setFront } from "../src/newsroom-api/fronts.ts";
import { deleteStanding, writeStanding } from "../src/newsroom-api/standing.ts";
import type { Press } from "../src/press/press.ts";

let db: TestDatabase;
let presses: PressesUnderTest;
let press: Press;

beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(async () => {
  presses = await openPressesUnderTest(db.database);
  press = await presses.start();
});
afterEach(async () => {
  await presses.close();
  await db.reset();
});
afterAll(() => db.close());

const paragraph = (text: string) => ({ kind: "paragraph" as const, runs: [{ text }] });

test("a page about the service appears with its links, and goes, in its edition alone", async () => {
  const { news, file, compare } = presses;
  await news.edition("en");
  await news.edition("ur");
  const params = { edition: "ur", page: "contact" as const };
  await news.call(writeStanding, { params, body: { body: [paragraph("ہمیں لکھیں")], tipLine: [paragraph("Onion")] } });
  await press.settled();
  expect(file("ur/contact/index.html")).toContain("ہمیں لکھیں");
  expect(file("ur/contact/index.html")).toContain('id="tip"');
  expect(file("ur/index.html")).toContain('href="contact/"');
  expect(file("en/index.html")).not.toContain('href="contact/"');
  expect(await compare()).toEqual([]);

  const tip = { body: [paragraph("x")], tipLine: [paragraph("y")] };
  const about = { edition: "ur", page: "about" as const };
  expect(await news.try(writeStanding, { params: about, body: tip })).toMatchObject({
    error: { message: expect.stringContaining('The page "about" has no tip line') },
  });
  await news.call(deleteStanding, { params });
  await press.settled();
  expect(file("ur/contact/index.html")).toBeNull();
  expect(file("ur/index.html")).not.toContain('href="contact/"');
  expect(await compare()).toEqual([]);
});

test("what is put right stands on the page of corrections, until its article goes", async () => {
  const { news, file, compare, rendered } = presses;
  await news.edition("en");
  await news.edition("km");
  await press.settled();
  const corrections = () => file("en/corrections/index.html");
  expect(corrections()).toContain("no corrections");
  const bridge = await news.article("en", "The bridge is open");
  const river = await news.article("en", "The river is high");
  await news.revise(bridge.id, { headline: "The bridge is open again" });
  await news.revise(river.id, { headline: "The river is low" });
  await press.settled();
  rendered();
  await news.publish(bridge.id, "correction", "It has three lanes, not four.");
  await press.settled();
  expect(rendered()).toContain("en/corrections/");
  await news.publish(river.id, "clarification", "We mean the river in the south.");
  await press.settled();
  expect(corrections()).toContain("three lanes, not four");
  expect(corrections()).toContain("the river in the south");
  expect(file("km/corrections/index.html")).not.toContain("lanes");
  expect(await compare()).toEqual([]);

  await news.call(acts.removeArticle, { params: { article: bridge.id }, body: { scope: "article" } });
  await press.settled();
  expect(corrections()).not.toContain("three lanes");
  expect(corrections()).toContain("the river in the south");
  expect(await compare()).toEqual([]);
});

test("a front shows the blocks that were chosen, in their order", async () => {
  const { news, file, compare } = presses;
  const { sections } = await news.edition("en");
  const pieces: number[] = [];
  for (let index = 0; index < 6; index += 1) pieces.push((await news.article("en", `Piece ${index}`)).id);
  const blocks = [
    { kind: "picks" as const, title: "Worth your time", articles: pieces.slice(0, 2) },
    { kind: "section" as const, section: sections[0]?.id ?? 0 },
  ];
  await news.call(setFront, { params: { edition: "en" }, body: { articles: [], blocks } });
  await press.settled();
  const front = file("en/index.html") ?? "";
  const desks = front.slice(front.indexOf('class="desks'), front.indexOf("</main>"));
  expect(desks).toContain("Worth your time");
  expect(desks.indexOf("Worth your time")).toBeLessThan(desks.indexOf(`>${sections[0]?.name}<`));
  expect(desks.indexOf("Piece 1")).toBeGreaterThan(desks.indexOf("Piece 0"));
  expect(desks).not.toContain(`>${sections[1]?.name}<`);
  expect(await compare()).toEqual([]);
});
