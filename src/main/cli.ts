// The command `skywave` under Node 24: reads its words and its environment, then starts the stations or runs a command.
import { fileURLToPath } from "node:url";
import { readArguments, type WorkCommand } from "./arguments.ts";
import { callCommand, type CommandOutput } from "./command-socket.ts";
import { placesIn } from "./data-directory.ts";
import { type Environment, readEnvironment } from "./environment.ts";
import { exitCodes, help } from "./help.ts";
import { skywaveVersion } from "./version.ts";

const home = fileURLToPath(new URL("../..", import.meta.url));
const output: CommandOutput = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  signal: new AbortController().signal, // a signal ends this process at once
};

process.stdout.on("error", () => process.exit(exitCodes.failed)); // nobody reads any more
const code = await run(process.argv.slice(2));
// What is printed must leave before the process does.
process.stdout.write("", () => process.stderr.write("", () => process.exit(code)));

async function run(words: readonly string[]): Promise<number> {
  const read = readArguments(words);
  if (!read.ok) return fail(read.message, exitCodes.misunderstood);
  const { command } = read;
  if (command.kind === "help") return print(help);
  if (command.kind === "version") return print(`Skywave ${skywaveVersion()}, Node ${process.versions.node}\n`);
  if (command.kind === "wire parse") return parseFile(command.file);
  const environment = readEnvironment(process.env, home);
  if (!environment.ok) return fail(environment.message, exitCodes.misunderstood);
  return command.kind === "start" ? startAll(environment.environment) : work(command, words, environment.environment);
}

// Imported when needed: a command that runs inside another process should not load the whole of Skywave for it.
async function startAll(environment: Environment): Promise<number> {
  const [{ start }, { default: pino }] = await Promise.all([import("./start.ts"), import("pino")]);
  const log = pino({ level: environment.logLevel, base: { pid: process.pid } }, pino.destination(2));
  return start(environment, log, output);
}

async function parseFile(file: string): Promise<number> {
  const { printParsed } = await import("./wire-parse.ts");
  return printParsed(file, output);
}

async function work(command: WorkCommand, words: readonly string[], environment: Environment): Promise<number> {
  const directory = process.cwd();
  if (environment.databaseUrl === null) {
    const code = await callCommand(placesIn(environment.dataDirectory).socket, words, directory, output);
    if (code !== null) return code;
  }
  const [{ openWorkplace }, { runCommand }] = await Promise.all([import("./workplace.ts"), import("./commands.ts")]);
  const opened = await openWorkplace(environment);
  if (!opened.ok) return fail(opened.message, exitCodes.failed);
  try {
    return await runCommand(command, { workplace: opened.workplace, directory, output });
  } finally {
    await opened.workplace.database.close();
  }
}

function print(text: string): number {
  output.out(text);
  return exitCodes.done;
}

function fail(sentence: string, code: number): number {
  output.err(`${sentence}\n`);
  return code;
}
