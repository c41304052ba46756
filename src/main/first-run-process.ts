// Makes the data of a first run and ends: making a database takes 150 MB that a process does not give back.
import { readEnvironment } from "./environment.ts";
import { exitCodes } from "./help.ts";
import { openWorkplace } from "./workplace.ts";

process.exitCode = await makeData();

async function makeData(): Promise<number> {
  const read = readEnvironment(process.env, process.cwd());
  const opened = read.ok ? await openWorkplace(read.environment) : read;
  if (opened.ok) {
    await opened.workplace.database.close();
    return exitCodes.done;
  }
  process.stderr.write(`${opened.message}\n`);
  return exitCodes.failed;
}
