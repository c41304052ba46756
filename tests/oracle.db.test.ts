import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actNames, openOracle } from "./oracle.ts";
import { openTestDatabase, type TestDatabase } from "./test-database.ts";
import { openWorld, pagesOf, type World } from "./world.ts";

const seed = Number(process.env.ORACLE_SEED ?? 20_261_123);
const steps = Number(process.env.ORACLE_STEPS ?? 220);

let test: TestDatabase;
let world: World;

beforeAll(async () => {
  test = await openTestDatabase();
  world = await openWorld({ database: test.database, editions: ["en", "fa", "km", "ha"] });
});

afterAll(async () => {
  await world.close();
  await test.close();
});

describe("the oracle", () => {
  it("finds the tree byte-equal to a clean build after every random act, with no page rendered in vain", {
    timeout: 600_000,
  }, async () => {
    const oracle = openOracle(world, seed);
    await oracle.prepare();
    await world.settled();
    expect(await world.compare()).toEqual([]);
    world.takeRendered();
    let before = hashes(world.clean);
    const played = new Map<string, number>();
    const sums = { rendered: 0, changed: 0 };
    for (let step = 0; step < steps; step += 1) {
      const crash = step % 23 === 22;
      const act = await oracle.play();
      const label = `seed ${seed}, step ${step}: ${act.name} (${act.statuses.join(", ")})${crash ? ", then a crash" : ""}`;
      if (crash) await world.crashPress();
      await world.settled();
      const rendered = world.takeRendered();
      expect(await world.compare(), label).toEqual([]);
      const after = hashes(world.clean);
      const changed = changedPaths(before, after);
      if (!crash) {
        expect(
          rendered.length,
          `${label}: rendered ${rendered.join(" ")}; changed ${changed.join(" ")}`,
        ).toBeLessThanOrEqual(1.1 * changed.length + 2);
        sums.rendered += rendered.length;
        sums.changed += changed.length;
      }
      if (act.statuses.every((status) => status < 300)) played.set(act.name, (played.get(act.name) ?? 0) + 1);
      before = after;
    }
    const never = actNames.filter((name) => !played.has(name));
    console.log(
      `oracle, seed ${seed}: ${steps} acts, ${sums.rendered} pages rendered for ${sums.changed} that changed; never accepted: ${never.join(", ") || "none"}`,
    );
    expect(never).toEqual([]);
    expect(sums.changed).toBeGreaterThan(steps);
  });
});

function hashes(tree: string): ReadonlyMap<string, string> {
  return new Map(
    pagesOf(tree).map((path) => [
      path,
      createHash("sha256")
        .update(readFileSync(join(tree, path)))
        .digest("hex"),
    ]),
  );
}

function changedPaths(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
}
