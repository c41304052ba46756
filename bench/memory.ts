import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runSkywave, startStation } from "../tests/station-process.ts";
import { median, report } from "./figures.ts";

// Memory of all of Skywave's processes, idle, with the demonstration newsroom: shared pages counted once (PSS), and resident (RSS) beside it.

const data = mkdtempSync(join(tmpdir(), "skywave-bench-memory-"));

/** The process and its descendants (Linux). */
function family(pid: number): readonly number[] {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        return [{ pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) }];
      } catch {
        return []; // ended meanwhile
      }
    });
  const children = parents.filter((one) => one.parent === pid).map((one) => one.pid);
  return [pid, ...children.flatMap(family)];
}

function megabytes(pid: number, field: "Pss" | "Rss"): number {
  const line = new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"));
  return Number(line?.[1] ?? 0) / 1024;
}

try {
  const first = await startStation({ data, demonstration: "all" });
  for (let tries = 0; tries < 240; tries += 1) {
    if (/\b0 stale\b/.test((await runSkywave(["press", "status"], { data })).out)) break;
    await sleep(500);
  }
  await first.stop();
  const began = performance.now();
  const station = await startStation({ data, demonstration: "all" });
  report(
    "second start until both ports answer",
    `${((performance.now() - began) / 1000).toFixed(1)} s`,
    "< 5 s",
    performance.now() - began < 5000,
  );
  const sums: number[] = [];
  for (let sample = 0; sample < 5; sample += 1) {
    await sleep(6000);
    const pids = family(station.pid);
    sums.push(pids.reduce((sum, pid) => sum + megabytes(pid, "Rss"), 0));
    console.log(
      pids
        .map(
          (pid) =>
            `${pid}: ${megabytes(pid, "Rss").toFixed(0)} MB resident, ${megabytes(pid, "Pss").toFixed(0)} MB its share`,
        )
        .join("; "),
    );
  }
  report(
    "resident memory of all processes, idle, median of 5",
    `${median(sums).toFixed(0)} MB`,
    "≤ 500 MB",
    median(sums) <= 500,
  );
  await station.stop();
} finally {
  rmSync(data, { recursive: true, force: true });
}
