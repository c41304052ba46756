import type { GlossaryEntry } from "../language/second-script.ts";
import type { Transaction } from "./database.ts";

/** The newsroom's own language data. */
export async function ownLanguageRows(
  trx: Transaction,
): Promise<readonly { readonly code: string; readonly language: unknown; readonly language_version: string | null }[]> {
  return trx
    .selectFrom("edition")
    .select(["code", "language", "language_version"])
    .where("language", "is not", null)
    .execute();
}

export interface StoredEdition {
  readonly code: string;
  readonly path: string;
  readonly live: boolean;
  readonly practice: boolean;
  readonly wordmark: string | null;
  readonly time_zone: string | null;
  readonly own: boolean;
  /** The edition whose pages it shows in its own script. */
  readonly script_of: string | null;
  readonly glossary: readonly GlossaryEntry[];
}

/** Editions that were ever switched on or added, in the newsroom's order. */
export async function storedEditions(trx: Transaction): Promise<readonly StoredEdition[]> {
  return trx
    .selectFrom("edition")
    .select(["code", "path", "live", "practice", "wordmark", "time_zone", "script_of", "glossary"])
    .select((expression) => expression("language", "is not", null).as("own"))
    .orderBy("position")
    .orderBy("code")
    .execute() as Promise<StoredEdition[]>; // "is not null" yields a boolean, which the builder calls SqlBool
}

/** The edition's row, locked until the transaction ends. */
export async function lockEdition(trx: Transaction, code: string): Promise<StoredEdition | null> {
  await trx.selectFrom("edition").select("code").where("code", "=", code).forUpdate().execute();
  return (await storedEditions(trx)).find((row) => row.code === code) ?? null;
}

/** Adds an edition at the end of the order, off. */
export async function insertEdition(
  trx: Transaction,
  edition: {
    readonly code: string;
    readonly path: string;
    readonly language: unknown;
    readonly language_version: string | null;
    readonly practice?: boolean;
    readonly wordmark?: string;
    readonly time_zone?: string | null;
  },
): Promise<void> {
  const { language, ...rest } = edition;
  await trx
    .insertInto("edition")
    .values(({ selectFrom, fn }) => ({
      ...rest,
      live: false,
      language: language === null ? null : JSON.stringify(language),
      position: selectFrom("edition").select(fn.coalesce(fn.max("position"), fn.count<number>("code")).as("last")),
    }))
    .execute();
}

export async function updateEdition(
  trx: Transaction,
  code: string,
  change: {
    readonly live?: boolean;
    readonly wordmark?: string | null;
    readonly time_zone?: string | null;
    readonly language?: string;
    readonly language_version?: string;
    /** JSON, or null for Skywave's own look. */
    readonly theme?: string | null;
    readonly script_of?: string | null;
    /** JSON. */
    readonly glossary?: string;
  },
): Promise<void> {
  await trx.updateTable("edition").set(change).where("code", "=", code).execute();
}

/** An edition's own language data; null where it comes with the software. */
export async function ownLanguageData(trx: Transaction, code: string): Promise<unknown> {
  const row = await trx.selectFrom("edition").select("language").where("code", "=", code).executeTakeFirst();
  return row?.language ?? null;
}

/** The edition's own look; null: Skywave's. */
export async function themeOf(trx: Transaction, code: string): Promise<unknown> {
  const row = await trx.selectFrom("edition").select("theme").where("code", "=", code).executeTakeFirst();
  return row?.theme ?? null;
}

/** Whether the edition has articles, in whatever state. */
export async function hasArticles(trx: Transaction, edition: string): Promise<boolean> {
  const row = await trx.selectFrom("article").select("id").where("edition", "=", edition).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Forgets an edition's sections and what stands on its front: from now on it shows another's. Only where it has no articles. */
export async function forgetOwnLists(trx: Transaction, edition: string): Promise<void> {
  await trx.deleteFrom("front_block").where("edition", "=", edition).execute();
  await trx.deleteFrom("section").where("edition", "=", edition).execute();
}

/** Whether anything was ever published there: months in addresses then depend on its time zone. */
export async function hasPublished(trx: Transaction, edition: string): Promise<boolean> {
  const row = await trx
    .selectFrom("article")
    .select("id")
    .where("edition", "=", edition)
    .where("published_at", "is not", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
