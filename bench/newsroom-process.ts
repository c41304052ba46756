import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { type Database, openDatabase } from "../src/db/database.ts";
import { migrate } from "../src/db/migrate.ts";
import { migrations } from "../src/db/migrations.ts";
import { type Language, loadLanguages } from "../src/language/language.ts";
import { startEdgeChild } from "../src/main/edge-child.ts";
import { newsroomItself } from "../src/newsroom/actor.ts";
import { newsroomApp } from "../src/newsroom/app.ts";
import { openNewsroom } from "../src/newsroom/newsroom.ts";
import { startNewsroomServer } from "../src/newsroom/server.ts";
import { type Press, startPress } from "../src/press/press.ts";
import type { TemplateSettings } from "../src/press/templates.ts";
import { freePort } from "../tests/station-process.ts";
import { type Archive, fillArchive } from "./archive.ts";

/** Newsroom, press and edge as `npm start` runs them (the edge in a process of its own), on an embedded database with an archive. */
export interface Bench {
  readonly database: Database;
  readonly languages: ReadonlyMap<string, Language>;
  readonly settings: TemplateSettings;
  readonly archive: Archive;
  readonly directory: string;
  readonly tree: string;
  readonly renditions: string;
  readonly press: Press;
  readonly newsroomPort: number;
  readonly edgePort: number;
  readonly token: string;
  close(): Promise<void>;
}

const quiet = { info() {}, warn() {}, error: (fields: object, message: string) => console.error(message, fields) };

export async function openBench(articles: number): Promise<Bench> {
  const directory = mkdtempSync(join(tmpdir(), "skywave-bench-"));
  const tree = join(directory, "tree");
  const pictures = join(directory, "pictures");
  const opened = await openDatabase({ kind: "embedded", directory: join(directory, "database") });
  if (!opened.ok) throw new Error(opened.message);
  const { database } = opened;
  await migrate(database, migrations);
  const languages = loadLanguages();
  const settings = { publicUrl: "http://localhost:8080", languages };
  const archive = await fillArchive({ database, languages, articles, now: Date.now() });
  const newsroom = openNewsroom({ database, clock: Date.now, languages, picturesDirectory: pictures });
  const renditions = join(pictures, "renditions");
  const press = await startPress({ database, tree, renditions, settings, clock: Date.now, log: quiet });
  await press.settled();
  const server = await startNewsroomServer({ app: newsroomApp(newsroom, { log: quiet }), host: "127.0.0.1", port: 0 });
  if (!server.ok) throw new Error(server.message);
  const edgePort = await freePort();
  const edge = await startEdgeChild({
    tree,
    port: edgePort,
    host: "127.0.0.1",
    log: quiet as never,
    explain: (_, message) => message,
  });
  if (!edge.ok) throw new Error(edge.message);
  const token = await newsroom.tokens.add(newsroomItself, { name: "bench", editions: null });
  if (!token.ok) throw new Error(token.message);
  await sql`vacuum (analyze)`.execute(database.queries); // the archive came at once, which no newsroom's does
  return {
    database,
    languages,
    settings,
    archive,
    directory,
    tree,
    renditions,
    press,
    newsroomPort: server.port,
    edgePort,
    token: token.value.secret,
    async close() {
      await server.close();
      await edge.edge.stop();
      await press.stop();
      await database.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** What another process learns of a bench that runs for it. */
export interface BenchAbroad extends Pick<Bench, "archive" | "tree" | "newsroomPort" | "edgePort" | "token"> {
  readonly sections: readonly (readonly [string, readonly number[]])[];
}

export interface Settled {
  /** Milliseconds of the epoch at which nothing was stale any more. */
  readonly at: number;
  /** Pages rendered since the start. */
  readonly rendered: number;
}

export const epoch = (): number => performance.timeOrigin + performance.now();

/** Asks the edge for an address over a connection of its own; the status and the whole body's length. */
export function ask(
  port: number,
  path: string,
): Promise<{ readonly status: number; readonly bytes: number; readonly headerBytes: number; readonly body: Buffer }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, headers: { "accept-encoding": "br, gzip" } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const body = Buffer.concat(chunks);
        const headerBytes =
          answer.rawHeaders.reduce((sum, part) => sum + part.length, 0) + answer.rawHeaders.length * 2 + 17;
        resolve({ status: answer.statusCode ?? 0, bytes: body.length, headerBytes, body });
      });
      answer.on("error", reject);
    });
    asked.on("error", reject);
    asked.end();
  });
}
