// The front door: `skywave start` as an operator runs it, in processes of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";

const command = join(dirname(import.meta.dirname), "bin/skywave.mjs");
const top = mkdtempSync(join(tmpdir(), "skywave-start-"));
const data = join(top, "data"); // of all tests: making it takes long
const started = new Set<ChildProcess>();

afterEach(async () => {
  for (const child of started) await end(child, "SIGKILL");
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

interface Run {
  readonly child: ChildProcess;
  readonly said: { out: string; err: string };
  readonly ended: Promise<number | null>;
}

type Variables = Readonly<Record<string, string>>;

function skywave(words: readonly string[], variables: Variables): Run {
  const plain = { SKYWAVE_DATA: "", DATABASE_URL: "", PUBLIC_URL: "", DEMONSTRATION: "en,ur" }; // empty is left out
  const child = spawn(process.execPath, [command, ...words], { env: { ...process.env, ...plain, ...variables } });
  started.add(child);
  const said = { out: "", err: "" };
  child.stdout.on("data", (bytes) => {
    said.out += String(bytes);
  });
  child.stderr.on("data", (bytes) => {
    said.err += String(bytes);
  });
  const ended = once(child, "close").then(([code]) => {
    started.delete(child);
    return code as number | null; // what "close" carries
  });
  return { child, said, ended };
}

async function ready({ said, child }: Run): Promise<void> {
  await expect
    .poll(() => (child.exitCode === null ? said.out : `ended: ${said.err}`), { timeout: 120_000 })
    .toMatch(/^Stop .*\n|^ended/m);
  expect(said.out).toMatch(/^Stop/m);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, "exit");
}

async function ports(): Promise<{ readonly SITE_PORT: string; readonly NEWSROOM_PORT: string }> {
  const [site, newsroom] = await Promise.all([taken(), taken()]);
  await Promise.all([site.release(), newsroom.release()]);
  return { SITE_PORT: String(site.port), NEWSROOM_PORT: String(newsroom.port) };
}

async function taken(): Promise<{ readonly port: number; release(): Promise<unknown> }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number }; // a listening TCP server has one
  return { port, release: () => new Promise((resolve) => server.close(resolve)) };
}

/** Ends with one sentence on standard error and nothing on standard output. */
async function refused(
  words: readonly string[],
  variables: Variables,
): Promise<{ code: number | null; sentence: string }> {
  const { said, ended } = skywave(words, variables);
  const code = await ended;
  expect(said.out).toBe("");
  const lines = said.err
    .trimEnd()
    .split("\n")
    .filter((line) => !line.startsWith("Making a new newsroom") && !line.startsWith("Building the newsroom"));
  expect(lines).toHaveLength(1);
  return { code, sentence: lines[0] ?? "" };
}

function processesOf(data: string): readonly string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      } catch {
        return ""; // it ended meanwhile
      }
    })
    .filter((line) => line.includes(data));
}

async function connects(port: string): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );
}

test("a new newsroom starts, is read, is worked with by commands, and stops cleanly", async () => {
  const variables = { SKYWAVE_DATA: data, ...(await ports()) };
  const begun = performance.now();
  const first = skywave(["start"], variables);
  await ready(first);
  console.log(`first start: ${Math.round(performance.now() - begun)} ms`);
  expect(first.said.out.trimEnd().split("\n")).toHaveLength(5);
  expect(first.said.out).toContain(`http://localhost:${variables.SITE_PORT}/`);
  expect(first.said.out).toContain(`http://localhost:${variables.NEWSROOM_PORT}/`);
  const site = await fetch(`http://127.0.0.1:${variables.SITE_PORT}/`);
  expect(site.status).toBe(200);
  expect(await site.text()).toContain("<html");
  expect(site.headers.get("x-content-type-options")).toBe("nosniff");
  expect((await fetch(`http://127.0.0.1:${variables.NEWSROOM_PORT}/`)).status).toBe(200);
  expect(statSync(data).mode & 0o777).toBe(0o700);

  const inside = skywave(["press", "status"], variables);
  expect(await inside.ended).toBe(0);
  expect(inside.said.out).toMatch(/^\d+ addresses in the tree/);
  const report = skywave(["language", "report", "--json"], variables);
  expect(await report.ended).toBe(0);
  expect(JSON.parse(report.said.out)).toContainEqual(expect.objectContaining({ code: "ur", borrowed: 0 }));
  const signIn = /^Sign in {2}(http:\S+\/set-up\?code=\S+)$/m.exec(first.said.out)?.[1] ?? "";
  expect(new URL(signIn).port).toBe(String(variables.NEWSROOM_PORT));
  const invited = skywave(["person", "invite", "amina@newsroom.example", "--edition", "all=editor"], variables);
  expect(await invited.ended).toBe(0);
  const code = /\/invitation\?code=([\w-]+)/.exec(invited.said.out)?.[1] ?? "";
  const invitation = await fetch(`http://127.0.0.1:${variables.NEWSROOM_PORT}/api/invitations/${code}`);
  expect(await invitation.json()).toMatchObject({ email: "amina@newsroom.example" });
  const off = skywave(["person", "off", "Amina@newsroom.example"], variables);
  expect(await off.ended).toBe(0);
  const people = skywave(["person", "list"], variables);
  expect(await people.ended).toBe(0);
  expect(people.said.out).toMatch(/^\d+\tamina@newsroom.example\tamina@newsroom.example\toff\tall=editor$/m);
  const token = skywave(["token", "add", "Amina"], variables);
  expect(await token.ended).toBe(0);
  const [secret] = token.said.out.split("\n");
  const listed = await fetch(`http://127.0.0.1:${variables.NEWSROOM_PORT}/api/tokens`, {
    headers: { authorization: `Bearer ${secret}` },
  });
  expect(await listed.json()).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ name: "Amina" })]),
  });

  const second = await refused(["start"], { ...variables, ...(await ports()) });
  expect(second.code).toBe(1);
  expect(second.sentence).toContain(`in use by another Skywave (process ${first.child.pid})`);
  expect(await connects(variables.SITE_PORT)).toBe(true);

  first.child.kill("SIGTERM");
  expect(await first.ended).toBe(0);
  expect(first.said.err.replace(/^Making a new newsroom.*\n/, "")).toBe("");
  expect(processesOf(data)).toEqual([]);
  expect(existsSync(join(data, "skywave.sock"))).toBe(false);

  const alone = skywave(["press", "check"], variables);
  expect(await alone.ended).toBe(0);
  expect(alone.said.out).toMatch(/ 0 differ/);

  const again = performance.now();
  const next = skywave(["start"], variables);
  await ready(next);
  console.log(`second start: ${Math.round(performance.now() - again)} ms`);
  next.child.kill("SIGINT");
  expect(await next.ended).toBe(0);
});

test("after a kill -9 nothing stays behind, and the next start goes on with the same data", async () => {
  const variables = { SKYWAVE_DATA: data, ...(await ports()) };
  const first = skywave(["start"], variables);
  await ready(first);
  first.child.kill("SIGKILL");
  await first.ended;
  await expect.poll(() => processesOf(data), { timeout: 10_000 }).toEqual([]);
  expect(existsSync(join(data, "skywave.sock"))).toBe(true);
  const next = skywave(["start"], variables);
  await ready(next);
  const status = skywave(["press", "status"], variables);
  expect(await status.ended).toBe(0);
  next.child.kill("SIGTERM");
  expect(await next.ended).toBe(0);
});

test("an edge that dies is started again", async () => {
  const variables = { SKYWAVE_DATA: data, ...(await ports()) };
  const run = skywave(["start"], variables);
  await ready(run);
  const edge = readdirSync("/proc").find(
    (pid) =>
      /^\d+$/.test(pid) &&
      existsSync(`/proc/${pid}/cmdline`) &&
      readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`${data}/tree`),
  );
  process.kill(Number(edge), "SIGKILL");
  await expect.poll(() => connects(variables.SITE_PORT), { timeout: 5_000 }).toBe(false);
  await expect.poll(() => connects(variables.SITE_PORT), { timeout: 20_000 }).toBe(true);
  expect(run.said.err).toContain("The edge ended by itself");
  run.child.kill("SIGTERM");
  expect(await run.ended).toBe(0);
});

test("a port in use is named with the variable that changes it, and nothing keeps running", async () => {
  const busy = await taken();
  for (const variable of ["SITE_PORT", "NEWSROOM_PORT"]) {
    const variables = { SKYWAVE_DATA: join(top, "new"), ...(await ports()), [variable]: String(busy.port) };
    const { code, sentence } = await refused(["start"], variables);
    expect(code).toBe(1);
    expect(sentence).toMatch(new RegExp(`^Port ${busy.port} on 127\\.0\\.0\\.1 is in use.*${variable}=`));
    expect(existsSync(join(top, "new"))).toBe(false);
    const known = await refused(["start"], { ...variables, SKYWAVE_DATA: data });
    expect(known).toEqual({ code: 1, sentence });
    expect(processesOf(data)).toEqual([]);
  }
  await busy.release();
});

test("what cannot work is refused with one sentence and an exit code of its own kind", async () => {
  const file = join(top, "a-file");
  writeFileSync(file, "kept");
  const unwritable = await refused(["start"], { SKYWAVE_DATA: join(file, "data"), ...(await ports()) });
  expect(unwritable).toMatchObject({ code: 1, sentence: expect.stringContaining("SKYWAVE_DATA") });
  expect(readFileSync(file, "utf8")).toBe("kept");

  const closed = await taken();
  await closed.release();
  const url = `postgres://me:secret@127.0.0.1:${closed.port}/news`;
  const unreachable = await refused(["start"], {
    SKYWAVE_DATA: join(top, "server"),
    DATABASE_URL: url,
    ...(await ports()),
  });
  expect(unreachable).toMatchObject({ code: 1, sentence: expect.stringContaining(`127.0.0.1:${closed.port}`) });
  expect(unreachable.sentence).not.toContain("secret");

  expect(await refused(["start"], { SITE_PORT: "eighty" })).toMatchObject({
    code: 2,
    sentence: expect.stringMatching(/^SITE_PORT is "eighty"/),
  });
  expect(await refused(["publish"], {})).toMatchObject({ code: 2, sentence: expect.stringContaining('"publish"') });
});
