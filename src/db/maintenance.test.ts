import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { embeddedEngine, startPGlite } from "./embedded.ts";
import { checkpointDue } from "./maintenance.ts";

const MEGABYTE = 1024 * 1024;
const quiet = { sinceCheckpoint: 1_000, idleFor: 2_000 };

describe("when to checkpoint", () => {
  test("a quiet moment is used once 16 MB of log have gathered", () => {
    expect(checkpointDue({ ...quiet, walBytes: 15 * MEGABYTE })).toBe(false);
    expect(checkpointDue({ ...quiet, walBytes: 16 * MEGABYTE })).toBe(true);
  });

  test("a little log waits five minutes, and none waits for ever", () => {
    expect(checkpointDue({ walBytes: 5_000, sinceCheckpoint: 299_999, idleFor: 2_000 })).toBe(false);
    expect(checkpointDue({ walBytes: 5_000, sinceCheckpoint: 300_000, idleFor: 2_000 })).toBe(true);
    expect(checkpointDue({ walBytes: 200, sinceCheckpoint: 900_000, idleFor: 2_000 })).toBe(false);
  });

  test("work under way is not held up, up to a limit", () => {
    expect(checkpointDue({ walBytes: 63 * MEGABYTE, sinceCheckpoint: 900_000, idleFor: 20 })).toBe(false);
    expect(checkpointDue({ walBytes: 64 * MEGABYTE, sinceCheckpoint: 1_000, idleFor: 20 })).toBe(true);
    expect(checkpointDue({ walBytes: 127 * MEGABYTE, sinceCheckpoint: 1_000, idleFor: 0 })).toBe(false);
    expect(checkpointDue({ walBytes: 128 * MEGABYTE, sinceCheckpoint: 1_000, idleFor: 0 })).toBe(true);
  });
});

test("in idle moments dead rows go and the log is saved, without being asked", async () => {
  const pglite = await startPGlite({});
  const engine = embeddedEngine(pglite);
  await pglite.exec("create table note (id int primary key, body text storage plain)");
  const before = await checkpointLocation();
  // 17 MB of log, above the limit for a quiet moment, and a dead row for every living one.
  await sql`insert into note select n, repeat('x', 3000) from generate_series(1, 3000) n`.execute(engine.connection);
  await sql`update note set body = body || 'y'`.execute(engine.connection);
  await expect.poll(() => deadRows(), { timeout: 15_000 }).toBe(0);
  await expect.poll(() => checkpointLocation(), { timeout: 15_000 }).not.toBe(before);
  await engine.close();

  async function deadRows() {
    return (
      await pglite.query<{ dead: number }>(
        "select n_dead_tup::int as dead from pg_stat_user_tables where last_vacuum is not null",
      )
    ).rows[0]?.dead;
  }
  async function checkpointLocation() {
    return (await pglite.query<{ at: string }>("select checkpoint_lsn::text as at from pg_control_checkpoint()"))
      .rows[0]?.at;
  }
});

test("the log does not grow with what was ever written", async () => {
  const pglite = await startPGlite({ initDbStartParams: ["--wal-segsize=4"] });
  const engine = embeddedEngine(pglite);
  await pglite.exec("create table note (body text storage plain)");
  for (let round = 0; round < 8; round++) {
    await sql`insert into note select repeat('x', 4000) from generate_series(1, 4000)`.execute(engine.connection);
    await engine.maintenance.runNow();
  }
  const { rows } = await pglite.query<{ written: number; kept: number }>(
    "select (pg_current_wal_lsn() - '0/0'::pg_lsn)::float8 as written, (select sum(size) from pg_ls_waldir())::float8 as kept",
  );
  expect(rows[0]?.written).toBeGreaterThan(128 * MEGABYTE);
  expect(rows[0]?.kept).toBeLessThan(64 * MEGABYTE);
  await engine.close();
});
