import { describe, expect, it } from "vitest";
import { isNewer } from "./version-order.ts";

const at = (version: string, versionCreated: number | null = null) => ({ version, versionCreated });

describe("a version of a wire item", () => {
  it("is newer by its number, whatever its time says", () => {
    expect(isNewer(at("10"), at("9"))).toBe(true);
    expect(isNewer(at("9"), at("10"))).toBe(false);
    expect(isNewer(at("1.10"), at("1.9"))).toBe(true);
    expect(isNewer(at("2"), at("1.9"))).toBe(true);
    expect(isNewer(at("2", 1_000), at("1", 2_000))).toBe(true);
  });

  it("is newer by its time where it has no number", () => {
    expect(isNewer(at("a1", 2_000), at("f9", 1_000))).toBe(true);
    expect(isNewer(at("a1", 1_000), at("f9", 2_000))).toBe(false);
  });

  it("is newer for having come later where nothing else tells", () => {
    expect(isNewer(at("a1"), at("f9"))).toBe(true);
    expect(isNewer(at("a1", 1_000), at("f9"))).toBe(true);
    expect(isNewer(at("a1", 1_000), at("f9", 1_000))).toBe(true);
  });
});
