import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { listFiles } from "../src/press/tree.ts";
import { startPostgres } from "./postgres-server.ts";
import { randomFrom } from "./random.ts";
import { runSkywave, startStation, type StationEnvironment, type StationProcess } from "./station-process.ts";

// `KILLS=100 npm test -- pglite` for the long run; a few are enough to notice that something broke.
const kills = Number(process.env.KILLS ?? 2);
const random = randomFrom(Number(process.env.KILL_SEED ?? 20_261_123));
const directory = mkdtempSync(join(tmpdir(), "skywave-kill-"));
const embedded = process.env.TEST_DATABASE !== "postgres";

afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** What the newsroom has said yes to. */
interface Acknowledged {
  readonly article: number;
  readonly revision: number;
  readonly headline: string;
  published: boolean;
}

describe("kill -9", () => {
  it.runIf(embedded)(
    `of the newsroom while it publishes, ${kills} times, loses no acknowledged write and leaves no torn page`,
    { timeout: 90_000 + kills * 30_000 },
    async () => {
      const where = { data: join(directory, "embedded") };
      const acknowledged: Acknowledged[] = [];
      let station = await startStation(where);
      const token = await tokenFor(where);
      for (let kill = 0; kill < kills; kill += 1) {
        const before = acknowledged.length;
        const writing = writeUntilItDies(station, token, acknowledged, kill);
        await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(before);
        await sleep(100 + random.below(1200));
        await station.kill();
        await writing;
        expect(tornFiles(join(where.data, "tree"))).toEqual([]);
        station = await startStation(where);
        await expectAll(station, token, acknowledged.slice(-40));
      }
      await expectSettled(where);
      await expectAll(station, token, acknowledged);
      console.log(
        `killed ${kills} times; ${acknowledged.length} acknowledged articles, ${acknowledged.filter((one) => one.published).length} of them published: all there`,
      );
      expect(acknowledged.length).toBeGreaterThan(kills);
      expect(await station.stop()).toBe(0);
    },
  );

  it.runIf(!embedded)(
    `of the press that works, again and again, ${kills} times, leaves nothing stale or lost while another stands by`,
    { timeout: 60_000 + kills * 30_000 },
    async () => {
      const server = await startPostgres();
      try {
        const where = { data: join(directory, "server"), databaseUrl: server.url };
        const acknowledged: Acknowledged[] = [];
        const stations = [await startStation(where), await startStation(where)];
        const token = await tokenFor(where);
        const on = await runSkywave(["edition", "on", "en"], where);
        expect(on.code, on.out).toBe(0);
        for (let kill = 0; kill < kills; kill += 1) {
          const [victim, other] = kill % 2 === 0 ? [0, 1] : [1, 0];
          const [dying, standing] = [stations[victim], stations[other]];
          if (dying === undefined || standing === undefined) throw new Error("two stations run");
          const writing = Promise.all([
            writeUntilItDies(dying, token, acknowledged, kill),
            writeFor(standing, token, acknowledged, kill, 1500),
          ]);
          await sleep(100 + random.below(1200));
          await dying.kill();
          await writing;
          stations[victim] = await startStation(where);
        }
        await expectSettled(where);
        const [one, two] = stations;
        if (one === undefined || two === undefined) throw new Error("two stations run");
        await expectAll(two, token, acknowledged);
        expect(tornFiles(join(where.data, "tree"))).toEqual([]);
        expect([await one.stop(), await two.stop()]).toEqual([0, 0]);
      } finally {
        await server.stop();
      }
    },
  );
});

async function tokenFor(where: StationEnvironment): Promise<string> {
  const { code, out } = await runSkywave(["token", "add", "kill-nine"], where);
  const token = /sw_[\w-]+/.exec(out)?.[0];
  if (code !== 0 || token === undefined) throw new Error(`No token: ${out}`);
  return token;
}

async function call(
  station: StationProcess,
  token: string,
  method: string,
  path: string,
  body?: object,
): Promise<{ readonly status: number; readonly json: unknown }> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const answer = await fetch(`${station.newsroom}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: await answer.json() };
}

async function writeOne(
  station: StationProcess,
  token: string,
  acknowledged: Acknowledged[],
  name: string,
): Promise<void> {
  const content = {
    headline: `Kill ${name}`,
    summary: "Written while the power goes.",
    body: [{ kind: "paragraph", runs: [{ text: "It stands." }] }],
  };
  const created = await call(station, token, "POST", "/api/articles", {
    edition: "en",
    story: { slugline: name, urgency: 5 },
    content,
  });
  const { id } = created.json as { id: number };
  const revised = await call(station, token, "POST", `/api/articles/${id}/revisions`, {});
  if (revised.status !== 201) throw new Error(`a revision was refused: ${JSON.stringify(revised.json)}`);
  const done: Acknowledged = {
    article: id,
    revision: (revised.json as { id: number }).id,
    headline: content.headline,
    published: false,
  };
  acknowledged.push(done);
  const published = await call(station, token, "POST", "/api/publications", {
    articles: [{ article: id }],
    kind: "publish",
  });
  if (published.status !== 201) throw new Error(`a publication was refused: ${JSON.stringify(published.json)}`);
  done.published = true;
}

/** Writes as fast as the newsroom says yes, until it says nothing any more. */
async function writeUntilItDies(
  station: StationProcess,
  token: string,
  acknowledged: Acknowledged[],
  kill: number,
): Promise<void> {
  for (let number = 0; ; number += 1) {
    try {
      await writeOne(station, token, acknowledged, `${kill}-${number}`);
    } catch (error) {
      if (error instanceof TypeError || (error instanceof Error && "code" in error)) return; // fetch: the connection broke
      throw error;
    }
  }
}

async function writeFor(
  station: StationProcess,
  token: string,
  acknowledged: Acknowledged[],
  kill: number,
  milliseconds: number,
): Promise<void> {
  const until = Date.now() + milliseconds;
  for (let number = 0; Date.now() < until; number += 1)
    await writeOne(station, token, acknowledged, `other-${kill}-${number}`);
}

async function expectAll(station: StationProcess, token: string, acknowledged: readonly Acknowledged[]): Promise<void> {
  for (const one of acknowledged) {
    const revision = await call(station, token, "GET", `/api/revisions/${one.revision}`);
    expect(revision.json).toMatchObject({ id: one.revision, article: one.article, headline: one.headline });
    if (!one.published) continue;
    const article = await call(station, token, "GET", `/api/articles/${one.article}`);
    expect(article.json).toMatchObject({ state: "published", liveRevision: one.revision });
  }
}

/** Waits until nothing is stale, then lets Skywave compare its tree with a clean build. */
async function expectSettled(where: StationEnvironment): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const status = await runSkywave(["press", "status"], where);
    if (/\b0 stale\b/.test(status.out)) break;
    if (tries > 60) throw new Error(`Something stays stale: ${status.out}`);
    await sleep(500);
  }
  const check = await runSkywave(["press", "check"], where);
  expect(check.out).not.toMatch(/differs|missing|extra/);
  expect(check.code).toBe(0);
}

/** Files that were written in part: copies that do not decompress, pages without their end. Temporary files are nobody's. */
function tornFiles(tree: string): readonly string[] {
  return listFiles(tree).filter((path) => {
    const bytes = readFileSync(join(tree, path));
    try {
      const text = path.endsWith(".br")
        ? brotliDecompressSync(bytes)
        : path.endsWith(".gz")
          ? gunzipSync(bytes)
          : bytes;
      return /\.html(\.br|\.gz)?$/.test(path) && !text.toString("utf8").trimEnd().endsWith("</html>");
    } catch {
      return true;
    }
  });
}
