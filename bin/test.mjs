// `npm test`: installs what is missing and runs every check, or those that are named: `npm test -- unit pglite`.
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, relative } from "node:path";
import { buildWeb } from "./build-web.mjs";
import { installPackages, root } from "./install.mjs";
import { findNode, noNode } from "./node-24.mjs";
import { provideForTests } from "./test-needs.mjs";

const steps = [
  { name: "types", says: "TypeScript's types", command: ["tsc", "-p", "."] },
  { name: "web-types", says: "the types of the newsroom's web app", command: ["tsc", "-p", "src/newsroom-web"] },
  { name: "format", says: "the code's format", command: ["biome", "ci", "."] },
  { name: "lint", says: "the lint rules, with the folder rule", command: ["oxlint", "--deny-warnings"] },
  { name: "unit", says: "what needs no database", tests: true },
  { name: "pglite", says: "the database, embedded", tests: true },
  { name: "postgres", says: "the database, a PostgreSQL server", tests: true },
  { name: "browser", says: "the whole of Skywave, in processes and a browser", tests: true },
];

const longest = Number(process.env.TEST_MINUTES ?? 15) * 60_000; // long runs ask for more
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

const names = process.argv.slice(2);
const strange = names.filter((name) => !steps.some((step) => step.name === name));
if (strange.length > 0)
  stop(`There is no check named ${strange.join(" or ")}; there are ${steps.map(({ name }) => name).join(", ")}.`, 2);

const failure = await installPackages();
const node = findNode();
if (failure !== null || node === null) stop(failure ?? noNode, 1);

const wanted = steps.filter(({ name }) => names.length === 0 || names.includes(name));
const unbuilt = wanted.some(({ name }) => name === "browser") ? await buildWeb() : null;
if (unbuilt !== null) stop(unbuilt, 1);
const path = [dirname(node), join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);
const environment = { ...process.env, PATH: path };
Object.assign(
  environment,
  await provideForTests(
    wanted.map(({ name }) => name),
    environment,
  ),
);

// What tests write they write in memory where there is plenty: databases and trees that last for seconds.
const temporary = mkdtempSync(join(inMemory() ?? tmpdir(), "skywave-tests-"));
chmodSync(temporary, 0o1777); // PostgreSQL runs as another account
process.once("exit", () => rmSync(temporary, { recursive: true, force: true, maxRetries: 3 }));
environment.TMPDIR = temporary;

const results = [];
for (const step of wanted) results.push(await check(step));
report(results);

async function check(step) {
  console.log(`\n=== ${step.name}: ${step.says}`);
  const begun = Date.now();
  const counts = step.tests ? await runTests(step.name) : await runCommand(step.command);
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  console.log(`=== ${step.name}: ${counts.failed === 0 ? "passed" : "FAILED"} in ${seconds} s`);
  return { name: step.name, seconds, ...counts };
}

async function runCommand(command) {
  return (await run(command)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function runTests(project) {
  const folder = mkdtempSync(join(temporary, "skywave-test-"));
  const file = join(folder, "result.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await run(["vitest", "run", "--project", project, ...reporters]);
  const {
    numPassedTests: passed,
    numFailedTests: failed,
    testResults,
  } = existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8"))
    : { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  rmSync(folder, { recursive: true, force: true });
  // A file that cannot be loaded, or an error outside any test, fails the run and no test.
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1), failures: failuresOf(testResults) };
}

/** A file system in memory with room for everything at once (about 2 GB), or null. */
function inMemory() {
  const place = "/dev/shm";
  const enough = 6 * 2 ** 30;
  if (process.env.TMPDIR || !existsSync(place)) return null; // whoever names a place has a reason
  const { bavail, bsize } = statfsSync(place);
  return Math.min(bavail * bsize, process.availableMemory()) >= enough ? place : null;
}

/** What failed, and how: said again after everything, where whoever reads a log's end finds it. */
function failuresOf(files) {
  return files.flatMap(({ name, message, assertionResults }) => {
    const tests = assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName, failureMessages }) => `${fullName}\n${failureMessages.join("\n")}`);
    const all = tests.length === 0 && message ? [message] : tests;
    return all.map((text) => `${relative(root, name)}: ${text.slice(0, 2000)}`);
  });
}

// A check that hangs must not hang the rest: after this long it and all that it started are ended.
function run([command, ...parameters]) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { cwd: root, env: environment, stdio: "inherit", detached: true });
    const end = (signal) => {
      try {
        process.kill(-Number(child.pid), signal);
      } catch {
        // it has ended
      }
    };
    const tooLong = setTimeout(() => {
      console.error(`${command} took longer than ${longest / 60_000} minutes and was ended.`);
      end("SIGKILL");
    }, longest);
    const interrupted = () => {
      end("SIGTERM");
      process.exit(1);
    };
    for (const signal of signals) process.once(signal, interrupted);
    const done = (code) => {
      clearTimeout(tooLong);
      for (const signal of signals) process.off(signal, interrupted);
      resolve(code);
    };
    child.on("error", (error) => {
      console.error(`${command} did not start: ${error.message}`);
      done(1);
    });
    child.on("close", (code) => done(code ?? 1));
  });
}

function report(all) {
  const sum = (key) => all.reduce((total, one) => total + one[key], 0);
  console.log("");
  for (const { name, seconds, passed, failed } of all)
    console.log(
      `${name.padEnd(10)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.padStart(8)} s`,
    );
  for (const { name, failures = [] } of all) for (const failure of failures) console.log(`\n${name}: ${failure}`);
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
  process.exitCode = sum("failed") === 0 ? 0 : 1;
}

function stop(sentence, code) {
  console.error(sentence);
  process.exit(code);
}
