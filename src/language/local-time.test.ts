import { expect, test } from "vitest";
import { localDay, localInstant } from "./local-time.ts";

const iso = (zone: string, day: string, minutes: number) => new Date(localInstant(zone, day, minutes)).toISOString();

test("local times in zones of odd offsets are instants", () => {
  expect(iso("Asia/Kathmandu", "2026-03-09", 6 * 60)).toBe("2026-03-09T00:15:00.000Z");
  expect(iso("Asia/Kabul", "2026-03-09", 0)).toBe("2026-03-08T19:30:00.000Z");
  expect(localDay("Asia/Kathmandu", Date.UTC(2026, 2, 9, 18, 15))).toBe("2026-03-10");
  expect(localDay("Asia/Kabul", Date.UTC(2026, 2, 9, 19, 29))).toBe("2026-03-09");
});

test("a time that clocks skip is the moment at which they skip it", () => {
  expect(iso("Europe/Prague", "2026-03-29", 2 * 60 + 30)).toBe("2026-03-29T01:00:00.000Z");
  expect(iso("Europe/Prague", "2026-03-29", 3 * 60)).toBe("2026-03-29T01:00:00.000Z");
  expect(iso("Africa/Cairo", "2026-04-24", 0)).toBe("2026-04-23T22:00:00.000Z");
});

test("a time that clocks show twice is the first of the two", () => {
  expect(iso("Europe/Prague", "2026-10-25", 2 * 60 + 30)).toBe("2026-10-25T00:30:00.000Z");
  expect(iso("Europe/Prague", "2026-10-25", 3 * 60)).toBe("2026-10-25T02:00:00.000Z");
  expect(iso("America/New_York", "2026-11-01", 90)).toBe("2026-11-01T05:30:00.000Z");
});

test("minutes from 1,440 are of the day after", () => {
  expect(iso("Asia/Kabul", "2026-12-31", 1_440 + 30)).toBe("2026-12-31T20:00:00.000Z");
});
