// Makes the data and the pages of a first run, and ends: that takes hundreds of MB which a process does not give back.
import pino from "pino";
import { startPress } from "../press/press.ts";
import { readEnvironment } from "./environment.ts";
import { exitCodes } from "./help.ts";
import { demonstrate, openWorkplace, type Workplace } from "./workplace.ts";

process.exitCode = await makeData();

async function makeData(): Promise<number> {
  const read = readEnvironment(process.env, process.cwd());
  const opened = read.ok ? await openWorkplace(read.environment) : read;
  if (opened.ok) {
    const shown = await demonstrate(opened.workplace);
    if (!shown.ok) {
      process.stderr.write(`${shown.message}\n`);
      await opened.workplace.database.close();
      return exitCodes.failed;
    }
    await writeFirstPages(opened.workplace);
    await opened.workplace.database.close();
    return exitCodes.done;
  }
  process.stderr.write(`${opened.message}\n`);
  return exitCodes.failed;
}

async function writeFirstPages({ database, directory, renditions, settings, clock, environment }: Workplace) {
  const log = pino({ level: environment.logLevel }, pino.destination(2));
  const press = await startPress({ database, tree: directory.tree, renditions, settings, clock, log });
  await press.settled();
  await press.stop();
}
