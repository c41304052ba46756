import { describe, expect, it } from "vitest";
import { instantIn, localIn } from "./zoned-time.ts";

describe("a time typed in an edition's zone", () => {
  it("is the instant that the zone's wall clock shows", () => {
    expect(instantIn("Asia/Tehran", "2026-11-25T08:00")?.toISOString()).toBe("2026-11-25T04:30:00.000Z");
    expect(instantIn("Europe/London", "2026-07-01T08:00")?.toISOString()).toBe("2026-07-01T07:00:00.000Z");
    expect(instantIn("America/New_York", "2026-11-25T20:15")?.toISOString()).toBe("2026-11-26T01:15:00.000Z");
  });

  it("is right on both sides of a change of clocks", () => {
    for (const local of ["2026-10-25T00:30", "2026-10-25T03:30", "2026-03-29T00:30", "2026-03-29T03:30"]) {
      const instant = instantIn("Europe/Berlin", local);
      expect(instant && localIn("Europe/Berlin", instant)).toBe(local);
    }
  });

  it("is nothing when nothing or half of it was typed", () => {
    expect(instantIn("Asia/Dhaka", "")).toBeNull();
    expect(instantIn("Asia/Dhaka", "2026-11-25")).toBeNull();
  });
});
