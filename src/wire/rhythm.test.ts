import { describe, expect, it } from "vitest";
import { retryAfter, waitAfterFailure } from "./rhythm.ts";

const minute = 60_000;

describe("asking again after failures", () => {
  it("waits twice as long each time, up to an hour", () => {
    const waits = [1, 2, 3, 10, 400].map((failures) => waitAfterFailure(60, failures, 0.5));
    expect(waits).toEqual([2 * minute, 4 * minute, 8 * minute, 60 * minute, 60 * minute]);
  });

  it("varies by a fifth, and never beyond the hour", () => {
    expect(waitAfterFailure(60, 1, 0)).toBe(1.6 * minute);
    expect(waitAfterFailure(60, 1, 1)).toBe(2.4 * minute);
    expect(waitAfterFailure(60, 30, 1)).toBe(60 * minute);
  });

  it("never asks a slow source more often than its rhythm says, a fifth aside", () => {
    expect(waitAfterFailure(86_400, 3, 0.5)).toBe(86_400_000);
  });

  it("does what Retry-After asks, in seconds or by a date, for a day at most", () => {
    const now = Date.UTC(2026, 10, 23, 9);
    expect(retryAfter("120", now)).toBe(2 * minute);
    expect(retryAfter("Mon, 23 Nov 2026 09:05:00 GMT", now)).toBe(5 * minute);
    expect(retryAfter("Mon, 23 Nov 2026 08:00:00 GMT", now)).toBe(0);
    expect(retryAfter("999999999", now)).toBe(24 * 60 * minute);
    expect(retryAfter("soon", now)).toBeNull();
    expect(retryAfter(null, now)).toBeNull();
  });
});
