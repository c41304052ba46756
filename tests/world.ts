import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import type { Database } from "../src/db/database.ts";
import { setPressState } from "../src/db/page-recovery.ts";
import { type Language, loadLanguages } from "../src/language/language.ts";
import { newsroomApp } from "../src/newsroom/app.ts";
import { newsroomItself } from "../src/newsroom/actor.ts";
import { type Newsroom, openNewsroom } from "../src/newsroom/newsroom.ts";
import { runReleases } from "../src/newsroom/releases.ts";
import { startNewsroomServer } from "../src/newsroom/server.ts";
import { compareTrees, type Difference } from "../src/press/check.ts";
import { cleanBuild } from "../src/press/clean-build.ts";
import { type Press, startPress } from "../src/press/press.ts";
import { listFiles } from "../src/press/tree.ts";

export interface Answer {
  readonly status: number;
  readonly json: unknown;
}

/** A newsroom's HTTP server and a press on one database, in a temporary directory, with a clock that the test moves. */
export interface World {
  readonly newsroom: Newsroom;
  readonly directory: string;
  readonly tree: string;
  readonly editions: readonly string[];
  /** Section ids of an edition. */
  sections(edition: string): readonly number[];
  now(): number;
  /** Moves the clock, at most to the next thing that is due, and does what its time has come for. */
  pass(milliseconds: number): Promise<void>;
  call(method: string, path: string, body?: object): Promise<Answer>;
  /** Uploads a small picture, different for each seed. */
  upload(fileName: string, seed: number): Promise<Answer>;
  /** Addresses rendered since the last call, renditions aside. */
  takeRendered(): readonly string[];
  press(): Press;
  settled(): Promise<void>;
  /** Stops the press in the middle of what it does, without its farewell, and starts another. */
  crashPress(): Promise<void>;
  /** What differs between the live tree and a clean build; the build is left in `clean`. */
  compare(): Promise<readonly Difference[]>;
  readonly clean: string;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly database: Database;
  readonly editions: readonly string[];
  /** UTC milliseconds at which the clock begins. */
  readonly begin?: number;
}

export async function openWorld({ database, editions, begin = Date.UTC(2026, 2, 1, 9) }: WorldOptions): Promise<World> {
  const directory = await mkdtemp(join(tmpdir(), "skywave-world-"));
  const tree = join(directory, "tree");
  const clean = join(directory, "clean");
  const pictures = join(directory, "pictures");
  const languages: ReadonlyMap<string, Language> = loadLanguages();
  const settings = { publicUrl: "http://localhost:8080", languages };
  const time = { now: begin };
  const clock = () => time.now;
  const failures: unknown[] = [];
  const log = {
    info() {},
    warn() {},
    error: (fields: object, message: string) => failures.push({ ...fields, message }),
  };
  const newsroom = openNewsroom({ database, clock, languages, picturesDirectory: pictures });
  const app = newsroomApp(newsroom, { log });
  const server = await startNewsroomServer({
    app,
    host: "127.0.0.1",
    port: 0,
    ending: () => newsroom.events.close(),
  });
  if (!server.ok) throw new Error(server.message);
  const token = await newsroom.tokens.add(newsroomItself, { name: "test", editions: null });
  if (!token.ok) throw new Error(token.message);
  const rendered: string[] = [];
  const start = () =>
    startPress({
      database,
      tree,
      renditions: join(pictures, "renditions"),
      settings,
      clock,
      log,
      onRendered: (address) => rendered.push(address),
    });
  let press = await start();
  const base = `http://127.0.0.1:${server.port}`;
  const headers = { authorization: `Bearer ${token.value.secret}` };

  const world: World = {
    newsroom,
    directory,
    tree,
    clean,
    editions,
    sections: (edition) => sections.get(edition) ?? [],
    now: clock,
    async pass(milliseconds) {
      const due = await runReleases(newsroom);
      time.now = Math.max(time.now, Math.min(time.now + milliseconds, due ?? Number.POSITIVE_INFINITY));
      await runReleases(newsroom);
    },
    async call(method, path, body) {
      time.now += 1000;
      const sent =
        body === undefined
          ? { headers }
          : { headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body) };
      const answer = await fetch(`${base}${path}`, { method, ...sent });
      const json: unknown = await answer.json();
      if (answer.status >= 500) throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(json)}`);
      return { status: answer.status, json };
    },
    async upload(fileName, seed) {
      const form = new FormData();
      form.set("file", new Blob([new Uint8Array(await picture(seed))], { type: "image/png" }), fileName);
      const answer = await fetch(`${base}/api/assets`, { method: "POST", headers, body: form });
      return { status: answer.status, json: await answer.json() };
    },
    takeRendered: () => rendered.splice(0),
    press: () => press,
    async settled() {
      await press.settled();
      if (failures.length > 0)
        throw new Error(
          `Something failed: ${JSON.stringify(failures, (_, value) => (value instanceof Error ? value.stack : value))}`,
        );
    },
    async crashPress() {
      await press.stop();
      await database.transaction((trx) => setPressState(trx, { clean: false }));
      press = await start();
    },
    async compare() {
      await rm(clean, { recursive: true, force: true });
      const renditions = join(pictures, "renditions");
      const { texts } = await cleanBuild({ database, out: clean, renditions, settings, now: clock(), plain: true });
      return compareTrees(tree, clean, texts);
    },
    async close() {
      await press.stop();
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };

  const sections = new Map<string, readonly number[]>();
  for (const edition of editions) {
    const on = await world.call("POST", `/api/editions/${edition}/switch-on`, {
      sections: [
        { slug: "world", name: "World" },
        { slug: "health", name: "Health" },
      ],
    });
    if (on.status !== 200) throw new Error(`Edition ${edition} could not be switched on: ${JSON.stringify(on.json)}`);
    sections.set(
      edition,
      (on.json as { sections: { id: number }[] }).sections.map((section) => section.id),
    );
  }
  return world;
}

/** 320 × 180 px in one colour and a stripe. */
function picture(seed: number): Promise<Buffer> {
  const colour = { r: seed & 255, g: (seed >> 8) & 255, b: (seed >> 4) & 255 };
  return sharp({ create: { width: 320, height: 180, channels: 3, background: colour } })
    .png()
    .toBuffer();
}

/** Plain page files of a tree by path: what a reader without compression gets, renditions and redirects aside. */
export function pagesOf(tree: string): readonly string[] {
  return listFiles(tree).filter(
    (path) => !/\.(br|gz)$/.test(path) && !path.startsWith("media/") && !path.endsWith("_redirect"),
  );
}
