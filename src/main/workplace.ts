import { fileURLToPath } from "node:url";
import { type Database, openDatabase } from "../db/database.ts";
import { migrate } from "../db/migrate.ts";
import { migrations } from "../db/migrations.ts";
import { pressState } from "../db/page-recovery.ts";
import { type Language, loadLanguages } from "../language/language.ts";
import { isEmpty, loadDemonstration } from "../newsroom/demonstration.ts";
import { type Newsroom, openNewsroom } from "../newsroom/newsroom.ts";
import { addFirstPractice } from "../newsroom/practice.ts";
import { renditionsDirectory } from "../newsroom/pictures.ts";
import { type TemplateSettings, templatesFor } from "../press/templates.ts";
import type { Answering } from "../search/answering.ts";
import { type DataDirectory, makeDataDirectory } from "./data-directory.ts";
import type { Environment } from "./environment.ts";

const demonstration = fileURLToPath(new URL("../../demonstration", import.meta.url));

/** What stations and commands work with: the data, open and of this version. */
export interface Workplace {
  readonly environment: Environment;
  readonly directory: DataDirectory;
  readonly database: Database;
  readonly newsroom: Newsroom;
  readonly renditions: string;
  readonly settings: TemplateSettings;
  /** The languages that come with the software. */
  readonly languages: ReadonlyMap<string, Language>;
  /** UTC milliseconds. */
  readonly clock: () => number;
  /** Where this process answers searches, once it does. */
  searchAt: { readonly host: string; readonly port: number } | null;
}

export type WorkplaceResult =
  | { readonly ok: true; readonly workplace: Workplace }
  | { readonly ok: false; readonly kind: "failed"; readonly message: string };

/** Opens the data that the environment names, made and migrated as needed. Close it by closing its database. */
export async function openWorkplace(environment: Environment): Promise<WorkplaceResult> {
  const made = makeDataDirectory(environment.dataDirectory);
  if (!made.ok) return failed(made.message);
  const { directory } = made;
  const opened = await openDatabase(
    environment.databaseUrl === null
      ? { kind: "embedded", directory: directory.database }
      : { kind: "server", url: environment.databaseUrl },
  );
  if (!opened.ok) return failed(opened.message);
  const { database } = opened;
  try {
    await migrate(database, migrations);
  } catch (error) {
    await database.close();
    return failed(error instanceof Error ? error.message : String(error));
  }
  const languages = loadLanguages();
  const clock = Date.now;
  return {
    ok: true,
    workplace: {
      environment,
      directory,
      database,
      newsroom: openNewsroom({
        database,
        clock,
        languages,
        picturesDirectory: directory.pictures,
        media: { most: environment.mostMediaBytes, ffmpeg: environment.ffmpeg },
        publicUrl: environment.publicUrl,
        dataDirectory: directory.root,
      }),
      renditions: renditionsDirectory(directory.pictures),
      settings: {
        publicUrl: environment.publicUrl,
        languages,
        offlineReading: environment.offlineReading,
        site: environment.site,
        sharePictures: true,
      },
      languages,
      clock,
      searchAt: null,
    },
  };
}

/** What the search needs of a workplace. */
export function searchingOf({ database, settings, clock }: Workplace): Answering {
  return { database, clock, templates: (editions) => templatesFor(settings, editions.values()) };
}
type Shown = { readonly ok: true } | Extract<WorkplaceResult, { readonly ok: false }>;

/**
 * What a newsroom has before anybody works in it, made on its first run (no press has worked yet): an edition to practise
 * in, and on the embedded database the demonstration, which once removed stays away.
 */
export async function demonstrate({ database, newsroom, environment }: Workplace): Promise<Shown> {
  const { templates } = await database.snapshot(pressState);
  if (templates !== null) return { ok: true };
  const editions = environment.demonstration;
  if (database.kind === "embedded" && editions.length > 0 && (await isEmpty(database)))
    try {
      await loadDemonstration(newsroom, { directory: demonstration, editions });
    } catch (error) {
      return failed(`DEMONSTRATION: ${error instanceof Error ? error.message : String(error)}`);
    }
  await addFirstPractice(newsroom);
  return { ok: true };
}

function failed(message: string): Extract<WorkplaceResult, { readonly ok: false }> {
  return { ok: false, kind: "failed", message };
}
