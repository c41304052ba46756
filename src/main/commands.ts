import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { pino } from "pino";
import type { Actor } from "../newsroom/actor.ts";
import { removeDemonstration } from "../newsroom/demonstration-removal.ts";
import { importNinjs } from "../newsroom/import-ninjs.ts";
import type { Outcome } from "../newsroom-api/refusal.ts";
import { rebuildSearch, startSearch } from "../search/station.ts";
import { searchStatus } from "../db/search-index.ts";
import { checkTree } from "../press/check.ts";
import { cleanBuild } from "../press/clean-build.ts";
import { pressStatus, statusLines } from "../press/status.ts";
import type { WorkCommand } from "./arguments.ts";
import type { CommandOutput } from "./command-socket.ts";
import { exitCodes } from "./help.ts";
import { reportLanguage, reportLanguages } from "./language-commands.ts";
import { setLook, showLook } from "./look-commands.ts";
import { invitePerson, listPeople, switchPersonOff } from "./person-commands.ts";
import { searchingOf, type Workplace } from "./workplace.ts";

/** Who acts on the command line: whoever may use the data may do everything. */
const operator: Actor = { account: null, name: "operator", administrator: true, grants: [] };

interface Run {
  readonly workplace: Workplace;
  /** Relative paths start here. */
  readonly directory: string;
  readonly output: CommandOutput;
}

/** Does what a command says and resolves with the exit code; what fails is told in `output.err`. */
export async function runCommand(command: WorkCommand, run: Run): Promise<number> {
  switch (command.kind) {
    case "press build":
      return build(run, resolve(run.directory, command.out));
    case "press check":
      return check(run);
    case "press status":
      return status(run);
    case "search status":
      return tellSearchStatus(run);
    case "search rebuild":
      return makeSearchAnew(run);
    case "search serve":
      return serveSearch(run);
    case "token add":
      return addToken(run, command.name, command.editions);
    case "token list":
      return listTokens(run);
    case "token revoke":
      return revokeTokens(run, command.name);
    case "person invite":
      return told(run.output, await invitePerson(run.workplace, operator, command), (lines) => lines);
    case "person list":
      return told(run.output, await listPeople(run.workplace, operator), (lines) => lines);
    case "person off":
      return told(run.output, await switchPersonOff(run.workplace, operator, command.email), (lines) => lines);
    case "import":
      return importFiles(run, command.files);
    case "edition list":
      return listEditions(run);
    case "edition on":
      return switchEdition(run, command.code, command.secondScript ? { secondScript: true } : {});
    case "edition off":
      return switchEdition(run, command.code, null);
    case "language report": {
      const { code, json } = command;
      const { workplace, output } = run;
      const report = code === null ? reportLanguages(workplace, json) : reportLanguage(workplace, code, json);
      return told(output, await report, (lines) => lines);
    }
    case "look show":
      return told(run.output, await showLook(run.workplace, command.code), (lines) => lines);
    case "look set":
      return told(
        run.output,
        await setLook(run.workplace, operator, command.code, resolve(run.directory, command.file)),
        (lines) => lines,
      );
    case "look reset":
      return told(run.output, await setLook(run.workplace, operator, command.code, null), (lines) => lines);
    case "demonstration remove":
      return takeDemonstrationAway(run);
  }
}

async function build({ workplace, output }: Run, out: string): Promise<number> {
  if (existsSync(out) && readdirSync(out).length > 0)
    return fail(output, `The directory ${out} is not empty; name one that is, or a new one.`);
  const { database, renditions, settings, clock } = workplace;
  const built = await cleanBuild({ database, renditions, settings, out, now: clock() });
  output.out(`${built.pages} files in ${out}, of ${built.addresses} addresses.\n`);
  if (built.moved) output.out("Something was published meanwhile: parts of it may show different instants.\n");
  return exitCodes.done;
}

async function check({ workplace, output }: Run): Promise<number> {
  const { database, renditions, settings, clock, directory } = workplace;
  const checked = await checkTree({ database, renditions, settings, tree: directory.tree, now: clock() });
  const { differences, files, underWay } = checked;
  for (const { kind, path } of differences) output.out(`${kind}: ${path}\n`);
  output.out(`${files} files compared, ${differences.length} differ, ${underWay} were being written.\n`);
  return differences.length === 0 ? exitCodes.done : exitCodes.difference;
}

async function status({ workplace, output }: Run): Promise<number> {
  const now = workplace.clock();
  const lines = statusLines(await pressStatus(workplace.database, now, 20), now);
  output.out(`${lines.join("\n")}\n`);
  return exitCodes.done;
}

async function tellSearchStatus({ workplace, output }: Run): Promise<number> {
  const { shown, documents, waiting, words, bytes } = await workplace.database.snapshot(searchStatus);
  output.out(`${documents} of ${shown} articles can be found, ${waiting} wait to be indexed.\n`);
  output.out(`${words} words; ${(bytes / 1_000_000).toFixed(1)} MB.\n`);
  return exitCodes.done;
}

async function makeSearchAnew({ workplace, output }: Run): Promise<number> {
  const { database } = workplace;
  const done = await rebuildSearch(searchingOf(workplace), output.signal);
  const { documents } = await database.snapshot(searchStatus);
  output.out(`${documents} articles can be found.\n`);
  return done ? exitCodes.done : fail(output, "It was stopped; what is missing is indexed while Skywave runs.");
}

const usualSearchPort = 8082;

async function serveSearch({ workplace, output }: Run): Promise<number> {
  const { databaseUrl, host, searchPort } = workplace.environment;
  if (databaseUrl === null)
    return fail(output, "With the embedded database the search runs inside Skywave; set DATABASE_URL to run it alone.");
  const log = pino({ level: workplace.environment.logLevel }, pino.destination(2));
  const search = await startSearch({ ...searchingOf(workplace), host, port: searchPort ?? usualSearchPort, log });
  output.out(`The search answers on ${host}:${search.port}.\n`);
  await new Promise<void>((resolve) => {
    if (output.signal.aborted) resolve();
    else output.signal.addEventListener("abort", () => resolve(), { once: true });
  });
  await search.stop();
  return exitCodes.done;
}

async function addToken({ workplace, output }: Run, name: string, editions: readonly string[]): Promise<number> {
  const wanted = { name, editions: editions.length === 0 ? null : [...editions] };
  return told(output, await workplace.newsroom.tokens.add(operator, wanted), ({ secret }) => [
    secret,
    `Give this token to ${name}; it is shown only now.`,
  ]);
}

async function listTokens({ workplace, output }: Run): Promise<number> {
  return told(output, await workplace.newsroom.tokens.list(operator), ({ items }) =>
    items.map((token) => {
      const scope = token.editions === null ? "all editions" : token.editions.join(", ");
      return `${token.id}\t${token.name}\t${scope}\t${token.revokedAt === null ? "in use" : `revoked ${token.revokedAt}`}`;
    }),
  );
}

async function revokeTokens({ workplace, output }: Run, name: string): Promise<number> {
  const { tokens } = workplace.newsroom;
  const listed = await tokens.list(operator);
  if (!listed.ok) return fail(output, listed.message);
  const meant = listed.value.items.filter(
    (token) => token.revokedAt === null && (token.name === name || String(token.id) === name),
  );
  if (meant.length === 0)
    return fail(output, `Nobody named "${name}" has a token in use; "skywave token list" shows who has.`);
  for (const { id } of meant) {
    const revoked = await tokens.revoke(operator, { token: id });
    if (!revoked.ok) return fail(output, revoked.message);
    output.out(`Token ${id} of ${revoked.value.name} is revoked.\n`);
  }
  return exitCodes.done;
}

async function importFiles({ workplace, directory, output }: Run, files: readonly string[]): Promise<number> {
  let code: number = exitCodes.done;
  for (const file of files) {
    if (output.signal.aborted) return exitCodes.failed;
    const path = resolve(directory, file);
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => error);
    if (bytes instanceof Error) {
      code = fail(output, `The file ${file} cannot be read (${bytes.message}); nothing of it was imported.`);
      continue;
    }
    const ninjs = { name: basename(file), bytes, directory: dirname(path) };
    for (const result of await importNinjs(workplace.newsroom, operator, ninjs)) {
      if (result.kind === "failed") code = fail(output, result.line);
      else output.out(`${result.line}\n`);
    }
  }
  return code;
}

async function listEditions({ workplace, output }: Run): Promise<number> {
  return told(output, await workplace.newsroom.editions.list(), ({ items }) =>
    items.map(
      ({ code, live, englishName, path }) => `${live ? "on " : "off"}  ${code.padEnd(10)} /${path}/  ${englishName}`,
    ),
  );
}

/** `on` null: off. */
async function switchEdition(
  { workplace, output }: Run,
  edition: string,
  on: { readonly secondScript?: true } | null,
): Promise<number> {
  const { editions } = workplace.newsroom;
  const params = { edition };
  const query = {};
  const switched = await (on
    ? editions.switchOn(operator, { params, query, body: on })
    : editions.switchOff(operator, { params, query, body: undefined }));
  if (on && switched.ok && switched.value.texts.warning !== null)
    output.err(`Warning: ${switched.value.texts.warning}\n`);
  return told(output, switched, ({ code, live }) => [`The edition ${code} is ${live ? "on" : "off"}.`]);
}

async function takeDemonstrationAway({ workplace, output }: Run): Promise<number> {
  return told(output, await removeDemonstration(workplace.newsroom, operator), (gone) => [
    `The demonstration is gone: ${gone.deleted} articles.`,
    ...(gone.removed.length > 0 ? [`Removed, but kept as sources of people's work: ${gone.removed.join(", ")}.`] : []),
    ...(gone.kept.length > 0 ? [`Left as they are, since somebody wrote in them: ${gone.kept.join(", ")}.`] : []),
    ...(gone.editions.length > 0 ? [`Editions left as they are: ${gone.editions.join(", ")}.`] : []),
  ]);
}

function told<T>(output: CommandOutput, outcome: Outcome<T>, lines: (value: T) => readonly string[]): number {
  if (!outcome.ok) return fail(output, outcome.message);
  for (const line of lines(outcome.value)) output.out(`${line}\n`);
  return exitCodes.done;
}

function fail(output: CommandOutput, sentence: string): number {
  output.err(`${sentence}\n`);
  return exitCodes.failed;
}
