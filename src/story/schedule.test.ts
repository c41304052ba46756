import { expect, test } from "vitest";
import { broadcasts, dayAfter, type LocalClock, onAirAt, overlapOf, type Slot, weekdayOf } from "./schedule.ts";

// Clocks are given: this one never changes; those of zones are tried in `language/local-time.test.ts`.
const utc: LocalClock = {
  instantOf: (day, minutes) => Date.parse(`${day}T00:00Z`) + minutes * 60_000,
  dayOf: (instant) => new Date(instant).toISOString().slice(0, 10),
};

const slot = (show: string, weekdays: readonly number[], start: number, minutes: number, more = {}): Slot<string> => ({
  weekdays,
  date: null,
  start,
  minutes,
  show,
  changes: [],
  ...more,
});
const daily = [1, 2, 3, 4, 5, 6, 7];
const told = (slots: readonly Slot<string>[], day = "2026-03-09", days = 1, clock = utc) =>
  broadcasts(slots, day, days, clock).map(
    ({ show, start, end }) => `${show} ${new Date(start).toISOString().slice(5, 16)} ${(end - start) / 60_000}`,
  );

test("a slot is on air on its weekdays alone", () => {
  expect(weekdayOf("2026-03-09")).toBe(1);
  expect(dayAfter("2026-02-28", 1)).toBe("2026-03-01");
  expect(told([slot("news", [1, 3], 360, 30)], "2026-03-09", 7)).toEqual([
    "news 03-09T06:00 30",
    "news 03-11T06:00 30",
  ]);
});

test("what began before midnight reaches into the day", () => {
  const list = broadcasts([slot("night", [7], 1_410, 90)], "2026-03-09", 1, utc);
  expect(onAirAt(list, Date.parse("2026-03-09T00:30Z")).now?.show).toBe("night");
  expect(onAirAt(list, Date.parse("2026-03-09T01:00Z")).now).toBeNull();
});

test("now and next change at the boundary itself", () => {
  const list = broadcasts([slot("a", daily, 360, 30), slot("b", daily, 390, 30)], "2026-03-09", 1, utc);
  const at = (time: string) => onAirAt(list, Date.parse(`2026-03-09T${time}Z`));
  expect(at("06:29:59.999").now?.show).toBe("a");
  expect(at("06:29:59.999").next?.show).toBe("b");
  expect(new Date(at("06:00").until ?? 0).toISOString()).toBe("2026-03-09T06:30:00.000Z");
  expect(at("06:30").now?.show).toBe("b");
  expect(at("07:00")).toMatchObject({ now: null, next: null, until: null });
});

test("a change replaces a show on its day, or takes it off", () => {
  const changes = [
    { date: "2026-03-09", show: "match" },
    { date: "2026-03-10", show: null },
  ];
  expect(told([slot("news", daily, 360, 30, { changes })], "2026-03-09", 3).slice(-2)).toEqual([
    "match 03-09T06:00 30",
    "news 03-11T06:00 30",
  ]);
});

test("something special cuts what is weekly, which goes on after it", () => {
  const special = slot("vote", [], 600, 30, { date: "2026-03-09" });
  expect(told([slot("music", [1], 540, 180), special])).toEqual([
    "music 03-09T09:00 60",
    "vote 03-09T10:00 30",
    "music 03-09T10:30 90",
  ]);
});

test("a slot that clocks skip whole is not on air, one that they skip in part is shorter", () => {
  const jump = Date.parse("2026-03-29T01:00Z");
  const spring: LocalClock = {
    instantOf: (day, minutes) => {
      const local = utc.instantOf(day, minutes) - 3_600_000;
      return local < jump ? local : Math.max(jump, local - 3_600_000);
    },
    dayOf: utc.dayOf,
  };
  const slots = [slot("gone", [7], 120, 30), slot("half", [7], 150, 60), slot("after", [7], 210, 30)];
  expect(told(slots, "2026-03-29", 1, spring)).toEqual(["half 03-29T01:00 30", "after 03-29T01:30 30"]);
});

test("what lasts while clocks go back fills the hour that comes twice", () => {
  const back = Date.parse("2026-10-25T01:00Z");
  const autumn: LocalClock = {
    instantOf: (day, minutes) => {
      const first = utc.instantOf(day, minutes) - 7_200_000;
      return first < back ? first : first + 3_600_000;
    },
    dayOf: utc.dayOf,
  };
  const slots = [slot("a", [7], 120, 30), slot("b", [7], 150, 30), slot("c", [7], 180, 60)];
  expect(told(slots, "2026-10-25", 1, autumn)).toEqual(["a 10-25T00:00 30", "b 10-25T00:30 90", "c 10-25T02:00 60"]);
});

test("overlaps are found across midnight and the end of the week", () => {
  expect(overlapOf([slot("a", [1], 0, 60), slot("b", [1], 60, 60)])).toBeNull();
  expect(overlapOf([slot("a", [7], 1_410, 60), slot("b", [1], 15, 60)])?.map(({ show }) => show)).toEqual(["a", "b"]);
  expect(overlapOf([slot("a", [1], 0, 60), slot("b", [], 0, 60, { date: "2026-03-09" })])).toBeNull();
});
