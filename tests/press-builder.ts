import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "../src/db/database.ts";
import { loadLanguages } from "../src/language/language.ts";
import { removeArticle, retractArticle } from "../src/newsroom-api/articles.ts";
import { addEdition, addSection, deleteSection, replaceLanguage } from "../src/newsroom-api/editions.ts";
import { createTopic } from "../src/newsroom-api/topics.ts";
import { compareTrees, type Difference } from "../src/press/check.ts";
import { cleanBuild } from "../src/press/clean-build.ts";
import { type Press, type PressOptions, startPress } from "../src/press/press.ts";
import type { TemplateSettings } from "../src/press/templates.ts";
import { listFiles } from "../src/press/tree.ts";
import { type NewsroomUnderTest, openNewsroomUnderTest } from "./newsroom-builder.ts";

/** A newsroom, and presses that share its database and one tree; the test says when each begins. */
export interface PressesUnderTest {
  readonly news: NewsroomUnderTest;
  readonly tree: string;
  readonly renditions: string;
  /** Starts a press; it ends with the test. */
  start(options?: Partial<PressOptions>): Promise<Press>;
  /** Addresses rendered since the last call, sorted. */
  rendered(): readonly string[];
  /** What the presses reported. */
  readonly reports: { readonly message: string; readonly address?: string }[];
  /** Plain text of a file in the tree, or null. */
  file(path: string): string | null;
  /** Plain files of the tree. */
  files(): readonly string[];
  /** What differs from a clean build. */
  compare(publicUrl?: string): Promise<readonly Difference[]>;
  close(): Promise<void>;
}

/** Of the newsroom's operations those that tests of the press call. */
export const acts = {
  removeArticle,
  retractArticle,
  createTopic,
  addEdition,
  addSection,
  deleteSection,
  replaceLanguage,
};

export const publicUrl = "http://localhost:8080";

/** `more`: settings of the presses and of the clean build; share pictures take time, so only tests of them have some. */
export async function openPressesUnderTest(
  database: Database,
  more: Partial<TemplateSettings> = {},
): Promise<PressesUnderTest> {
  const directory = mkdtempSync(join(tmpdir(), "skywave-press-"));
  const tree = join(directory, "tree");
  const pictures = join(directory, "pictures");
  const renditions = join(pictures, "renditions");
  const news = await openNewsroomUnderTest(database, { picturesDirectory: pictures });
  const languages = loadLanguages();
  const seen: string[] = [];
  const started: Press[] = [];
  const reports: { message: string; address?: string }[] = [];
  const report = (fields: object, message: string) => void reports.push({ ...fields, message });
  return {
    news,
    tree,
    renditions,
    reports,
    async start(options = {}) {
      const press = await startPress({
        database,
        tree,
        renditions,
        settings: { publicUrl, languages, ...more },
        clock: news.now,
        log: { info() {}, warn: report, error: report },
        onRendered: (address) => seen.push(address),
        ...options,
      });
      started.push(press);
      return press;
    },
    rendered: () => seen.splice(0).sort(),
    file(path) {
      try {
        return readFileSync(join(tree, path), "utf8");
      } catch {
        return null;
      }
    },
    files: () => listFiles(tree).filter((path) => !/\.(br|gz)$/.test(path)),
    async compare(url = publicUrl) {
      const clean = mkdtempSync(join(directory, "clean-"));
      const { texts } = await cleanBuild({
        database,
        out: clean,
        renditions,
        settings: { publicUrl: url, languages, ...more },
        now: news.now(),
        plain: true,
      });
      return compareTrees(tree, clean, texts);
    },
    async close() {
      for (const press of started) await press.stop();
      await news.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The database, but every snapshot waits for `before` first: what happens between a claim and its reading can be told. */
export function withSlowSnapshots(database: Database, before: () => Promise<void>): Database {
  return {
    ...database,
    async snapshot(work) {
      await before();
      return database.snapshot(work);
    },
  };
}
