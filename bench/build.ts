import { rmSync } from "node:fs";
import { join } from "node:path";
import { cleanBuild } from "../src/press/clean-build.ts";
import { median, report } from "./figures.ts";
import { openBench } from "./newsroom-process.ts";

// A clean build, compression included: pages per second of processor time, which is pages per second per core.

const articles = Number(process.env.BENCH_ARTICLES ?? 10_000);
const bench = await openBench(articles);
try {
  const rates: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const out = join(bench.directory, "build");
    const processor = process.cpuUsage();
    const began = performance.now();
    const built = await cleanBuild({
      database: bench.database,
      out,
      renditions: bench.renditions,
      settings: bench.settings,
      now: Date.now(),
    });
    const used = process.cpuUsage(processor);
    const seconds = (performance.now() - began) / 1000;
    const core = (used.user + used.system) / 1_000_000;
    rates.push(built.pages / core);
    console.log(`${built.pages} pages in ${seconds.toFixed(1)} s, ${core.toFixed(1)} s of processor time`);
    rmSync(out, { recursive: true, force: true });
  }
  report(
    "clean build, pages per second per core, median of 3",
    median(rates).toFixed(0),
    "≥ 300",
    median(rates) >= 300,
  );
} finally {
  await bench.close();
}
